"""The side card of a question: what was answered before it on this form."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from hubdesk.presenters.visit_pages import GivenAnswer
from hubdesk.ui.controls import Body, Card, Heading, LinkButton, Muted, Rule
from hubdesk.ui.pages.fitted_text import fitted
from hubdesk.ui.theme import SPACE

_NONE = "None yet on this form."
_MOST = 4
"""How many of the latest answers show at once: more would make the page scroll."""


class AnswersSoFar(Card):
    """The latest answers with Change links; older ones on request. Rows are reused from page to page."""

    change_requested = Signal(object)
    """The answer at this place is to be changed."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows: list[_Row] = []
        self._answers: tuple[GivenAnswer, ...] = ()
        self._all = False
        self.body.setContentsMargins(SPACE[4], SPACE[3], SPACE[4], SPACE[3])
        self.body.addWidget(Heading("Answers so far", 3))
        self._none = Muted(_NONE)
        self.body.addWidget(self._none)
        self.earlier = LinkButton("")
        self.earlier.clicked.connect(self._show_all)
        self.earlier.hide()
        self.body.addWidget(self.earlier)

    def show_answers(self, answers: tuple[GivenAnswer, ...], hidden: str = "") -> None:
        """Show these answers, oldest first, or why they are hidden."""
        self._none.setText(hidden or _NONE)
        if answers != self._answers:
            self._answers, self._all = answers, False
            self._draw()

    def _show_all(self) -> None:
        self._all = True
        self._draw()
        self._rows[0].change.setFocus(Qt.FocusReason.OtherFocusReason)

    def _draw(self) -> None:
        shown = self._answers if self._all else self._answers[-_MOST:]
        hidden = len(self._answers) - len(shown)
        self._none.setVisible(not self._answers)
        self.earlier.setVisible(hidden > 0)
        self.earlier.setText(f"Show {hidden} earlier answer{'s' if hidden > 1 else ''}")
        while len(self._rows) < len(shown):
            row = _Row()
            row.change_requested.connect(self.change_requested)
            self._rows.append(row)
            self.body.addWidget(row)
        for place, row in enumerate(self._rows):
            row.setVisible(place < len(shown))
            if place < len(shown):
                row.show_answer(shown[place], last=place == len(shown) - 1)


class _Row(QWidget):
    """One answer."""

    change_requested = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._given: GivenAnswer | None = None
        self._question, self._answer, self._note = Muted(), Body(strong=True), Muted()
        self._rule = Rule()
        self.change = LinkButton("Change")
        self.change.clicked.connect(lambda: self.change_requested.emit(self._given.place))
        line = QHBoxLayout()
        line.setSpacing(SPACE[2])
        line.addWidget(self._answer, 1)
        line.addWidget(self.change, 0, Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE[1])
        column.addWidget(self._question)
        column.addLayout(line)
        column.addWidget(self._note)
        column.addSpacing(SPACE[1])
        column.addWidget(self._rule)

    def show_answer(self, given: GivenAnswer, *, last: bool) -> None:
        """Show another answer in the same row."""
        if given != self._given:
            self._given = given
            self._question.setText(given.question)
            self._answer.setText(fitted(given.answer))
            self._note.setText(given.note)
            self._note.setVisible(bool(given.note))
            self.change.setAccessibleName(f"Change: {given.question}")
        self._rule.setVisible(not last)
