"""Ticks as form fields, so that an error can stand at them as at any other."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from hubdesk.presenters.details.fields import Options
from hubdesk.ui.controls import CheckCard, Field, FieldSet
from hubdesk.ui.theme import SPACE


class TickField(Field):
    """One box to tick; its words are on the card, so the label above is left out."""

    def __init__(self, label: str, parent: QWidget | None = None) -> None:
        super().__init__(label, parent=parent)
        self.label.hide()
        self.card = CheckCard(label, compact=True)
        self.add_editor_row(self.card)
        self.describe()

    def editors(self) -> list[QWidget]:
        """The card."""
        return [self.card]


class TicksField(Field):
    """Several of a list."""

    def __init__(self, label: str, options: Options, hint: str = "", parent: QWidget | None = None) -> None:
        super().__init__(label, hint, parent)
        self._cards = {value: CheckCard(words, compact=True) for value, words in options}
        group = FieldSet(label)
        column = QVBoxLayout(group)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE[2])
        for card in self._cards.values():
            column.addWidget(card)
        self.add_editor_row(group)
        self.describe()

    def editors(self) -> list[QWidget]:
        """The cards."""
        return list(self._cards.values())

    def codes(self) -> str:
        """The ticked ones with spaces between."""
        return " ".join(value for value, card in self._cards.items() if card.isChecked())

    def set_codes(self, codes: str) -> None:
        """Tick these and no others."""
        chosen = codes.split()
        for value, card in self._cards.items():
            card.setChecked(value in chosen)
