"""The answer to a question with options: big cards, keys on them, the error above."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from hubdesk.presenters.visit_pages import Choice, QuestionPage
from hubdesk.ui.controls import ChoiceGroup, RadioCard
from hubdesk.ui.controls.field import Field


class ChoiceAnswer(Field):
    """Keeps its cards from one question to the next as long as the options are the same."""

    chosen = Signal(str)
    """This value was chosen by hand."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("", "", parent)
        self.label.hide()
        self._options: tuple[tuple[Choice, ...], tuple[Choice, ...]] | None = None
        self.group: ChoiceGroup | None = None
        holder = QWidget()
        self._holder = QVBoxLayout(holder)
        self._holder.setContentsMargins(0, 0, 0, 0)
        self.column.addWidget(holder)

    def show_question(self, page: QuestionPage) -> None:
        """Show the options of a question and the answer that stands."""
        legend = " ".join(part for part in (page.stem, page.text) if part)
        options = (page.options, page.non_answers)
        self.label.setText(legend)
        if options != self._options:
            self._options = options
            self._replace(ChoiceGroup(legend, _rows(page.options), _rows(page.non_answers)))
        if self.group.legend() != legend:
            self.group.set_legend(legend)
        if self.group.value() != page.chosen:
            self.group.set_value(page.chosen)

    def editors(self) -> list[QWidget]:
        """The cards."""
        return list(self.group.cards()) if self.group is not None else []

    def focus_editor(self) -> None:
        """Focus the chosen or first card, so that the question is read out."""
        self.group.focus_first()

    def describe(self) -> None:
        """Each card says its key, and the error while there is one."""
        for card in self.editors():
            key = f"Press {card.key} to choose" if isinstance(card, RadioCard) and card.key else ""
            card.setAccessibleDescription(" ".join(part for part in (key, self._error.text()) if part))

    def card_walked_to(self) -> RadioCard | None:
        """The card that the arrow keys moved the focus to and that is not chosen, if any."""
        cards = self.group.cards()
        stop = next((card for card in cards if card.isChecked()), cards[0])
        return next((card for card in cards if card.hasFocus() and card is not stop), None)

    def _replace(self, group: ChoiceGroup) -> None:
        if self.group is not None:
            self._holder.removeWidget(self.group)
            self.group.hide()
            self.group.deleteLater()
        self.group = group
        group.chosen.connect(self.chosen)
        self._holder.addWidget(group)


def _rows(choices: tuple[Choice, ...]) -> list[tuple[str, str, str]]:
    return [(c.value, c.text, c.key) for c in choices]
