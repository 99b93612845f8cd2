"""Appointments: reading what was typed, national codes, overlaps."""

import csv
from contextlib import suppress
from dataclasses import fields, replace
from datetime import date, datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hubdesk.domain.appointment_entry import AppointmentEntry, check_appointment, entry_of
from hubdesk.domain.appointments import (
    Appointment,
    AppointmentDetails,
    AppointmentEvent,
    AppointmentKind,
    AppointmentStatus,
    MissedReason,
    clashes,
    national_code,
)
from hubdesk.domain.british_time import BRITISH
from hubdesk.domain.clock_times import read_time
from hubdesk.domain.problems import InvalidEntry

NOW = datetime(2026, 6, 2, 9, 30, tzinfo=BRITISH)
GOOD = AppointmentEntry(kind="hub-clinic", day="9", month="6", year="2026", time="10:30", place="14 Station Road")


def details(day: date = date(2026, 6, 9), at: time = time(10, 30), minutes: int | None = 30) -> AppointmentDetails:
    return AppointmentDetails(AppointmentKind.HUB, day, at, "14 Station Road", minutes)


def booked(one: AppointmentDetails, status: AppointmentStatus = AppointmentStatus.BOOKED) -> Appointment:
    return Appointment("a", 1, "p", "s", one, status, NOW, "u")


def refused(entry: AppointmentEntry, now: datetime = NOW) -> dict[str, str]:
    with pytest.raises(InvalidEntry) as problem:
        check_appointment(entry, now)
    return problem.value.fields


@pytest.mark.parametrize(
    ("typed", "hour", "minute"),
    [("9:30", 9, 30), ("09:30", 9, 30), ("09.30", 9, 30), ("0930", 9, 30), (" 14:15 ", 14, 15), ("14h15", 14, 15),
     ("2pm", 14, 0), ("2:30 PM", 14, 30), ("12am", 0, 0), ("12pm", 12, 0), ("00:00", 0, 0), ("23:59", 23, 59)],
)  # fmt: skip
def test_times_are_read_as_people_type_them(typed: str, hour: int, minute: int):
    assert read_time(typed) == time(hour, minute)


@pytest.mark.parametrize(
    "typed", ["", "9", "24:00", "12:60", "13pm", "0pm", "half past nine", "9:3", "99999", "９:３０"]
)
def test_times_that_are_none_are_refused(typed: str):
    if typed == "９:３０":
        assert read_time(typed) == time(9, 30)  # full-width digits are digits
        return
    with pytest.raises(ValueError, match="time"):
        read_time(typed)


@given(st.text(max_size=12))
def test_any_text_is_a_time_or_refused_in_words(typed: str):
    with suppress(ValueError):
        assert isinstance(read_time(typed), time)


def test_what_was_typed_becomes_details_and_can_be_typed_again():
    typed = replace(
        GOOD,
        minutes="45",
        place=" Northgate House \n\n 14  Station Road ",
        phone="01632 960 111",
        with_whom="Sam, nurse",
        companion="Jo",
        what="Talk about your medicines",
        notes="Bring the\nold letter",
    )
    found = check_appointment(typed, NOW)
    assert found.place_lines == ("Northgate House", "14 Station Road")
    assert (found.minutes, found.notes) == (45, "Bring the\nold letter")
    assert check_appointment(entry_of(found), NOW) == found


def test_each_field_that_needs_changing_is_named():
    found = refused(AppointmentEntry(minutes="many", what="one two three four five six seven", notes="x" * 3000))
    assert set(found) == {"kind", "day", "time", "minutes", "what", "place", "notes"}


def test_a_day_in_the_past_is_refused_with_the_way_to_record_one_that_happened():
    found = refused(replace(GOOD, day="1"))
    assert "has passed" in found["day"]
    assert "It has happened already" in found["day"]
    assert check_appointment(replace(GOOD, day="1", happened=True), NOW).day == date(2026, 6, 1)


