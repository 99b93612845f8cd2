"""A new recovery kit for a store that is there."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from hubdesk.presenters.presenter import Trouble
from hubdesk.presenters.recovery_kit import RecoveryKitPresenter
from hubdesk.presenters.setup_flow import SetupState, Step
from hubdesk.ui.controls import ActionButton, Heading, InsetText, LinkButton, ScrollPage, announce
from hubdesk.ui.pages.setup.kit_views import CheckView, KitView
from hubdesk.ui.pages.setup.views import View
from hubdesk.ui.pages.trouble_box import TroubleBox
from hubdesk.ui.pages.watching import follow
from hubdesk.ui.theme import SPACE

_DONE = (
    "The new recovery kit is in force, and the old one opens nothing any more. Seal both copies, put them in the two "
    "safes, and destroy the old paper."
)


class NewKitPage(ScrollPage):
    """Shows the kit, then asks for two groups of it, then says that it is in force."""

    print_requested = Signal(tuple)
    left = Signal()

    def __init__(self, presenter: RecoveryKitPresenter, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._presenter = presenter
        self._drawn: tuple[Step, bool] | None = None
        self.view: View | None = None
        self.heading, self.trouble, self.done = Heading(""), TroubleBox(), InsetText(_DONE)
        self.go_on, self.back, self.leave = ActionButton(""), LinkButton("Show the kit again"), LinkButton("Cancel")
        self._slot = QVBoxLayout()
        self.body.setSpacing(SPACE[4])
        for part in (self.heading, self.trouble, self.done):
            self.body.addWidget(part)
        self.body.addLayout(self._slot)
        for button in (self.go_on, self.back, self.leave):
            self.bar.add(button)
        self.go_on.clicked.connect(self._go_on)
        self.back.clicked.connect(presenter.back)
        self.leave.clicked.connect(self.left)
        follow(presenter, self, self.render)

    def render(self, state: SetupState) -> None:
        """Draw the state."""
        if self._drawn != (state.step, bool(state.kit)):
            self._drawn = (state.step, bool(state.kit))
            self._show_view(state)
        self.trouble.show_trouble(Trouble(state.message, state.what_next) if state.message else None)
        self.go_on.setEnabled(not state.busy)
        if self.view is not None:
            for name, field in self.view.fields().items():
                field.set_error(state.errors.get(name, ""))
                if name in state.errors:
                    field.focus_editor()

    def focus_start(self) -> None:
        """The first field, or the way on."""
        first = self.view.first() if self.view is not None else None
        if first is not None:
            first.focus_editor()
        else:
            self.go_on.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_view(self, state: SetupState) -> None:
        if self.view is not None:
            self._slot.removeWidget(self.view)
            self.view.hide()
            self.view.deleteLater()
        ended = state.step is Step.DONE
        self.view = None if ended or not state.kit else (CheckView if state.step is Step.CHECK else KitView)(state)
        if self.view is not None:
            self._slot.addWidget(self.view)
            self.view.wants_to_go_on.connect(self._go_on)
        if isinstance(self.view, KitView):
            self.view.print_requested.connect(lambda: self.print_requested.emit(state.kit))
        self.heading.setText("A new recovery kit" if self.view is None else self.view.title)
        self.go_on.setText(
            "Back to settings" if ended else "Put it in force" if state.step is Step.CHECK else KitView.way_on
        )
        self.go_on.setVisible(ended or bool(state.kit))
        self.done.setVisible(ended)
        self.back.setVisible(state.step is Step.CHECK)
        self.leave.setVisible(not ended)
        self.scroll_to_top()
        if ended:
            announce(self, _DONE)
        if self.isVisible():
            self.focus_start()

    def _go_on(self) -> None:
        if self._presenter.state.step is Step.DONE:
            self.left.emit()
        elif isinstance(self.view, CheckView):
            first, second = (field.text() for field in self.view.both())
            self._presenter.type_back(first, second)
        else:
            self._presenter.on_paper()
