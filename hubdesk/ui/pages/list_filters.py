"""Narrowing a list down: who follows it, at which site, due by when."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from hubdesk.ui.controls import Muted, SelectField
from hubdesk.ui.pages.field_slot import FieldSlot
from hubdesk.ui.pages.stacking_row import StackingRow

Options = Sequence[tuple[str, str]]
_STACK_BELOW = 860


class ListFilters(QWidget):
    """Up to three lists to choose from, side by side where there is room; one with no choices is not shown."""

    chosen = Signal(str, str)
    """Narrow down by this filter to this value."""

    def __init__(self, names: Sequence[tuple[str, str]], parent: QWidget | None = None) -> None:
        """``names`` are the filters in their order: name and label."""
        super().__init__(parent)
        self._labels = dict(names)
        self._slots: dict[str, FieldSlot[SelectField]] = {}
        self._boxes: dict[str, QWidget] = {}
        self._offered: dict[str, Options] = {}
        self.summary = Muted("")
        row = StackingRow(_STACK_BELOW)
        for name, _label in names:
            slot, box = FieldSlot[SelectField](), QWidget()
            box.setLayout(slot)
            self._slots[name], self._boxes[name] = slot, box
            row.add(box, 0, Qt.AlignmentFlag.AlignBottom)
        self._row = row
        row.add(self.summary, 1, Qt.AlignmentFlag.AlignBottom)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(row)

    def add(self, part: QWidget) -> None:
        """Something beside them, at the end."""
        self._row.add(part, 0, Qt.AlignmentFlag.AlignBottom)

    def offer(self, name: str, options: Options, value: str) -> None:
        """The choices of one filter, the first one the widest, and what is chosen."""
        if options != self._offered.get(name):
            self._offered[name] = options
            self._slots[name].put(self._select(name, options) if options else None)
        field = self._slots[name].field
        if field is not None:
            field.set_value(value)
        self._boxes[name].setVisible(bool(options))

    def field(self, name: str) -> SelectField | None:
        """The list of one filter, where it shows."""
        return self._slots[name].field

    def _select(self, name: str, options: Options) -> SelectField:
        (first, words), *others = options
        field = SelectField(self._labels[name], list(others), nothing=words)
        field.editor.setItemData(0, first)
        field.chosen.connect(lambda value: self.chosen.emit(name, value))
        return field
