"""Which times and places suit a person: what is said when an appointment is booked against them."""

from datetime import date, time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hubdesk.domain.suits import Avoid, PartOfDay, Suits, WeekDay

MONDAY, TUESDAY = date(2026, 6, 8), date(2026, 6, 9)
CHEMIST = Avoid(WeekDay.MONDAY, "09:00", "11:00", "Picks up medicine")
TIMES = st.times().map(lambda t: t.replace(second=0, microsecond=0))


@pytest.mark.parametrize(
    ("day", "begins", "ends", "meets"),
    [
        (MONDAY, time(8, 30), time(9), False),
        (MONDAY, time(8, 30), time(9, 1), True),
        (MONDAY, time(10), time(10, 30), True),
        (MONDAY, time(11), time(11, 30), False),
        (TUESDAY, time(10), time(10, 30), False),
    ],
)
def test_a_time_to_avoid_is_met_where_the_two_overlap(day: date, begins: time, ends: time, meets: bool):
    assert CHEMIST.meets(day, begins, ends) is meets


def test_a_day_without_times_is_the_whole_day_and_no_day_is_every_day():
    assert Avoid(WeekDay.TUESDAY).meets(TUESDAY, time(0), time(0, 15))
    assert Avoid(begins="16:00").meets(MONDAY, time(23, 30), time(23, 59))
    assert Avoid(begins="16:00").words == "Every day 16:00 to 24:00"


def test_everything_that_speaks_against_it_is_said():
    suits = Suits((PartOfDay.AFTERNOON,), (CHEMIST,), bad_places=("station road",))
    assert suits.against(MONDAY, time(10), time(10, 30), "Riverside\n14 Station Road") == (
        "This time does not suit the person: Monday 09:00 to 11:00 (Picks up medicine)",
        "The person said afternoon suits best",
        "The person said not at: station road",
    )
    assert suits.against(TUESDAY, time(14), time(14, 30), "3 Mill Lane") == ()


@given(st.dates(), TIMES, TIMES, st.text(max_size=40))
def test_of_somebody_who_was_not_asked_nothing_is_said(day: date, begins: time, ends: time, place: str):
    assert Suits().against(day, begins, ends, place) == ()
    assert Suits().line == ""
