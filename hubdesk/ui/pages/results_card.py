"""A person's screening results, newest day first as the presenter gives them."""

from collections.abc import Sequence
from itertools import groupby

from PySide6.QtWidgets import QVBoxLayout, QWidget

from hubdesk.presenters.person import ResultRow
from hubdesk.ui.controls import Body, Card, Fact, Heading, SummaryList
from hubdesk.ui.pages.emptying import empty
from hubdesk.ui.theme import SPACE

EMPTY = "No screening is finished yet."


class ResultsCard(QWidget):
    """A heading and a card; in it each day with its forms and what they came to."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._card = Card()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE[2])
        column.addWidget(Heading("Screening results", 2))
        column.addWidget(self._card)
        self._shown: tuple[ResultRow, ...] | None = None
        self.show_results(())

    def show_results(self, results: Sequence[ResultRow]) -> None:
        """Replace the results."""
        if self._shown == tuple(results):
            return
        self._shown = tuple(results)
        body = self._card.body
        empty(body)
        if not results:
            body.addWidget(Body(EMPTY))
        for when, rows in groupby(results, key=lambda row: row.when):
            if when:
                body.addWidget(Heading(when, 3))
            body.addWidget(SummaryList([Fact(row.form, row.text) for row in rows]))
