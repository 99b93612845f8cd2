"""The page of a visit: it shows whichever view the visit is at, and moves the focus when the page turns."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QApplication, QStackedLayout, QWidget

from hubdesk.presenters.visit import VisitPresenter
from hubdesk.presenters.visit_pages import QuestionPage, ResultPage, ReviewPage, SafetyPage, VisitState
from hubdesk.ui.controls import ActionBar, ScrollPage
from hubdesk.ui.pages.visit.opening_view import OpeningView
from hubdesk.ui.pages.visit.question_view import QuestionView
from hubdesk.ui.pages.visit.result_view import ResultView
from hubdesk.ui.pages.visit.review_view import ReviewView
from hubdesk.ui.pages.visit.safety_view import SafetyView
from hubdesk.ui.pages.visit.wish_after_saving import WishAfterSaving
from hubdesk.ui.pages.watching import follow

VisitView = OpeningView | QuestionView | SafetyView | ReviewView | ResultView


class VisitPage(QWidget):
    """Watches a ``VisitPresenter``. The question view is kept for the whole visit; every other view is made
    afresh, so that nothing typed on one page can turn up on another."""

    _stored = Signal()
    """What had to be stored first is stored."""

    def __init__(self, presenter: VisitPresenter, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._presenter = presenter
        self._after = WishAfterSaving()
        self._stack = QStackedLayout(self)
        self._opening = OpeningView()
        self._questions: QuestionView | None = None
        self._identity: object = None
        self.view: VisitView = self._opening
        self._stack.addWidget(self._opening)
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
        if self.view is not before:
            self._replace(before)
        if turned and focus_here and self.isVisible():
            self.focus_start()
        if self._after.ready(state):
            self._stored.emit()

    def focus_start(self) -> None:
        """Focus what is to be read out and answered first."""
        self.view.focus_start()

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
    """What makes a page another page: the question, or whose safety page about which words."""
    page = state.page
    if isinstance(page, QuestionPage):
        return page.place
    if isinstance(page, SafetyPage):
        return SafetyPage, state.banner and (state.banner.name, state.banner.born, state.banner.nhs_number), page.said
    return type(page)
