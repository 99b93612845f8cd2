"""One appointment: what is known of it, what happened, and one press to say so."""

from collections.abc import Callable
from dataclasses import dataclass, replace

from hubdesk.domain.appointments import (
    Appointment,
    AppointmentEvent,
    AppointmentEventKind,
    AppointmentStatus,
    MissedReason,
    Reminder,
)
from hubdesk.domain.british_time import BRITISH
from hubdesk.domain.changes import Changes, Topic
from hubdesk.domain.dates import cui_date_time
from hubdesk.domain.documents import Document
from hubdesk.domain.ids import AppointmentId, UserId
from hubdesk.domain.problems import KnownProblem
from hubdesk.presenters.appointment_words import colour, near, when
from hubdesk.presenters.banner import BannerState, person_banner
from hubdesk.presenters.presenter import Presenter, Trouble
from hubdesk.presenters.routes import AppointmentsRoute, BookRoute, PaperRoute, PersonRoute, Route
from hubdesk.presenters.runner import Runner
from hubdesk.services.appointments import (
    AppointmentRecord,
    cancel_appointment,
    cancel_series,
    open_appointment,
    record_outcome,
    record_reminder,
    reopen_appointment,
    save_calendar,
)
from hubdesk.services.desk import Desk
from hubdesk.services.paper.papers import begin_paper
from hubdesk.services.ports import CalendarFiles
from hubdesk.services.staff_names import FORMER, staff_names


@dataclass(frozen=True, slots=True)
class OutcomeChoice:
    """One press: the value a wish passes on, its words, and a line that says when it fits."""

    value: str
    text: str
    hint: str = ""


SAVED = "The file says the day, time, place and phone, and that a reminder comes a day before. No name is in it."
CARD = "card-appointment"
"""The template of the discreet card."""

CAME = (
    OutcomeChoice("attended", "Attended", "On time, or late and still seen as planned"),
    OutcomeChoice("late-seen", "Came late, was seen"),
    OutcomeChoice("late-not-seen", "Came late, could not be seen"),
)
MISSED = (
    OutcomeChoice("person-could-not", "The person could not come", "Ill, no fare, no phone, held elsewhere"),
    OutcomeChoice("person-did-not", "The person did not come", "No reason is known"),
    OutcomeChoice("service", "The service could not see them", "Closed, double-booked, wrong letter"),
)
REMINDERS = tuple(OutcomeChoice(one.value, one.label) for one in Reminder)
CALLED_OFF = (
    OutcomeChoice("cancelled-by-person", "The person called it off"),
    OutcomeChoice("cancelled-by-service", "The service called it off"),
)
SERIES_OFF = (
    OutcomeChoice("series-by-person", "The person called this and the later ones off"),
    OutcomeChoice("series-by-service", "The service called this and the later ones off"),
)


@dataclass(frozen=True, slots=True)
class AppointmentState:
    """The page of one appointment. The choices that fit now; empty groups are not shown."""

    banner: BannerState | None = None
    heading: str = "Appointment"
    when: str = ""
    tag: str = ""
    tag_kind: str = ""
    code: str = ""
    facts: tuple[tuple[str, str], ...] = ()
    clashes: tuple[str, ...] = ()
    came: tuple[OutcomeChoice, ...] = ()
    missed: tuple[OutcomeChoice, ...] = ()
    called_off: tuple[OutcomeChoice, ...] = ()
    later: str = ""
    """How many later ones were booked in one series with it, in words."""
    reminders: tuple[OutcomeChoice, ...] = ()
    """Ways the person was reminded; empty unless they are to be reminded now."""
    reach: str = ""
    """How the person may safely be reached, with the number."""
    not_yet: bool = False
    may_move: bool = False
    may_print: bool = False
    """A card of it can be printed: it is still to come."""
    offer: bool = False
    """Another should be offered."""
    may_reopen: bool = False
    saved: bool = False
    """A calendar file was written."""
    history: tuple[str, ...] = ()
    busy: bool = False
    trouble: Trouble | None = None


