"""The place that explains read-only mode."""

from collections.abc import Callable

from hubdesk.domain.changes import Changes
from hubdesk.presenters.hold import HoldPresenter
from hubdesk.presenters.runner import Runner
from hubdesk.services.desk import Desk
from hubdesk.ui.pages.hold import HoldPage


def hold_place(
    desk: Desk, runner: Runner, changed: Callable[[Changes], None], get_back: Callable[[str], None]
) -> tuple[HoldPresenter, HoldPage]:
    """The page, already reading."""
    presenter = HoldPresenter(desk, runner, changed, get_back)
    page = HoldPage(presenter)
    presenter.load()
    return presenter, page
