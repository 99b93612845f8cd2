"""Findings in words, one below the other: about what, what happens, what to do."""

from collections.abc import Sequence

from PySide6.QtWidgets import QVBoxLayout, QWidget

from hubdesk.presenters.forms.form_words import Told
from hubdesk.ui.controls import Body, Card, Heading, Muted, Rule
from hubdesk.ui.pages.fitted_text import fitted
from hubdesk.ui.theme import SPACE


class ToldList(QWidget):
    """A headed card; hidden while there is nothing to tell."""

    def __init__(self, title: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shown: tuple[Told, ...] = ()
        self._card = Card()
        self._card.body.setSpacing(SPACE[2])
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE[2])
        column.addWidget(Heading(title, 2))
        column.addWidget(self._card)
        self.hide()

    def show_told(self, told: Sequence[Told]) -> None:
        """Show these."""
        if tuple(told) == self._shown:
            return
        self._shown = tuple(told)
        while self._card.body.count():
            old = self._card.body.takeAt(0).widget()
            old.hide()
            old.deleteLater()
        for number, one in enumerate(told):
            if number:
                self._card.body.addWidget(Rule())
            self._card.body.addWidget(Body(fitted(one.about), strong=True))
            self._card.body.addWidget(Body(fitted(one.message)))
            if one.fix:
                self._card.body.addWidget(Muted(fitted(one.fix)))
        self.setVisible(bool(told))
