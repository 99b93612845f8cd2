"""Booking, moving, calling off, saying what happened; lists; the card."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from hubdesk.domain.appointment_entry import AppointmentEntry
from hubdesk.domain.appointments import (
    Appointment,
    AppointmentEventKind,
    AppointmentStatus,
    MissedReason,
    Reminder,
    next_working_day,
)
from hubdesk.domain.audit import Event
from hubdesk.domain.changes import Topic
from hubdesk.domain.details import Section
from hubdesk.domain.ids import AppointmentId, PersonId
from hubdesk.domain.problems import ChangedElsewhere, InvalidEntry, NotFound
from hubdesk.services.appointment_doubts import Doubtful
from hubdesk.services.appointments import (
    AppointmentOver,
    NotYet,
    book_appointment,
    cancel_appointment,
    cancel_series,
    day_appointments,
    move_appointment,
    open_appointment,
    person_appointments,
    record_outcome,
    record_reminder,
    reopen_appointment,
)
from hubdesk.services.desk import Desk
from hubdesk.services.details import save_section
from hubdesk.services.people import open_person
from hubdesk.services.today import read_today
from tests.support.memory import MASON, Hub, Worker

ENTRY = AppointmentEntry(
    kind="treatment",
    day="9",
    month="6",
    year="2026",
    time="10:30",
    minutes="30",
    what="Talk about your medicines",
    place="Riverside probation office\nDrug and alcohol team\n14 Station Road",
    phone="01632 960 111",
    with_whom="Priya, key worker",
    companion="Jo",
    notes="Methadone runs out on the 10th",
)
TODAY = replace(ENTRY, day="2", time="11:00")


@pytest.fixture
def mason(sam: Worker) -> PersonId:
    return sam.register(MASON).id


def book(desk: Desk, person: PersonId, entry: AppointmentEntry = ENTRY, **how: object) -> Appointment:
    return book_appointment(desk, person, entry, **how)[0]  # type: ignore[arg-type]


def test_booking_keeps_what_was_typed_and_tells_the_pages(hub: Hub, desk: Desk, mason: PersonId):
    one, changes = book_appointment(desk, mason, ENTRY)
    assert hub.stored.appointments[one.id] == one
    assert changes.topics == {Topic.APPOINTMENTS}
    assert [e.kind for e in one.events] == [AppointmentEventKind.BOOKED]
    assert (one.status, one.booked_by, one.national_code) == (AppointmentStatus.BOOKED, desk.actor.id, "0")


def test_what_does_not_fit_is_refused_and_nothing_is_written(hub: Hub, desk: Desk, mason: PersonId):
    before = hub.stored
    with pytest.raises(InvalidEntry):
        book(desk, mason, replace(ENTRY, day="1"))
    with pytest.raises(NotFound):
        book(desk, PersonId("nobody"))
    assert hub.stored is before


def test_one_that_happened_can_be_recorded_and_gets_its_outcome(desk: Desk, mason: PersonId):
    one = book(desk, mason, replace(ENTRY, day="1", happened=True))
    known, _ = record_outcome(desk, one, AppointmentStatus.ATTENDED)
    assert known.national_code == "5"


def test_another_at_that_time_is_shown_and_is_no_refusal(desk: Desk, mason: PersonId):
    book(desk, mason)
    with pytest.raises(Doubtful) as doubt:
        book(desk, mason, replace(ENTRY, time="10:45", kind="gp"))
    assert doubt.value.doubts == ("The person has another appointment then: 10:30 to 11:00, Treatment service",)
    second = book(desk, mason, replace(ENTRY, time="10:45", kind="gp"), although=True)
    assert [a.details.kind for a in open_appointment(desk, second.id).clashes] == ["treatment"]


def test_another_persons_appointment_is_no_clash(desk: Desk, sam: Worker, mason: PersonId):
    book(desk, mason)
    other = sam.register(replace(MASON, family="Brown", nhs_number=""))
    assert book(desk, other.id)


@pytest.mark.parametrize(
    ("change", "word"),
    [
        ({"time": "02:30"}, "outside the day"),
        ({"day": "7"}, "Sunday"),
        ({"year": "2027", "day": "8"}, "more than a year"),
    ],
)
def test_what_is_probably_a_slip_is_asked_about(desk: Desk, mason: PersonId, change: dict[str, str], word: str):
    with pytest.raises(Doubtful) as doubt:
        book(desk, mason, replace(ENTRY, **change))
    assert word in " ".join(doubt.value.doubts)


def test_moving_keeps_how_it_was(hub: Hub, desk: Desk, mason: PersonId):
    one = book(desk, mason)
    moved, _ = move_appointment(desk, one, replace(ENTRY, day="10"))
    assert (moved.id, moved.version, moved.details.day) == (one.id, 2, date(2026, 6, 10))
    assert [e.details.day.day for e in moved.events] == [9, 10]
    assert hub.stored.appointments[one.id] == moved


def test_moving_to_its_own_time_is_no_clash_with_itself(desk: Desk, mason: PersonId):
    one = book(desk, mason)
    assert move_appointment(desk, one, replace(ENTRY, time="10:40"))


def test_a_colleagues_change_is_never_written_over(desk: Desk, mason: PersonId):
    one = book(desk, mason)
    cancel_appointment(desk, one, by_person=True)
    with pytest.raises(ChangedElsewhere):
        move_appointment(desk, one, replace(ENTRY, day="10"))


@pytest.mark.parametrize(("by_person", "code"), [(True, "2"), (False, "4")])
def test_calling_off_has_its_code(desk: Desk, mason: PersonId, by_person: bool, code: str):
    off, _ = cancel_appointment(desk, book(desk, mason), by_person=by_person, note=" rang at nine ")
    assert off.national_code == code
    assert off.events[-1].note == "rang at nine"
    assert off.can_be_offered_again()


@pytest.mark.parametrize(
    ("status", "reason", "code", "again"),
    [
        (AppointmentStatus.ATTENDED, None, "5", False),
        (AppointmentStatus.LATE_SEEN, None, "6", False),
        (AppointmentStatus.LATE_NOT_SEEN, None, "7", True),
        (AppointmentStatus.DID_NOT_ATTEND, MissedReason.PERSON_COULD_NOT, "3", True),
        (AppointmentStatus.DID_NOT_ATTEND, MissedReason.PERSON_DID_NOT, "3", True),
        (AppointmentStatus.DID_NOT_ATTEND, MissedReason.SERVICE, "4", True),
    ],
)
def test_each_outcome_has_its_code_and_a_missed_one_is_offered_again(
    desk: Desk, mason: PersonId, status: AppointmentStatus, reason: MissedReason | None, code: str, again: bool
):
    known, _ = record_outcome(desk, book(desk, mason, TODAY), status, reason)
    assert (known.national_code, known.can_be_offered_again()) == (code, again)


@pytest.mark.parametrize(
    ("status", "reason"),
    [
        (AppointmentStatus.DID_NOT_ATTEND, None),
        (AppointmentStatus.ATTENDED, MissedReason.PERSON_DID_NOT),
        (AppointmentStatus.BOOKED, None),
        (AppointmentStatus.CANCELLED_BY_PERSON, None),
    ],
)
def test_what_is_no_outcome_is_a_defect(
    desk: Desk, mason: PersonId, status: AppointmentStatus, reason: MissedReason | None
):
    with pytest.raises(ValueError, match="not an outcome"):
        record_outcome(desk, book(desk, mason, TODAY), status, reason)


def test_nobody_has_missed_what_is_to_come(desk: Desk, mason: PersonId):
    with pytest.raises(NotYet):
        record_outcome(desk, book(desk, mason), AppointmentStatus.DID_NOT_ATTEND, MissedReason.PERSON_DID_NOT)


def test_what_is_over_is_not_moved_called_off_or_said_again(desk: Desk, mason: PersonId):
    over, _ = record_outcome(desk, book(desk, mason, TODAY), AppointmentStatus.ATTENDED)
    with pytest.raises(AppointmentOver):
        move_appointment(desk, over, ENTRY)
    with pytest.raises(AppointmentOver):
        cancel_appointment(desk, over, by_person=True)
    with pytest.raises(AppointmentOver):
        record_outcome(desk, over, AppointmentStatus.LATE_SEEN)


def test_a_slip_is_taken_back_and_stays_in_the_events(desk: Desk, mason: PersonId):
    wrong, _ = record_outcome(
        desk, book(desk, mason, TODAY), AppointmentStatus.DID_NOT_ATTEND, MissedReason.PERSON_DID_NOT
    )
    again, _ = reopen_appointment(desk, wrong)
    assert (again.status, again.reason) == (AppointmentStatus.BOOKED, None)
    right, _ = record_outcome(desk, again, AppointmentStatus.ATTENDED)
    assert [e.status for e in right.events] == ["booked", "did-not-attend", "booked", "attended"]
    assert right.events[1].reason is MissedReason.PERSON_DID_NOT


def test_a_day_lists_everyone_by_time_with_their_names(desk: Desk, mason: PersonId):
    late, early = book(desk, mason, TODAY), book(desk, mason, replace(TODAY, time="10:00"))
    book(desk, mason)
    found = day_appointments(desk, date(2026, 6, 2), date(2026, 6, 2))
    assert [a.id for a in found.appointments] == [early.id, late.id]
    assert found.people[mason].name.family == "Avery"


def test_today_shows_todays_and_those_of_which_nobody_said_what_happened(hub: Hub, desk: Desk, mason: PersonId):
    today = book(desk, mason, TODAY)
    cancel_appointment(desk, book(desk, mason, replace(TODAY, time="15:00")), by_person=True)
    tomorrow = book(desk, mason, replace(ENTRY, day="3"))
    assert [a.id for a in read_today(desk).appointments] == [today.id]
    hub.clock.advance(days=1)
    day = read_today(desk)
    assert [a.id for a in day.appointments] == [tomorrow.id]
    assert [a.id for a in day.untold] == [today.id]


def test_a_person_has_all_their_appointments(desk: Desk, mason: PersonId):
    later, sooner = book(desk, mason), book(desk, mason, TODAY)
    assert [a.id for a in person_appointments(desk, mason).appointments] == [sooner.id, later.id]
    assert [a.id for a in open_person(desk, mason).appointments] == [sooner.id, later.id]


def test_the_audit_trail_holds_no_place_no_note_and_no_name(hub: Hub, desk: Desk, mason: PersonId):
    one = book(desk, mason, TODAY)
    open_appointment(desk, one.id)
    record_outcome(desk, one, AppointmentStatus.ATTENDED, note="Was in tears")
    said = repr([(dict(e.detail), e.object_id, e.outcome) for e in hub.stored.events])
    for private in ("Station", "Methadone", "Priya", "tears", "Avery", "treatment", "attended"):
        assert private not in said
    assert {
        Event.APPOINTMENT_BOOKED,
        Event.APPOINTMENT_OPENED,
        Event.APPOINTMENT_OUTCOME,
    } < set(hub.events)


def test_tomorrows_person_is_to_be_reminded_until_reached(hub: Hub, desk: Desk, mason: PersonId):
    one = book(desk, mason, replace(ENTRY, day="3"))
    book(desk, mason, replace(ENTRY, day="4"))
    assert [a.id for a in read_today(desk).to_remind] == [one.id]
    tried, _ = record_reminder(desk, one, Reminder.NOT_REACHED)
    assert [a.id for a in read_today(desk).to_remind] == [one.id], "trying is not reaching"
    reached, changes = record_reminder(desk, tried, Reminder.TEXTED)
    assert read_today(desk).to_remind == ()
    assert (hub.stored.appointments[one.id].events[-1].note, changes.topics) == (
        "texted",
        frozenset({Topic.APPOINTMENTS}),
    )
    moved, _ = move_appointment(desk, reached, replace(ENTRY, day="3", time="15:00"))
    assert [a.id for a in read_today(desk).to_remind] == [one.id], "at another time, reminded again"
    off, _ = cancel_appointment(desk, moved, by_person=True)
    assert read_today(desk).to_remind == ()
    with pytest.raises(AppointmentOver):
        record_reminder(desk, off, Reminder.TOLD)


@pytest.mark.parametrize(("today", "due"), [(1, 2), (4, 5), (5, 8), (6, 8), (7, 8)])
def test_before_a_weekend_mondays_people_are_reminded(today: int, due: int):
    assert next_working_day(date(2026, 6, today)) == date(2026, 6, due)


def test_a_reminder_shows_which_ways_are_safe(desk: Desk, mason: PersonId):
    record = open_appointment(desk, book(desk, mason).id)
    assert record.safe_contact.words == ""
    assert record.contact.phones == ()


def test_what_is_not_there_is_not_found(desk: Desk):
    with pytest.raises(NotFound):
        open_appointment(desk, AppointmentId("none"))


def test_a_reoffer_names_what_it_makes_good(hub: Hub, desk: Desk, mason: PersonId):
    missed = book(desk, mason, TODAY)
    hub.clock.advance(hours=3)
    record_outcome(desk, missed, AppointmentStatus.DID_NOT_ATTEND, MissedReason.PERSON_COULD_NOT)
    assert book(desk, mason, instead_of=missed.id).instead_of == missed.id


def test_over_the_clock_change_the_time_on_the_wall_stays(hub: Hub, desk: Desk, mason: PersonId):
    one = book(desk, mason, replace(ENTRY, day="27", month="10"), although=True)
    assert one.details.starts.isoformat() == "2026-10-27T10:30:00+00:00"
    hub.clock.set(one.details.starts + timedelta(minutes=1))
    assert one.waits_for_outcome(hub.clock.now())


def test_a_series_is_booked_as_one_and_called_off_as_one(hub: Hub, desk: Desk, mason: PersonId):
    first = book(desk, mason, replace(ENTRY, every="7", times="3"))
    days = sorted(a.details.day for a in hub.stored.appointments.values())
    assert days == [date(2026, 6, 9), date(2026, 6, 16), date(2026, 6, 23)]
    assert {a.series for a in hub.stored.appointments.values()} == {first.id}
    second = next(a for a in hub.stored.appointments.values() if a.details.day == days[1])
    cancel_series(desk, second, by_person=False)
    by_day = {a.details.day: a.status for a in hub.stored.appointments.values()}
    off = AppointmentStatus.CANCELLED_BY_SERVICE
    assert [by_day[day] for day in days] == [AppointmentStatus.BOOKED, off, off]


def test_of_a_series_one_that_was_attended_stays_so(desk: Desk, mason: PersonId):
    first = book(desk, mason, replace(TODAY, every="7", times="2"))
    record_outcome(desk, first, AppointmentStatus.ATTENDED)
    with pytest.raises(AppointmentOver):
        cancel_series(desk, open_appointment(desk, first.id).appointment, by_person=True)


def test_each_doubt_about_a_series_says_its_day_and_nothing_is_booked(hub: Hub, desk: Desk, mason: PersonId):
    book(desk, mason, replace(ENTRY, day="16"))
    with pytest.raises(Doubtful) as doubt:
        book(desk, mason, replace(ENTRY, every="7", times="2"))
    assert doubt.value.doubts == (
        "16-Jun-2026: The person has another appointment then: 10:30 to 11:00, Treatment service",
    )
    assert len(hub.stored.appointments) == 1


def test_what_does_not_suit_and_a_missing_interpreter_are_asked_about(desk: Desk, mason: PersonId):
    save_section(desk, mason, Section.SUITS, 0, {"avoid.0.day": "1", "avoid.0.why": "Signs on"})
    save_section(desk, mason, Section.COMMUNICATION, 0, {"interpreter": "yes", "language": "Polish"})
    with pytest.raises(Doubtful) as doubt:
        book(desk, mason)
    assert doubt.value.doubts == (
        "This time does not suit the person: Tuesday (Signs on)",
        "The person needs an interpreter (Polish), and none is booked",
    )
    assert book(desk, mason, replace(ENTRY, day="10", arranged=("interpreter",))).details.arranged == ("interpreter",)
