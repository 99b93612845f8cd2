"""Every answer once more, before the visit is finished."""

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from hubdesk.presenters.presenter import Trouble
from hubdesk.presenters.visit import VisitPresenter
from hubdesk.presenters.visit_pages import ReviewForm, ReviewPage, VisitState
from hubdesk.ui.controls import ActionButton, Card, Heading, LinkButton, Muted, ScrollPage
from hubdesk.ui.pages.visit.answer_list import AnswerList
from hubdesk.ui.pages.visit.page_keys import do_nothing, on_ctrl_enter, on_enter
from hubdesk.ui.pages.visit.page_title import PageTitle
from hubdesk.ui.pages.visit.staff_prompts import StaffPrompts
from hubdesk.ui.pages.visit.trouble_callout import TroubleCallout


class ReviewView(ScrollPage):
    """Shows a ``ReviewPage``. What stops the visit from being finished stands first."""

    def __init__(self, presenter: VisitPresenter, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._presenter = presenter
        self._page: ReviewPage | None = None
        self._forms: list[QWidget] = []
        self.title = PageTitle("Check the answers")
        self.notice = TroubleCallout("Go there")
        self.notice.action_requested.connect(self._go_there)
        for part in (self.title, self.notice):
            self.body.addWidget(part)
        self.finish, self.pause = ActionButton("Finish visit"), LinkButton("Pause visit", icon="pause")
        self.finish.clicked.connect(lambda: self._unless_busy(presenter.finish))
        self.pause.clicked.connect(lambda: self._unless_busy(presenter.pause))
        self.bar.add(self.finish)
        self.bar.add(self.pause)
        on_enter(self, do_nothing)
        on_ctrl_enter(self, self.finish)
        self.bar.set_hint("Ctrl+Enter goes on")

    def render(self, state: VisitState) -> None:
        """Show a state."""
        page = state.page
        if not isinstance(page, ReviewPage):
            return
        if page != self._page:
            self._page = page
            self._draw(page)
        self._show_notice(page, state)

    def focus_start(self) -> None:
        """Focus the heading: it is read out with the count, and a stray Enter finishes nothing."""
        self.scroll_to_top()
        self.title.focus_heading()

    def store_typed(self) -> None:
        """Nothing can be typed here."""

    def _show_notice(self, page: ReviewPage, state: VisitState) -> None:
        """What went wrong, or else what still has to be done before the visit can be finished."""
        waiting = Trouble(page.safety, "Complete it before you finish the visit.") if page.safety else None
        stopped = state.trouble is not None and state.missing is not None
        self.notice.action.setVisible(stopped or bool(page.safety))
        self.notice.action.setText("Go there" if stopped else "Go to the safety page")
        if state.trouble is None:
            self.notice.show_trouble(waiting, title="Safety page")
            return
        self.notice.show_trouble(state.trouble, title="Not saved" if state.saved == "Not saved" else "Not finished yet")
        self.scroll_to_top()

    def _go_there(self) -> None:
        if self._presenter.state.missing is not None:
            self._presenter.to_missing()
        else:
            self._presenter.to_safety()

    def _draw(self, page: ReviewPage) -> None:
        self.title.set_note(page.hidden or _count(page.missing))
        self.finish.setText(page.finish)
        for old in self._forms:
            self.body.removeWidget(old)
            old.hide()
            old.deleteLater()
        self._forms = [self._form(form) for form in page.forms]
        for card in self._forms:
            self.body.addWidget(card)

    def _form(self, form: ReviewForm) -> Card:
        card = Card()
        card.body.addWidget(Heading(form.title, 2))
        card.body.addWidget(Muted(form.summary))
        prompts = StaffPrompts()
        prompts.show_prompts(form.prompts)
        card.body.addWidget(prompts)
        answers = AnswerList(form.answers)
        answers.change_requested.connect(self._presenter.change)
        card.body.addWidget(answers)
        return card

    def _unless_busy(self, wish: Callable[[], None]) -> None:
        if not self._presenter.state.busy:
            wish()


def _count(missing: int) -> str:
    if missing == 0:
        return "All questions are dealt with. Check them, then finish the visit."
    verb = "question is" if missing == 1 else "questions are"
    return f"{missing} {verb} not answered yet. You can answer now, or finish and leave as it is."
