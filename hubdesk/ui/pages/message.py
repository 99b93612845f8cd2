"""A full page for a known problem at the start: the records cannot be opened as they are."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from hubdesk.ui.controls import ActionButton, Body, Card, Heading, Lead, LinkButton, announce
from hubdesk.ui.pages.centred_page import CentredPage
from hubdesk.ui.pages.fitted_text import fitted, sentence
from hubdesk.ui.theme import SPACE


class MessagePage(CentredPage):
    """What happened and what to do next. It offers to try again or to close, and never to delete anything."""

    try_again_requested = Signal()
    close_requested = Signal()
    rescue_requested = Signal()

    def __init__(self, title: str, message: str, what_next: str = "", parent: QWidget | None = None) -> None:
        super().__init__(640, parent)
        self._words = (title, message, what_next)
        self.again_button, self.close_link = ActionButton("Try again"), LinkButton("Close")
        self.rescue_link = LinkButton("Get the records back")
        self.rescue_link.hide()
        self.rescue_link.clicked.connect(self.rescue_requested)
        self.again_button.clicked.connect(self.try_again_requested)
        self.close_link.clicked.connect(self.close_requested)
        self.column.addWidget(self._build())

    def focus_start(self) -> None:
        """The way on, with the message said first."""
        self.again_button.setFocus(Qt.FocusReason.OtherFocusReason)
        announce(self, " ".join(sentence(words) for words in self._words if words))

    def _build(self) -> Card:
        title, message, what_next = (fitted(words) for words in self._words)
        card = Card(roomy=True)
        card.body.setContentsMargins(SPACE[6], SPACE[5], SPACE[6], SPACE[5])
        card.body.setSpacing(SPACE[3])
        card.body.addWidget(Heading(title))
        card.body.addWidget(Lead(message))
        if what_next:
            card.body.addWidget(Heading("What to do next", 3))
            card.body.addWidget(Body(what_next))
        card.body.addWidget(Body("hubdesk has not changed or deleted anything."))
        row = QHBoxLayout()
        row.setSpacing(SPACE[4])
        row.addWidget(self.again_button)
        row.addWidget(self.rescue_link)
        row.addWidget(self.close_link)
        row.addStretch(1)
        card.body.addLayout(row)
        return card
