"""Appointments booked as a series."""

from dataclasses import replace
from datetime import date, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hubdesk.domain.appointment_entry import AppointmentEntry
from hubdesk.domain.appointment_series import EVERY, MOST, in_series
from hubdesk.domain.appointments import AppointmentDetails, AppointmentKind
from hubdesk.domain.problems import InvalidEntry

FIRST = AppointmentDetails(AppointmentKind.TREATMENT, date(2026, 10, 20), time(10, 30), "3 Mill Lane", 30)


@given(st.sampled_from(EVERY), st.integers(2, MOST))
def test_all_stand_at_the_same_time_on_the_wall_so_many_days_apart(every: tuple[str, str], times: int):
    made = in_series(FIRST, AppointmentEntry(every=every[0], times=str(times)))
    assert [one.day - FIRST.day for one in made] == [timedelta(days=int(every[0]) * n) for n in range(times)]
    assert {one.starts.strftime("%H:%M") for one in made} == {"10:30"}  # over the end of summer time as well
    assert {replace(one, day=FIRST.day) for one in made} == {FIRST}


def test_once_is_once():
    assert in_series(FIRST, AppointmentEntry()) == (FIRST,)


@pytest.mark.parametrize("times", ["", "1", "13", "two", "-3", "2.5", "٣"])
def test_how_many_must_be_a_sensible_number(times: str):
    with pytest.raises(InvalidEntry) as refused:
        in_series(FIRST, AppointmentEntry(every="7", times=times))
    assert set(refused.value.fields) == {"times"}


@pytest.mark.parametrize("entry", [AppointmentEntry(times="3"), AppointmentEntry(every="7", times="3", happened=True)])
def test_what_contradicts_itself_is_said_at_how_often(entry: AppointmentEntry):
    with pytest.raises(InvalidEntry) as refused:
        in_series(FIRST, entry)
    assert set(refused.value.fields) == {"every"}