class AppointmentPresenter(Presenter[AppointmentState]):
    """Opens an appointment (audited) and stores what happened with one press."""

    topics = frozenset({Topic.APPOINTMENTS, Topic.PEOPLE})

    def __init__(
        self,
        desk: Desk,
        runner: Runner,
        go: Callable[[Route], None],
        changed: Callable[[Changes], None],
        appointment_id: AppointmentId,
        files: CalendarFiles,
    ) -> None:
        super().__init__(AppointmentState(), runner)
        self._desk, self._go, self._changed, self._id = desk, go, changed, appointment_id
        self._files = files
        self._now: Appointment | None = None

    def load(self) -> None:
        """Read the appointment."""
        self._work(self._read, self._loaded, self._failed)

    def changed(self, changes: Changes) -> None:
        """Reload if what is shown was touched."""
        if changes.topics & self.topics and not self.state.busy:
            self.load()

    def say(self, value: str) -> None:
        """Store what happened."""
        self._do(lambda one: _carry_out(self._desk, one, value))

    def reopen(self) -> None:
        """Take back what was recorded by mistake."""
        self._do(lambda one: reopen_appointment(self._desk, one))

    def move(self) -> None:
        """Give it another day or time."""
        if self._now is not None:
            self._go(BookRoute(self._now.person_id, moves=self._now.id))

    def offer_another(self) -> None:
        """Book another one instead."""
        if self._now is not None:
            self._go(BookRoute(self._now.person_id, instead_of=self._now.id))

    def print_card(self) -> None:
        """Begin a card of the person's next appointments and go to it: it is looked at before it is printed."""
        one = self._now
        if one is None or self.state.busy:
            return
        self._show(replace(self.state, busy=True, trouble=None))
        self._work(lambda: begin_paper(self._desk, one.person_id, CARD), self._card_begun, self._failed)

    def save_calendar(self, path: str) -> None:
        """Save it, and the later ones of its series, where the user chose."""
        one = self._now
        if one is None or self.state.busy:
            return
        self._show(replace(self.state, busy=True, trouble=None))
        path = path if path.lower().endswith(".ics") else f"{path}.ics"
        self._work(lambda: save_calendar(self._desk, one, self._files, path), self._calendar_saved, self._failed)

    def _calendar_saved(self, _nothing: None) -> None:
        self._show(replace(self.state, busy=False, saved=True))

    def to_person(self) -> None:
        """To the person's page."""
        if self._now is not None:
            self._go(PersonRoute(self._now.person_id))

    def back(self) -> None:
        """To the list of that day."""
        self._go(AppointmentsRoute(self._now.details.day if self._now else None))

    def _card_begun(self, begun: tuple[Document, Changes]) -> None:
        document, changes = begun
        self._changed(changes)
        self._show(replace(self.state, busy=False))
        self._go(PaperRoute(document.id))

    def _do(self, work: Callable[[Appointment], tuple[Appointment, Changes]]) -> None:
        one = self._now
        if one is None or self.state.busy:
            return
        self._show(replace(self.state, busy=True, trouble=None))

        def job() -> tuple[Changes, AppointmentRecord, dict[UserId, str]]:
            _, changes = work(one)
            return changes, *self._read()

        def done(result: tuple[Changes, AppointmentRecord, dict[UserId, str]]) -> None:
            changes, record, names = result
            self._changed(changes)  # while busy: this page has read itself already
            self._loaded((record, names))

        self._work(job, done, self._failed)

    def _read(self) -> tuple[AppointmentRecord, dict[UserId, str]]:
        return open_appointment(self._desk, self._id), staff_names(self._desk)

    def _loaded(self, found: tuple[AppointmentRecord, dict[UserId, str]]) -> None:
        record, names = found
        self._now = one = record.appointment
        now = self._desk.clock.now()
        booked = one.status is AppointmentStatus.BOOKED
        day_has_come = one.may_have_outcome(now)
        nearness = near(one.details.day, now)
        self._show(
            AppointmentState(
                banner=person_banner(record.head, now.date()),
                heading=f"Appointment {nearness}".strip(),
                when=when(one.details),
                tag="Say what happened" if one.waits_for_outcome(now) else one.outcome_label,
                tag_kind=colour(one, now),
                code="" if booked else f"National code {one.national_code}",
                facts=_facts(one, names),
                clashes=tuple(f"{when(a.details)}: {a.details.kind.label}" for a in record.clashes),
                came=CAME if booked and day_has_come else (),
                missed=MISSED if booked and day_has_come else (),
                called_off=(*CALLED_OFF, *(SERIES_OFF if record.later else ())) if booked else (),
                later=_later(record),
                reminders=REMINDERS if one.needs_reminder(now.astimezone(BRITISH).date()) else (),
                reach=_reach(record),
                not_yet=booked and not day_has_come,
                may_move=booked,
                may_print=booked and one.details.starts >= now,
                offer=one.can_be_offered_again(),
                may_reopen=not booked,
                history=tuple(_happened(e, names) for e in one.events),
            )
        )

    def _failed(self, problem: KnownProblem) -> None:
        self._show(replace(self.state, busy=False, trouble=Trouble.of(problem)))


