"""What is asked of one row of a list before it is written down: a day, an appointment, a reason, or whether it goes."""

from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from hubdesk.presenters.follow_up import BOOKED, CLOSE, REMOVE, TRY_AGAIN, FollowUpState
from hubdesk.ui.controls import ActionButton, Card, DateField, Heading, LinkButton, Muted, SelectField, TextField
from hubdesk.ui.controls.field import Field
from hubdesk.ui.pages.field_slot import FieldSlot
from hubdesk.ui.pages.fitted_text import fitted
from hubdesk.ui.pages.when_and_where import WhenAndWhere
from hubdesk.ui.theme import SPACE


@dataclass(frozen=True, slots=True)
class _Asked:
    head: str
    day: str = ""
    press: str = "Write it down"
    words: bool = True


_ASKED = {
    TRY_AGAIN: _Asked("Try again", "On which day do we try again?"),
    BOOKED: _Asked("Booked", "On which day is the appointment?"),
    CLOSE: _Asked("Close it"),
    REMOVE: _Asked("Remove this draft", press="Remove it: what was typed is gone for good", words=False),
}


class ListAnswer(Card):
    """Asks and passes on; a question that is not asked is not shown."""

    kept = Signal()
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent, roomy=True)
        self._head, self._detail = Heading("", 3), Muted("")
        self.day = DateField("")
        self.when = WhenAndWhere()
        self.reason = FieldSlot[SelectField]()
        self.words = TextField("In your words (optional)", lines=2)
        self.keep, self.leave = ActionButton("Write it down"), LinkButton("Leave it")
        self.body.setSpacing(SPACE[3])
        for part in (self._head, self._detail, self.day, self.when):
            self.body.addWidget(part)
        self.body.addLayout(self.reason)
        self.body.addWidget(self.words)
        for button in (self.keep, self.leave):
            self.body.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)
        self.keep.clicked.connect(self.kept)
        self.leave.clicked.connect(self.left)

    def ask(self, state: FollowUpState) -> None:
        """Ask what the state asks, with nothing typed yet."""
        asked, row = _ASKED[state.asking], state.rows.with_key(state.picked)
        self._head.setText(fitted(f"{asked.head}: {row.title}") if row else asked.head)
        self._detail.setText(fitted(row.detail) if row else "")
        self.day.label.setText(asked.day)
        self.day.describe()
        self.day.setVisible(bool(asked.day))
        self.day.set_values(*state.first_day)
        self.when.setVisible(state.asking == BOOKED)
        self.reason.put(SelectField("How did it end?", list(state.reasons)) if state.reasons else None)
        self.when.forget()
        self.words.set_text("")
        self.words.setVisible(asked.words)
        self.keep.setText(asked.press)

    def focus_first(self) -> None:
        """What is asked first."""
        first: Field | None = self.reason.field or (self.day if self.day.isVisible() else None)
        if first is not None:
            first.focus_editor()
        else:
            self.leave.setFocus(Qt.FocusReason.OtherFocusReason)

    def fields(self) -> dict[str, Field | None]:
        """By the name under which something may be wrong with them."""
        return {
            "due": self.day,
            "time": self.when.time,
            "place": self.when.place,
            "how": self.reason.field,
            "words": self.words,
        }
