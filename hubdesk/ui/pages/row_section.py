"""A headed card of rows to open, used wherever a page lists visits, people or follow-ups."""

from collections.abc import Sequence
from typing import Protocol

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from hubdesk.ui.controls import Body, Card, Heading, Row, RowList
from hubdesk.ui.pages.fitted_text import fitted
from hubdesk.ui.theme import SPACE


class Opens(Protocol):
    """What visits and follow-ups have in common: who or what, since when, its state, and what one press does."""

    @property
    def title(self) -> str: ...  # noqa: D102
    @property
    def detail(self) -> str: ...  # noqa: D102
    @property
    def tag(self) -> str: ...  # noqa: D102
    @property
    def tag_kind(self) -> str: ...  # noqa: D102
    @property
    def action(self) -> str: ...  # noqa: D102


class RowSection(QWidget):
    """Heading and rows. With ``empty`` it says so when there is no row; without, it is hidden."""

    opened = Signal(object)
    """This row was opened."""

    def __init__(self, title: str, empty: str = "", parent: QWidget | None = None, *, card: Card | None = None) -> None:
        super().__init__(parent)
        self._shown: tuple[Opens, ...] | None = None
        self._says_empty = bool(empty)
        self._empty = Body(empty)
        self.list = RowList(title)
        self.list.opened.connect(lambda key: self.opened.emit(self._rows()[int(key)]))
        self._card = card or Card()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE[2])
        column.addWidget(Heading(title, 2))
        column.addWidget(self._card)
        self._card.body.setContentsMargins(SPACE[2], SPACE[1], SPACE[2], SPACE[1])
        self._card.body.addWidget(self.list)
        self._empty.setContentsMargins(SPACE[2], SPACE[3], SPACE[2], SPACE[3])
        self._card.body.addWidget(self._empty)
        self.show_rows(())

    def show_rows(self, rows: Sequence[Opens]) -> None:
        """Show these rows. The same row place stays the present one when a list is drawn again."""
        if self._shown == tuple(rows):
            return
        self._shown = tuple(rows)
        place = self.list.currentRow()
        self.list.set_rows(_row(key, row) for key, row in enumerate(rows))
        for key, row in enumerate(rows):
            self.list.item(key).setData(Qt.ItemDataRole.AccessibleTextRole, spoken(row))
        if place >= 0 and rows:
            self.list.setCurrentRow(min(place, len(rows) - 1))
        self.list.setVisible(bool(rows))
        self._empty.setVisible(not rows)
        if not rows and not self._says_empty:
            self.hide()
        elif self.parentWidget() is not None:
            # Without a parent yet it would be a window of its own for a moment; it shows with the page anyway.
            self.show()

    def has_rows(self) -> bool:
        """Whether there is anything to open."""
        return bool(self._shown)

    def focus_first(self) -> None:
        """Focus the first row."""
        self.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def _rows(self) -> tuple[Opens, ...]:
        return self._shown or ()


def spoken(row: Opens) -> str:
    """The whole row for a screen reader, in the order that matters: who, state, when, what pressing does."""
    return ", ".join(part for part in (row.title, row.tag, row.detail, row.action) if part)


def _row(key: int, row: Opens) -> Row:
    detail = " · ".join(part for part in (row.detail, row.action) if part)
    return Row(str(key), fitted(row.title), detail, ((row.tag, row.tag_kind),) if row.tag else ())
