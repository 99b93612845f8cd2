"""One line or several lines of typed text, with its label, hint and error."""

from PySide6.QtCore import QEvent, Signal
from PySide6.QtGui import QFontMetricsF
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QSizePolicy, QWidget

from hubdesk.ui.controls.field import Field
from hubdesk.ui.theme import look
from hubdesk.ui.theme.tokens import LEAD


class TextField(Field):
    """A text field. ``lines`` over 1 makes it tall; ``chars`` sets its width; ``secret`` hides the text."""

    changed = Signal(str)
    """The text is now this (typed or set)."""
    submitted = Signal()
    """Enter was pressed in a one-line field."""

    def __init__(
        self,
        label: str,
        hint: str = "",
        parent: QWidget | None = None,
        *,
        lines: int = 1,
        chars: int = 0,
        secret: bool = False,
        limit: int = 0,
    ) -> None:
        super().__init__(label, hint, parent)
        self._lines, self._chars = lines, chars
        self.editor: QLineEdit | QPlainTextEdit = QLineEdit() if lines == 1 else QPlainTextEdit()
        if isinstance(self.editor, QLineEdit):
            self.editor.textChanged.connect(self.changed)
            self.editor.returnPressed.connect(self.submitted)
            if secret:
                self.editor.setEchoMode(QLineEdit.EchoMode.Password)
            if limit:
                self.editor.setMaxLength(limit)
        else:
            self.editor.setTabChangesFocus(True)
            self.editor.textChanged.connect(lambda: self.changed.emit(self.text()))
            self.editor.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.label.setBuddy(self.editor)
        self.add_editor_row(self.editor)
        self._measure()
        self.describe()

    def editors(self) -> list[QWidget]:
        """The one editor."""
        return [self.editor]

    def text(self) -> str:
        """What is typed."""
        return self.editor.text() if isinstance(self.editor, QLineEdit) else self.editor.toPlainText()

    def set_text(self, text: str) -> None:
        """Replace what is typed."""
        if isinstance(self.editor, QLineEdit):
            self.editor.setText(text)
        else:
            self.editor.setPlainText(text)

    def fix(self, why: str) -> None:
        """Show what is there, to be read and copied and not to be changed, and say why below it."""
        self.editor.setReadOnly(True)
        self.set_advice(why)

    def changeEvent(self, event: QEvent) -> None:
        """Measure again when the text size changes."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self._measure()

    def _measure(self) -> None:
        metrics = QFontMetricsF(look().font(LEAD))
        if self._lines > 1:
            self.editor.setFixedHeight(round(metrics.lineSpacing() * self._lines) + look().em(24))
        if self._chars:
            self.editor.setMaximumWidth(round(metrics.averageCharWidth() * self._chars * 1.15) + look().em(24))
