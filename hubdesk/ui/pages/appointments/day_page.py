"""The appointments of a day or a week; Left and Right turn to the one before and after."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from hubdesk.presenters.appointment_words import AppointmentRow
from hubdesk.presenters.appointments import AppointmentsPresenter, AppointmentsState, DayRows
from hubdesk.ui.controls import (
    ActionButton,
    Body,
    Card,
    FlowLayout,
    Heading,
    InsetText,
    Muted,
    Row,
    RowList,
    ScrollPage,
    announce,
)
from hubdesk.ui.pages.emptying import empty
from hubdesk.ui.pages.fitted_text import fitted
from hubdesk.ui.pages.page_head import PageHead
from hubdesk.ui.pages.trouble_box import TroubleBox
from hubdesk.ui.pages.visit.page_keys import on_key
from hubdesk.ui.pages.watching import follow
from hubdesk.ui.theme import SPACE


class AppointmentsPage(ScrollPage):
    """The day or week, its appointments by time, and the ways to other days."""

    sheet_requested = Signal()
    """Print the sheet of this day."""

    def __init__(self, presenter: AppointmentsPresenter, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._presenter = presenter
        self._rows: tuple[AppointmentRow, ...] | None = None
        self._week: tuple[DayRows, ...] = ()
        self.lists: list[RowList] = []
        self._day = ""
        self.head = PageHead("Appointments")
        self.book_button = ActionButton("Find a person to book for", "secondary", icon="search")
        self.earlier = ActionButton("Previous day", "secondary", icon="chevron-left", small=True)
        self.today = ActionButton("Today", "secondary", small=True)
        self.span = ActionButton("Week", "secondary", icon="calendar", small=True)
        self.later = ActionButton("Next day", "secondary", icon="chevron-right", small=True)
        self.sheet = ActionButton("Print the day sheet", "secondary", icon="printer", small=True)
        self.type_in = ActionButton("Type in the sheet", "secondary", icon="edit", small=True)
        self.trouble = TroubleBox(presenter.load)
        self.note, self.summary = InsetText(""), Body(strong=True)
        self._days = QVBoxLayout()
        self._days.setSpacing(SPACE[3])
        self._build()
        self._join()
        follow(presenter, self, self.render)

    def render(self, state: AppointmentsState) -> None:
        """Draw the state; a day that was turned to is said."""
        day = f"{state.day}, {state.near}" if state.near else state.day
        self.head.set_words("Appointments", day)
        self.trouble.show_trouble(state.trouble)
        self.note.show_words(state.note)
        self.summary.setText(state.summary)
        self.summary.setVisible(bool(state.summary))
        if (state.rows, state.week) != (self._rows, self._week):
            self._show_rows(state)
        if day and self._day and day != self._day:
            announce(self.summary, f"{day}. {state.summary}", urgent=False)
        self._day = day or self._day

    def focus_start(self) -> None:
        """The first appointment, or the way to the next day."""
        target = self.lists[0] if self.lists else self.later
        target.setFocus(Qt.FocusReason.OtherFocusReason)

    def _build(self) -> None:
        self.head.add_action(self.book_button)
        days = QWidget()
        row = FlowLayout(SPACE[2], SPACE[2], days)
        for button in (self.earlier, self.today, self.later, self.span, self.sheet, self.type_in):
            row.addWidget(button)
        for part in (self.head, days, self.trouble, self.note, self.summary):
            self.body.addWidget(part)
        self.body.addLayout(self._days)
        self.bar.set_hint("Keys: Left and Right change the day or week, T is today, W is the week, Enter opens")

    def _join(self) -> None:
        for button, key, wish in (
            (self.earlier, "Left", self._presenter.earlier),
            (self.today, "T", self._presenter.to_today),
            (self.later, "Right", self._presenter.later),
            (self.span, "W", self._presenter.switch),
        ):
            button.clicked.connect(wish)
            on_key(self, key, wish)
        self.sheet.clicked.connect(self.sheet_requested)
        self.type_in.clicked.connect(self._presenter.type_in)
        self.book_button.clicked.connect(self._presenter.find)

    def _show_rows(self, state: AppointmentsState) -> None:
        had_focus = any(one.hasFocus() for one in self.lists)
        self._rows, self._week = state.rows, state.week
        noun = "week" if state.week else "day"
        self.earlier.setText(f"Previous {noun}")
        self.later.setText(f"Next {noun}")
        self.span.setText("Day" if state.week else "Week")
        for button in (self.sheet, self.type_in):
            button.setVisible(bool(state.rows) and not state.week)
        empty(self._days)
        self.lists = []
        for day in state.week or (DayRows("", state.rows),):
            self._show_day(day)
        if had_focus:
            self.focus_start()

    def _show_day(self, day: DayRows) -> None:
        if day.title:
            self._days.addWidget(Heading(day.title, 2))
        if not day.rows:
            if day.title:
                self._days.addWidget(Muted("Nothing booked"))
            return
        made, card = RowList(day.title or "Appointments"), Card()
        made.set_rows(
            Row(str(key), fitted(row.title), fitted(row.detail), ((row.tag, row.tag_kind),), row.lead)
            for key, row in enumerate(day.rows)
        )
        for key, row in enumerate(day.rows):
            spoken = ", ".join(part for part in (row.lead, row.title, row.tag, row.detail) if part)
            made.item(key).setData(Qt.ItemDataRole.AccessibleTextRole, spoken)
        made.opened.connect(lambda key: self._presenter.open(day.rows[int(key)]))
        card.body.setContentsMargins(SPACE[2], SPACE[1], SPACE[2], SPACE[1])
        card.body.addWidget(made)
        self._days.addWidget(card)
        self.lists.append(made)
