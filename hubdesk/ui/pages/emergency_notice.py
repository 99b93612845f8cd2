"""The box at the top of a lead's Today after access in an emergency."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from hubdesk.presenters.emergency_notice import EmergencyNoticePresenter, EmergencyNoticeState
from hubdesk.ui.controls import ActionButton, Body, LinkButton, WarningCallout
from hubdesk.ui.pages.fitted_text import fitted
from hubdesk.ui.pages.trouble_box import TroubleBox
from hubdesk.ui.pages.watching import follow
from hubdesk.ui.theme import SPACE

_THEN = (
    "Talk with them soon. If the account is no longer needed, switch it off under Users. Then make a new recovery kit "
    "and change the keys of the records, both in Settings."
)
_KEYS = "The keys of the records wait to be changed after an emergency."


class EmergencyNotice(QWidget):
    """Hidden while there is nothing to tell."""

    keys_requested = Signal()
    """Change the keys of the records."""

    def __init__(self, presenter: EmergencyNoticePresenter, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._presenter = presenter
        self.box, self.trouble = WarningCallout("The records were opened in an emergency", ""), TroubleBox()
        self.told, self.why, self.then = self.box.text, Body(""), Body(_THEN)
        self.read = ActionButton("I have read this", "secondary")
        self.keys = LinkButton("Change the keys of the records", icon="lock")
        for part in (self.why, self.then):
            self.box.body.addWidget(part)
        for button in (self.keys, self.read):
            self.box.body.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE[3])
        column.addWidget(self.trouble)
        column.addWidget(self.box)
        self.hide()
        self.read.clicked.connect(presenter.have_read)
        self.keys.clicked.connect(self.keys_requested)
        follow(presenter, self, self.render)

    def render(self, state: EmergencyNoticeState) -> None:
        """Draw the state."""
        unread, at_button = bool(state.opening_id), self.read.hasFocus()
        more = f" ({state.more} more after this one.)" if state.more else ""
        self.told.setText(fitted(state.told + more) if unread else _KEYS)
        self.why.setText(fitted(f"Reason given: {state.why}"))
        for part in (self.why, self.then, self.read):
            part.setVisible(unread)
        self.keys.setVisible(state.keys_asked)
        self.trouble.show_trouble(state.trouble)
        self.box.setVisible(unread or state.keys_asked)
        self.setVisible(unread or state.keys_asked or state.trouble is not None)
        if at_button and not unread and state.keys_asked:
            self.keys.setFocus(Qt.FocusReason.OtherFocusReason)
