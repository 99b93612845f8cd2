"""One question as it is read out: which form, how far along, the question, the answers."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from hubdesk.presenters.visit_pages import QuestionPage
from hubdesk.ui.controls import Caption, Card, Heading, InsetText, Lead, LinkButton, RadioCard, StepProgress
from hubdesk.ui.controls.labels import Text
from hubdesk.ui.pages.visit.choice_answer import ChoiceAnswer
from hubdesk.ui.pages.visit.parts_answer import FIELDS, PartsAnswer
from hubdesk.ui.pages.visit.table_answer import TableAnswer
from hubdesk.ui.pages.visit.typed_answer import TypedAnswer
from hubdesk.ui.theme import SPACE

Written = TypedAnswer | PartsAnswer | TableAnswer
"""Every way of answering but the plain choice of one option."""


def _answer_for(page: QuestionPage) -> Written:
    if page.kind == "table":
        return TableAnswer(page)
    return PartsAnswer(page) if page.kind in FIELDS else TypedAnswer(page)


class QuestionCard(Card):
    """Reused from question to question; a typed question gets a new field, so that nothing is carried over."""

    chosen = Signal(str)
    """This value was chosen by hand."""
    typing_left = Signal()
    """The focus left a field that is typed in."""
    picked = Signal()
    """A part of the answer was chosen by hand, to be stored at once."""
    row_chosen = Signal(object, str)
    """This option was chosen by hand in the row of a table at this place."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent, roomy=True)
        self.body.setContentsMargins(SPACE[6], SPACE[3], SPACE[6], SPACE[3])
        self.form, self.caption = Caption(), Caption()
        self.caption.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignTop)
        self.progress = StepProgress(1)
        self.stem, self.question, self.help = Lead(), Heading(""), Text("", "hint")
        head = QHBoxLayout()
        head.setSpacing(SPACE[3])
        head.addWidget(self.form, 3, Qt.AlignmentFlag.AlignTop)
        head.addWidget(self.caption, 2, Qt.AlignmentFlag.AlignTop)
        self.body.addLayout(head)
        self.body.addWidget(self.progress)
        self.last_time = InsetText("")
        self.last_time.body.setContentsMargins(SPACE[3], SPACE[1], SPACE[2], SPACE[1])
        self.body.addWidget(self.last_time)
        self.body.addSpacing(SPACE[1])
        for part in (self.stem, self.question, self.help):
            self.body.addWidget(part)
        self.notes, self.proposal = InsetText(""), LinkButton("", icon="check")
        self.body.addWidget(self.notes)
        self.body.addSpacing(SPACE[1])
        self.body.addWidget(self.proposal, 0, Qt.AlignmentFlag.AlignLeft)
        self.choice = ChoiceAnswer()
        self.choice.chosen.connect(self.chosen)
        self.body.addWidget(self.choice)
        self.typed: Written | None = None

    def show_question(self, page: QuestionPage, *, turned: bool) -> None:
        """Show a question; ``turned`` when it is another one than before."""
        if turned:
            self._show_words(page)
            self._drop_typed()
            self.choice.setVisible(page.kind == "choice")
        self._show_direction(page)
        self.notes.text.setText("\n".join(page.warnings))
        self.notes.setVisible(bool(page.warnings))
        self.proposal.setText(f"Use “{page.proposed}”")
        self.proposal.setVisible(bool(page.proposed) and page.chosen is None)
        if page.kind == "choice":
            self.choice.show_question(page)
            return
        if self.typed is None:
            self.typed = _answer_for(page)
            self.typed.chosen.connect(self.chosen)
            self.typed.left.connect(self.typing_left)
            self.typed.picked.connect(self.picked)
            if isinstance(self.typed, TableAnswer):
                self.typed.row_chosen.connect(self.row_chosen)
            self.body.addWidget(self.typed)
            self._show_direction(page)
        self.typed.show_question(page)

    def set_error(self, message: str) -> None:
        """Show an error at the answer, and have it spoken; nothing clears it."""
        answer = self._answer()
        if message or answer.error():
            answer.set_error(message)

    def focus_answer(self) -> None:
        """Focus the answer that stands, or the first."""
        self._answer().focus_editor()

    def card_walked_to(self) -> RadioCard | None:
        """The card that the arrow keys moved to and that is not chosen yet."""
        return (self.choice if self.typed is None else self.typed).card_walked_to()

    def take_enter(self) -> bool:
        """Whether Enter was meant for something inside the answer."""
        return self.typed is not None and self.typed.take_enter()

    def typed_text(self) -> str | None:
        """What is typed and not passed on yet, or None."""
        return self.typed.text() if self.typed is not None and self.typed.unsent() else None

    def _answer(self) -> ChoiceAnswer | Written:
        return self.typed if self.typed is not None else self.choice

    def _show_words(self, page: QuestionPage) -> None:
        for label, words in ((self.form, page.form_title), (self.caption, page.caption)):
            label.setText(words)
            label.setVisible(bool(words))
        self.progress.setUpdatesEnabled(False)  # a native progress bar would paint at once, twice
        self.progress.set_progress(page.index, page.index, page.total)
        self.progress.setAccessibleDescription(page.caption or page.left)
        self.progress.setUpdatesEnabled(True)
        for label, words in ((self.stem, page.stem), (self.question, page.text), (self.help, page.help)):
            label.setText(words)
            label.setVisible(bool(words))
        self.last_time.show_words(page.last_time)

    def _show_direction(self, page: QuestionPage) -> None:
        """What is read in another language is laid out as it is written; what staff read beside it stays."""
        to_left = page.language is not None and page.language.right_to_left
        way = Qt.LayoutDirection.RightToLeft if to_left else Qt.LayoutDirection.LeftToRight
        for part in (self.stem, self.question, self.help, self.notes, self.choice, self.typed):
            if part is not None and part.layoutDirection() != way:
                part.setLayoutDirection(way)

    def _drop_typed(self) -> None:
        if self.typed is not None:
            self.body.removeWidget(self.typed)
            self.typed.blockSignals(True)
            self.typed.hide()
            self.typed.deleteLater()
            self.typed = None
