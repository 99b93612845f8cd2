"""Book an appointment, or move one. What was typed stays on the page whatever happens."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from hubdesk.domain.appointment_entry import AppointmentEntry
from hubdesk.domain.appointment_series import EVERY
from hubdesk.presenters.booking import ARRANGED, KINDS, SOON, BookingPresenter, BookingState
from hubdesk.ui.controls import (
    ActionButton,
    BulletList,
    Card,
    CheckCard,
    ChoiceField,
    DateField,
    ErrorSummary,
    Field,
    FlowLayout,
    Heading,
    InsetText,
    LinkButton,
    ScrollPage,
    SelectField,
    TextField,
)
from hubdesk.ui.pages.appointments.doubts import DoubtsCallout
from hubdesk.ui.pages.details.tick_fields import TicksField
from hubdesk.ui.pages.enter_goes_on import EnterGoesOn
from hubdesk.ui.pages.fitted_text import fitted
from hubdesk.ui.pages.page_head import PageHead
from hubdesk.ui.pages.stacking_row import StackingRow
from hubdesk.ui.pages.trouble_box import TroubleBox
from hubdesk.ui.pages.watching import follow
from hubdesk.ui.theme import SPACE

_STACK_BELOW = 560
HAPPENED = "It has happened already"


class BookingPage(ScrollPage):
    """Kind, day, time, place, with whom, companion, notes."""

    def __init__(self, presenter: BookingPresenter, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._presenter = presenter
        self._shown = BookingState()
        self._filled = False
        self.head = PageHead("Book an appointment")
        self.trouble, self.errors, self.doubts = TroubleBox(), ErrorSummary(), DoubtsCallout()
        self.coming, self.known = InsetText("Booked already"), InsetText("To look at when booking")
        self._make_fields()
        self.save_button, self.cancel_link = ActionButton("Book this appointment"), LinkButton("Cancel")
        self._build()
        self._join()
        follow(presenter, self, self.render)

    def render(self, state: BookingState) -> None:
        """Draw the state; the fields are filled once and then belong to whoever types."""
        before, self._shown = self._shown, state
        known = state.banner is not None
        self.head.set_words(state.heading, state.note)
        self.save_button.setText("Move it" if state.moving else "Book this appointment")
        self.doubts.anyway.setText("It is right: move it" if state.moving else "It is right: book it")
        self.save_button.setEnabled(known and not state.busy)
        self.doubts.anyway.setEnabled(not state.busy)
        self.trouble.show_trouble(state.trouble)
        if known and not self._filled:
            self._filled = True
            self._fill(state.entry)
            _show_lines(self.coming, state.coming)
            _show_lines(self.known, state.known)
            self.series.setVisible(not state.moving)
        if state.errors != before.errors:
            self._render_errors(state.errors)
        if state.doubts != before.doubts:
            self.doubts.show_doubts(state.doubts)
        if not state.busy and (state.errors or state.doubts or state.trouble) and state != before:
            self.scroll_to_top()

    def entry(self) -> AppointmentEntry:
        """What is typed now, exactly as typed."""
        day, month, year = self.day.values()
        texts = {name: field.text() for name, field in self.texts.items()}
        return AppointmentEntry(
            kind=self.kind.value() or "",
            day=day,
            month=month,
            year=year,
            happened=self.happened.isChecked(),
            every=self.every.value() or "",
            arranged=tuple(self.arranged.codes().split()),
            **texts,
        )

    def focus_start(self) -> None:
        """The kind when booking; the day when moving."""
        if self._shown.banner is None:
            self.cancel_link.setFocus(Qt.FocusReason.OtherFocusReason)
        elif self._shown.moving:
            self.day.focus_editor()
        else:
            self.kind.focus_editor()

    def _make_fields(self) -> None:
        self.kind = ChoiceField("What kind of appointment", list(KINDS), "For staff. It is not printed.", in_row=True)
        self.day = DateField("Day", "For example 14 3 2027", month_name=True)
        self.soon = [ActionButton(words, "secondary", small=True) for words, _days in SOON]
        self.happened = CheckCard(HAPPENED, compact=True)
        self.every = SelectField("Book a series (optional)", list(EVERY), "The same weekday and time", nothing="Once")
        self.arranged = TicksField("What is arranged", ARRANGED)
        self.texts = {
            "times": TextField("How many in all", "From 2 to 12", chars=8),
            "time": TextField("Time", "24 hours, like 09:30 or 14:15", chars=8),
            "minutes": TextField("Minutes (optional)", "How long, like 30", chars=8),
            "place": TextField("Place", "Building and street, a line each, as on the card", lines=3),
            "phone": TextField("Phone to call if they cannot come (optional)", chars=24),
            "with_whom": TextField("With (optional)", "First name and role"),
            "companion": TextField("Who goes with them (optional)", "First name"),
            "what": TextField("What for, in six words (optional)", "Only on a card that says more"),
            "notes": TextField("Notes (optional)", "For staff. They are never printed.", lines=3),
        }

    def _build(self) -> None:
        for part in (self.head, self.trouble, self.errors, self.doubts, self.coming, self.known):
            self.body.addWidget(part)
        self.coming.hide()
        self.known.hide()
        for card in (self._build_kind(), self._build_day(), self._build_place(), self._build_notes()):
            self.body.addWidget(card)
        self.bar.add(self.save_button)
        self.bar.add(self.cancel_link)
        self.bar.set_hint("Enter goes to the next field")

    def _build_kind(self) -> Card:
        card = _section("")
        card.body.addWidget(self.kind)
        return card

    def _build_day(self) -> Card:
        card = _section("")
        quick = QWidget()
        row = FlowLayout(SPACE[2], SPACE[2], quick)
        for button in self.soon:
            row.addWidget(button)
        card.body.addWidget(self.day)
        card.body.addWidget(quick)
        card.body.addWidget(_pair(self.texts["time"], self.texts["minutes"]))
        card.body.addWidget(self.happened)
        self.series = _pair(self.every, self.texts["times"])
        card.body.addWidget(self.series)
        return card

    def _build_place(self) -> Card:
        card = _section("Where and with whom")
        card.body.addWidget(self.texts["place"])
        card.body.addWidget(self.texts["phone"])
        card.body.addWidget(_pair(self.texts["with_whom"], self.texts["companion"]))
        card.body.addWidget(self.arranged)
        return card

    def _build_notes(self) -> Card:
        card = _section("For the card, and for staff")
        card.body.addWidget(self.texts["what"])
        card.body.addWidget(self.texts["notes"])
        return card

    def _fill(self, entry: AppointmentEntry) -> None:
        self.kind.set_value(entry.kind or None)
        self.kind.chosen.connect(self._fill_usual)
        self.day.set_values(entry.day, entry.month, entry.year)
        self.every.set_value(entry.every or None)
        self.arranged.set_codes(" ".join(entry.arranged))
        for name, field in self.texts.items():
            field.set_text(getattr(entry, name))

    def _join(self) -> None:
        self.save_button.clicked.connect(lambda: self._presenter.save(self.entry()))
        self.doubts.anyway_requested.connect(lambda: self._presenter.save_although(self.entry()))
        self.cancel_link.clicked.connect(self._presenter.cancel)
        for button, (_words, days) in zip(self.soon, SOON, strict=True):
            button.clicked.connect(lambda _=False, days=days: self._set_day(days))
        EnterGoesOn(self).watch([*self.day.editors(), *(field.editor for field in self.texts.values())])
        self.day.changed.connect(self._edited)
        for field in self.texts.values():
            field.changed.connect(self._edited)

    def _fill_usual(self, kind: str) -> None:
        """Where this person went the last time for the same; nothing that is typed is touched."""
        for name, text in self._presenter.usual(kind).items():
            if not self.texts[name].text().strip():
                self.texts[name].set_text(text)

    def _set_day(self, days: int) -> None:
        self.day.set_values(*self._presenter.in_days(days))
        self.texts["time"].focus_editor()

    def _edited(self) -> None:
        # What is typed now is another appointment: it is looked at again before it is booked.
        self.doubts.hide()

    def _field(self, name: str) -> Field:
        named: dict[str, Field] = {"kind": self.kind, "day": self.day, "every": self.every}
        return named.get(name) or self.texts[name]

    def _render_errors(self, errors: dict[str, str]) -> None:
        for field in (self.kind, self.day, self.every, *self.texts.values()):
            field.set_error("")
        for name, message in errors.items():
            self._field(name).set_error(message)
        self.errors.show_errors([(message, self._field(name)) for name, message in errors.items()])


def _show_lines(box: InsetText, lines: tuple[str, ...]) -> None:
    if lines:
        box.body.addWidget(BulletList([fitted(line) for line in lines]))
    box.setVisible(bool(lines))


def _section(title: str) -> Card:
    card = Card(roomy=True)
    card.body.setSpacing(SPACE[3])
    if title:
        card.body.addWidget(Heading(title, 2))
    return card


def _pair(left: Field, right: Field) -> StackingRow:
    row = StackingRow(_STACK_BELOW)
    row.add(left, 1, Qt.AlignmentFlag.AlignTop)
    row.add(right, 1, Qt.AlignmentFlag.AlignTop)
    return row
