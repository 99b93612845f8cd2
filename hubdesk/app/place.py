"""What a place of the program is: a page that shows, the presenter behind it, and its mark in the rail."""

from dataclasses import dataclass
from typing import Any, Protocol

from PySide6.QtWidgets import QWidget

from hubdesk.presenters.presenter import Presenter

TODAY, PEOPLE, APPOINTMENTS, PAPERS, SETTINGS = "today", "people", "appointments", "papers", "settings"
USERS, COMPUTER, FORMS, GP = "users", "computer", "forms", "gp"
FOLLOW = "follow-up"
DIRECTORY = "directory"
KEEPING = "records-to-review"
REVIEW, REPORTS = "review", "reports"


class Page(Protocol):
    """What the program asks of a page."""

    def focus_start(self) -> None:
        """Put the focus where work begins."""


@dataclass(frozen=True)
class Place:
    """A page that shows, the presenter behind it, and its mark in the rail; empty marks none."""

    presenter: Presenter[Any]
    page: QWidget
    rail: str
    alone: bool = False
    """Whether it shows with no rail, no banner and no buttons in the top bar, in large type: the person answers."""
