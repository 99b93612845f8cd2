"""A press for papers, with its fonts loaded once, and desks that have it."""

from dataclasses import replace

import pytest

from hubdesk.app.paper_press import LocalPress
from hubdesk.domain.roles import Role
from hubdesk.services.paper.letterhead import save_letterhead
from hubdesk.system.paths import resources_dir
from tests.support.memory import Hub


@pytest.fixture(scope="session")
def press() -> LocalPress:
    made = LocalPress(resources_dir())
    made.warm_up()
    return made


@pytest.fixture
def sit(hub: Hub, press):
    """A desk with a press, of a role."""
    save_letterhead(
        hub.desk(Role.LEAD), {"organisation": "Trust", "address": "8 Exchange Place", "phone": "01632 960 118"}
    )
    return lambda role=Role.CLINICIAN: replace(hub.desk(role), press=press)
