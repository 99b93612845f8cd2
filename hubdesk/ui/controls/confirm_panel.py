"""Asks once more, on the page itself, before something that is hard to undo."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from hubdesk.ui.controls.action_button import ActionButton
from hubdesk.ui.controls.boxes import Card
from hubdesk.ui.controls.labels import Body, Heading
from hubdesk.ui.controls.link_button import LinkButton
from hubdesk.ui.theme import SPACE


class ConfirmPanel(Card):
    """A question, what it means, and two ways out. The safe way has the focus first."""

    confirmed = Signal()
    cancelled = Signal()

    def __init__(
        self,
        question: str,
        detail: str,
        yes: str,
        no: str = "Cancel",
        parent: QWidget | None = None,
        *,
        kind: str = "warning",
    ) -> None:
        super().__init__(parent)
        self.body.addWidget(Heading(question, 2))
        self.body.addWidget(Body(detail))
        self.body.addSpacing(SPACE[2])
        row = QHBoxLayout()
        row.setSpacing(SPACE[4])
        self.yes, self.no = ActionButton(yes, kind), LinkButton(no)
        self.yes.clicked.connect(self.confirmed)
        self.no.clicked.connect(self.cancelled)
        row.addWidget(self.yes)
        row.addWidget(self.no)
        row.addStretch(1)
        self.body.addLayout(row)

    def focus_first(self) -> None:
        """Focus the way back, so that a stray Enter does no harm."""
        self.no.setFocus(Qt.FocusReason.OtherFocusReason)
