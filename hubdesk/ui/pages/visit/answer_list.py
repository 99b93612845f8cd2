"""Questions and answers in rows, with a mark on what is not answered and links to change."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from hubdesk.presenters.visit_pages import GivenAnswer
from hubdesk.ui.controls import Body, LinkButton, Muted, Rule, Tag
from hubdesk.ui.pages.fitted_text import fitted
from hubdesk.ui.theme import SPACE, look

_STACK_BELOW = 620


class AnswerList(QWidget):
    """One row for each answer; on a narrow page the answer goes below its question."""

    change_requested = Signal(object)
    """The answer at this place is to be changed."""

    def __init__(
        self, answers: tuple[GivenAnswer, ...], parent: QWidget | None = None, *, changeable: bool = True
    ) -> None:
        super().__init__(parent)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        self.rows = [_AnswerRow(given, changeable=changeable) for given in answers]
        for place, row in enumerate(self.rows):
            row.change_requested.connect(self.change_requested)
            if place:
                column.addWidget(Rule())
            column.addWidget(row)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Stack or unstack."""
        super().resizeEvent(event)
        for row in self.rows:
            row.arrange(stacked=self.width() < look().em(_STACK_BELOW))


class _AnswerRow(QWidget):
    """One question, its answer and the link."""

    change_requested = Signal(object)

    def __init__(self, given: GivenAnswer, *, changeable: bool) -> None:
        super().__init__()
        self._stacked: bool | None = None
        self._question = Body(given.question)
        self._question.setContentsMargins(0, SPACE[1], 0, SPACE[1])  # level with the link
        self._answer = _answer(given)
        self.change: LinkButton | None = None
        if changeable:
            word = "Answer" if given.missing else "Change"
            self.change = LinkButton(word, spoken=f"{word}: {given.question}")
            self.change.clicked.connect(lambda: self.change_requested.emit(given.place))
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, SPACE[1], 0, SPACE[1])
        self._grid.setHorizontalSpacing(SPACE[3])
        self._grid.setVerticalSpacing(0)
        self.arrange(stacked=False)

    def arrange(self, *, stacked: bool) -> None:
        """Put the answer beside its question or below it."""
        if stacked == self._stacked:
            return
        self._stacked = stacked
        top = Qt.AlignmentFlag.AlignTop
        for part in (self._question, self._answer, self.change):
            if part is not None:
                self._grid.removeWidget(part)
        self._grid.addWidget(self._question, 0, 0, 1, 2 if stacked else 1, top)
        self._grid.addWidget(self._answer, *((1, 0) if stacked else (0, 1)), top)
        if self.change is not None:
            self._grid.addWidget(self.change, *((1, 1) if stacked else (0, 2)), top | Qt.AlignmentFlag.AlignRight)
        for column, share in enumerate((1, 0, 0) if stacked else (6, 4, 1)):
            self._grid.setColumnStretch(column, share)


def _answer(given: GivenAnswer) -> QWidget:
    """The answer in words; a question with no answer at all has a tag that is seen at a glance."""
    box = QWidget()
    column = QVBoxLayout(box)
    column.setContentsMargins(0, SPACE[1], 0, SPACE[1])
    column.setSpacing(SPACE[1])
    if given.missing:
        column.addWidget(Tag(given.answer, "yellow", icon="alert-triangle"), 0, Qt.AlignmentFlag.AlignLeft)
    else:
        column.addWidget(Body(fitted(given.answer), strong=not given.no_answer))
    if given.note:
        column.addWidget(Muted(given.note))
    return box
