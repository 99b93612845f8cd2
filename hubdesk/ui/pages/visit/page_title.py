"""The top of a review or result page: what it is, and one line below."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from hubdesk.ui.controls import Body, Heading
from hubdesk.ui.theme import SPACE


class PageTitle(QWidget):
    """A heading that takes the focus when its page opens, so that it is read out with the line below."""

    def __init__(self, title: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.heading, self.note = Heading(title), Body()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE[1])
        column.addWidget(self.heading)
        column.addWidget(self.note)

    def set_note(self, words: str) -> None:
        """Change the line below."""
        self.note.setText(words)
        self.heading.setAccessibleName(f"{self.heading.text()}. {words}")

    def focus_heading(self) -> None:
        """Read the heading out. No button has the focus, so a stray Enter does nothing."""
        self.heading.setFocus(Qt.FocusReason.OtherFocusReason)
