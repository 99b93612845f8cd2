"""The appointments of one day, with the way to the day before and after."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, timedelta

from hubdesk.domain.british_time import BRITISH
from hubdesk.domain.changes import Changes, Topic
from hubdesk.domain.problems import KnownProblem
from hubdesk.presenters.appointment_words import AppointmentRow, day_words, near, row
from hubdesk.presenters.presenter import Presenter, Trouble
from hubdesk.presenters.routes import PeopleRoute, Route
from hubdesk.presenters.runner import Runner
from hubdesk.services.appointment_doubts import clock_range
from hubdesk.services.appointments import DayList, day_appointments
from hubdesk.services.desk import Desk

_REMIND = "A reminder today helps most. Open each appointment: it says how the person may safely be reached."
"""A text one day before cut missed appointments by 29 %, two days before had no effect (facts §4.1)."""


@dataclass(frozen=True, slots=True)
class AppointmentsState:
    """The day list. ``note`` says what can be done on this day; empty on most."""

    day: str = ""
    near: str = ""
    summary: str = ""
    note: str = ""
    rows: tuple[AppointmentRow, ...] = ()
    loaded: bool = False
    trouble: Trouble | None = None


class AppointmentsPresenter(Presenter[AppointmentsState]):
    """Reads a day and shows it; ``day`` None is today."""

    topics = frozenset({Topic.APPOINTMENTS, Topic.PEOPLE})

    def __init__(self, desk: Desk, runner: Runner, go: Callable[[Route], None], day: date | None = None) -> None:
        super().__init__(AppointmentsState(), runner)
        self._desk, self._go = desk, go
        self._day = day or self._today()

    def load(self) -> None:
        """Read the day."""
        day = self._day
        self._work(lambda: day_appointments(self._desk, day), self._loaded, self._failed)

    def changed(self, changes: Changes) -> None:
        """Reload if what is shown was touched."""
        if changes.topics & self.topics:
            self.load()

    def earlier(self) -> None:
        """The day before."""
        self._turn(self._day - timedelta(days=1))

    def later(self) -> None:
        """The day after."""
        self._turn(self._day + timedelta(days=1))

    def to_today(self) -> None:
        """Back to today."""
        self._turn(self._today())

    def open(self, chosen: AppointmentRow) -> None:
        """Open one appointment."""
        self._go(chosen.route)

    def find(self) -> None:
        """Find the person to book for."""
        self._go(PeopleRoute())

    def _today(self) -> date:
        return self._desk.clock.now().astimezone(BRITISH).date()

    def _turn(self, day: date) -> None:
        self._day = day
        self.load()

    def _loaded(self, found: DayList) -> None:
        if found.day != self._day:
            return  # another day was asked for meanwhile
        now = self._desk.clock.now()
        rows = tuple(
            row(a, found.people[a.person_id].name.display, now, clock_range(a.details)) for a in found.appointments
        )
        tomorrow = found.day == self._today() + timedelta(days=1)
        self._show(
            AppointmentsState(
                day=day_words(found.day),
                near=near(found.day, now),
                summary=_summary(len(rows)),
                note=_REMIND if rows and tomorrow else "",
                rows=rows,
                loaded=True,
            )
        )

    def _failed(self, problem: KnownProblem) -> None:
        self._show(replace(self.state, loaded=True, trouble=Trouble.of(problem)))


def _summary(count: int) -> str:
    if count == 0:
        return "No appointments on this day"
    return "1 appointment" if count == 1 else f"{count} appointments"
