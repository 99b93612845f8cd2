"""Enter in a field goes on to the next one: a half-filled page is never sent by accident."""

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget


class EnterGoesOn(QObject):
    """Watches the one-line boxes of a page."""

    def __init__(self, page: QWidget) -> None:
        super().__init__(page)
        self._page = page

    def watch(self, editors: list[QWidget]) -> None:
        """Also watch these; others than one-line boxes keep their own Enter."""
        for editor in editors:
            if isinstance(editor, QLineEdit):
                editor.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Go on as Tab does."""
        pressed = isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress
        if isinstance(watched, QLineEdit) and pressed and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._page.focusNextChild()
            return True
        return super().eventFilter(watched, event)
