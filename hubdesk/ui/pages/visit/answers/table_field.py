"""A table: several questions with the same answers, a row each."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from hubdesk.domain.visits import Place
from hubdesk.presenters.visit_pages import QuestionPage
from hubdesk.ui.controls import ChoiceField, Muted
from hubdesk.ui.controls.field import Field
from hubdesk.ui.theme import SPACE

HINT = "Tab goes to the next row, the arrow keys along it, Space chooses"


class TableField(Field):
    """Each row is a group of cards with its question as legend: read out as such, and reached by one Tab."""

    row_chosen = Signal(object, str)
    """This option was chosen by hand in the row at this place."""

    def __init__(self, page: QuestionPage, question: str) -> None:
        super().__init__(question, page.hint or HINT)
        self.label.hide()
        options = [(c.value, c.text) for c in page.options]
        self.rows: dict[Place, ChoiceField] = {}
        self.reasons: dict[Place, Muted] = {}
        for row in page.rows:
            field = ChoiceField(row.text, options, in_row=True)
            field.chosen.connect(lambda value, place=row.place: self.row_chosen.emit(place, value))
            self.rows[row.place], self.reasons[row.place] = field, Muted()
            self.column.addSpacing(SPACE[2])
            self.column.addWidget(field)
            self.column.addWidget(self.reasons[row.place])

    def show_rows(self, page: QuestionPage) -> None:
        """Show what is chosen in each row, or why nothing is."""
        for row in page.rows:
            if self.rows[row.place].value() != row.chosen:
                self.rows[row.place].set_value(row.chosen)
            self.reasons[row.place].setText(row.reason)
            self.reasons[row.place].setVisible(bool(row.reason))

    def editors(self) -> list[QWidget]:
        """The cards of all rows."""
        return [card for row in self.rows.values() for card in row.editors()]

    def focus_editor(self) -> None:
        """The first row without an answer, or the first."""
        waiting = (f for p, f in self.rows.items() if f.value() is None and not self.reasons[p].text())
        next(waiting, next(iter(self.rows.values()))).focus_editor()
