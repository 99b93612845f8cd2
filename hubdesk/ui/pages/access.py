"""Who looked at a person's record: a line for each day and member of staff."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from hubdesk.presenters.access import AccessPresenter, AccessShown, AccessState
from hubdesk.ui.controls import ActionButton, Body, Card, Heading, LinkButton, Muted, Rule, ScrollPage
from hubdesk.ui.pages.emptying import empty
from hubdesk.ui.pages.fitted_text import fitted
from hubdesk.ui.pages.trouble_box import TroubleBox
from hubdesk.ui.pages.watching import follow
from hubdesk.ui.theme import SPACE

_NOTE = (
    "The person may ask who has seen their record: show them this page, or read it out. Every single step is kept in "
    "the audit trail, which nobody can change unnoticed."
)


class AccessPage(ScrollPage):
    """Draws an ``AccessState``."""

    def __init__(self, presenter: AccessPresenter, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows: tuple[AccessShown, ...] | None = None
        self.back_link = LinkButton("Back to the person", icon="chevron-left")
        self.head, self.trouble = Heading("Who looked at this record"), TroubleBox(presenter.load)
        self._lines = QVBoxLayout()
        self._lines.setSpacing(SPACE[2])
        card = Card()
        card.body.addLayout(self._lines)
        self.print_button = ActionButton("Print this for the person", "secondary", icon="printer")
        self.bar.add(self.print_button)
        self.print_button.clicked.connect(presenter.print)
        for part in (self.back_link, self.head, Muted(_NOTE), self.trouble, card):
            self.body.addWidget(part)
        self.back_link.clicked.connect(presenter.back)
        follow(presenter, self, self.render)

    def render(self, state: AccessState) -> None:
        """Draw the state."""
        self.trouble.show_trouble(state.trouble)
        if state.rows == self._rows:
            return
        self._rows = state.rows
        empty(self._lines)
        for number, row in enumerate(state.rows):
            if number:
                self._lines.addWidget(Rule())
            self._lines.addWidget(Body(fitted(f"{row.when} · {row.who}"), strong=True))
            self._lines.addWidget(Body(fitted(row.did)))

    def focus_start(self) -> None:
        """The way back; the page is read from the heading on."""
        self.back_link.setFocus(Qt.FocusReason.OtherFocusReason)
