"""The appointments of one day; Left and Right turn to the day before and after."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from hubdesk.presenters.appointment_words import AppointmentRow
from hubdesk.presenters.appointments import AppointmentsPresenter, AppointmentsState
from hubdesk.ui.controls import ActionButton, Body, Card, FlowLayout, InsetText, Row, RowList, ScrollPage, announce
from hubdesk.ui.pages.fitted_text import fitted
from hubdesk.ui.pages.page_head import PageHead
from hubdesk.ui.pages.trouble_box import TroubleBox
from hubdesk.ui.pages.visit.page_keys import on_key
from hubdesk.ui.pages.watching import follow
from hubdesk.ui.theme import SPACE


class AppointmentsPage(ScrollPage):
    """The day, its appointments by time, and the ways to other days."""

    def __init__(self, presenter: AppointmentsPresenter, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._presenter = presenter
        self._rows: tuple[AppointmentRow, ...] | None = None
        self._day = ""
        self.head = PageHead("Appointments")
        self.book_button = ActionButton("Find a person to book for", "secondary", icon="search")
        self.earlier = ActionButton("Previous day", "secondary", icon="chevron-left", small=True)
        self.today = ActionButton("Today", "secondary", small=True)
        self.later = ActionButton("Next day", "secondary", icon="chevron-right", small=True)
        self.trouble = TroubleBox(presenter.load)
        self.note, self.summary = InsetText(""), Body(strong=True)
        self.list, self._card = RowList("Appointments"), Card()
        self._build()
        self._join()
        follow(presenter, self, self.render)

    def render(self, state: AppointmentsState) -> None:
        """Draw the state; a day that was turned to is said."""
        day = f"{state.day}, {state.near}" if state.near else state.day
        self.head.set_words("Appointments", day)
        self.trouble.show_trouble(state.trouble)
        self.note.text.setText(state.note)
        self.note.setVisible(bool(state.note))
        self.summary.setText(state.summary)
        self.summary.setVisible(bool(state.summary))
        if state.rows != self._rows:
            self._show_rows(state.rows)
        if day and self._day and day != self._day:
            announce(self.summary, f"{day}. {state.summary}", urgent=False)
        self._day = day or self._day

    def focus_start(self) -> None:
        """The first appointment, or the way to the next day."""
        target = self.list if self._rows else self.later
        target.setFocus(Qt.FocusReason.OtherFocusReason)

    def _build(self) -> None:
        self.head.add_action(self.book_button)
        days = QWidget()
        row = FlowLayout(SPACE[2], SPACE[2], days)
        for button in (self.earlier, self.today, self.later):
            row.addWidget(button)
        self._card.body.setContentsMargins(SPACE[2], SPACE[1], SPACE[2], SPACE[1])
        self._card.body.addWidget(self.list)
        for part in (self.head, days, self.trouble, self.note, self.summary, self._card):
            self.body.addWidget(part)
        self.bar.set_hint("Keys: Left and Right change the day, T is today, Enter opens")

    def _join(self) -> None:
        for button, key, wish in (
            (self.earlier, "Left", self._presenter.earlier),
            (self.today, "T", self._presenter.to_today),
            (self.later, "Right", self._presenter.later),
        ):
            button.clicked.connect(wish)
            on_key(self, key, wish)
        self.book_button.clicked.connect(self._presenter.find)
        self.list.opened.connect(lambda key: self._presenter.open((self._rows or ())[int(key)]))

    def _show_rows(self, rows: tuple[AppointmentRow, ...]) -> None:
        had_focus = self.list.hasFocus()
        self._rows = rows
        self.list.set_rows(
            Row(str(key), fitted(row.title), fitted(row.detail), ((row.tag, row.tag_kind),), row.lead)
            for key, row in enumerate(rows)
        )
        for key, row in enumerate(rows):
            spoken = ", ".join(part for part in (row.lead, row.title, row.tag, row.detail) if part)
            self.list.item(key).setData(Qt.ItemDataRole.AccessibleTextRole, spoken)
        self._card.setVisible(bool(rows))
        if had_focus:
            self.focus_start()
