"""Several things of which any may be true, in two columns where there is room."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from hubdesk.presenters.visit_pages import Ticked
from hubdesk.ui.controls import CheckCard, FieldSet
from hubdesk.ui.controls.field import Field
from hubdesk.ui.pages.stacking_row import StackingRow
from hubdesk.ui.theme import SPACE

_ONE_COLUMN_BELOW = 700


class TicksField(Field):
    """A labelled group of check boxes; its value is the ticked ones in their order."""

    def __init__(self, label: str, ticks: tuple[Ticked, ...], hint: str = "", parent: QWidget | None = None) -> None:
        super().__init__(label, hint, parent)
        self._cards = {tick.value: CheckCard(tick.text, compact=True) for tick in ticks}
        group = FieldSet(label)
        column = QVBoxLayout(group)
        column.setContentsMargins(0, 0, 0, 0)
        row = StackingRow(_ONE_COLUMN_BELOW, SPACE[2])
        cards = list(self._cards.values())
        half = (len(cards) + 1) // 2
        for part in (cards[:half], cards[half:]):
            row.add(_column(part), 1)
        column.addWidget(row)
        self.add_editor_row(group)
        self.describe()

    def editors(self) -> list[QWidget]:
        """The cards."""
        return list(self._cards.values())

    def values(self) -> tuple[str, ...]:
        """What is ticked."""
        return tuple(value for value, card in self._cards.items() if card.isChecked())

    def set_values(self, values: tuple[str, ...]) -> None:
        """Tick these and no others."""
        for value, card in self._cards.items():
            card.setChecked(value in values)


def _column(cards: list[CheckCard]) -> QWidget:
    box = QWidget()
    column = QVBoxLayout(box)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(SPACE[2])
    for card in cards:
        column.addWidget(card)
    column.addStretch(1)
    return box
