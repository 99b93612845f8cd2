"""One of several of the same: which one this is, one more, this one away."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from hubdesk.presenters.visit_pages import Repeat
from hubdesk.ui.controls import Body, ConfirmPanel, FlowLayout, LinkButton
from hubdesk.ui.pages.fitted_text import fitted
from hubdesk.ui.theme import SPACE

ASK = "Remove this one and its answers?"
DETAIL = "They are kept in the history of the form, and count no more."


class RepeatBar(QWidget):
    """Shows a ``Repeat``; hidden where a question comes once. Removing is asked for twice."""

    add_requested = Signal()
    remove_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.words = Body(strong=True)
        self.add = LinkButton("", icon="plus")
        self.remove = LinkButton("", icon="cross")
        self.confirm = ConfirmPanel(ASK, DETAIL, "Remove")
        row = QWidget()
        flow = FlowLayout(SPACE[4], SPACE[1], row)
        for part in (self.words, self.add, self.remove):
            flow.addWidget(part)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE[2])
        column.addWidget(row)
        column.addWidget(self.confirm)
        self.confirm.hide()
        self.hide()
        self.add.clicked.connect(self.add_requested)
        self.remove.clicked.connect(self._ask)
        self.confirm.confirmed.connect(self._confirmed)
        self.confirm.cancelled.connect(self._close)

    def show_repeat(self, repeat: Repeat | None) -> None:
        """Draw another one; a question about the one before is closed."""
        self.confirm.hide()
        self.setVisible(repeat is not None)
        if repeat is None:
            return
        self.words.setText(fitted(repeat.words))
        self.add.setText(repeat.add)
        self.add.setAccessibleName(f"{repeat.add}. {repeat.words}")
        self.add.setVisible(repeat.can_add)
        self.remove.setText(repeat.remove)
        self.remove.setAccessibleName(f"{repeat.remove}: {repeat.words}")
        self.remove.setVisible(repeat.can_remove)

    def _ask(self) -> None:
        self.confirm.show()
        self.confirm.focus_first()

    def _confirmed(self) -> None:
        self.confirm.hide()
        self.remove_requested.emit()

    def _close(self) -> None:
        self.confirm.hide()
        self.remove.setFocus(Qt.FocusReason.OtherFocusReason)
