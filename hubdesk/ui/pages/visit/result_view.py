"""What the visit gave: safety first, then each score as it honestly stands."""

from PySide6.QtWidgets import QWidget

from hubdesk.presenters.visit import VisitPresenter
from hubdesk.presenters.visit_pages import ResultForm, ResultPage, VisitState
from hubdesk.ui.controls import (
    ActionButton,
    Body,
    BulletList,
    Card,
    Heading,
    InsetText,
    LinkButton,
    Muted,
    ScrollPage,
    WarningCallout,
    announce,
)
from hubdesk.ui.copied_text import CopiedText
from hubdesk.ui.pages.fitted_text import fitted
from hubdesk.ui.pages.visit.into_record_card import IntoRecordCard
from hubdesk.ui.pages.visit.next_steps_card import NextStepsCard
from hubdesk.ui.pages.visit.page_keys import do_nothing, on_ctrl_enter, on_enter
from hubdesk.ui.pages.visit.page_title import PageTitle
from hubdesk.ui.pages.visit.result_card import ResultCard
from hubdesk.ui.pages.visit.trouble_callout import TroubleCallout

_NOT_A_DIAGNOSIS = "A screening score is not a diagnosis."
_COPIED = "The summary is on the clipboard for half a minute, or until this page is left. It names nobody."


class ResultView(ScrollPage):
    """Shows a ``ResultPage``."""

    def __init__(self, presenter: VisitPresenter, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._presenter = presenter
        self._page: ResultPage | None = None
        self._parts: list[QWidget] = []
        self.title = PageTitle("Results")
        self.trouble = TroubleCallout()
        for part in (self.title, self.trouble):
            self.body.addWidget(part)
        self.into_record = IntoRecordCard()
        self.into_record.put_requested.connect(presenter.put_in_record)
        self.body.addWidget(self.into_record)
        self.to_person = ActionButton("Back to the person")
        self.to_person.clicked.connect(presenter.to_person)
        self.bar.add(self.to_person)
        self.to_papers = ActionButton("Letters and cards", "secondary", icon="file")
        self.to_papers.clicked.connect(presenter.to_papers)
        self.bar.add(self.to_papers)
        self.copied = CopiedText(self)
        self.copy_summary = ActionButton("Copy summary", "secondary", icon="clipboard")
        self.copy_summary.clicked.connect(self._copy)
        self.bar.add(self.copy_summary)
        self.wrong_person = LinkButton("This is the wrong person")
        self.wrong_person.clicked.connect(presenter.move_to_right_person)
        self.bar.add(self.wrong_person)
        self.copy_note = Muted("")
        self.copy_note.hide()
        self.body.addWidget(self.copy_note)
        on_enter(self, do_nothing)
        on_ctrl_enter(self, self.to_person)
        self.bar.set_hint("Ctrl+Enter goes back to the person")

    def render(self, state: VisitState) -> None:
        """Show a state."""
        page = state.page
        if not isinstance(page, ResultPage):
            return
        if page != self._page:
            self._page = page
            self._draw(page)
        self.into_record.show_offers(page.offers, busy=state.busy)
        self.trouble.show_trouble(state.trouble)

    def focus_start(self) -> None:
        """Focus the heading: it is read out with when the visit was finished."""
        self.scroll_to_top()
        self.title.focus_heading()

    def store_typed(self) -> None:
        """Nothing can be typed here. The page is left or the screen locked: our text goes from the clipboard."""
        self.copied.forget()

    def _draw(self, page: ResultPage) -> None:
        self.title.set_note(page.finished)
        self.copy_summary.setVisible(bool(page.summary))
        self.wrong_person.setVisible(not page.hidden)
        for old in self._parts:
            self.body.removeWidget(old)
            old.hide()
            old.deleteLater()
        first = [*_moved(page), *_safety(page), *self._steps(page)]
        self._parts = [*first, *map(self._card, page.forms), *_left_out(page)]
        if page.hidden:
            self._parts = [Body(page.hidden, strong=True)]
        if any(form.scores and not form.in_error for form in page.forms):
            self._parts.append(Body(_NOT_A_DIAGNOSIS, strong=True))
        self.body.removeWidget(self.into_record)
        for part in self._parts:
            self.body.addWidget(part)
        # What was told comes after safety and the next steps, before the scores.
        after = self.body.indexOf(first[-1]) if first and not page.hidden else self.body.indexOf(self.trouble)
        self.body.insertWidget(after + 1, self.into_record)

    def _steps(self, page: ResultPage) -> list[QWidget]:
        """What is to be done: before the scores, because it is what the person takes away."""
        if not page.steps and not page.prompted:
            return []
        card = NextStepsCard(page.steps, page.prompted)
        card.done_requested.connect(self._presenter.step_done)
        card.agreed.connect(self._presenter.agree_on_prompt)
        return [card]

    def _copy(self) -> None:
        if self._page is not None and self._page.summary:
            self.copied.copy(self._page.summary)
            self.copy_note.setText(_COPIED)
            self.copy_note.show()
            announce(self, _COPIED)

    def _card(self, form: ResultForm) -> ResultCard:
        card = ResultCard(form)
        card.correct_requested.connect(self._presenter.correct)
        return card


def _moved(page: ResultPage) -> list[QWidget]:
    """That the visit was begun in another record."""
    return [InsetText(fitted(line)) for line in page.moved]


def _left_out(page: ResultPage) -> list[QWidget]:
    """What was not asked by choice: nobody reads a silence as a no."""
    if not page.left_out:
        return []
    card = Card()
    card.body.addWidget(Heading("Left out of this visit", 2))
    card.body.addWidget(BulletList([fitted(line) for line in page.left_out]))
    return [card]


def _safety(page: ResultPage) -> list[QWidget]:
    """What was done about safety, before any score."""
    if not page.safety:
        return []
    if page.safety_open:
        callout = WarningCallout("Safety page still open", fitted(page.safety[0]))
        for line in page.safety[1:]:
            callout.body.addWidget(Body(fitted(line)))
        callout.body.addWidget(Body("It is on Today until it is complete."))
        return [callout]
    card = Card()
    card.body.addWidget(Heading("Safety", 2))
    card.body.addWidget(BulletList([fitted(line) for line in page.safety]))
    return [card]
