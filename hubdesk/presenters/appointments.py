"""The appointments of a day or a week, with the way to the one before and after."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, timedelta

from hubdesk.domain.appointments import Appointment
from hubdesk.domain.british_time import BRITISH
from hubdesk.domain.changes import Changes, Topic
from hubdesk.domain.dates import cui_date
from hubdesk.domain.problems import KnownProblem
from hubdesk.domain.sheet_numbers import sheet_number
from hubdesk.presenters.appointment_words import AppointmentRow, day_words, near, row
from hubdesk.presenters.presenter import Presenter, Trouble
from hubdesk.presenters.routes import DaySheetRoute, PeopleRoute, Route
from hubdesk.presenters.runner import Runner
from hubdesk.services.appointment_doubts import clock_range
from hubdesk.services.appointments import DayList, day_appointments
from hubdesk.services.day_sheet import day_sheet_printed
from hubdesk.services.desk import Desk

SHEET_TICKS = ("Came", "Late", "Could not", "Did not")
"""The boxes of the printed sheet."""
_WEEK = 7
_REMIND = "A reminder today helps most. Open each appointment: it says how the person may safely be reached."
"""A text one day before cut missed appointments by 29 %, two days before had no effect (facts §4.1)."""


@dataclass(frozen=True, slots=True)
class DayRows:
    """One day of a week."""

    title: str
    rows: tuple[AppointmentRow, ...]


@dataclass(frozen=True, slots=True)
class AppointmentsState:
    """The list of a day, or of a week. ``note`` says what can be done on this day; empty on most."""

    day: str = ""
    near: str = ""
    summary: str = ""
    note: str = ""
    rows: tuple[AppointmentRow, ...] = ()
    """The rows of the day, or of the whole week."""
    week: tuple[DayRows, ...] = ()
    """The days of the week; empty while one day is shown."""
    loaded: bool = False
    trouble: Trouble | None = None


class AppointmentsPresenter(Presenter[AppointmentsState]):
    """Reads a day, or its week, and shows it; ``day`` None is today."""

    topics = frozenset({Topic.APPOINTMENTS, Topic.PEOPLE})

    def __init__(self, desk: Desk, runner: Runner, go: Callable[[Route], None], day: date | None = None) -> None:
        super().__init__(AppointmentsState(), runner)
        self._desk, self._go = desk, go
        self._day = day or self._today()
        self._whole_week = False
        self._found: DayList | None = None

    def load(self) -> None:
        """Read the day, or the week from Monday to Sunday."""
        first, last = self._span()
        self._work(lambda: day_appointments(self._desk, first, last), self._loaded, self._failed)

    def changed(self, changes: Changes) -> None:
        """Reload if what is shown was touched."""
        if changes.topics & self.topics:
            self.load()

    def earlier(self) -> None:
        """The day or the week before."""
        self._turn(self._day - self._step())

    def later(self) -> None:
        """The day or the week after."""
        self._turn(self._day + self._step())

    def to_today(self) -> None:
        """Back to today."""
        self._turn(self._today())

    def switch(self) -> None:
        """From the day to its week, or back."""
        self._whole_week = not self._whole_week
        self.load()

    def sheet(self) -> tuple[tuple[str, str, str], ...]:
        """The rows of the printed sheet: who, the first line of the place, and when. No kind, nothing clinical."""
        return tuple(
            (name, (*a.details.place_lines, "")[0], clock_range(a.details)) for a, name in self._on_the_sheet()
        )

    def sheet_numbers(self) -> tuple[str, ...]:
        """The number of each row."""
        return tuple(sheet_number(a.id) for a, _name in self._on_the_sheet())

    def sheet_printed(self) -> None:
        """Keep that the sheet was printed."""
        self._quietly(lambda: day_sheet_printed(self._desk, len(self.sheet())))

    def type_in(self) -> None:
        """Type in what was ticked on the sheet of this day."""
        self._go(DaySheetRoute(self._day))

    def open(self, chosen: AppointmentRow) -> None:
        """Open one appointment."""
        self._go(chosen.route)

    def find(self) -> None:
        """Find the person to book for."""
        self._go(PeopleRoute())

    def _on_the_sheet(self) -> tuple[tuple[Appointment, str], ...]:
        found = self._found
        if found is None:
            return ()
        return tuple((a, found.people[a.person_id].name.display) for a in found.appointments if not a.status.cancelled)

    def _today(self) -> date:
        return self._desk.clock.now().astimezone(BRITISH).date()

    def _turn(self, day: date) -> None:
        self._day = day
        self.load()

    def _loaded(self, found: DayList) -> None:
        if (found.first, found.last) != self._span():
            return  # another day was asked for meanwhile
        self._found = found
        rows = self._rows(found)
        self._show(self._week_of(found, rows) if self._whole_week else self._day_of(found.first, rows))

    def _rows(self, found: DayList) -> tuple[AppointmentRow, ...]:
        now = self._desk.clock.now()
        return tuple(
            row(a, found.people[a.person_id].name.display, now, clock_range(a.details)) for a in found.appointments
        )

    def _day_of(self, day: date, rows: tuple[AppointmentRow, ...]) -> AppointmentsState:
        tomorrow = day == self._today() + timedelta(days=1)
        return AppointmentsState(
            day=day_words(day),
            near=near(day, self._desk.clock.now()),
            summary=_summary(len(rows), "day"),
            note=_REMIND if rows and tomorrow else "",
            rows=rows,
            loaded=True,
        )

    def _week_of(self, found: DayList, rows: tuple[AppointmentRow, ...]) -> AppointmentsState:
        now, days = self._desk.clock.now(), [found.first + timedelta(days=n) for n in range(_WEEK)]
        dated = list(zip((a.details.day for a in found.appointments), rows, strict=True))
        titles = {day: ", ".join(part for part in (day_words(day), near(day, now)) if part) for day in days}
        return AppointmentsState(
            day=f"{cui_date(found.first)} to {cui_date(found.last)}",
            near="this week" if found.first <= self._today() <= found.last else "",
            summary=_summary(len(rows), "week"),
            rows=rows,
            week=tuple(DayRows(titles[day], tuple(r for on, r in dated if on == day)) for day in days),
            loaded=True,
        )

    def _span(self) -> tuple[date, date]:
        """The first and the last day that is shown."""
        if not self._whole_week:
            return self._day, self._day
        monday = self._day - timedelta(days=self._day.weekday())
        return monday, monday + timedelta(days=_WEEK - 1)

    def _step(self) -> timedelta:
        return timedelta(days=_WEEK if self._whole_week else 1)

    def _failed(self, problem: KnownProblem) -> None:
        self._show(replace(self.state, loaded=True, trouble=Trouble.of(problem)))


def _summary(count: int, span: str) -> str:
    if count == 0:
        return "No appointments on this day" if span == "day" else "No appointments in this week"
    return "1 appointment" if count == 1 else f"{count} appointments"
