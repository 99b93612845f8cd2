"""Typing in the sheet of a day: a line for each number on paper, and what was ticked there."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from hubdesk.presenters.day_sheet import OUTCOMES, DaySheetPresenter, DaySheetState, SheetRow
from hubdesk.ui.controls import ActionButton, Body, Card, LinkButton, Muted, ScrollPage, SelectField, announce
from hubdesk.ui.pages.emptying import empty
from hubdesk.ui.pages.fitted_text import fitted
from hubdesk.ui.pages.page_head import PageHead
from hubdesk.ui.pages.stacking_row import StackingRow
from hubdesk.ui.pages.trouble_box import TroubleBox
from hubdesk.ui.pages.watching import follow
from hubdesk.ui.theme import SPACE

_STACK_BELOW = 560


class DaySheetPage(ScrollPage):
    """Draws a ``DaySheetState``; what is chosen and not saved stays until the list changes."""

    def __init__(self, presenter: DaySheetPresenter, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._presenter = presenter
        self._rows: tuple[SheetRow, ...] | None = None
        self._said = ""
        self.choices: dict[str, SelectField] = {}
        self.back_link = LinkButton("Appointments of that day", icon="chevron-left")
        self.head = PageHead("Type in the sheet")
        self.trouble, self.said = TroubleBox(presenter.load), Body(strong=True)
        self._lines = QVBoxLayout()
        self._lines.setSpacing(SPACE[3])
        self.save_button = ActionButton("Record these outcomes")
        for part in (self.back_link, self.head, self.trouble, self.said):
            self.body.addWidget(part)
        self.body.addLayout(self._lines)
        self.bar.add(self.save_button)
        self.back_link.clicked.connect(presenter.back)
        self.save_button.clicked.connect(lambda: presenter.save(self.ticked()))
        follow(presenter, self, self.render)

    def ticked(self) -> dict[str, str]:
        """What is chosen, by appointment."""
        return {key: choice.value() or "" for key, choice in self.choices.items()}

    def render(self, state: DaySheetState) -> None:
        """Draw the state."""
        self.head.set_words("Type in the sheet", state.day)
        self.trouble.show_trouble(state.trouble)
        if state.rows != self._rows:
            self._rows = state.rows
            self._draw(state)
        self.said.setText(state.said or ("No appointments on this day" if state.loaded and not state.rows else ""))
        self.said.setVisible(bool(self.said.text()))
        if state.said and state.said != self._said:
            announce(self.said, state.said, urgent=False)
        self._said = state.said
        self.save_button.setVisible(bool(self.choices))
        self.save_button.setEnabled(not state.busy)

    def focus_start(self) -> None:
        """The first line that waits; else the way back."""
        first = next(iter(self.choices.values()), None)
        if first is not None:
            first.focus_editor()
        else:
            self.back_link.setFocus(Qt.FocusReason.OtherFocusReason)

    def _draw(self, state: DaySheetState) -> None:
        empty(self._lines)
        self.choices = {}
        for row in state.rows:
            self._lines.addWidget(self._line(row))

    def _line(self, row: SheetRow) -> Card:
        card, line, words = Card(), StackingRow(_STACK_BELOW), QWidget()
        column = QVBoxLayout(words)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(Body(fitted(f"{row.number}  {row.who}"), strong=True))
        column.addWidget(Muted(row.when))
        line.add(words, 1, Qt.AlignmentFlag.AlignTop)
        if row.known:
            line.add(Body(row.known), 1, Qt.AlignmentFlag.AlignTop)
        else:
            choice = SelectField(f"Number {row.number}", list(OUTCOMES), nothing="Not ticked")
            choice.set_error(row.problem)
            self.choices[row.id] = choice
            line.add(choice, 1, Qt.AlignmentFlag.AlignTop)
        card.body.addWidget(line)
        return card
