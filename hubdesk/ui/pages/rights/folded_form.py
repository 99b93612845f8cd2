"""A form that opens with a press: what is seldom written does not stand open on every visit to the page."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from hubdesk.ui.controls import ActionButton, FlowLayout
from hubdesk.ui.controls.field import Field
from hubdesk.ui.theme import SPACE


class FoldedForm(QWidget):
    """A button; pressed, the fields with a button to write them down and one to leave."""

    kept = Signal()
    """Write down what stands in the fields."""

    def __init__(self, open_words: str, keep_words: str, *parts: QWidget, spoken: str = "") -> None:
        super().__init__()
        self._parts = parts
        self.opener = ActionButton(open_words, "secondary", small=True)
        if spoken:
            self.opener.setAccessibleName(spoken)
        self.keep, self.cancel = ActionButton(keep_words, small=True), ActionButton("Cancel", "secondary", small=True)
        self._inside = QWidget()
        column = QVBoxLayout(self._inside)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE[3])
        for part in parts:
            column.addWidget(part)
        buttons = FlowLayout(SPACE[3], SPACE[2])
        buttons.addWidget(self.keep)
        buttons.addWidget(self.cancel)
        column.addLayout(buttons)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self.opener, 0, Qt.AlignmentFlag.AlignLeft)
        whole.addWidget(self._inside)
        self._inside.hide()
        self.opener.clicked.connect(self.unfold)
        self.cancel.clicked.connect(self.fold)
        self.keep.clicked.connect(self.kept)

    @property
    def unfolded(self) -> bool:
        """Whether the fields show."""
        return self._inside.isVisibleTo(self)

    def unfold(self) -> None:
        """Show the fields and begin with the first."""
        self._inside.show()
        self.opener.hide()
        first = next((part for part in self._parts if isinstance(part, Field)), None)
        if first is not None:
            first.focus_editor()

    def fold(self) -> None:
        """Show the button alone."""
        held = self._inside.isAncestorOf(self.focusWidget()) if self.focusWidget() else False
        self.opener.show()
        self._inside.hide()
        if held:
            self.opener.setFocus(Qt.FocusReason.OtherFocusReason)
