"""People who may be the one being registered: look at them before making a second record."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from hubdesk.presenters.people import PersonRow
from hubdesk.ui.controls import ActionButton, Body, LinkButton, Rule, WarningCallout, announce
from hubdesk.ui.pages.emptying import empty
from hubdesk.ui.pages.fitted_text import fitted
from hubdesk.ui.pages.stacking_row import StackingRow
from hubdesk.ui.theme import SPACE

TITLE = "Already registered?"
_TEXT = "This may be the same person. Open the record to check, or register a new person."
_STACK_BELOW = 520


class AlikeCallout(WarningCallout):
    """Lists who is alike, each with a link, and the way on for a worker who has looked."""

    open_requested = Signal(object)
    """Open the record of this person instead."""
    register_requested = Signal()
    """None of them is the person: make a new record."""

    def __init__(
        self, parent: QWidget | None = None, *, text: str = _TEXT, anyway: str = "Register as a new person"
    ) -> None:
        super().__init__(TITLE, text, parent)
        self._said = text
        self.links: list[LinkButton] = []
        self._lines = QVBoxLayout()
        self._lines.setSpacing(SPACE[2])
        self.new_button = ActionButton(anyway, "secondary")
        self.new_button.clicked.connect(self.register_requested)
        self.body.addLayout(self._lines)
        self.body.addSpacing(SPACE[2])
        self.body.addWidget(self.new_button)
        self.hide()

    def show_people(self, rows: tuple[PersonRow, ...]) -> None:
        """List these people, move the focus to the first of them and have it said; nobody hides the callout."""
        empty(self._lines)
        self.links = []
        for row in rows:
            self._lines.addWidget(Rule())
            self._lines.addWidget(self._line(row))
        self.setVisible(bool(rows))
        if rows:
            self.links[0].setFocus(Qt.FocusReason.OtherFocusReason)
            announce(self, f"{TITLE}. {self._said}")

    def _line(self, row: PersonRow) -> StackingRow:
        words = QWidget()
        column = QVBoxLayout(words)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(Body(fitted(row.name), strong=True))
        column.addWidget(Body(fitted(row.detail)))
        link = LinkButton("Open this record", spoken=f"Open this record, {row.name}, {row.detail}")
        link.clicked.connect(lambda: self.open_requested.emit(row))
        self.links.append(link)
        line = StackingRow(_STACK_BELOW, SPACE[2])
        line.add(words, 1)
        line.add(link)
        return line
