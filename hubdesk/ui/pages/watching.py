"""How a page follows its presenter for as long as the page exists."""

from typing import Protocol, TypeVar

import shiboken6
from PySide6.QtWidgets import QWidget

from hubdesk.presenters.presenter import Presenter

S = TypeVar("S")
S_contra = TypeVar("S_contra", contravariant=True)


class Renders(Protocol[S_contra]):
    """A page that can draw a state."""

    def render(self, state: S_contra) -> None:
        """Draw the state."""


def follow(presenter: Presenter[S], page: Renders[S]) -> None:
    """Draw each state of the presenter. A job may end after the window deleted the page: then nothing happens."""

    def show(state: S) -> None:
        if not isinstance(page, QWidget) or shiboken6.isValid(page):
            page.render(state)

    presenter.watch(show)
