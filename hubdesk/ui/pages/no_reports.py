"""Where a colleague for reports begins. There are no reports yet, and the page says so."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from hubdesk.ui.controls import ActionButton, Body, Card, Heading, InsetText, ScrollPage
from hubdesk.ui.theme import SPACE

_NONE_YET = (
    "There are no reports yet. This version of hubdesk counts nothing for you. The account and its key are kept for "
    "the version that does."
)
_CLOSED = (
    "The health records stay closed to you. Reports will show figures only, without names, and no figure below five."
)


class NoReportsPage(ScrollPage):
    """Two plain sentences and the way out."""

    lock_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.body.setSpacing(SPACE[4])
        card = Card(roomy=True)
        card.body.addWidget(Body(_NONE_YET))
        for part in (Heading("Reports"), card, InsetText(_CLOSED)):
            self.body.addWidget(part)
        self.lock_button = ActionButton("Lock", "secondary", icon="lock")
        self.lock_button.clicked.connect(self.lock_requested)
        self.bar.add(self.lock_button)

    def focus_start(self) -> None:
        """There is nothing to type: the way out."""
        self.lock_button.setFocus(Qt.FocusReason.OtherFocusReason)
