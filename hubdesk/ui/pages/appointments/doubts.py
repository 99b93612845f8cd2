"""What should be looked at again before booking, with the way on for a worker who has looked."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from hubdesk.ui.controls import ActionButton, Body, WarningCallout, announce
from hubdesk.ui.pages.emptying import empty
from hubdesk.ui.pages.fitted_text import sentence
from hubdesk.ui.theme import SPACE

TITLE = "Look at this again"


class DoubtsCallout(WarningCallout):
    """Hidden until there is a doubt. Nothing is refused: the page can be changed, or saved all the same."""

    anyway_requested = Signal()
    """It is right as it is."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(TITLE, "Nothing is booked yet. Change it below, or go on if it is right.", parent)
        self._lines = QVBoxLayout()
        self._lines.setSpacing(SPACE[2])
        self.anyway = ActionButton("It is right: book it", "secondary")
        self.anyway.clicked.connect(self.anyway_requested)
        self.body.addLayout(self._lines)
        self.body.addSpacing(SPACE[1])
        self.body.addWidget(self.anyway, 0, Qt.AlignmentFlag.AlignLeft)
        self.hide()

    def show_doubts(self, doubts: tuple[str, ...]) -> None:
        """Show them, have them said, and focus the way on."""
        empty(self._lines)
        for doubt in doubts:
            self._lines.addWidget(Body(doubt, strong=True))
        self.setVisible(bool(doubts))
        if doubts:
            self.anyway.setFocus(Qt.FocusReason.OtherFocusReason)
            announce(self, " ".join(map(sentence, (TITLE, *doubts))))
