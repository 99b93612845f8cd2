"""What the person at the desk sees after a defect: calm, no technical text, a code to quote."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from hubdesk.ui.controls import ActionButton, Body, BulletList, Card, Heading, Lead, LinkButton, Rule, announce
from hubdesk.ui.pages.centred_page import CentredPage
from hubdesk.ui.theme import SPACE

TITLE = "Something went wrong in hubdesk"
_SAFE = "Nothing that was saved is lost."
_STEPS = [
    "Restart hubdesk and unlock it again.",
    "Open Today. A visit that was under way is listed first: go on with it where it stopped.",
    "Check the last answer. If it is not there, give it again.",
]


class CrashPage(CentredPage):
    """The last page of a session that met a defect. The log on this computer holds the details."""

    restart_requested = Signal()
    close_requested = Signal()

    def __init__(self, code: str, parent: QWidget | None = None) -> None:
        super().__init__(640, parent)
        self.restart_button, self.close_link = ActionButton("Restart hubdesk"), LinkButton("Close hubdesk")
        self.restart_button.clicked.connect(self.restart_requested)
        self.close_link.clicked.connect(self.close_requested)
        self.column.addWidget(self._build(code))

    def focus_start(self) -> None:
        """The way on."""
        self.restart_button.setFocus(Qt.FocusReason.OtherFocusReason)
        announce(self, f"{TITLE}. {_SAFE}")

    def _build(self, code: str) -> Card:
        card = Card(roomy=True)
        card.body.setContentsMargins(SPACE[6], SPACE[5], SPACE[6], SPACE[5])
        card.body.setSpacing(SPACE[3])
        card.body.addWidget(Heading(TITLE))
        card.body.addWidget(Lead(_SAFE))
        card.body.addWidget(Heading("What to do now", 3))
        card.body.addWidget(BulletList(_STEPS))
        card.body.addLayout(_buttons(self.restart_button, self.close_link))
        card.body.addWidget(Rule())
        card.body.addWidget(Body("If it happens again, tell your IT support and quote this code. It holds no names."))
        card.body.addWidget(Heading(code, 2))
        return card


def _buttons(*buttons: QWidget) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setContentsMargins(0, SPACE[2], 0, SPACE[2])
    row.setSpacing(SPACE[4])
    for button in buttons:
        row.addWidget(button)
    row.addStretch(1)
    return row
