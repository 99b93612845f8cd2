"""Book an appointment for a person, or move one."""

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import timedelta

from hubdesk.domain.appointment_entry import AppointmentEntry, entry_of
from hubdesk.domain.appointments import Appointment, AppointmentKind, AppointmentStatus, Arrangement
from hubdesk.domain.british_time import BRITISH
from hubdesk.domain.changes import Changes
from hubdesk.domain.details import Details
from hubdesk.domain.ids import AppointmentId, PersonId
from hubdesk.domain.problems import InvalidEntry, KnownProblem, NotFound
from hubdesk.presenters.appointment_words import when
from hubdesk.presenters.banner import BannerState, person_banner
from hubdesk.presenters.presenter import Presenter, Trouble
from hubdesk.presenters.routes import AppointmentRoute, PersonRoute, Route
from hubdesk.presenters.runner import Runner
from hubdesk.services.appointment_doubts import Doubtful
from hubdesk.services.appointments import (
    PersonAppointments,
    book_appointment,
    move_appointment,
    person_appointments,
)
from hubdesk.services.desk import Desk

_BOOKED = AppointmentStatus.BOOKED
KINDS: tuple[tuple[str, str], ...] = tuple((k.value, k.label) for k in AppointmentKind)
ARRANGED: tuple[tuple[str, str], ...] = tuple((a.value, a.label) for a in Arrangement)
SOON: tuple[tuple[str, int], ...] = (("Tomorrow", 1), ("In 1 week", 7), ("In 2 weeks", 14), ("In 4 weeks", 28))
"""Days that are booked again and again: words, and days from today."""


@dataclass(frozen=True, slots=True)
class BookingState:
    """The booking page. ``errors`` are by field name of ``AppointmentEntry``; ``doubts`` are sentences."""

    banner: BannerState | None = None
    moving: bool = False
    heading: str = "Book an appointment"
    note: str = ""
    entry: AppointmentEntry = field(default_factory=AppointmentEntry)
    coming: tuple[str, ...] = ()
    """What the person has already, in words, soonest first."""
    known: tuple[str, ...] = ()
    """What suits the person and what they need, in words."""
    errors: dict[str, str] = field(default_factory=dict)
    doubts: tuple[str, ...] = ()
    busy: bool = False
    trouble: Trouble | None = None


class BookingPresenter(Presenter[BookingState]):
    """Checks and stores what was typed; what was typed stays on screen whatever happens."""

    def __init__(
        self,
        desk: Desk,
        runner: Runner,
        go: Callable[[Route], None],
        changed: Callable[[Changes], None],
        person_id: PersonId,
        *,
        moves: AppointmentId | None = None,
        instead_of: AppointmentId | None = None,
    ) -> None:
        super().__init__(BookingState(), runner)
        self._desk, self._go, self._changed = desk, go, changed
        self._person_id, self._moves, self._instead_of = person_id, moves, instead_of
        self._moving: Appointment | None = None
        self._found: tuple[Appointment, ...] = ()

    def load(self) -> None:
        """Read the person, and the appointment to start from if there is one."""
        self._work(lambda: person_appointments(self._desk, self._person_id), self._loaded, self._failed)

    def save(self, entry: AppointmentEntry) -> None:
        """Book or move, unless a field needs changing or something should be looked at again."""
        self._save(entry, although=False)

    def save_although(self, entry: AppointmentEntry) -> None:
        """Book or move all the same: the worker has looked."""
        self._save(entry, although=True)

    def cancel(self) -> None:
        """Back without booking."""
        self._go(AppointmentRoute(self._moves) if self._moves else PersonRoute(self._person_id))

    def in_days(self, days: int) -> tuple[str, str, str]:
        """Day, month and year that many days from today, as they would be typed."""
        day = self._desk.clock.now().astimezone(BRITISH).date() + timedelta(days=days)
        return str(day.day), str(day.month), str(day.year)

    def usual(self, kind: str) -> dict[str, str]:
        """Place, phone and with whom of the person's last appointment of this kind, by field; empty if none."""
        last = next((a.details for a in reversed(self._found) if a.details.kind.value == kind), None)
        return {"place": last.place, "phone": last.phone, "with_whom": last.with_whom} if last else {}

    def _save(self, entry: AppointmentEntry, *, although: bool) -> None:
        moving = self._moving
        if self.state.busy or self.state.banner is None:
            return
        self._show(replace(self.state, entry=entry, busy=True, errors={}, doubts=(), trouble=None))

        def work() -> tuple[Appointment, Changes]:
            if moving is not None:
                return move_appointment(self._desk, moving, entry, although=although)
            return book_appointment(self._desk, self._person_id, entry, although=although, instead_of=self._instead_of)

        self._work(work, self._saved, self._failed)

    def _saved(self, result: tuple[Appointment, Changes]) -> None:
        appointment, changes = result
        self._show(replace(self.state, busy=False))
        self._changed(changes)
        self._go(AppointmentRoute(appointment.id))

    def _loaded(self, found: PersonAppointments) -> None:
        start = self._start(found)
        if isinstance(start, KnownProblem):
            self._failed(start)
            return
        self._found = found.appointments
        now = self._desk.clock.now()
        coming = [
            a for a in found.appointments if a.details.starts >= now and a.status is _BOOKED and a is not self._moving
        ]
        self._show(
            BookingState(
                banner=person_banner(found.head, self._desk.clock.now().date()),
                moving=self._moving is not None,
                heading="Move this appointment" if self._moving else "Book an appointment",
                note=_note(found.appointments, self._moving, self._instead_of),
                entry=start,
                known=_known(found.details),
                coming=tuple(f"{when(a.details)}: {a.details.kind.label}" for a in coming),
            )
        )

    def _start(self, found: PersonAppointments) -> AppointmentEntry | KnownProblem:
        """What the page starts from: the appointment that is moved or made good; else nothing."""
        wanted = self._moves or self._instead_of
        if wanted is None:
            return AppointmentEntry()
        one = next((a for a in found.appointments if a.id == wanted), None)
        if one is None:
            return NotFound("This appointment was not found.", "Go back to the person and open it again.")
        if self._moves:
            self._moving = one
            return entry_of(one.details)
        return replace(entry_of(one.details), day="", month="", year="", time="", notes="")

    def _failed(self, problem: KnownProblem) -> None:
        state = replace(self.state, busy=False)
        if isinstance(problem, InvalidEntry):
            self._show(replace(state, errors=problem.fields))
        elif isinstance(problem, Doubtful):
            self._show(replace(state, doubts=problem.doubts))
        else:
            self._show(replace(state, trouble=Trouble.of(problem)))


def _known(details: Details) -> tuple[str, ...]:
    needs = ", ".join(details.communication.needs)
    helps = f"What helps: {details.communication.helps}" if details.communication.helps else ""
    return tuple(line for line in (details.suits.line, needs, helps) if line)


def _note(all_of_them: tuple[Appointment, ...], moving: Appointment | None, instead_of: AppointmentId | None) -> str:
    if moving is not None:
        return f"It is booked for {when(moving.details)}."
    missed = next((a for a in all_of_them if a.id == instead_of), None)
    return f"Instead of {when(missed.details)} ({missed.outcome_label.lower()})." if missed else ""
