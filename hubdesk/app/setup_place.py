"""The set-up wizard, before there is a store."""

import secrets
from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from hubdesk.presenters.runner import Runner
from hubdesk.presenters.setup import SetupPresenter
from hubdesk.services.setup import SetupRoom
from hubdesk.ui.pages.setup import SetupPage


def setup_place(
    runner: Runner, room: Callable[[], SetupRoom], done: Callable[[], None], window: QWidget
) -> tuple[SetupPresenter, SetupPage]:
    """The set-up wizard, already looking round."""
    presenter = SetupPresenter(runner, room, two_by_chance, done)
    page = SetupPage(presenter)

    def print_it(groups: tuple[str, ...]) -> None:
        from hubdesk.ui.kit_paper import print_kit  # Qt's printing is slow to load and wanted once

        print_kit(window, groups, presenter.state.text("hub"))

    page.print_requested.connect(print_it)
    page.close_requested.connect(window.close)
    presenter.begin()
    return presenter, page


def two_by_chance(most: int) -> tuple[int, int]:
    """Two different numbers from 1 to ``most``, in order."""
    first, second = sorted(secrets.SystemRandom().sample(range(1, most + 1), 2))
    return first, second
