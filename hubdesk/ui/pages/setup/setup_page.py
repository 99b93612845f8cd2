"""The set-up wizard in the window. The step shows in its view; going back keeps what was typed, except passwords."""

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from hubdesk.presenters.presenter import Trouble
from hubdesk.presenters.setup import SetupPresenter
from hubdesk.presenters.setup_flow import SetupState, Step, place
from hubdesk.ui.controls import ActionButton, Caption, ErrorSummary, Heading, LinkButton, announce
from hubdesk.ui.pages.centred_page import CentredPage
from hubdesk.ui.pages.field_errors import at_fields
from hubdesk.ui.pages.setup.kit_views import CheckView, KitView
from hubdesk.ui.pages.setup.views import DoneView, HubView, KeeperView, StartView, UserView, View
from hubdesk.ui.pages.trouble_box import TroubleBox
from hubdesk.ui.pages.watching import follow

MAKING = "Making the store. This takes a few seconds."
_VIEWS: dict[Step, Callable[[SetupState], View]] = {
    Step.START: StartView,
    Step.HUB: HubView,
    Step.LEAD: lambda state: UserView("lead", state),
    Step.IT_ADMIN: lambda state: UserView("it", state),
    Step.SECRET: KeeperView,
    Step.KIT: KitView,
    Step.CHECK: CheckView,
    Step.DONE: DoneView,
}


class SetupPage(CentredPage):
    """A heading, the step's own view, and two ways: on and back."""

    print_requested = Signal(tuple)
    """Print these 14 groups."""
    close_requested = Signal()

    def __init__(self, presenter: SetupPresenter, parent: QWidget | None = None) -> None:
        super().__init__(720, parent)
        self._presenter = presenter
        self._shown: SetupState | None = None
        self.view: View | None = None
        self.trouble, self.errors, self.where = TroubleBox(), ErrorSummary(), Caption("")
        self.heading = Heading("")
        self.next_button, self.back_link = ActionButton("Continue"), LinkButton("Back")
        self.close_link = LinkButton("Close")
        self.next_button.clicked.connect(self._go_on)
        self.back_link.clicked.connect(presenter.back)
        self.close_link.clicked.connect(self.close_requested)
        for part in (self.where, self.heading, self.trouble, self.errors):
            self.column.addWidget(part)
        self._slot = self.column
        for way in (self.next_button, self.back_link, self.close_link):
            self.bar.add(way)
        follow(presenter, self, self.render)

    def render(self, state: SetupState) -> None:
        """Draw the state; a view stays while its step stays, so that nothing typed is lost."""
        before, self._shown = self._shown, state
        if before is None or before.step is not state.step:
            self._show_view(state)
        if self.view is not None:
            self.view.render(state)
        making = state.busy and state.step is Step.CHECK
        self.next_button.setEnabled(not making)
        self.back_link.setEnabled(not making)
        self.trouble.show_trouble(Trouble(state.message, state.what_next) if state.message else None)
        if before is None or state.errors != before.errors:
            self._render_errors(state)
        if state.busy and before is not None and not before.busy and state.step is Step.CHECK:
            self.where.setText(MAKING)
            announce(self, MAKING)

    def focus_start(self) -> None:
        """The first field of the step, or the way on."""
        first = self.view.first() if self.view is not None else None
        if first is not None:
            first.focus_editor()
        else:
            self.next_button.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_view(self, state: SetupState) -> None:
        number, total = place(state.step)
        self.where.setText(f"Set up hubdesk, step {number} of {total}" if number <= total else "Set up hubdesk")
        if self.view is not None:
            self._slot.removeWidget(self.view)
            self.view.hide()
            self.view.deleteLater()
        self.view = _VIEWS[state.step](state)
        self._slot.addWidget(self.view)
        self.view.wants_to_go_on.connect(self._go_on)
        if isinstance(self.view, KitView):
            self.view.print_requested.connect(lambda: self.print_requested.emit(state.kit))
        self.heading.setText(self.view.title)
        self.next_button.setText(self.view.way_on)
        self.back_link.setVisible(state.step not in (Step.START, Step.DONE))
        self.close_link.setVisible(state.step is not Step.DONE)
        self.bar.set_hint("" if state.step is Step.DONE else "Nothing is written until the last step")
        self.scroll_to_top()
        announce(self, self.view.title)
        if self.isVisible():
            self.focus_start()

    def _render_errors(self, state: SetupState) -> None:
        if self.view is None:
            return
        self.errors.show_errors(at_fields(self.view.fields(), state.errors))
        if state.errors:
            self.scroll_to_top()

    def _go_on(self) -> None:
        if self.view is not None and self.next_button.isEnabled():
            self.view.hand_over(self._presenter)
