"""The sheet of a day: stable numbers, nothing clinical on it, and each outcome recorded by itself."""

from dataclasses import replace
from datetime import date

import pytest

from hubdesk.domain.appointments import AppointmentStatus
from hubdesk.domain.audit import Event
from hubdesk.domain.ids import AppointmentId, PersonId
from hubdesk.domain.roles import Role
from hubdesk.domain.sheet_numbers import sheet_number
from hubdesk.presenters.appointments import AppointmentsPresenter
from hubdesk.presenters.day_sheet import DaySheetPresenter
from hubdesk.presenters.routes import AppointmentsRoute, DaySheetRoute
from hubdesk.presenters.runner import Immediate
from hubdesk.services.appointments import book_appointment, cancel_appointment, record_outcome
from tests.support.memory import Hub, Worker
from tests.unit.services.test_appointments import TODAY

DAY = date(2026, 6, 2)


class Room:
    def __init__(self, hub: Hub) -> None:
        self.desk = hub.desk(Role.NAVIGATOR)
        self.went: list = []

    def listed(self) -> AppointmentsPresenter:
        made = AppointmentsPresenter(self.desk, Immediate(), self.went.append, DAY)
        made.load()
        return made

    def sheet(self) -> DaySheetPresenter:
        made = DaySheetPresenter(self.desk, Immediate(), self.went.append, lambda _changes: None, DAY)
        made.load()
        return made


@pytest.fixture
def room(hub: Hub) -> Room:
    return Room(hub)


@pytest.fixture
def mason(jo: Worker) -> PersonId:
    return jo.register().id


def test_the_paper_says_who_where_and_when_and_nothing_of_what_for(room: Room, mason: PersonId):
    book_appointment(room.desk, mason, TODAY)
    listed = room.listed()
    assert listed.sheet() == (("AVERY, Mason", "Riverside probation office", "11:00 to 11:30"),)
    assert len(listed.sheet_numbers()) == 1


def test_a_number_stays_with_its_appointment_whatever_happens_to_the_others(room: Room, mason: PersonId):
    one, _ = book_appointment(room.desk, mason, TODAY)
    late, _ = book_appointment(room.desk, mason, replace(TODAY, time="15:00"))
    before = room.listed().sheet_numbers()
    cancel_appointment(room.desk, one, by_person=True)
    book_appointment(room.desk, mason, replace(TODAY, time="12:30"))
    numbers = {row.id: row.number for row in room.sheet().state.rows}
    assert (numbers[one.id], numbers[late.id]) == before
    assert all(number == sheet_number(AppointmentId(key)) for key, number in numbers.items())


def test_what_was_ticked_is_recorded_and_the_rest_stays(hub: Hub, room: Room, mason: PersonId):
    one, _ = book_appointment(room.desk, mason, TODAY)
    two, _ = book_appointment(room.desk, mason, replace(TODAY, time="15:00"))
    sheet = room.sheet()
    sheet.save({one.id: "person-could-not", two.id: ""})
    assert sheet.state.said == "1 outcome is recorded."
    kept = hub.stored.appointments
    assert (kept[one.id].status, kept[one.id].reason) == (AppointmentStatus.DID_NOT_ATTEND, "person-could-not")
    assert kept[two.id].status is AppointmentStatus.BOOKED
    assert [row.known for row in sheet.state.rows] == ["The person could not come", ""]


def test_one_that_a_colleague_recorded_meanwhile_holds_up_no_other(hub: Hub, room: Room, mason: PersonId):
    one, _ = book_appointment(room.desk, mason, TODAY)
    two, _ = book_appointment(room.desk, mason, replace(TODAY, time="15:00"))
    sheet = room.sheet()
    record_outcome(room.desk, one, AppointmentStatus.ATTENDED)
    sheet.save({one.id: "person-did-not", two.id: "attended"})
    assert sheet.state.said == "1 outcome is recorded."
    assert {a.status for a in hub.stored.appointments.values()} == {AppointmentStatus.ATTENDED}
    assert sheet.state.rows[0].problem


def test_with_nothing_ticked_nothing_is_recorded(room: Room, mason: PersonId):
    book_appointment(room.desk, mason, TODAY)
    sheet = room.sheet()
    sheet.save({})
    assert sheet.state.said == "Nothing is ticked yet."


def test_printing_is_audited_and_the_ways_lead_there_and_back(hub: Hub, room: Room, mason: PersonId):
    book_appointment(room.desk, mason, TODAY)
    listed = room.listed()
    listed.sheet_printed()
    assert hub.events[-1] is Event.DAY_SHEET_PRINTED
    listed.type_in()
    room.sheet().back()
    assert room.went == [DaySheetRoute(DAY), AppointmentsRoute(DAY)]
