"""A hub in memory, and a worker at each desk."""

import pytest

from hubdesk.domain.roles import Role
from hubdesk.services.desk import Desk
from tests.support.chance import FixedClock
from tests.support.memory import Hub, Worker


@pytest.fixture
def hub(clock: FixedClock) -> Hub:
    """A hub with its staff and the shipped forms, and nobody registered."""
    return Hub(clock=clock)


@pytest.fixture
def desk(hub: Hub) -> Desk:
    """A clinician's desk."""
    return hub.desk()


@pytest.fixture
def sam(hub: Hub) -> Worker:
    """A clinician."""
    return Worker(hub)


@pytest.fixture
def jo(hub: Hub) -> Worker:
    """A health navigator."""
    return Worker(hub, Role.NAVIGATOR)
