"""The demo's appointments: today's, those of the next weeks, kept and missed ones; told through the services."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from hubdesk.app.demo_story import StoryClock
from hubdesk.domain.appointment_entry import AppointmentEntry
from hubdesk.domain.appointments import Appointment, AppointmentKind, AppointmentStatus, MissedReason
from hubdesk.domain.british_time import BRITISH
from hubdesk.domain.ids import PersonId
from hubdesk.services.appointments import (
    book_appointment,
    cancel_appointment,
    move_appointment,
    record_outcome,
)
from hubdesk.services.desk import Desk

_HUB = "Northgate House\n14 Station Road\nNorthgate NG1 4AB"
_SURGERY = "Weavers Surgery\n3 Mill Lane"
_TREATMENT = "The Old Library\n52 High Street"


@dataclass(frozen=True)
class Booking:
    """One appointment: whose, how many days from today, when, and what came of it.

    ``then`` is a status, a reason for missing it, "moved", or empty while it stands.
    """

    whose: int
    days: int
    at: str
    kind: AppointmentKind = AppointmentKind.HUB
    place: str = _HUB
    with_whom: str = "Sam, nurse"
    what: str = ""
    minutes: str = "30"
    companion: str = ""
    then: str = ""
    instead: bool = False
    """It makes the appointment before it in the list good."""


_GP, _TREAT, _JOINT = AppointmentKind.GP, AppointmentKind.TREATMENT, AppointmentKind.PROBATION
BOOKINGS = (
    Booking(0, 0, "09:00", what="Blood pressure and a talk", then="attended"),
    Booking(3, 0, "09:45", then="late-seen"),
    Booking(1, 0, "10:30", companion="Jo"),
    Booking(7, 0, "11:15", _JOINT, with_whom="Sam, nurse, and the person’s officer"),
    Booking(12, 0, "14:15"),
    Booking(4, 0, "15:30", _GP, _SURGERY, "Dr Osei", "See a doctor", "15", "Jo"),
    Booking(0, 1, "14:15", _TREAT, _TREATMENT, "Priya, key worker", "", "45"),
    Booking(5, 1, "10:00"),
    Booking(8, 2, "13:30", then="moved"),
    Booking(0, 7, "10:30", what="Go over how it went"),
    Booking(2, 7, "09:30"),
    Booking(0, 14, "11:00", _GP, _SURGERY, "Dr Osei", "", "15"),
    Booking(11, 14, "15:00", _TREAT, _TREATMENT, "Priya, key worker"),
    Booking(6, 21, "10:00", then="cancelled-by-person"),
    Booking(0, -7, "10:30", then="attended"),
    Booking(1, -6, "11:00", then="person-could-not"),
    Booking(1, 3, "11:00", instead=True),
    Booking(2, -5, "14:00", then="attended"),
    Booking(9, -4, "09:30", then="person-did-not"),
    Booking(10, -4, "10:15", then="service"),
    Booking(10, 4, "10:15", instead=True),
    Booking(11, -3, "13:00", then="late-not-seen"),
    Booking(13, -1, "15:30"),
    Booking(2, -1, "16:00", _GP, _SURGERY, "Dr Osei", "", "15"),
)


def tell_appointments(
    desks: Mapping[str, Desk], clock: StoryClock, today: datetime, people: Sequence[PersonId]
) -> None:
    """Let them all happen. The navigator books, and says what came of them."""
    desk = desks["jo"]
    before: Appointment | None = None
    for one in BOOKINGS:
        day = today.astimezone(BRITISH).date() + timedelta(days=one.days)
        clock.moment = min(today, datetime.combine(day, time(9), BRITISH)) - timedelta(days=8, minutes=17)
        instead_of = before.id if one.instead and before else None
        person = people[one.whose % len(people)]
        before, _ = book_appointment(desk, person, _entry(one, day), although=True, instead_of=instead_of)
        if one.then:
            _go_through(desk, clock, today, one, before)


def _entry(one: Booking, day: date) -> AppointmentEntry:
    return AppointmentEntry(
        kind=one.kind.value,
        day=f"{day:%d}",
        month=f"{day:%m}",
        year=f"{day:%Y}",
        time=one.at,
        minutes=one.minutes,
        what=one.what,
        place=one.place,
        phone="01632 960 111",
        with_whom=one.with_whom,
        companion=one.companion,
    )


def _go_through(desk: Desk, clock: StoryClock, today: datetime, one: Booking, booked: Appointment) -> None:
    if one.then == "moved":
        clock.moment = today - timedelta(days=1)
        later = booked.details.day + timedelta(days=1)
        move_appointment(desk, booked, _entry(one, later), although=True)
        return
    if one.then.startswith("cancelled-by-"):
        clock.moment = today - timedelta(hours=3)
        cancel_appointment(desk, booked, by_person=one.then.endswith("person"))
        return
    clock.moment = booked.details.starts + timedelta(minutes=25)
    if clock.moment > today:
        return  # not yet: the demo was made in the morning
    if one.then in {r.value for r in MissedReason}:
        record_outcome(desk, booked, AppointmentStatus.DID_NOT_ATTEND, MissedReason(one.then))
    else:
        record_outcome(desk, booked, AppointmentStatus(one.then))
