"""Book an appointment, move it, cancel it, say what happened, and list a day or a person's."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from hubdesk.domain.appointment_entry import AppointmentEntry, check_appointment
from hubdesk.domain.appointment_series import in_series
from hubdesk.domain.appointments import (
    Appointment,
    AppointmentDetails,
    AppointmentEvent,
    AppointmentEventKind,
    AppointmentStatus,
    MissedReason,
    Reminder,
    clashes,
    later_of_series,
)
from hubdesk.domain.audit import AuditEvent, Event
from hubdesk.domain.british_time import BRITISH
from hubdesk.domain.changes import Changes, Topic
from hubdesk.domain.contacts import Contact, SafeContact
from hubdesk.domain.dates import cui_date
from hubdesk.domain.details import Details
from hubdesk.domain.ids import AppointmentId, PersonId
from hubdesk.domain.people import PersonLine
from hubdesk.domain.problems import KnownProblem
from hubdesk.domain.roles import Permission
from hubdesk.services.appointment_doubts import Doubtful, doubts_about
from hubdesk.services.desk import Desk, authorise
from hubdesk.services.person_head import PersonHead, read_head
from hubdesk.services.ports import CalendarFiles, RecordsUnit
from hubdesk.services.referral_diary import move_in_referrals, take_back_in_referrals, tell_referrals

CHANGED = Changes.of(Topic.APPOINTMENTS)
TOLD = Changes.of(Topic.APPOINTMENTS, Topic.REFERRALS)
"""What touches the referral that an appointment belongs to, too."""


class AppointmentOver(KnownProblem):
    """What was asked for fits only an appointment that still stands as booked."""

    code = "appointment-over"

    def __init__(self) -> None:
        super().__init__(
            "This appointment is not booked any more.",
            "Book another one. If what is recorded is wrong, take it back first.",
        )


class NotYet(KnownProblem):
    """Nobody can have attended or missed an appointment on a later day."""

    code = "appointment-not-yet"

    def __init__(self) -> None:
        super().__init__("This appointment is on a later day.", "Say what happened when the day has come.")


@dataclass(frozen=True, slots=True)
class DayList:
    """The appointments of one day, or of several, by day and time, and whose they are."""

    first: date
    last: date
    appointments: tuple[Appointment, ...]
    people: dict[PersonId, PersonLine]


@dataclass(frozen=True, slots=True)
class PersonAppointments:
    """A person with all their appointments, by day and time."""

    head: PersonHead
    appointments: tuple[Appointment, ...]
    details: Details
    """What suits them, and what they need."""


@dataclass(frozen=True, slots=True)
class AppointmentRecord:
    """One appointment, whose it is, and what else the person has at that time."""

    appointment: Appointment
    head: PersonHead
    clashes: tuple[Appointment, ...]
    contact: Contact
    safe_contact: SafeContact
    """Which ways of reaching the person are safe: looked at before a reminder."""
    later: tuple[Appointment, ...] = ()
    """The later ones of its series."""


def book_appointment(
    desk: Desk,
    person_id: PersonId,
    entry: AppointmentEntry,
    *,
    although: bool = False,
    instead_of: AppointmentId | None = None,
) -> tuple[Appointment, Changes]:
    """Book what was typed; ``instead_of`` is the missed one that this makes good. Of a series, all are booked in one
    transaction, and the first is given.

    Raises ``InvalidEntry`` naming each field, and ``Doubtful`` where something should be looked at again
    (another appointment at that time, a time at night), unless ``although``.
    """
    records = authorise(desk, Permission.BOOK_APPOINTMENTS)
    with records.writing() as unit:
        unit.people.get(person_id)
        booked = book_in(desk, unit, person_id, entry, although=although, instead_of=instead_of)
    return booked, CHANGED


def book_in(
    desk: Desk,
    unit: RecordsUnit,
    person_id: PersonId,
    entry: AppointmentEntry,
    *,
    although: bool = False,
    instead_of: AppointmentId | None = None,
) -> Appointment:
    """``book_appointment`` within a transaction; raises as it does."""
    now = desk.clock.now()
    all_details = in_series(check_appointment(entry, now), entry)
    ids = [AppointmentId(desk.ids.new()) for _ in all_details]
    booked = [
        Appointment(
            id=new_id,
            version=1,
            person_id=person_id,
            site_id=desk.site.id,
            details=details,
            status=AppointmentStatus.BOOKED,
            booked_at=now,
            booked_by=desk.actor.id,
            instead_of=instead_of,
            series=ids[0] if len(ids) > 1 else None,
            events=(_booking(desk, details),),
        )
        for new_id, details in zip(ids, all_details, strict=True)
    ]
    if not although:
        _look_again(unit, booked, desk)
    for appointment in booked:
        unit.appointments.add(appointment)
        _tell(unit, Event.APPOINTMENT_BOOKED, appointment)
    return booked[0]


def move_appointment(
    desk: Desk, appointment: Appointment, entry: AppointmentEntry, *, although: bool = False
) -> tuple[Appointment, Changes]:
    """Give an appointment another day, time or place; how it was before stays in its events.

    Raises as ``book_appointment`` does, and ``AppointmentOver``, ``ChangedElsewhere``.
    """
    records = authorise(desk, Permission.BOOK_APPOINTMENTS)
    if appointment.status is not AppointmentStatus.BOOKED:
        raise AppointmentOver
    with records.writing() as unit:
        moved = move_in(desk, unit, appointment, entry, although=although)
        move_in_referrals(desk, unit, moved)
    return moved, TOLD


def move_in(
    desk: Desk, unit: RecordsUnit, appointment: Appointment, entry: AppointmentEntry, *, although: bool = False
) -> Appointment:
    """``move_appointment`` within a transaction, for one that is booked; its referral is not told."""
    details = check_appointment(entry, desk.clock.now())
    if not although:
        _look_again(unit, [replace(appointment, details=details)], desk)
    return change_in(desk, unit, replace(appointment, details=details), AppointmentEventKind.MOVED)


def cancel_appointment(
    desk: Desk, appointment: Appointment, *, by_person: bool, note: str = ""
) -> tuple[Appointment, Changes]:
    """Call an appointment off. Raises ``AppointmentOver``, ``ChangedElsewhere``."""
    records = authorise(desk, Permission.BOOK_APPOINTMENTS)
    if appointment.status is not AppointmentStatus.BOOKED:
        raise AppointmentOver
    status = AppointmentStatus.CANCELLED_BY_PERSON if by_person else AppointmentStatus.CANCELLED_BY_SERVICE
    with records.writing() as unit:
        off = change_in(desk, unit, replace(appointment, status=status), AppointmentEventKind.CANCELLED, note)
        tell_referrals(desk, unit, off)
    return off, TOLD


def cancel_series(desk: Desk, appointment: Appointment, *, by_person: bool) -> tuple[Appointment, Changes]:
    """Call off this appointment and every later one of its series that still stands.

    Raises ``AppointmentOver``, ``ChangedElsewhere``; then none is called off.
    """
    records = authorise(desk, Permission.BOOK_APPOINTMENTS)
    if appointment.status is not AppointmentStatus.BOOKED:
        raise AppointmentOver
    status = AppointmentStatus.CANCELLED_BY_PERSON if by_person else AppointmentStatus.CANCELLED_BY_SERVICE
    with records.writing() as unit:
        later = later_of_series(appointment, unit.appointments.of_person(appointment.person_id))
        kind = AppointmentEventKind.CANCELLED
        off = [change_in(desk, unit, replace(one, status=status), kind) for one in (appointment, *later)]
        for one in off:
            tell_referrals(desk, unit, one)
    return off[0], TOLD


def record_outcome(
    desk: Desk,
    appointment: Appointment,
    status: AppointmentStatus,
    reason: MissedReason | None = None,
    note: str = "",
) -> tuple[Appointment, Changes]:
    """Say what happened. A missed appointment has a reason; no other status has one.

    Raises ``AppointmentOver`` where something is recorded already, ``NotYet`` before the day, ``ChangedElsewhere``.
    """
    records = authorise(desk, Permission.BOOK_APPOINTMENTS)
    missed = status is AppointmentStatus.DID_NOT_ATTEND
    if status is AppointmentStatus.BOOKED or status.cancelled or missed != (reason is not None):
        raise ValueError("not an outcome: a cancellation is recorded by cancel_appointment, and a miss has a reason")
    if appointment.status is not AppointmentStatus.BOOKED:
        raise AppointmentOver
    if not appointment.may_have_outcome(desk.clock.now()):
        raise NotYet
    known = replace(appointment, status=status, reason=reason)
    with records.writing() as unit:
        known = change_in(desk, unit, known, AppointmentEventKind.OUTCOME, note)
        tell_referrals(desk, unit, known)
    return known, TOLD


def record_reminder(desk: Desk, appointment: Appointment, reminder: Reminder) -> tuple[Appointment, Changes]:
    """Say that the person was reminded, or could not be reached. Raises ``AppointmentOver``, ``ChangedElsewhere``."""
    records = authorise(desk, Permission.BOOK_APPOINTMENTS)
    if appointment.status is not AppointmentStatus.BOOKED:
        raise AppointmentOver
    with records.writing() as unit:
        told = change_in(desk, unit, appointment, AppointmentEventKind.REMINDED, reminder.value)
    return told, CHANGED


def reopen_appointment(desk: Desk, appointment: Appointment) -> tuple[Appointment, Changes]:
    """Take back what was recorded by mistake: it stands as booked again, and the mistake stays in its events."""
    records = authorise(desk, Permission.BOOK_APPOINTMENTS)
    if appointment.status is AppointmentStatus.BOOKED:
        return appointment, Changes.of()
    with records.writing() as unit:
        again = reopen_in(desk, unit, appointment)
        take_back_in_referrals(desk, unit, again)
    return again, TOLD


def reopen_in(desk: Desk, unit: RecordsUnit, appointment: Appointment) -> Appointment:
    """``reopen_appointment`` within a transaction; its referral is not told."""
    booked = replace(appointment, status=AppointmentStatus.BOOKED, reason=None)
    return change_in(desk, unit, booked, AppointmentEventKind.REOPENED)


def open_appointment(desk: Desk, appointment_id: AppointmentId) -> AppointmentRecord:
    """One appointment's page; the view is audited. Raises ``NotFound``."""
    records = authorise(desk, Permission.BOOK_APPOINTMENTS)
    with records.writing() as unit:
        appointment = unit.appointments.get(appointment_id)
        head = read_head(unit, appointment.person_id)
        others, details = _others(unit, appointment), unit.details.of(appointment.person_id)
        _tell(unit, Event.APPOINTMENT_OPENED, appointment)
    booked = appointment.status is AppointmentStatus.BOOKED
    found = clashes(appointment.details, others) if booked else ()
    later = later_of_series(appointment, others) if booked else ()
    return AppointmentRecord(appointment, head, found, details.contact, details.safe_contact, later)


