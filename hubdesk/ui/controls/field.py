"""What every form field shares: a bold label, a hint, an error line and the red line down its left side."""

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QLayout, QVBoxLayout, QWidget

from hubdesk.ui.controls.labels import Text
from hubdesk.ui.controls.spoken import announce
from hubdesk.ui.theme import SPACE, look

_ERROR_LINE = 4
_ADVICE = "Suggestion: "


class Field(QWidget):
    """A labelled field. Subclasses put their editors in ``column`` and say which gets the focus."""

    def __init__(self, label: str, hint: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.label = Text(label, "label")
        self._hint = Text(hint, "hint")
        self._error = Text("", "error")
        self._error.hide()
        self._advice: Text | None = None
        self.column = QVBoxLayout(self)
        self.column.setSpacing(SPACE[1])
        for part in (self.label, self._hint, self._error):
            self.column.addWidget(part)
        # Only once it has a parent: a widget shown without one is a window of its own for a moment.
        self._hint.setVisible(bool(hint))
        self._set_margin()

    def editors(self) -> list[QWidget]:
        """The native widgets that take the typing; the first one gets the focus."""
        raise NotImplementedError

    def focus_editor(self) -> None:
        """Put the focus where the answer is typed (an error summary's link leads here)."""
        for editor in self.editors()[:1]:  # a preview may show a question whose options are not there
            editor.setFocus(Qt.FocusReason.OtherFocusReason)

    def error(self) -> str:
        """The present error, or nothing."""
        return self._error.text().removeprefix("Error: ")

    def set_error(self, message: str) -> None:
        """Show an error and have it spoken, or clear it with an empty message."""
        self._error.setText(f"Error: {message}" if message else "")
        self._error.setVisible(bool(message))
        self._set_margin()
        self.mark_editors(self.editors() if message else [])
        self.describe()
        if message:
            announce(self.editors()[0], f"{self.label.text()}. {self._error.text()}")
        self.update()

    def advice(self) -> str:
        """What is suggested below it, or nothing."""
        return self._advice.text().removeprefix(_ADVICE) if self._advice is not None else ""

    def set_advice(self, words: str) -> None:
        """Suggest something below the editors, or take it away: never an error, and nothing waits for it."""
        if words == self.advice():
            return
        if self._advice is None:
            self._advice = Text("", "hint")
            self.column.addWidget(self._advice)
        self._advice.setText(f"{_ADVICE}{words}" if words else "")
        self._advice.setVisible(bool(words))
        self.describe()

    def mark_editors(self, wrong: list[QWidget]) -> None:
        """Give these editors a red border and the others their plain one."""
        for editor in self.editors():
            editor.setProperty("error", editor in wrong)
            editor.style().unpolish(editor)
            editor.style().polish(editor)

    def describe(self) -> None:
        """Hint and error are what a screen reader adds after the name."""
        words = " ".join(part for part in (self._hint.text(), self._error.text(), self.advice()) if part)
        for editor in self.editors():
            editor.setAccessibleDescription(words)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002
        """The red line, while there is an error."""
        if self.error():
            painter = QPainter(self)
            painter.fillRect(QRectF(0, 0, _ERROR_LINE, self.height()), QColor(look().theme.error))

    def _set_margin(self) -> None:
        self.column.setContentsMargins(SPACE[3] if self._error.text() else 0, 0, 0, 0)

    def add_editor_row(self, row: QWidget | QLayout) -> None:
        """Put the editors below the label, hint and error."""
        self.column.addSpacing(SPACE[1])
        if isinstance(row, QLayout):
            self.column.addLayout(row)
        else:
            self.column.addWidget(row)
