"""A calendar file says when and where, and nothing about whom or what for."""

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta

import pytest
from icalendar import Calendar

from hubdesk.domain.appointments import Appointment, AppointmentDetails, AppointmentKind, AppointmentStatus
from hubdesk.domain.ids import AppointmentId, PersonId, SiteId, UserId
from hubdesk.exchange.calendar_file import LocalCalendarFiles, calendar_bytes
from hubdesk.exchange.files import FileNotWritten

NOW = datetime(2026, 10, 1, 9, 0, tzinfo=UTC)
DETAILS = AppointmentDetails(
    AppointmentKind.TREATMENT,
    date(2026, 10, 20),
    time(10, 30),
    "Riverside probation office\n14 Station Road",
    30,
    what="Methadone review",
    phone="01632 960 111",
    with_whom="Priya, key worker",
    companion="Jo",
    notes="Relapsed in May",
)
ONE = Appointment(
    AppointmentId("a-1"), 3, PersonId("p-1"), SiteId("s-1"), DETAILS, AppointmentStatus.BOOKED, NOW, UserId("u-1")
)
LATER = replace(ONE, id=AppointmentId("a-2"), details=replace(DETAILS, day=date(2026, 10, 27)))


def events(data: bytes) -> list:
    return list(Calendar.from_ical(data).walk("VEVENT"))


def test_a_reader_of_calendars_finds_every_appointment_at_its_time_on_the_wall():
    first, second = events(calendar_bytes((ONE, LATER), NOW))
    assert first.decoded("dtstart").strftime("%Y-%m-%d %H:%M") == "2026-10-20 10:30"
    assert second.decoded("dtstart").strftime("%Y-%m-%d %H:%M") == "2026-10-27 10:30"
    assert {str(e["dtstart"].params["TZID"]) for e in (first, second)} == {"Europe/London"}
    assert first.decoded("dtend") - first.decoded("dtstart") == timedelta(minutes=30)
    assert first.decoded("dtstart").utcoffset() != second.decoded("dtstart").utcoffset()  # the clocks went back


def test_the_rules_of_the_clock_come_with_it():
    assert "BEGIN:VTIMEZONE\r\nTZID:Europe/London" in calendar_bytes((ONE,), NOW).decode()


def test_place_and_phone_are_there_and_nothing_that_tells_of_the_person():
    said = calendar_bytes((ONE,), NOW).decode().replace("\r\n ", "")
    assert "14 Station Road" in said
    assert "01632 960 111" in said
    for word in ("Methadone", "Priya", "Relapsed", "Treatment", "key worker", "p-1"):
        assert word not in said


def test_a_file_read_again_after_a_move_takes_the_place_of_the_first():
    (event,) = events(calendar_bytes((ONE,), NOW))
    assert (str(event["uid"]), event["sequence"]) == ("a-1", 3)


def test_it_is_written_whole_or_not_at_all(tmp_path):
    LocalCalendarFiles().write(str(tmp_path / "mine.ics"), (ONE,), NOW)
    assert [path.name for path in tmp_path.iterdir()] == ["mine.ics"]
    with pytest.raises(FileNotWritten):
        LocalCalendarFiles().write(str(tmp_path / "gone" / "mine.ics"), (ONE,), NOW)
