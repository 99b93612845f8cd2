"""The strip above every page while nothing is stored."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from hubdesk.ui.controls.labels import Text
from hubdesk.ui.controls.link_button import LinkButton
from hubdesk.ui.controls.spoken import announce
from hubdesk.ui.theme import SPACE


class HoldStrip(QFrame):
    """The words, and the way to what they mean. Hidden while all is well."""

    explain_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.words = Text("", "error")
        self.more = LinkButton("What to do", tone="error", spoken="What to do while nothing is stored")
        row = QHBoxLayout(self)
        row.setContentsMargins(SPACE[5], SPACE[2], SPACE[5], SPACE[2])
        row.setSpacing(SPACE[4])
        row.addWidget(self.words, 1)
        row.addWidget(self.more)
        self.more.clicked.connect(self.explain_requested)
        self.hide()

    def show_words(self, words: str) -> None:
        """Say this, once, and show it; nothing hides the strip."""
        if words == self.words.text():
            return
        self.words.setText(words)
        self.setAccessibleName(words)
        if words:
            announce(self, words)
