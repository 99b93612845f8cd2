"""The bar pinned below a page: the main action stays in view at every window height and text size."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QFrame, QHBoxLayout, QWidget

from hubdesk.ui.controls.labels import Muted
from hubdesk.ui.theme import SPACE


class ActionBar(QFrame):
    """Buttons from the left, the page's keys in words on the right. Hidden while it is empty."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(SPACE[5], SPACE[2], SPACE[5], SPACE[2])
        self._row.setSpacing(SPACE[4])
        self._hint = Muted()
        self._hint.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self._row.addWidget(self._hint, 1)
        self.hide()

    def add(self, button: QAbstractButton) -> None:
        """Add a button or link after the ones before."""
        self._row.insertWidget(self._row.count() - 1, button)
        self.show()

    def set_hint(self, words: str) -> None:
        """Say which keys work on this page."""
        self._hint.setText(words)
        self.show()
