"""A headed card of facts; hidden while there is none."""

from collections.abc import Sequence

from PySide6.QtWidgets import QVBoxLayout, QWidget

from hubdesk.ui.controls import Card, Fact, Heading, SummaryList
from hubdesk.ui.pages.fitted_text import fitted
from hubdesk.ui.theme import SPACE


class FactsCard(QWidget):
    """Label and value in rows, under a heading where there is one."""

    def __init__(self, title: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shown: tuple[tuple[str, str], ...] = ()
        self.facts, card = SummaryList(), Card()
        card.body.addWidget(self.facts)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE[2])
        if title:
            column.addWidget(Heading(title, 2))
        column.addWidget(card)
        self.hide()

    def show_facts(self, facts: Sequence[tuple[str, str]]) -> None:
        """Show these rows."""
        if tuple(facts) != self._shown:
            self._shown = tuple(facts)
            self.facts.set_facts(Fact(fitted(label), fitted(value)) for label, value in facts)
        self.setVisible(bool(facts))
