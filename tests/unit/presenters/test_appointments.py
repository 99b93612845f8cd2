"""The day list, booking, one appointment, the rows on Today and on the person's page."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime

import pytest

from hubdesk.domain.appointments import Appointment, AppointmentStatus
from hubdesk.domain.audit import Event
from hubdesk.domain.changes import Changes, Topic
from hubdesk.domain.details import Section
from hubdesk.domain.ids import AppointmentId, PersonId
from hubdesk.domain.problems import ChangedElsewhere, StorageFull
from hubdesk.domain.roles import Role
from hubdesk.presenters.appointment import AppointmentPresenter
from hubdesk.presenters.appointments import AppointmentsPresenter
from hubdesk.presenters.booking import BookingPresenter
from hubdesk.presenters.person import PersonPresenter
from hubdesk.presenters.routes import (
    AppointmentRoute,
    AppointmentsRoute,
    BookRoute,
    PaperRoute,
    PeopleRoute,
    PersonRoute,
    Route,
)
from hubdesk.presenters.runner import Immediate
from hubdesk.presenters.today import TodayPresenter
from hubdesk.services.appointments import book_appointment, cancel_appointment
from hubdesk.services.details import save_section
from tests.support.memory import Hub, Queue, Worker
from tests.unit.services.test_appointments import ENTRY, TODAY


class Room:
    """A navigator's desk, and where the pages asked to go."""

    def __init__(self, hub: Hub) -> None:
        self.hub = hub
        self.desk = hub.desk(Role.NAVIGATOR)
        self.went: list[Route] = []
        self.changes: list[Changes] = []
        self.written: list[tuple[str, list[AppointmentId]]] = []

    def book(self, person: PersonId, entry=ENTRY, **how) -> Appointment:
        return book_appointment(self.desk, person, entry, **how)[0]

    def day(self, day: date | None = None, runner=None) -> AppointmentsPresenter:
        made = AppointmentsPresenter(self.desk, runner or Immediate(), self.went.append, day)
        made.load()
        return made

    def booking(self, person: PersonId, runner=None, **how) -> BookingPresenter:
        made = BookingPresenter(self.desk, runner or Immediate(), self.went.append, self.changes.append, person, **how)
        made.load()
        return made

    def one(self, appointment: Appointment) -> AppointmentPresenter:
        own = (self.went.append, self.changes.append, appointment.id)
        made = AppointmentPresenter(self.desk, Immediate(), *own, self)
        made.load()
        return made

    def write(self, path: str, appointments: Sequence[Appointment], at: datetime) -> None:
        """``services.ports.CalendarFiles``."""
        if path.startswith("/full"):
            raise StorageFull("The disk is full.", "Choose another folder.")
        self.written.append((path, [one.id for one in appointments]))


@pytest.fixture
def room(hub: Hub) -> Room:
    return Room(hub)


@pytest.fixture
def mason(jo: Worker) -> PersonId:
    return jo.register().id


# The day


def test_the_day_list_begins_at_today_and_turns(room: Room, mason: PersonId):
    room.book(mason, TODAY)
    page = room.day()
    assert (page.state.day, page.state.near, page.state.summary) == ("Tuesday 02-Jun-2026", "today", "1 appointment")
    (row,) = page.state.rows
    assert (row.lead, row.title, row.tag) == ("11:00 to 11:30", "AVERY, Mason", "Booked")
    assert row.detail == "Treatment service · with Priya, key worker · Riverside probation office"
    page.later()
    assert (page.state.near, page.state.rows, page.state.summary) == ("tomorrow", (), "No appointments on this day")
    page.earlier()
    page.earlier()
    assert page.state.near == "yesterday"
    page.to_today()
    assert page.state.near == "today"


def test_on_the_eve_it_says_that_a_reminder_helps_now(room: Room, mason: PersonId):
    room.book(mason, replace(ENTRY, day="3"))
    page = room.day()
    assert page.state.note == ""
    page.later()
    assert "reminder today" in page.state.note
    page.later()
    assert page.state.note == ""


def test_on_the_eve_the_page_says_how_to_reach_the_person_and_keeps_that_they_were_reminded(
    room: Room, mason: PersonId
):
    page = room.one(room.book(mason, replace(ENTRY, day="3")))
    assert [c.value for c in page.state.reminders] == ["phoned", "texted", "told", "not-reached"]
    assert page.state.reach.startswith("Nobody has asked yet which ways are safe.")
    page.say("not-reached")
    assert page.state.reminders, "not reached: try again"
    page.say("texted")
    assert page.state.reminders == ()
    assert [line.partition(": ")[2] for line in page.state.history[1:]] == [
        "Tried to remind, not reached.",
        "Reminded by text.",
    ]


