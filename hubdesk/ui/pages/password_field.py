"""A password with a button that shows or hides what is typed."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QWidget

from hubdesk.ui.controls import ActionButton, TextField
from hubdesk.ui.theme import SPACE


class PasswordField(QWidget):
    """A hidden text field. ``empty`` leaves nothing behind to undo to."""

    def __init__(self, label: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.field = TextField(label, secret=True)
        self._show = ActionButton("Show", "secondary", small=True)
        self._show.clicked.connect(lambda: self._set_hidden(hidden=not self._hidden()))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(SPACE[2])
        row.addWidget(self.field, 1)
        row.addWidget(self._show, 0, Qt.AlignmentFlag.AlignBottom)
        self._set_hidden(hidden=True)

    @property
    def editor(self) -> QLineEdit:
        """The native line edit."""
        editor = self.field.editor
        if not isinstance(editor, QLineEdit):
            raise TypeError("a password is one line")
        return editor

    def text(self) -> str:
        """What is typed."""
        return self.field.text()

    def set_text(self, text: str) -> None:
        """Fill in a password (the demo's)."""
        self.field.set_text(text)

    def empty(self) -> None:
        """Forget what was typed and hide what comes next. ``setText`` also drops the history; ``clear`` would not."""
        self.editor.setText("")
        self._set_hidden(hidden=True)

    def set_read_only(self, *, read_only: bool) -> None:
        """Take no typing for a moment."""
        self.editor.setReadOnly(read_only)
        self._show.setEnabled(not read_only)

    def _hidden(self) -> bool:
        return self.editor.echoMode() == QLineEdit.EchoMode.Password

    def _set_hidden(self, *, hidden: bool) -> None:
        self.editor.setEchoMode(QLineEdit.EchoMode.Password if hidden else QLineEdit.EchoMode.Normal)
        self._show.setText("Show" if hidden else "Hide")
        self._show.setAccessibleName("Show password" if hidden else "Hide password")
