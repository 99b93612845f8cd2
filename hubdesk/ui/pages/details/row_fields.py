"""A list of rows to fill in: those that are there, one to add to, and a button for one more."""

from collections.abc import Mapping
from itertools import pairwise

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from hubdesk.presenters.details.fields import Rows
from hubdesk.ui.controls import ActionButton, FieldSet, Heading, LinkButton, Rule
from hubdesk.ui.pages.details.entry_field import EntryField
from hubdesk.ui.pages.stacking_row import StackingRow
from hubdesk.ui.theme import SPACE

_STACK_BELOW = 560


class RowFields(QWidget):
    """The rows of one list. A row whose fields are all empty counts as not there."""

    added = Signal(list)
    """New fields (``EntryField``) were made."""

    def __init__(self, spec: Rows, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._spec = spec
        self._rows: list[list[EntryField]] = []
        self._last: QWidget | None = None
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(SPACE[3])
        self._boxes = QVBoxLayout()
        self._boxes.setSpacing(SPACE[3])
        self._column.addLayout(self._boxes)
        self._add()  # before the button, so that Tab meets them in this order
        self.more_button = ActionButton(f"Add another {spec.noun.lower()}", "secondary", icon="plus", small=True)
        self.more_button.clicked.connect(self._add_by_hand)
        self._column.addWidget(self.more_button, 0, Qt.AlignmentFlag.AlignLeft)

    def fields(self) -> list[EntryField]:
        """Every field of every row, from top to bottom."""
        return [field for row in self._rows for field in row]

    def values(self) -> dict[str, str]:
        """What stands in all rows."""
        return {name: text for field in self.fields() for name, text in field.values().items()}

    def show_values(self, values: Mapping[str, str]) -> None:
        """Show what is stored, making rows as needed."""
        start = f"{self._spec.name}."
        numbers = [int(name.removeprefix(start).split(".")[0]) for name in values if name.startswith(start)]
        while len(self._rows) <= max(numbers, default=0):
            self._add()
        for field in self.fields():
            field.show(values)
        self._offer_more()

    def _offer_more(self) -> None:
        self.more_button.setVisible(len(self._rows) < self._spec.most)

    def _add(self) -> list[EntryField]:
        number = len(self._rows)
        start = f"{self._spec.name}.{number}."
        lines = [
            [EntryField(spec, start) for spec in (line if isinstance(line, tuple) else (line,))]
            for line in self._spec.fields
        ]
        made = [field for line in lines for field in line]
        legend = f"{self._spec.noun} {number + 1}"
        box = FieldSet(legend)
        inside = QVBoxLayout(box)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(SPACE[3])
        if number:
            inside.addWidget(Rule())
        inside.addWidget(Heading(legend, 3))
        for line in lines:
            inside.addWidget(line[0].control if len(line) == 1 else _side_by_side(line))
        clear = LinkButton("Empty this row", spoken=f"Empty {legend.lower()}")
        clear.clicked.connect(lambda: [field.show({}) for field in made])
        inside.addWidget(clear, 0, Qt.AlignmentFlag.AlignLeft)
        self._boxes.addWidget(box)
        self._rows.append(made)
        self._order([*(editor for field in made for editor in field.control.editors()), clear])
        return made

    def _order(self, stops: list[QWidget]) -> None:
        """Tab goes on from the row above through the new one: Qt would put what is new at the end of the page."""
        for one, after in pairwise([*([self._last] if self._last else []), *stops]):
            QWidget.setTabOrder(one, after)
        self._last = stops[-1]

    def _add_by_hand(self) -> None:
        made = self._add()
        self._offer_more()
        self.added.emit(made)
        made[0].control.focus_editor()


def _side_by_side(line: list[EntryField]) -> StackingRow:
    row = StackingRow(_STACK_BELOW)
    for field in line:
        row.add(field.control, 1, Qt.AlignmentFlag.AlignTop)
    return row