def test_a_row_leads_to_the_appointment_and_booking_starts_with_the_person(room: Room, mason: PersonId):
    one = room.book(mason, TODAY)
    page = room.day()
    page.open(page.state.rows[0])
    page.find()
    assert room.went == [AppointmentRoute(one.id), PeopleRoute()]


def test_a_change_is_drawn_again_and_an_old_day_is_dropped(room: Room, mason: PersonId):
    queue = Queue()
    page = room.day(runner=queue)
    page.later()
    queue.finish()
    assert page.state.near == "tomorrow"
    room.book(mason, replace(ENTRY, day="3"))
    page.changed(Changes.of(Topic.APPOINTMENTS))
    queue.finish()
    assert len(page.state.rows) == 1
    page.changed(Changes.of(Topic.FORMS))
    queue.finish()


def test_a_day_that_cannot_be_read_says_why(room: Room):
    room.desk = room.hub.desk(Role.IT_ADMIN)
    assert room.day().state.trouble


# Booking


def test_booking_leads_to_the_appointment_and_tells_the_pages(room: Room, mason: PersonId):
    page = room.booking(mason)
    assert page.state.heading == "Book an appointment"
    page.save(ENTRY)
    (one,) = room.hub.stored.appointments.values()
    assert room.went == [AppointmentRoute(one.id)]
    assert room.changes == [Changes.of(Topic.APPOINTMENTS)]


def test_errors_stand_at_their_fields_and_what_was_typed_stays(room: Room, mason: PersonId):
    page = room.booking(mason)
    page.save(replace(ENTRY, day="1", place=""))
    assert set(page.state.errors) == {"day", "place"}
    assert page.state.entry.with_whom == "Priya, key worker"
    page.save(ENTRY)
    assert page.state.errors == {}


def test_a_doubt_is_shown_and_booked_all_the_same_on_wish(room: Room, mason: PersonId):
    room.book(mason)
    page = room.booking(mason)
    assert page.state.coming == ("Tuesday 09-Jun-2026, 10:30 to 11:00: Treatment service",)
    page.save(ENTRY)
    assert len(page.state.doubts) == 1
    assert room.went == []
    page.save_although(ENTRY)
    assert len(room.hub.stored.appointments) == 2


def test_moving_starts_from_the_appointment(room: Room, mason: PersonId):
    one = room.book(mason)
    page = room.booking(mason, moves=one.id)
    assert (page.state.heading, page.state.moving) == ("Move this appointment", True)
    assert "Tuesday 09-Jun-2026" in page.state.note
    assert page.state.entry == ENTRY
    page.save(replace(page.state.entry, day="10"))
    assert room.hub.stored.appointments[one.id].details.day == date(2026, 6, 10)
    page.cancel()
    assert room.went[-1] == AppointmentRoute(one.id)


def test_another_instead_starts_from_the_missed_one_without_its_day_and_notes(room: Room, mason: PersonId):
    one = room.book(mason)
    cancel_appointment(room.desk, one, by_person=True)
    page = room.booking(mason, instead_of=one.id)
    assert (page.state.entry.place, page.state.entry.day, page.state.entry.time) == (ENTRY.place, "", "")
    assert page.state.entry.notes == ""
    assert page.state.note == "Instead of Tuesday 09-Jun-2026, 10:30 to 11:00 (cancelled by the person)."
    page.save(replace(page.state.entry, day="11", month="6", year="2026", time="10:30"))
    assert {a.instead_of for a in room.hub.stored.appointments.values()} == {None, one.id}


def test_where_the_person_went_the_last_time_is_offered(room: Room, mason: PersonId):
    room.book(mason)
    page = room.booking(mason)
    assert page.usual("treatment") == {
        "place": ENTRY.place,
        "phone": "01632 960 111",
        "with_whom": "Priya, key worker",
    }
    assert page.usual("gp") == {}


def test_soon_is_counted_from_today(room: Room, mason: PersonId):
    assert room.booking(mason).in_days(14) == ("16", "6", "2026")


def test_an_appointment_that_is_gone_is_told(room: Room, mason: PersonId):
    assert room.booking(mason, moves=AppointmentId("none")).state.trouble


def test_nothing_is_booked_before_the_person_is_read_or_twice(room: Room, mason: PersonId):
    queue = Queue()
    page = room.booking(mason, queue)
    page.save(ENTRY)
    queue.finish()
    page.save(ENTRY)
    page.save(ENTRY)
    queue.finish()
    assert len(room.hub.stored.appointments) == 1
    page.cancel()
    assert room.went[-1] == PersonRoute(mason)


# One appointment


