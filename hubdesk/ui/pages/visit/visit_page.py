"""The page of a visit: it shows whichever view the visit is at, and moves the focus when the page turns."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QApplication, QStackedLayout, QVBoxLayout, QWidget

from hubdesk.presenters.visit import VisitPresenter
from hubdesk.presenters.visit_pages import QuestionPage, ResultPage, ReviewPage, SafetyPage, VisitState
from hubdesk.presenters.visit_parts import ActionsPage, OpeningPage
from hubdesk.ui.controls import ActionBar, ScrollPage
from hubdesk.ui.pages.visit.actions_view import ActionsView
from hubdesk.ui.pages.visit.beginning_view import BeginningView
from hubdesk.ui.pages.visit.opening_view import OpeningView
from hubdesk.ui.pages.visit.page_keys import on_key
from hubdesk.ui.pages.visit.question_view import QuestionView
from hubdesk.ui.pages.visit.result_view import ResultView
from hubdesk.ui.pages.visit.review_view import ReviewView
from hubdesk.ui.pages.visit.safety_view import SafetyView
from hubdesk.ui.pages.visit.steps_view import StepsView
from hubdesk.ui.pages.visit.strip_bar import StripBar
from hubdesk.ui.pages.visit.wish_after_saving import WishAfterSaving
from hubdesk.ui.pages.watching import follow

VisitView = OpeningView | BeginningView | QuestionView | SafetyView | ReviewView | ActionsView | ResultView


class VisitPage(QWidget):
    """Watches a ``VisitPresenter``. The question view is kept for the whole visit; every other view is made
    afresh, so that nothing typed on one page can turn up on another."""

    _stored = Signal()
    """What had to be stored first is stored."""
    hide_requested = Signal()
    """Cover the screen at once; whoever unlocks next finds this very page."""

    def __init__(self, presenter: VisitPresenter, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._presenter = presenter
        self._after = WishAfterSaving()
        self.strip, self.steps = StripBar(), StepsView()
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(self.strip)
        pages = QWidget()
        whole.addWidget(pages, 1)
        self._stack = QStackedLayout(pages)
        self._opening = OpeningView()
        self._questions: QuestionView | None = None
        self._identity: object = None
        self.view: VisitView = self._opening
        self._stack.addWidget(self._opening)
        self._stack.addWidget(self.steps)
        self._join_strip()
        # Queued: a wish must not begin while the presenter is still telling others about the state before it.
        self._stored.connect(self._go_on, Qt.ConnectionType.QueuedConnection)
        follow(presenter, self, self.render)

    @property
    def bar(self) -> ActionBar:
        """The action bar of the view that shows: a region for the F6 key."""
        return self.view.bar

    @property
    def scroll(self) -> QWidget:
        """The content of the view that shows: a region for the F6 key."""
        return self.view.scroll

    def render(self, state: VisitState) -> None:
        """Show a state of the visit."""
        identity = _identity(state)
        turned, focus_here = identity != self._identity, self._focus_is_here()
        self._identity = identity
        before = self.view
        if turned:
            self.view = self._view_for(state)
        self.view.render(state)
        self.strip.show_strip(state.strip)
        if turned:
            self._close_steps()
        if self.view is not before:
            self._replace(before)
        if turned and focus_here and self.isVisible():
            self.focus_start()
        if self._after.ready(state):
            self._stored.emit()

    def focus_start(self) -> None:
        """Focus what is to be read out and answered first."""
        self.view.focus_start()

    def _join_strip(self) -> None:
        self.strip.steps_requested.connect(self._show_steps)
        self.strip.officer_switched.connect(self._switch_officer)
        self.strip.hide_requested.connect(self.hide_requested)
        self.steps.closed.connect(self._back_from_steps)
        self.steps.step_chosen.connect(self._to_step)
        self.steps.plan_requested.connect(self._presenter.to_plan)
        self.steps.wrong_person_told.connect(self._presenter.move_to_right_person)
        on_key(self, "F8", self.strip.switch)

    def _show_steps(self) -> None:
        strip = self._presenter.state.strip
        if strip is not None and strip.steps:
            self.view.store_typed()
            self.steps.show_steps(strip)
            self._stack.setCurrentWidget(self.steps)
            self.steps.focus_start()

    def _close_steps(self) -> None:
        if self._stack.currentWidget() is self.steps:
            self._stack.setCurrentWidget(self.view)

    def _back_from_steps(self) -> None:
        self._close_steps()
        self.focus_start()

    def _to_step(self, key: str) -> None:
        self._close_steps()
        self.focus_start()
        self._presenter.to_step(key)

    def _switch_officer(self, present: bool) -> None:
        self.view.store_typed()
        self._presenter.switch_officer(present)
        self.focus_start()  # Enter is meant for the page again: on the switch it would undo what was just said

    def store_typed(self) -> None:
        """Store what is typed and not stored yet; for the window, before it locks or shows another page."""
        self.view.store_typed()

    def _go_on(self) -> None:
        self._after.carry_out()

    def _view_for(self, state: VisitState) -> VisitView:
        page = state.page
        if isinstance(page, QuestionPage):
            if self._questions is None:
                self._questions = QuestionView(self._presenter, self._after)
                self._stack.addWidget(self._questions)
            return self._questions
        view = self._made_for(state)
        if view is not self._opening:
            self._stack.addWidget(view)
        return view

    def _made_for(self, state: VisitState) -> VisitView:
        page = state.page
        if isinstance(page, OpeningPage):
            return BeginningView(self._presenter, page)
        if isinstance(page, ActionsPage):
            return ActionsView(self._presenter)
        if isinstance(page, SafetyPage):
            return SafetyView(self._presenter, self._after)
        if isinstance(page, ReviewPage):
            return ReviewView(self._presenter)
        if isinstance(page, ResultPage):
            return ResultView(self._presenter)
        return self._opening

    def _replace(self, before: ScrollPage) -> None:
        self._stack.setCurrentWidget(self.view)
        if before is not self._questions and before is not self._opening:
            self._stack.removeWidget(before)
            before.deleteLater()

    def _focus_is_here(self) -> bool:
        focus = QApplication.focusWidget()
        return focus is None or self.isAncestorOf(focus)


def _identity(state: VisitState) -> object:
    """What makes a page another page: the question, or the safety record."""
    page = state.page
    if isinstance(page, QuestionPage):
        return page.place
    if isinstance(page, SafetyPage):
        return SafetyPage, page.id
    return type(page)
