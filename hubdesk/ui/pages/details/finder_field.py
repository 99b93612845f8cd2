"""A search in the directory on a form page: type, go down, choose; it fills other fields and holds nothing itself."""

from collections.abc import Callable, Mapping

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from hubdesk.presenters.details.fields import Find
from hubdesk.presenters.directory.finding import Found
from hubdesk.ui.controls import Card, Muted, Row, RowList, TextField, announce
from hubdesk.ui.pages.fitted_text import fitted
from hubdesk.ui.pages.list_below import ListBelow
from hubdesk.ui.theme import SPACE

Look = Callable[[Find, str, Callable[[Found], None]], None]
"""Looks for a text and calls back with what was found."""


class FinderField(QWidget):
    """The search field, and below it what was found while something is typed."""

    chosen = Signal(dict)
    """The fields to fill, by name."""

    def __init__(self, spec: Find, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._spec, self._look = spec, look
        self._found = Found()
        self.search = TextField(spec.label, spec.hint, chars=44)
        self.summary, self.list, self._card = Muted(""), RowList(spec.label), Card()
        self._card.body.setContentsMargins(SPACE[2], SPACE[1], SPACE[2], SPACE[1])
        self._card.body.addWidget(self.list)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE[2])
        for part in (self.search, self.summary, self._card):
            column.addWidget(part)
        self._draw(Found())
        self.search.changed.connect(self._wanted)
        self.list.opened.connect(lambda key: self._choose(int(key)))
        ListBelow(self.search, self.list)

    def offer(self) -> None:
        """Look without a text: the services of one kind are offered at once."""
        self._wanted(self.search.text())

    def _wanted(self, text: str) -> None:
        self._look(self._spec, text, self._show)

    def _show(self, found: Found) -> None:
        if found.typed == self.search.text():
            self._draw(found)

    def _draw(self, found: Found) -> None:
        self._found = found
        self.list.set_rows(
            Row(str(n), fitted(one.title), fitted(one.detail), one.tags) for n, one in enumerate(found.offers)
        )
        self._card.setVisible(bool(found.offers))
        self.summary.setText(found.summary)
        self.summary.setVisible(bool(found.summary))

    def _choose(self, place: int) -> None:
        one = self._found.offers[place]
        self.search.set_text("")
        self._draw(Found())
        self.summary.setText(f"Filled in: {fitted(one.title)}")
        self.summary.show()
        announce(self, f"Filled in: {one.title}")
        fills: Mapping[str, str] = one.fills
        self.chosen.emit(dict(fills))