def _reach(record: AppointmentRecord) -> str:
    safe = record.safe_contact.words or "Nobody has asked yet which ways are safe. Leave no message, and ask first"
    phones = ", ".join(phone.shown for phone in record.contact.phones)
    return f"{safe}. {f'Phone: {phones}.' if phones else 'No phone number is recorded.'}"


def _later(record: AppointmentRecord) -> str:
    if not record.later:
        return ""
    last = when(record.later[-1].details)
    return f"Booked in a series: {len(record.later)} more after this one, the last on {last}."


def _carry_out(desk: Desk, one: Appointment, value: str) -> tuple[Appointment, Changes]:
    if value in {r.value for r in Reminder}:
        return record_reminder(desk, one, Reminder(value))
    if value.startswith("series-by-"):
        return cancel_series(desk, one, by_person=value == SERIES_OFF[0].value)
    if value.startswith("cancelled-by-"):
        return cancel_appointment(desk, one, by_person=value == AppointmentStatus.CANCELLED_BY_PERSON.value)
    if value in {r.value for r in MissedReason}:
        return record_outcome(desk, one, AppointmentStatus.DID_NOT_ATTEND, MissedReason(value))
    return record_outcome(desk, one, AppointmentStatus(value))


def _facts(one: Appointment, names: dict[UserId, str]) -> tuple[tuple[str, str], ...]:
    d = one.details
    facts = [
        ("Kind", d.kind.label),
        ("Place", ", ".join(d.place_lines)),
        ("With", d.with_whom),
        ("Companion", d.companion),
        ("Phone", d.phone),
        ("In six words", d.what),
        ("Arranged", ". ".join(one.label for one in d.arranged)),
        ("Notes, never printed", d.notes),
    ]
    booked = f"{cui_date_time(one.booked_at)} by {names.get(one.booked_by, FORMER)}"
    return (*((label, value) for label, value in facts if value), ("Booked", booked))


_HAPPENED = {
    AppointmentEventKind.BOOKED: "Booked for",
    AppointmentEventKind.MOVED: "Moved to",
}


_REMINDED: dict[str, str] = {
    Reminder.PHONED: "Reminded by phone",
    Reminder.TEXTED: "Reminded by text",
    Reminder.TOLD: "Reminded face to face",
    Reminder.NOT_REACHED: "Tried to remind, not reached",
}


def _happened(event: AppointmentEvent, names: dict[UserId, str]) -> str:
    if event.kind in _HAPPENED:
        what = f"{_HAPPENED[event.kind]} {when(event.details)}"
    elif event.kind is AppointmentEventKind.REMINDED:
        return f"{cui_date_time(event.at)}, {names.get(event.by, FORMER)}: {_REMINDED[event.note]}."
    elif event.kind is AppointmentEventKind.REOPENED:
        what = "Taken back: it stands as booked again"
    else:
        what = event.reason.label if event.reason else event.status.label
    note = f" {event.note}" if event.note else ""
    return f"{cui_date_time(event.at)}, {names.get(event.by, FORMER)}: {what}.{note}"
