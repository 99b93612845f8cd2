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
        # It holds the focus until the visit is there; otherwise the focus would go to the top bar and stay.
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setAccessibleName("Opening the visit")

    def render(self, state: VisitState) -> None:
        """Show a state."""
        self.words.setVisible(state.trouble is None)
        self.trouble.show_trouble(state.trouble, title="Not opened")

    def focus_start(self) -> None:
        """Keep the focus for the page that comes."""
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def store_typed(self) -> None:
        """Nothing can be typed here."""
