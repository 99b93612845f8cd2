"""Any of the options: check boxes on the keys 1 to 9, and words of one's own where the form takes them."""

from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QVBoxLayout, QWidget

from hubdesk.presenters.visit_pages import Given, QuestionPage
from hubdesk.ui.controls import CheckCard, FieldSet, TextField
from hubdesk.ui.pages.stacking_row import StackingRow
from hubdesk.ui.pages.visit.answers.parts_field import PartsField
from hubdesk.ui.theme import SPACE

_ONE_COLUMN_UP_TO, _ONE_COLUMN_BELOW = 5, 640
HINT = "Choose all that apply"


class SeveralField(PartsField):
    """Ticking an option that stands alone ("None of these") takes the other ticks away, and the other way round."""

    def __init__(self, page: QuestionPage, question: str) -> None:
        super().__init__(question, page.hint or HINT)
        self._alone = page.exclusive
        self.cards = {
            c.value: CheckCard(c.text, key=c.key, compact=len(page.options) > _ONE_COLUMN_UP_TO) for c in page.options
        }
        self.other: CheckCard | None = None
        self.text: TextField | None = None
        group = FieldSet(question)
        column = QVBoxLayout(group)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE[2])
        column.addWidget(self._laid_out())
        if page.open_label:
            self._add_other(page, column)
        self.add_editor_row(group)
        for value, card in self.cards.items():
            card.clicked.connect(lambda _on=False, value=value: self._ticked(value))
            if card.key:
                QShortcut(QKeySequence(card.key), self).activated.connect(card.click)
        self.describe()

    def editors(self) -> list[QWidget]:
        """The cards, and the box for other words."""
        others: list[QWidget] = [self.other] if self.other is not None else []
        boxes: list[QWidget] = [self.text.editor] if self.text is not None and not self.text.isHidden() else []
        return [*self.cards.values(), *others, *boxes]

    def parts(self) -> Given:
        """What is ticked, in the order of the options, and what is typed."""
        text = self.text.text() if self.text is not None and self.other is not None and self.other.isChecked() else ""
        return Given(tuple(value for value, card in self.cards.items() if card.isChecked()), text)

    def show_parts(self, parts: Given) -> None:
        """Tick these and no others."""
        for value, card in self.cards.items():
            card.setChecked(value in parts.chosen)
        if self.other is not None and self.text is not None:
            if parts.text or not self.other.hasFocus():
                self.other.setChecked(bool(parts.text) or (self.other.isChecked() and self.text.editor.hasFocus()))
            if self.text.text() != parts.text:
                self.text.set_text(parts.text)
            self.text.setVisible(self.other.isChecked())

    def describe(self) -> None:
        """Each card says its key too."""
        super().describe()
        for card in self.cards.values():
            if card.key:
                said = f"Press {card.key} to choose"
                card.setAccessibleDescription(" ".join(part for part in (said, card.accessibleDescription()) if part))

    def _laid_out(self) -> QWidget:
        cards = list(self.cards.values())
        if len(cards) <= _ONE_COLUMN_UP_TO:
            return _column(cards)
        row, half = StackingRow(_ONE_COLUMN_BELOW, SPACE[2]), (len(cards) + 1) // 2
        for part in (cards[:half], cards[half:]):
            row.add(_column(part), 1)
        return row

    def _add_other(self, page: QuestionPage, column: QVBoxLayout) -> None:
        self.other = CheckCard(page.open_label, compact=len(page.options) > _ONE_COLUMN_UP_TO)
        self.text = TextField(page.open_label, "In the person’s own words", limit=500)
        self.text.label.hide()
        self.text.editor.setAccessibleName(page.open_label)
        self.text.hide()
        column.addWidget(self.other)
        column.addWidget(self.text)
        self.other.clicked.connect(self._other_ticked)

    def _ticked(self, value: str) -> None:
        if self.cards[value].isChecked():
            for other, card in self.cards.items():
                if other != value and (value in self._alone or other in self._alone):
                    card.setChecked(False)
            if value in self._alone and self.other is not None and self.text is not None:
                self.other.setChecked(False)
                self.text.set_text("")
                self.text.hide()
        self.picked.emit()

    def _other_ticked(self) -> None:
        if self.other is None or self.text is None:
            return
        on = self.other.isChecked()
        self.text.setVisible(on)
        if on:
            for value in self._alone:
                self.cards[value].setChecked(False)
            self.text.focus_editor()
        else:
            self.text.set_text("")
            self.picked.emit()


def _column(cards: list[CheckCard]) -> QWidget:
    box = QWidget()
    column = QVBoxLayout(box)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(SPACE[2])
    for card in cards:
        column.addWidget(card)
    column.addStretch(1)
    return box
