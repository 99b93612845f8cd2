"""What was written so far: each row on a card, and where one was written by mistake, the reason asked for below it."""

from collections.abc import Mapping
from typing import Protocol

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from hubdesk.presenters.written_rows import WrittenRow, WrittenState
from hubdesk.ui.controls import ActionButton, Body, Card, Field, Heading, InsetText, LinkButton, Muted, Rule, TextField
from hubdesk.ui.pages.emptying import empty
from hubdesk.ui.pages.fitted_text import fitted
from hubdesk.ui.theme import SPACE


class TakesBack(Protocol):
    """What the list wishes of its presenter."""

    def ask_why(self, row_id: str) -> None: ...  # noqa: D102
    def take_back(self, why: str) -> None: ...  # noqa: D102
    def show_older(self) -> None: ...  # noqa: D102


class WrittenList(QWidget):
    """Draws the rows of a ``WrittenState``."""

    def __init__(self, presenter: TakesBack, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._presenter = presenter
        self._drawn: object = None
        self.why = TextField("Why is it taken back?", "For example: written for the wrong person")
        self.take_back_button = ActionButton("Take it back", "warning", small=True)
        self.stay_link = LinkButton("Leave it as it is")
        self.older = ActionButton("", "secondary", small=True)
        self._list = QVBoxLayout()
        self._list.setSpacing(SPACE[3])
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE[3])
        column.addWidget(Heading("Written so far", 2))
        column.addLayout(self._list)
        column.addWidget(self.older, 0, Qt.AlignmentFlag.AlignLeft)
        self._ask = self._asking()
        self.take_back_button.clicked.connect(lambda: presenter.take_back(self.why.text()))
        self.stay_link.clicked.connect(lambda: presenter.ask_why(""))
        self.older.clicked.connect(presenter.show_older)

    def show_written(self, state: WrittenState) -> None:
        """Draw the rows; what is typed as a reason stays until another is asked for."""
        self.older.setText(f"Show {state.older} older")
        self.older.setVisible(bool(state.older))
        if (state.rows, state.taking_back) != self._drawn:
            self._drawn = (state.rows, state.taking_back)
            self._draw(state)

    def set_errors(self, errors: Mapping[str, str]) -> list[tuple[str, Field]]:
        """Show what is wrong with the reason; gives message and field."""
        message = errors.get("why", "")
        self.why.set_error(message)
        return [(message, self.why)] if message else []

    def _asking(self) -> Card:
        card = Card(roomy=True, parent=self)
        card.body.addWidget(self.why)
        for part in (self.take_back_button, self.stay_link):
            card.body.addWidget(part, 0, Qt.AlignmentFlag.AlignLeft)
        card.hide()
        return card

    def _draw(self, state: WrittenState) -> None:
        self._ask.setParent(self)
        self._ask.hide()
        empty(self._list)
        if not state.rows:
            self._list.addWidget(Muted("Nothing is written yet."))
        for row in state.rows:
            self._list.addWidget(self._card(row))
            if row.id == state.taking_back:
                self.why.set_text("")
                self._list.addWidget(self._ask)
                self._ask.show()
                self.why.focus_editor()

    def _card(self, row: WrittenRow) -> Card:
        card = Card()
        card.body.addWidget(Heading(fitted(row.title), 3))
        if row.words:
            card.body.addWidget(Body(fitted(row.words)))
        card.body.addWidget(Muted(fitted(row.detail)))
        if row.taken_back:
            card.body.addWidget(Rule())
            card.body.addWidget(InsetText(fitted(row.taken_back)))
        if row.may_take_back:
            link = LinkButton("Written by mistake: take it back", spoken=f"Take back: {row.title}")
            link.clicked.connect(lambda: self._presenter.ask_why(row.id))
            card.body.addWidget(link, 0, Qt.AlignmentFlag.AlignLeft)
        return card