@pytest.mark.parametrize(
    ("wish", "tag", "code", "offer"),
    [
        ("attended", "Attended", "5", False),
        ("late-seen", "Came late, was seen", "6", False),
        ("late-not-seen", "Came late, was not seen", "7", True),
        ("person-could-not", "The person could not come", "3", True),
        ("person-did-not", "The person did not come", "3", True),
        ("service", "The service could not see them", "4", True),
        ("cancelled-by-person", "Cancelled by the person", "2", True),
        ("cancelled-by-service", "Cancelled by the service", "4", True),
    ],
)
def test_one_press_says_what_happened(room: Room, mason: PersonId, wish: str, tag: str, code: str, offer: bool):
    page = room.one(room.book(mason, TODAY))
    choices = (*page.state.came, *page.state.missed, *page.state.called_off)
    assert wish in [c.value for c in choices]
    page.say(wish)
    assert (page.state.tag, page.state.code, page.state.offer) == (tag, f"National code {code}", offer)
    assert (page.state.came, page.state.missed, page.state.called_off, page.state.busy) == ((), (), (), False)
    assert room.changes == [Changes.of(Topic.APPOINTMENTS, Topic.REFERRALS)]
    page.say("attended")
    assert page.state.trouble, "what is over is not said twice"


def test_before_the_day_it_can_only_be_moved_or_called_off(room: Room, mason: PersonId):
    page = room.one(room.book(mason))
    assert (page.state.came, page.state.missed, page.state.not_yet, page.state.may_move) == ((), (), True, True)
    assert [c.value for c in page.state.called_off] == ["cancelled-by-person", "cancelled-by-service"]


def test_what_was_pressed_by_mistake_is_taken_back_and_told(room: Room, mason: PersonId):
    page = room.one(room.book(mason, TODAY))
    page.say("person-did-not")
    assert page.state.may_reopen
    page.reopen()
    assert (page.state.tag, page.state.may_reopen) == ("Booked", False)
    assert [line.split(": ", 1)[1] for line in page.state.history] == [
        "Booked for Tuesday 02-Jun-2026, 11:00 to 11:30.",
        "The person did not come.",
        "Taken back: it stands as booked again.",
    ]
    assert page.state.history[0].startswith("02-Jun-2026 09:30, Jo Hill")


def test_its_facts_are_those_that_are_known(room: Room, mason: PersonId):
    facts = dict(room.one(room.book(mason, replace(TODAY, companion="", notes=""))).state.facts)
    assert facts["Place"] == "Riverside probation office, Drug and alcohol team, 14 Station Road"
    assert not {"Companion", "Notes, never printed"} & set(facts)


def test_another_at_that_time_is_shown(room: Room, mason: PersonId):
    room.book(mason, TODAY)
    two = book_appointment(room.desk, mason, replace(TODAY, kind="gp"), although=True)[0]
    assert room.one(two).state.clashes == ("Tuesday 02-Jun-2026, 11:00 to 11:30: Treatment service",)


def test_the_ways_on(room: Room, mason: PersonId):
    one = room.book(mason)
    page = room.one(one)
    page.move()
    page.offer_another()
    page.to_person()
    page.back()
    assert room.went == [
        BookRoute(mason, moves=one.id),
        BookRoute(mason, instead_of=one.id),
        PersonRoute(mason),
        AppointmentsRoute(date(2026, 6, 9)),
    ]


def test_a_card_is_begun_and_looked_at_before_it_is_printed(room: Room, mason: PersonId):
    page = room.one(room.book(mason))
    assert page.state.may_print
    page.print_card()
    (document,) = room.hub.stored.documents.values()
    assert document.template == "card-appointment"
    assert room.went == [PaperRoute(document.id)]
    assert not page.state.busy


def test_a_colleagues_change_is_told_and_read_again(room: Room, mason: PersonId):
    one = room.book(mason, TODAY)
    page = room.one(one)
    cancel_appointment(room.desk, one, by_person=True)
    page.say("attended")
    assert page.state.trouble
    assert (
        page.state.trouble.message
        == ChangedElsewhere("Someone else has changed this record since you opened it.").message
    )
    page.changed(Changes.of(Topic.APPOINTMENTS))
    assert (page.state.tag, page.state.trouble) == ("Cancelled by the person", None)


# Today and the person


def test_today_has_todays_appointments_and_what_nobody_told(room: Room, mason: PersonId):
    one = room.book(mason, TODAY)
    today = TodayPresenter(room.desk, Immediate(), room.went.append)
    today.load()
    (row,) = today.state.appointments
    assert (row.title, row.detail.split(" · ")[0], row.tag) == ("AVERY, Mason", "11:00 to 11:30", "Booked")
    today.open(row)
    assert room.went == [AppointmentRoute(one.id)]
    room.hub.clock.advance(days=1)
    today.changed(Changes.of(Topic.APPOINTMENTS))
    assert today.state.appointments == ()
    (late,) = today.state.untold
    assert (late.detail.split(" · ")[0], late.tag) == ("02-Jun-2026 11:00", "Say what happened")


