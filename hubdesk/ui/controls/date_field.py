"""A date typed in three small boxes, as in the NHS pattern: nothing to pick, nothing guessed."""

from datetime import date

from PySide6.QtCore import QEvent, Signal
from PySide6.QtGui import QFontMetricsF
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from hubdesk.ui.controls.field import Field
from hubdesk.ui.controls.field_set import FieldSet
from hubdesk.ui.controls.labels import Text
from hubdesk.ui.theme import SPACE, look
from hubdesk.ui.theme.tokens import LEAD

_PARTS = (("day", "Day", 2), ("month", "Month", 2), ("year", "Year", 4))
_MONTH_NAME = 9
"""The letters of September."""


class DateField(Field):
    """Day, month and year as typed strings. Whether they make a date is for the presenter to judge."""

    changed = Signal()
    """One of the boxes now holds something else."""

    def __init__(self, label: str, hint: str = "", parent: QWidget | None = None, *, month_name: bool = False) -> None:
        """With ``month_name`` the month may also be typed as a word."""
        super().__init__(label, hint, parent)
        self._boxes: dict[str, QLineEdit] = {}
        self._group = FieldSet(label)
        row = QHBoxLayout(self._group)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(SPACE[4])
        for key, word, digits in _PARTS:
            box = QLineEdit()
            box.setMaxLength(_MONTH_NAME if month_name and key == "month" else digits)
            box.textChanged.connect(self.changed)
            name = Text(word, "body", wrap=False)
            name.setBuddy(box)
            self._boxes[key] = box
            part = QVBoxLayout()
            part.setSpacing(SPACE[1])
            part.addWidget(name)
            part.addWidget(box)
            row.addLayout(part)
        row.addStretch(1)
        self.add_editor_row(self._group)
        self._measure()
        self.describe()

    def editors(self) -> list[QWidget]:
        """The three boxes."""
        return list(self._boxes.values())

    def values(self) -> tuple[str, str, str]:
        """Day, month and year as typed, without spaces around them."""
        day, month, year = (box.text().strip() for box in self._boxes.values())
        return day, month, year

    def set_values(self, day: str, month: str, year: str) -> None:
        """Fill the boxes."""
        for box, text in zip(self._boxes.values(), (day, month, year), strict=True):
            box.setText(text)

    def set_date(self, value: date | None) -> None:
        """Fill the boxes from a date, or empty them."""
        if value is None:
            self.set_values("", "", "")
        else:
            self.set_values(str(value.day), str(value.month), str(value.year))

    def set_error(self, message: str, parts: tuple[str, ...] = ()) -> None:
        """Show an error; ``parts`` names the wrong boxes (day, month, year), all of them if left out."""
        super().set_error(message)
        if message and parts:
            self.mark_editors([self._boxes[part] for part in parts])

    def focus_editor(self) -> None:
        """Focus the first wrong box, or the day."""
        wrong = [box for box in self._boxes.values() if box.property("error")]
        (wrong or self.editors())[0].setFocus()

    def changeEvent(self, event: QEvent) -> None:
        """Measure again when the text size changes."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self._measure()

    def _measure(self) -> None:
        digit = QFontMetricsF(look().font(LEAD)).horizontalAdvance("0")
        for (_key, _word, digits), box in zip(_PARTS, self._boxes.values(), strict=True):
            box.setFixedWidth(round(digit * (digits + 1)) + look().em(28))
