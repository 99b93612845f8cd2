"""Who may book, say what happened and put forms right, and what each of it leaves in the audit trail."""

import inspect
from collections.abc import Callable
from dataclasses import dataclass, replace

import pytest

from hubdesk.domain.appointments import Appointment, AppointmentStatus, Reminder
from hubdesk.domain.audit import Event
from hubdesk.domain.problems import NotAllowed
from hubdesk.domain.roles import Permission, Role, may
from hubdesk.services import appointments, corrections
from hubdesk.services.desk import Desk
from tests.support.memory import Hub, Worker
from tests.unit.services.test_appointments import ENTRY, TODAY

BOOK, CORRECT = Permission.BOOK_APPOINTMENTS, Permission.CORRECT_RESPONSES


class NoFiles:
    """``services.ports.CalendarFiles`` that writes nothing."""

    def write(self, path: str, appointments: object, at: object) -> None:
        """See the port."""


@dataclass
class Room:
    """A finished visit, an appointment of today and one that was missed."""

    worker: Worker
    today: Appointment
    missed: Appointment

    @property
    def response(self):
        return self.worker.form("phq-2").response.id


Call = Callable[[Desk, Room], object]
SERVICES: dict[str, tuple[Permission, Event, Call]] = {
    "book_appointment": (
        BOOK,
        Event.APPOINTMENT_BOOKED,
        lambda d, r: appointments.book_appointment(d, r.today.person_id, replace(ENTRY, day="11")),
    ),
    "move_appointment": (
        BOOK,
        Event.APPOINTMENT_MOVED,
        lambda d, r: appointments.move_appointment(d, r.today, replace(ENTRY, day="12")),
    ),
    "cancel_appointment": (
        BOOK,
        Event.APPOINTMENT_CANCELLED,
        lambda d, r: appointments.cancel_appointment(d, r.today, by_person=True),
    ),
    "cancel_series": (
        BOOK,
        Event.APPOINTMENT_CANCELLED,
        lambda d, r: appointments.cancel_series(d, r.today, by_person=True),
    ),
    "save_calendar": (
        BOOK,
        Event.APPOINTMENT_SAVED_OUT,
        lambda d, r: appointments.save_calendar(d, r.today, NoFiles(), "mine.ics"),
    ),
    "record_outcome": (
        BOOK,
        Event.APPOINTMENT_OUTCOME,
        lambda d, r: appointments.record_outcome(d, r.today, AppointmentStatus.ATTENDED),
    ),
    "reopen_appointment": (
        BOOK,
        Event.APPOINTMENT_REOPENED,
        lambda d, r: appointments.reopen_appointment(d, r.missed),
    ),
    "record_reminder": (
        BOOK,
        Event.APPOINTMENT_REMINDED,
        lambda d, r: appointments.record_reminder(d, r.today, Reminder.PHONED),
    ),
    "open_appointment": (
        BOOK,
        Event.APPOINTMENT_OPENED,
        lambda d, r: appointments.open_appointment(d, r.today.id),
    ),
    "day_appointments": (
        BOOK,
        Event.LISTED,
        lambda d, r: appointments.day_appointments(d, r.today.details.day, r.today.details.day),
    ),
    "person_appointments": (
        BOOK,
        Event.LISTED,
        lambda d, r: appointments.person_appointments(d, r.today.person_id),
    ),
    "amend_response": (
        CORRECT,
        Event.RESPONSE_AMENDED,
        lambda d, r: corrections.amend_response(d, r.worker.now, r.response, {"q1": None}, "Misheard"),
    ),
    "mark_entered_in_error": (
        CORRECT,
        Event.RESPONSE_ENTERED_IN_ERROR,
        lambda d, r: corrections.mark_entered_in_error(d, r.worker.now, r.response, "Somebody else"),
    ),
}


@pytest.fixture
def room(sam: Worker) -> Room:
    sam.start().answers(0, 0, False).finish()
    person = sam.now.person.id
    today, _ = appointments.book_appointment(sam.desk, person, TODAY)
    off, _ = appointments.book_appointment(sam.desk, person, replace(ENTRY, day="10"))
    missed, _ = appointments.cancel_appointment(sam.desk, off, by_person=False)
    return Room(sam, today, missed)


def test_every_service_of_these_modules_is_listed():
    """What ends with ``_in`` works within the transaction of another service, which asks for permission."""
    found = {
        name
        for module in (appointments, corrections)
        for name, f in inspect.getmembers(module, inspect.isfunction)
        if f.__module__ == module.__name__ and not name.startswith("_") and not name.endswith("_in")
    }
    assert found == set(SERVICES)


@pytest.mark.parametrize("name", SERVICES)
@pytest.mark.parametrize("role", Role)
def test_navigators_and_clinicians_may_and_it_may_not(hub: Hub, room: Room, name: str, role: Role):
    permission, event, call = SERVICES[name]
    cares = role in (Role.NAVIGATOR, Role.CLINICIAN, Role.LEAD)
    assert may(role, permission) is cares
    before, count, commits = hub.stored, len(hub.events), hub.records.commits
    if not cares:
        with pytest.raises(NotAllowed):
            call(hub.desk(role), room)
        assert hub.stored is before
        assert hub.control.events[-1] is Event.REFUSED
        return
    call(hub.desk(role), room)
    assert event in hub.events[count:]
    assert hub.records.commits == commits + 1, "one transaction"
    person = room.today.person_id
    assert all(e.subject == person for e in hub.stored.events[count:] if e.event is not Event.LISTED)
