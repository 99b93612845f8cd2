"""What one form gave: the score in honest words, what is missing, what to do next, and the answers on request."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from hubdesk.domain.dates import cui_date
from hubdesk.presenters.scores import ScoreView
from hubdesk.presenters.visit_pages import ResultForm
from hubdesk.ui.controls import Body, BulletList, Card, FlowLayout, Heading, InsetText, LinkButton, Muted, Tag
from hubdesk.ui.controls.trend_chart import TrendChart, TrendMark
from hubdesk.ui.pages.fitted_text import fitted
from hubdesk.ui.pages.visit.answer_list import AnswerList
from hubdesk.ui.pages.visit.bare_range import bare_range
from hubdesk.ui.pages.visit.correction_box import CorrectionBox
from hubdesk.ui.theme import SPACE


class ResultCard(Card):
    """One form's result."""

    correct_requested = Signal(object)
    """The form with this response id is to be put right."""

    def __init__(self, form: ResultForm, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.body.setSpacing(SPACE[3])
        self._form = form
        self.answers: AnswerList | None = None
        self.body.addWidget(Heading(form.title, 2))
        if form.in_error:
            self._show_in_error(form)
        for at, score in enumerate(() if form.in_error else form.scores):
            self.body.addWidget(_Score(score, named=len(form.scores) > 1))
            self._tell(form, at)
        if form.manner and not form.in_error:
            self.body.addWidget(Muted(fitted(form.manner)))
        for note in form.corrections:
            self.body.addWidget(CorrectionBox(note))
        if form.missing and not form.in_error:
            self.body.addWidget(_titled("What is missing", BulletList([fitted(line) for line in form.missing])))
        if form.prompts:
            self.body.addWidget(_titled("For staff", BulletList([fitted(line) for line in form.prompts])))
        if form.next_step:
            self.body.addWidget(_titled("What to do next", InsetText(form.next_step)))
        self.show_answers = LinkButton("Show all answers", spoken=f"Show all answers: {form.title}")
        self.show_answers.clicked.connect(self._toggle)
        links = QWidget()
        row = FlowLayout(SPACE[4], SPACE[2], links)
        row.addWidget(self.show_answers)
        self.correct = LinkButton("Something here is wrong", icon="edit", spoken=f"Something is wrong in {form.title}")
        self.correct.clicked.connect(lambda: self.correct_requested.emit(form.response_id))
        row.addWidget(self.correct)
        if form.response_id is None:
            self.correct.hide()
        self.body.addWidget(links)

    def _tell(self, form: ResultForm, at: int) -> None:
        """One score in a sentence, what changed since the last time, and how it went over time."""
        for lines in (form.sentences, form.changes):
            if at < len(lines) and lines[at]:
                self.body.addWidget(Body(fitted(lines[at])))
        trend = form.trends[at] if at < len(form.trends) else None
        if trend is not None:
            marks = tuple(TrendMark(cui_date(p.on), p.value, p.label, p.run) for p in trend.points)
            self.body.addWidget(TrendChart(trend.low, trend.high, marks, trend.spoken))

    def _show_in_error(self, form: ResultForm) -> None:
        """The mark, and what it said: to be read, not to be used."""
        self.body.addWidget(Tag("Entered in error", "red", icon="alert-triangle"), 0, Qt.AlignmentFlag.AlignLeft)
        self.body.addWidget(Body("This form does not count. It is kept so that it can be read.", strong=True))
        for score in form.scores:
            self.body.addWidget(Body(f"{score.title} as entered: {score.headline}"))

    def _toggle(self) -> None:
        if self.answers is None:
            self.answers = AnswerList(self._form.answers, changeable=False)
            self.answers.hide()
            self.body.addWidget(self.answers)
        shown = self.answers.isHidden()
        self.answers.setVisible(shown)
        words = "Hide the answers" if shown else "Show all answers"
        self.show_answers.setText(words)
        self.show_answers.setAccessibleName(f"{words}: {self._form.title}")


class _Score(QWidget):
    """One score: the number large, the band or why there is none, and where it lies."""

    def __init__(self, score: ScoreView, *, named: bool) -> None:
        super().__init__()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE[1])
        if named:
            column.addWidget(Body(score.title, strong=True))
        column.addWidget(Heading(score.headline, 0))
        if score.band:
            column.addWidget(Heading(score.band, 3))
        column.addWidget(bare_range(score))


def _titled(title: str, content: QWidget) -> QWidget:
    box = QWidget()
    column = QVBoxLayout(box)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(SPACE[2])
    column.addWidget(Heading(title, 3))
    column.addWidget(content)
    return box
