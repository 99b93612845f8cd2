"""A new first password for a colleague who forgot theirs."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from hubdesk.ui.controls import ActionButton, Body, Heading, LinkButton
from hubdesk.ui.pages.password_field import PasswordField
from hubdesk.ui.theme import SPACE


class NewPasswordPart(QWidget):
    """Two hidden fields and a button. ``given`` carries what was typed; ``left`` says not now."""

    given = Signal(str, str)
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.words = Body("")
        self.password, self.again = PasswordField("New first password"), PasswordField("The same again")
        self.button, self.leave = ActionButton("Give this password"), LinkButton("Cancel")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE[3])
        for part in (Heading("A new first password", 3), self.words, self.password, self.again):
            column.addWidget(part)
        column.addWidget(self.button, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self.leave, 0, Qt.AlignmentFlag.AlignLeft)
        self.button.clicked.connect(self._give)
        self.password.field.submitted.connect(self.again.field.focus_editor)
        self.again.field.submitted.connect(self._give)
        self.leave.clicked.connect(self.left)
        self.hide()

    def render(self, *, shown: bool, words: str, errors: dict[str, str]) -> None:
        """Show or hide it; what was typed is forgotten when it hides."""
        appeared = shown and self.isHidden()
        self.setVisible(shown)
        self.words.setText(words)
        self.password.field.set_error(errors.get("password", ""))
        self.again.field.set_error(errors.get("again", ""))
        if not shown:
            self._forget()
        elif appeared or errors.get("password"):
            self.password.field.focus_editor()
        elif errors.get("again"):
            self.again.field.focus_editor()

    def _give(self) -> None:
        self.given.emit(self.password.text(), self.again.text())

    def _forget(self) -> None:
        self.password.empty()
        self.again.empty()
