"""What was found, below the field in which it is searched: a line that says how much, and the rows."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from hubdesk.ui.controls import Body, Card, Row, RowList, TextField, announce
from hubdesk.ui.pages.list_below import ListBelow
from hubdesk.ui.theme import SPACE


class FoundList(QWidget):
    """Hidden while nothing was found and nothing is to be said."""

    def __init__(self, field: TextField, title: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._field = field
        self._rows: tuple[Row, ...] = ()
        self.summary, self.list, self._card = Body(strong=True), RowList(title), Card()
        self._card.body.setContentsMargins(SPACE[2], SPACE[1], SPACE[2], SPACE[1])
        self._card.body.addWidget(self.list)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE[3])
        column.addWidget(self.summary)
        column.addWidget(self._card)
        ListBelow(field, self.list)

    def show_found(self, rows: Sequence[Row], summary: str, spoken: Sequence[str] = ()) -> None:
        """Show these rows, and say the summary where it is another one. ``spoken`` are the rows for a screen reader."""
        self.setVisible(bool(rows) or bool(summary))
        if tuple(rows) != self._rows:
            self._draw(tuple(rows), spoken)
        self._card.setVisible(bool(rows))
        if summary != self.summary.text():
            self.summary.setText(summary)
            announce(self.summary, summary, urgent=False)
        self.summary.setVisible(bool(summary))

    def _draw(self, rows: tuple[Row, ...], spoken: Sequence[str]) -> None:
        had_focus = self.list.hasFocus()
        self._rows = rows
        self.list.set_rows(rows)
        for place, words in enumerate(spoken):
            self.list.item(place).setData(Qt.ItemDataRole.AccessibleTextRole, words)
        if had_focus and rows:
            self.list.setCurrentRow(0)
        elif had_focus:
            self._field.focus_editor()
