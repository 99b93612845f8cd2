"""An account that nobody has approved yet: its eight digits, for a clinical lead to compare."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from hubdesk.ui.controls import ActionButton, Body, Card, Heading, announce
from hubdesk.ui.pages.centred_page import CentredPage
from hubdesk.ui.theme import SPACE

WORDS = "Your account is waiting for approval. Until then no health record opens."


class WaitingPage(CentredPage):
    """Says what to do and shows the digits; the one way on is to lock."""

    lock_requested = Signal()

    def __init__(self, fingerprint: str, parent: QWidget | None = None) -> None:
        super().__init__(560, parent)
        self._fingerprint = fingerprint
        self.lock_button = ActionButton("Lock", icon="lock")
        self.lock_button.clicked.connect(self.lock_requested)
        card = Card(roomy=True)
        card.body.setSpacing(SPACE[3])
        digits = Heading(fingerprint, 0)
        digits.setAccessibleName("Your eight digits: " + " ".join(fingerprint.replace(" ", "")))
        for part in (
            Heading("A clinical lead must approve you"),
            Body(WORDS),
            Heading("Your eight digits", 3),
            digits,
            Body(
                "Ask a clinical lead to sit with you. On their own screen they open Users, pick your name, and type "
                "these digits from your screen. Then lock here and unlock again."
            ),
        ):
            card.body.addWidget(part)
        self.column.addWidget(card)
        self.bar.add(self.lock_button)

    def focus_start(self) -> None:
        """The way on, with the words said first."""
        self.lock_button.setFocus(Qt.FocusReason.OtherFocusReason)
        announce(self, f"{WORDS} Your eight digits are {' '.join(self._fingerprint.replace(' ', ''))}")
