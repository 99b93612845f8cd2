"""What shows until the visit is loaded, and when it cannot be."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from hubdesk.presenters.visit_pages import VisitState
from hubdesk.ui.controls import Body, ScrollPage
from hubdesk.ui.pages.visit.trouble_callout import TroubleCallout


class OpeningView(ScrollPage):
    """One quiet line, or what went wrong."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.words = Body("Opening the visit")
        self.trouble = TroubleCallout()
        self.body.addWidget(self.trouble)
        self.body.addWidget(self.words)

    def render(self, state: VisitState) -> None:
        """Show a state."""
        held = self.words.hasFocus()
        self.trouble.show_trouble(state.trouble, title="Not opened")
        if held and state.trouble is not None:
            self.trouble.text.setFocus(Qt.FocusReason.OtherFocusReason)
        self.words.setVisible(state.trouble is None)

    def focus_start(self) -> None:
        """Hold the focus until the visit is there; otherwise it would go to the top bar and stay."""
        held = self.words if self.words.isVisibleTo(self) else self.trouble.text
        held.setFocus(Qt.FocusReason.OtherFocusReason)

    def store_typed(self) -> None:
        """Nothing can be typed here."""