def save_calendar(desk: Desk, appointment: Appointment, files: CalendarFiles, path: str) -> None:
    """Write an appointment, and the later ones of its series, as a calendar file where the user chose.

    Raises a known problem where it cannot be written; that it was written is audited.
    """
    records = authorise(desk, Permission.BOOK_APPOINTMENTS)
    with records.writing() as unit:
        later = later_of_series(appointment, unit.appointments.of_person(appointment.person_id))
        files.write(path, (appointment, *later), desk.clock.now())
        _tell(unit, Event.APPOINTMENT_SAVED_OUT, appointment)


def day_appointments(desk: Desk, first: date, last: date) -> DayList:
    """The appointments from ``first`` to ``last``; that these people were listed is audited."""
    records = authorise(desk, Permission.BOOK_APPOINTMENTS)
    with records.writing() as unit:
        found = tuple(unit.appointments.of_days(first, last))
        people = unit.people.lines(list(dict.fromkeys(a.person_id for a in found)))
        detail: dict[str, str | int] = {"found": len(found)}
        unit.audit.write(AuditEvent(Event.LISTED, object_type="appointment", detail=detail))
    return DayList(first, last, found, people)


def person_appointments(desk: Desk, person_id: PersonId) -> PersonAppointments:
    """A person and all their appointments, for booking another; the view is audited."""
    records = authorise(desk, Permission.BOOK_APPOINTMENTS)
    with records.writing() as unit:
        head = read_head(unit, person_id)
        found, details_now = tuple(unit.appointments.of_person(person_id)), unit.details.of(person_id)
        detail: dict[str, str | int] = {"found": len(found)}
        unit.audit.write(AuditEvent(Event.LISTED, person_id, "appointment", detail=detail))
    return PersonAppointments(head, found, details_now)


