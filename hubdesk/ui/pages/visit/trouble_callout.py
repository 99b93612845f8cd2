"""What could not be done, in plain words, with a way to put it right."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLabel, QWidget

from hubdesk.presenters.presenter import Trouble
from hubdesk.ui.controls import ActionButton, Body, WarningCallout, announce


class TroubleCallout(WarningCallout):
    """Hidden until there is trouble; spoken once when it comes. ``action`` is the word on its button, if it has one."""

    action_requested = Signal()

    def __init__(self, action: str = "", parent: QWidget | None = None) -> None:
        super().__init__("Not saved", "", parent)
        self._shown: Trouble | None = None
        self.tab = self.findChild(QLabel, "calloutTab")
        self.tab.setWordWrap(False)
        self.next = Body()
        self.body.addWidget(self.next)
        self.action = ActionButton(action, "secondary", small=True)
        self.action.clicked.connect(self.action_requested)
        self.body.addWidget(self.action, 0, Qt.AlignmentFlag.AlignLeft)
        self.action.setVisible(bool(action))
        self.hide()

    def show_trouble(self, trouble: Trouble | None, *, title: str = "Not saved") -> None:
        """Show the trouble under a short title, or hide when there is none."""
        if trouble is not None:
            self.tab.setText(title)
            self.text.setText(trouble.message)
            self.next.setText(trouble.what_next)
            self.next.setVisible(bool(trouble.what_next))
        self.setVisible(trouble is not None)
        if trouble is not None and trouble != self._shown:
            announce(self, " ".join(part for part in (f"{title}.", trouble.message, trouble.what_next) if part))
        self._shown = trouble