def test_the_persons_page_has_what_waits_first_then_what_comes(room: Room, mason: PersonId):
    untold = room.book(mason, replace(TODAY, time="09:45"))
    later, sooner = room.book(mason, replace(ENTRY, day="12")), room.book(mason)
    off = room.book(mason, replace(ENTRY, day="4"))
    cancel_appointment(room.desk, off, by_person=True)
    room.hub.clock.advance(hours=1)
    page = PersonPresenter(room.desk, Immediate(), room.went.append, mason)
    page.load()
    assert [r.route.appointment_id for r in page.state.appointments] == [untold.id, sooner.id, later.id, off.id]
    assert [r.tag for r in page.state.appointments] == [
        "Say what happened",
        "Booked",
        "Booked",
        "Cancelled by the person",
    ]
    page.book()
    page.open_appointment(page.state.appointments[0])
    assert room.went == [BookRoute(mason), AppointmentRoute(untold.id)]


# What suits the person, series, calendar


def test_what_suits_and_what_is_needed_stand_beside_the_booking(room: Room, mason: PersonId):
    save_section(room.desk, mason, Section.SUITS, 0, {"good": "morning", "avoid.0.day": "0", "avoid.0.why": "chemist"})
    save_section(
        room.desk, mason, Section.COMMUNICATION, 0, {"interpreter": "yes", "language": "Polish", "helps": "Time"}
    )
    assert room.booking(mason).state.known == (
        "Best: morning. Not: Monday (chemist)",
        "Interpreter: Polish",
        "What helps: Time",
    )


def test_an_appointment_of_a_series_says_how_many_follow_and_takes_them_off_at_one_press(room: Room, mason: PersonId):
    first = room.book(mason, replace(ENTRY, every="14", times="3"))
    page = room.one(first)
    assert (
        page.state.later
        == "Booked in a series: 2 more after this one, the last on Tuesday 07-Jul-2026, 10:30 to 11:00."
    )
    page.say("series-by-person")
    assert {a.status for a in room.hub.stored.appointments.values()} == {AppointmentStatus.CANCELLED_BY_PERSON}
    assert page.state.later == ""


def test_one_alone_offers_no_series_to_call_off(room: Room, mason: PersonId):
    page = room.one(room.book(mason))
    assert [choice.value for choice in page.state.called_off] == ["cancelled-by-person", "cancelled-by-service"]


def test_a_calendar_file_gets_its_ending_and_is_audited(room: Room, mason: PersonId):
    one = room.book(mason)
    page = room.one(one)
    page.save_calendar("/home/sam/mine")
    assert room.written == [("/home/sam/mine.ics", [one.id])]
    assert page.state.saved
    assert room.hub.events[-1] is Event.APPOINTMENT_SAVED_OUT


def test_a_calendar_file_that_cannot_be_written_is_told_and_not_audited(room: Room, mason: PersonId):
    page = room.one(room.book(mason))
    page.save_calendar("/full/mine.ics")
    assert page.state.trouble is not None
    assert (page.state.saved, page.state.busy) == (False, False)
    assert Event.APPOINTMENT_SAVED_OUT not in room.hub.events


def test_a_week_shows_its_seven_days_and_turns_by_weeks(room: Room, mason: PersonId):
    room.book(mason, TODAY)
    room.book(mason, replace(ENTRY, day="7"), although=True)
    room.book(mason)
    page = room.day()
    page.switch()
    assert (page.state.day, page.state.near) == ("01-Jun-2026 to 07-Jun-2026", "this week")
    assert [(day.title, len(day.rows)) for day in page.state.week] == [
        ("Monday 01-Jun-2026, yesterday", 0),
        ("Tuesday 02-Jun-2026, today", 1),
        ("Wednesday 03-Jun-2026, tomorrow", 0),
        ("Thursday 04-Jun-2026", 0),
        ("Friday 05-Jun-2026", 0),
        ("Saturday 06-Jun-2026", 0),
        ("Sunday 07-Jun-2026", 1),
    ]
    assert page.state.summary == "2 appointments"
    page.later()
    assert [len(day.rows) for day in page.state.week] == [0, 1, 0, 0, 0, 0, 0]
    page.switch()
    assert (page.state.day, page.state.week) == ("Tuesday 09-Jun-2026", ())


def test_an_empty_week_says_so(room: Room):
    page = room.day(date(2027, 1, 5))
    page.switch()
    assert (page.state.summary, page.state.near) == ("No appointments in this week", "")
