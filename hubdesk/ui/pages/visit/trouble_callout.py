"""What could not be done, in plain words, with a way to try again."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLabel, QWidget

from hubdesk.presenters.presenter import Trouble
from hubdesk.ui.controls import ActionButton, Body, WarningCallout, announce


class TroubleCallout(WarningCallout):
    """Hidden until there is trouble; spoken once when it comes."""

    again_requested = Signal()

    def __init__(self, parent: QWidget | None = None, *, again: bool = False) -> None:
        super().__init__("Not saved", "", parent)
        self._shown: Trouble | None = None
        self.next = Body()
        self.body.addWidget(self.next)
        self.again = ActionButton("Try again", "secondary", small=True)
        self.again.clicked.connect(self.again_requested)
        self.again.setVisible(again)
        self.body.addWidget(self.again, 0, Qt.AlignmentFlag.AlignLeft)
        self.hide()

    def show_trouble(self, trouble: Trouble | None, *, title: str = "Not saved") -> None:
        """Show the trouble, or hide when there is none."""
        if trouble is not None:
            self.tab().setText(title)
            self.text.setText(trouble.message)
            self.next.setText(trouble.what_next)
            self.next.setVisible(bool(trouble.what_next))
        self.setVisible(trouble is not None)
        if trouble is not None and trouble != self._shown:
            announce(self, f"{title}. {trouble.message}. {trouble.what_next}")
        self._shown = trouble

    def tab(self) -> QLabel:
        """The words on the yellow tab."""
        return self.findChild(QLabel, "calloutTab")
