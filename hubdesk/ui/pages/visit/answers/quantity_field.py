"""A number and its unit."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QWidget

from hubdesk.presenters.visit_pages import Given, QuestionPage
from hubdesk.ui.controls import Body, ChoiceGroup, SelectField, TextField
from hubdesk.ui.pages.visit.answers.parts_field import PartsField
from hubdesk.ui.theme import SPACE

_CARDS_UP_TO = 4
HINT = "A number, like 72.5"


class QuantityField(PartsField):
    """One unit stands behind the box; a few are cards, many a list. None of several is chosen beforehand."""

    def __init__(self, page: QuestionPage, question: str) -> None:
        super().__init__(question, page.hint or HINT)
        self._only = page.units[0].value if len(page.units) == 1 else ""
        self.box = TextField(question, chars=10)
        self.box.label.hide()
        named = f"{question}, in {page.units[0].text}" if self._only else question
        self.box.editor.setAccessibleName(named)
        self.cards: ChoiceGroup | None = None
        self.units: SelectField | None = None
        row = QHBoxLayout()
        row.setSpacing(SPACE[3])
        row.addWidget(self.box, 0, Qt.AlignmentFlag.AlignTop)
        if self._only:
            row.addWidget(Body(page.units[0].text), 0, Qt.AlignmentFlag.AlignVCenter)
        row.addStretch(1)
        self.add_editor_row(row)
        if 1 < len(page.units) <= _CARDS_UP_TO:
            self.cards = ChoiceGroup("Unit", [(u.value, u.text, "") for u in page.units], compact=True, in_row=True)
            self.cards.chosen.connect(lambda _unit: self._unit_chosen())
            self.column.addSpacing(SPACE[2])
            self.column.addWidget(self.cards)
        elif page.units and not self._only:
            self.units = SelectField("Unit", [(u.value, u.text) for u in page.units])
            self.units.chosen.connect(lambda _unit: self._unit_chosen())
            self.column.addWidget(self.units)
        self.describe()

    def editors(self) -> list[QWidget]:
        """The box; the units beside it say their own."""
        return [self.box.editor]

    def parts(self) -> Given:
        """The number as typed, and the unit."""
        chosen = self.cards.value() if self.cards else self.units.value() if self.units else self._only
        return Given((), self.box.text().strip(), chosen or "")

    def show_parts(self, parts: Given) -> None:
        """Show an amount; a unit that was chosen before the number stays."""
        if self.box.text().strip() != parts.text:
            self.box.set_text(parts.text)
        if parts.text or parts.unit:
            for choice in (self.cards, self.units):
                if choice is not None:
                    choice.set_value(parts.unit or None)

    def _unit_chosen(self) -> None:
        if self.box.text().strip():
            self.picked.emit()