def test_an_hour_ago_is_refused_at_the_time_and_an_hour_to_come_is_fine():
    assert "has passed" in refused(replace(GOOD, day="2", time="09:29"))["time"]
    assert check_appointment(replace(GOOD, day="2", time="09:30"), NOW)


def test_one_to_come_did_not_happen():
    assert "not come yet" in refused(replace(GOOD, happened=True))["day"]


def test_a_time_that_the_clocks_leave_out_is_refused():
    assert "clocks go forward" in refused(replace(GOOD, day="28", month="3", year="2027", time="01:30"))["time"]


@pytest.mark.parametrize("year", ["2062", "1926"])
def test_a_slip_in_the_year_is_noticed(year: str):
    assert "Check the year" in refused(replace(GOOD, year=year))["day"]


def test_now_may_stand_in_any_offset():
    late = datetime(2026, 6, 2, 23, 30, tzinfo=BRITISH).astimezone(tz=None)
    assert "passed" in refused(replace(GOOD, day="2", time="23:00"), late)["time"]


def test_national_codes_are_those_of_the_data_dictionary(shared):
    with (shared / "codes" / "nhs_dd_codes.csv").open(encoding="utf-8", newline="") as file:
        listed = {
            r["code"]: r["meaning"] for r in csv.DictReader(file) if r["attribute"] == "attended_or_did_not_attend"
        }
    ours = {status: national_code(status) for status in AppointmentStatus}
    assert set(ours.values()) == set(listed)
    for status, word in (
        (AppointmentStatus.ATTENDED, "Attended on time"),
        (AppointmentStatus.LATE_SEEN, "but was seen"),
        (AppointmentStatus.LATE_NOT_SEEN, "could not be seen"),
        (AppointmentStatus.CANCELLED_BY_PERSON, "on behalf of, the PATIENT"),
        (AppointmentStatus.DID_NOT_ATTEND, "Did not attend"),
        (AppointmentStatus.CANCELLED_BY_SERVICE, "Health Care Provider"),
        (AppointmentStatus.BOOKED, "in the future"),
    ):
        assert word in listed[ours[status]]


def test_what_the_service_could_not_do_never_counts_against_the_person():
    missed = AppointmentStatus.DID_NOT_ATTEND
    assert {r: national_code(missed, r) for r in MissedReason} == {
        MissedReason.PERSON_COULD_NOT: "3",
        MissedReason.PERSON_DID_NOT: "3",
        MissedReason.SERVICE: "4",
    }


def test_nothing_in_an_appointment_is_for_enforcement():
    names = {f.name for kind in (Appointment, AppointmentDetails, AppointmentEvent) for f in fields(kind)}
    words = ("breach", "enforce", "comply", "compliance", "warning", "sanction", "share", "probation", "acceptable")
    assert not [n for n in names if any(w in n for w in words)]


@pytest.mark.parametrize(
    ("hour", "minute", "overlaps"), [(10, 0, False), (10, 1, True), (10, 45, True), (11, 0, False), (9, 0, False)]
)
def test_two_at_one_time_are_shown(hour: int, minute: int, overlaps: bool):
    other = booked(details(at=time(hour, minute)))
    assert bool(clashes(details(), [other])) is overlaps


def test_one_that_was_called_off_clashes_with_nothing():
    assert clashes(details(), [booked(details(), AppointmentStatus.CANCELLED_BY_PERSON)]) == ()


def test_where_nobody_said_how_long_half_an_hour_is_taken():
    assert details(minutes=None).ends - details(minutes=None).starts == timedelta(minutes=30)


def test_an_outcome_may_be_said_from_the_day_itself_and_waits_once_it_began():
    one = booked(details(date(2026, 6, 2), time(10, 0)))
    assert one.may_have_outcome(NOW)
    assert not one.waits_for_outcome(NOW)
    assert one.waits_for_outcome(NOW + timedelta(minutes=30))
    assert not booked(details()).may_have_outcome(NOW)