def _booking(desk: Desk, details: AppointmentDetails) -> AppointmentEvent:
    return AppointmentEvent(
        AppointmentEventKind.BOOKED, desk.clock.now(), desk.actor.id, AppointmentStatus.BOOKED, details
    )


def _look_again(unit: RecordsUnit, wanted: Sequence[Appointment], desk: Desk) -> None:
    """Raises ``Doubtful``; of a series each doubt says which day it is about."""
    today = desk.clock.now().astimezone(BRITISH).date()
    known = unit.details.of(wanted[0].person_id)
    found = [
        doubt if len(wanted) == 1 else f"{cui_date(one.details.day)}: {doubt}"
        for one in wanted
        for doubt in doubts_about(one.details, _others(unit, one), known, today)
    ]
    if found:
        raise Doubtful(tuple(found))


def _others(unit: RecordsUnit, appointment: Appointment) -> Sequence[Appointment]:
    return [a for a in unit.appointments.of_person(appointment.person_id) if a.id != appointment.id]


def change_in(
    desk: Desk, unit: RecordsUnit, now: Appointment, kind: AppointmentEventKind, note: str = ""
) -> Appointment:
    """Store the appointment as it is now, one version on, with what made it so. Raises ``ChangedElsewhere``."""
    event = AppointmentEvent(kind, desk.clock.now(), desk.actor.id, now.status, now.details, now.reason, note.strip())
    later = replace(now, version=now.version + 1, events=(*now.events, event))
    unit.appointments.save(later)
    _tell(unit, _AUDITED[kind], later)
    return later


_AUDITED = {
    AppointmentEventKind.BOOKED: Event.APPOINTMENT_BOOKED,
    AppointmentEventKind.MOVED: Event.APPOINTMENT_MOVED,
    AppointmentEventKind.CANCELLED: Event.APPOINTMENT_CANCELLED,
    AppointmentEventKind.OUTCOME: Event.APPOINTMENT_OUTCOME,
    AppointmentEventKind.REMINDED: Event.APPOINTMENT_REMINDED,
    AppointmentEventKind.REOPENED: Event.APPOINTMENT_REOPENED,
}


def _tell(unit: RecordsUnit, event: Event, appointment: Appointment) -> None:
    unit.audit.write(AuditEvent(event, appointment.person_id, "appointment", appointment.id))
