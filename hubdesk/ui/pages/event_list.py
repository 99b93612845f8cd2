"""What happened, one thing below the other, with a way to put each right."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout

from hubdesk.presenters.telling import EventRow
from hubdesk.ui.controls import Body, Card, Heading, LinkButton, Muted, Rule
from hubdesk.ui.pages.emptying import empty
from hubdesk.ui.pages.fitted_text import fitted


class EventList(Card):
    """Headed "So far"; hidden while nothing happened."""

    put_right = Signal(int)
    """What has this number was wrong."""

    def __init__(self) -> None:
        super().__init__()
        self._rows: Sequence[EventRow] | None = None
        self._events = QVBoxLayout()
        self.body.addWidget(Heading("So far", 2))
        self.body.addLayout(self._events)

    def show_rows(self, rows: Sequence[EventRow]) -> None:
        """Draw them, unless they show already."""
        self.setVisible(bool(rows))
        if rows == self._rows:
            return
        self._rows = rows
        empty(self._events)
        for place, row in enumerate(rows):
            if place:
                self._events.addWidget(Rule())
            self._events.addWidget(Body(fitted(row.what), strong=row.stands))
            self._events.addWidget(Muted(fitted(row.when)))
            if row.words:
                self._events.addWidget(Body(fitted(row.words)))
            if row.number:
                right = LinkButton("Put right", spoken=f"Put right: {row.what}, {row.when}")
                right.clicked.connect(lambda _on=False, number=row.number: self.put_right.emit(number))
                self._events.addWidget(right)
