"""A field and the list of what was found below it: arrows lead from one to the other."""

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent

from hubdesk.ui.controls import RowList, TextField


class ListBelow(QObject):
    """Down or Enter leads from the field into the list, Up on the first row leads back.

    Enter never opens straight from the field: what is listed may still answer an older text.
    """

    def __init__(self, field: TextField, found: RowList) -> None:
        super().__init__(found)
        self._field, self._list = field, found
        field.submitted.connect(self._go_down)
        field.editor.installEventFilter(self)
        found.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The two keys."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            if watched is self._field.editor and event.key() == Qt.Key.Key_Down:
                self._go_down()
                return True
            if watched is self._list and event.key() == Qt.Key.Key_Up and self._list.currentRow() <= 0:
                self._field.focus_editor()
                return True
        return super().eventFilter(watched, event)

    def _go_down(self) -> None:
        if self._list.count():
            self._list.setFocus(Qt.FocusReason.OtherFocusReason)
