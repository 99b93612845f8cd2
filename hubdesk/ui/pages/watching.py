"""How a page follows its presenter for as long as the page exists."""

from collections.abc import Callable
from typing import TypeVar

import shiboken6
from PySide6.QtWidgets import QWidget

from hubdesk.presenters.presenter import Presenter

S = TypeVar("S")


def follow(presenter: Presenter[S], page: QWidget, render: Callable[[S], None]) -> None:
    """Draw each state of the presenter. A job may end after the window deleted the page: then nothing happens."""

    def show(state: S) -> None:
        if shiboken6.isValid(page):
            render(state)

    presenter.watch(show)
