"""The top of a page: what it is, a quiet line below, and its actions on the right."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QVBoxLayout, QWidget

from hubdesk.ui.controls import FlowLayout, Heading, Muted
from hubdesk.ui.pages.stacking_row import StackingRow
from hubdesk.ui.theme import SPACE

_STACK_BELOW = 700
_BESIDE, _STACK_MANY_BELOW = 3, 1100
"""More actions than this leave the heading no room beside them on a page of the usual width."""


class PageHead(StackingRow):
    """Heading and actions; on a narrow page the actions go below the heading."""

    def __init__(self, title: str, parent: QWidget | None = None) -> None:
        super().__init__(_STACK_BELOW, SPACE[3], parent)
        self._title, self._note = Heading(title), Muted()
        self._note.hide()
        words = QWidget()
        column = QVBoxLayout(words)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE[1])
        column.addWidget(self._title)
        column.addWidget(self._note)
        self._actions = QWidget()
        self._buttons = FlowLayout(SPACE[3], SPACE[2], self._actions)
        self.add(words, 1)
        self.add(self._actions, 0, Qt.AlignmentFlag.AlignTop)
        self._actions.hide()

    def set_words(self, title: str, note: str = "") -> None:
        """Change the heading and the quiet line."""
        self._title.setText(title)
        self._note.setText(note)
        self._note.setVisible(bool(note))

    def add_action(self, button: QAbstractButton) -> None:
        """Put a button on the right, after the ones before."""
        self._buttons.addWidget(button)
        self._actions.show()
        if self._buttons.count() > _BESIDE:
            self.stack_below(_STACK_MANY_BELOW)

    def show_actions(self, *, shown: bool) -> None:
        """Hide the buttons while there is nothing to act on."""
        self._actions.setVisible(shown)
