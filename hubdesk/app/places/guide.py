"""What every place is made with, and how one is opened."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, TypeAlias

from PySide6.QtWidgets import QWidget

from hubdesk.app.place import Place
from hubdesk.domain.changes import Changes
from hubdesk.presenters.routes import Route
from hubdesk.presenters.runner import Runner
from hubdesk.services.desk import Desk

Tools: TypeAlias = tuple[Desk, Runner, Callable[[Route], None], Callable[[Changes], None]]


@dataclass(frozen=True)
class Guide:
    """Handed to whatever makes a place."""

    desk: Desk
    runner: Runner
    go: Callable[[Route], None]
    changed: Callable[[Changes], None]

    @property
    def tools(self) -> Tools:
        """What most presenters take first."""
        return self.desk, self.runner, self.go, self.changed


Maker: TypeAlias = Callable[[Guide, Any], Place]
"""Makes the place of one kind of route, already loading."""

Makers: TypeAlias = dict[type, Maker]


def opened(presenter: Any, page: Callable[[Any], QWidget], rail: str, *, alone: bool = False) -> Place:
    """The presenter with its page, already loading."""
    place = Place(presenter, page(presenter), rail, alone)
    presenter.load()
    return place
