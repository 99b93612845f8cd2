"""The page of a visit in the hands of the person. Nothing else of the program can be reached from it."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QStackedLayout, QWidget

from hubdesk.presenters.hand_over import HandOverPresenter
from hubdesk.presenters.hand_over_pages import HandedStart, PassBack
from hubdesk.presenters.visit_pages import QuestionPage, VisitState
from hubdesk.ui.controls import ActionBar
from hubdesk.ui.pages.hand_over.handed_question_view import HandedQuestionView
from hubdesk.ui.pages.hand_over.pass_back_view import PassBackView
from hubdesk.ui.pages.hand_over.start_view import StartView
from hubdesk.ui.pages.visit.opening_view import OpeningView
from hubdesk.ui.pages.visit.wish_after_saving import WishAfterSaving
from hubdesk.ui.pages.watching import follow

HandedView = OpeningView | StartView | HandedQuestionView | PassBackView


class HandOverPage(QWidget):
    """Watches a ``HandOverPresenter``. Each view is made afresh, so that nothing of a question stays behind it."""

    lock_requested = Signal()
    _stored = Signal()
    """What had to be stored first is stored."""

    def __init__(self, presenter: HandOverPresenter, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._presenter, self._after = presenter, WishAfterSaving()
        self._stack = QStackedLayout(self)
        self._identity: object = None
        self.view: HandedView = OpeningView()
        self._stack.addWidget(self.view)
        # Queued: a wish must not begin while the presenter is still telling others about the state before it.
        self._stored.connect(self._after.carry_out, Qt.ConnectionType.QueuedConnection)
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
        """Show a state."""
        page = state.page
        identity = page.place if isinstance(page, QuestionPage) else type(page)
        turned, self._identity = identity != self._identity, identity
        if turned and not (isinstance(page, QuestionPage) and isinstance(self.view, HandedQuestionView)):
            self._put(self._made_for(state))
        self.view.render(state)
        if turned and self.isVisible():
            self.focus_start()
        if self._after.ready(state):
            self._stored.emit()

    def focus_start(self) -> None:
        """Focus what is to be read out and answered first."""
        self.view.focus_start()

    def store_typed(self) -> None:
        """Store what is typed and not stored yet; for the window, before it locks."""
        self.view.store_typed()

    def stop(self) -> bool:
        """Cover the question at once, as the Stop button does; False where there is none to cover."""
        if not isinstance(self.view, HandedQuestionView | StartView):
            return False
        self.view.store_typed()
        self._presenter.pause()
        return True

    def _made_for(self, state: VisitState) -> HandedView:
        page = state.page
        if isinstance(page, HandedStart):
            return StartView(self._presenter)
        if isinstance(page, QuestionPage):
            view = HandedQuestionView(self._presenter, self._after)
            view.set_worker(self._presenter.worker)
            return view
        if isinstance(page, PassBack):
            back = PassBackView(self._presenter)
            back.lock_requested.connect(self.lock_requested)
            return back
        return OpeningView()

    def _put(self, view: HandedView) -> None:
        before, self.view = self.view, view
        self._stack.addWidget(view)
        self._stack.setCurrentWidget(view)
        self._stack.removeWidget(before)
        before.hide()
        before.deleteLater()
