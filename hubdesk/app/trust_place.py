"""The place where the trust's decisions about information are read and confirmed."""

from collections.abc import Callable
from typing import Any

from hubdesk.domain.changes import Changes
from hubdesk.presenters.runner import Runner
from hubdesk.presenters.trust import TrustPresenter
from hubdesk.services.desk import Desk
from hubdesk.ui.pages.trust import TrustPage


def trust_place(desk: Desk, runner: Runner, changed: Callable[[Changes], None]) -> tuple[Any, TrustPage]:
    """The page, already loading."""
    presenter = TrustPresenter(desk, runner, changed)
    page = TrustPage(presenter)
    presenter.load()
    return presenter, page
