"""One question's answers: the options, then an "or", then the three ways of not answering."""

from collections.abc import Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QButtonGroup, QVBoxLayout, QWidget

from hubdesk.ui.controls.field_set import FieldSet
from hubdesk.ui.controls.flow_layout import FlowLayout
from hubdesk.ui.controls.labels import Text
from hubdesk.ui.controls.radio_card import RadioCard
from hubdesk.ui.theme import SPACE

Option = tuple[str, str, str]
"""A stored value, the words on the card, and the key that chooses it ("" for none)."""


class ChoiceGroup(FieldSet):
    """Radio cards with one tab stop. Options in a column, non-answers smaller and side by side below."""

    chosen = Signal(str)
    """The person at the desk chose this value (never sent by ``set_value``)."""

    def __init__(
        self,
        legend: str,
        options: list[Option],
        non_answers: list[Option] | tuple[Option, ...] = (),
        parent: QWidget | None = None,
        *,
        compact: bool = False,
        in_row: bool = False,
        headings: Mapping[str, str] | None = None,
    ) -> None:
        """``headings`` are plain words before the option with a value, for options in a column that come in groups."""
        super().__init__(legend, parent)
        self._cards: dict[str, RadioCard] = {}
        self._group = QButtonGroup(self)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE[2])
        answers = FlowLayout(SPACE[2], SPACE[2], fill=True) if in_row else QVBoxLayout()
        if isinstance(answers, QVBoxLayout):
            answers.setSpacing(SPACE[2])
        for option in options:
            heading = (headings or {}).get(option[0])
            if heading:
                answers.addWidget(Text(heading, "strong", wrap=False))
            answers.addWidget(self._card(option, compact=compact))
        column.addLayout(answers)
        if non_answers:
            column.addWidget(Text("or", "body", wrap=False))
            row = FlowLayout(SPACE[2], SPACE[2], fill=True)
            for option in non_answers:
                row.addWidget(self._card(option, compact=True))
            column.addLayout(row)
        self._group.buttonClicked.connect(self._tell)
        self._fix_tab_stop()

    def value(self) -> str | None:
        """The chosen value, or None."""
        return next((value for value, card in self._cards.items() if card.isChecked()), None)

    def set_value(self, value: str | None) -> None:
        """Show a value as chosen; None clears."""
        self._group.setExclusive(False)
        for own, card in self._cards.items():
            card.setChecked(own == value)
        self._group.setExclusive(True)
        self._fix_tab_stop()

    def focus_first(self) -> None:
        """Focus the chosen answer, or else the first, so that the legend is read out."""
        self._tab_stop().setFocus(Qt.FocusReason.OtherFocusReason)

    def card(self, value: str) -> RadioCard:
        """The card of a value."""
        return self._cards[value]

    def cards(self) -> list[RadioCard]:
        """All cards in order."""
        return list(self._cards.values())

    def _card(self, option: Option, *, compact: bool) -> RadioCard:
        value, words, key = option
        card = RadioCard(words, key, self, compact=compact)
        self._cards[value] = card
        self._group.addButton(card)
        card.step_requested.connect(self._step)
        if key:
            shortcut = QShortcut(QKeySequence(key), self)
            shortcut.activated.connect(card.click)
        return card

    def _tell(self, card: RadioCard) -> None:
        self._fix_tab_stop()
        if any(own.hasFocus() for own in self._cards.values()):
            # A key chose the card: the focus goes with it, or Enter would seem to speak of another answer.
            card.setFocus(Qt.FocusReason.OtherFocusReason)
        self.chosen.emit(next(value for value, own in self._cards.items() if own is card))

    def _step(self, by: int) -> None:
        cards = [card for card in self._cards.values() if card.isEnabled()]
        here = next(place for place, card in enumerate(cards) if card.hasFocus())
        cards[(here + by) % len(cards)].setFocus(Qt.FocusReason.OtherFocusReason)

    def _tab_stop(self) -> RadioCard:
        checked = self._group.checkedButton()
        return checked if isinstance(checked, RadioCard) else next(iter(self._cards.values()))

    def _fix_tab_stop(self) -> None:
        if not self._cards:
            return  # nothing to choose from: the page says why
        # Qt gives a radio group its one tab stop only after the user has moved the focus into it.
        stop = self._tab_stop()
        for card in self._cards.values():
            card.setFocusPolicy(Qt.FocusPolicy.StrongFocus if card is stop else Qt.FocusPolicy.ClickFocus)
