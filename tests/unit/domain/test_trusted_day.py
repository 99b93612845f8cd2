"""A clock that jumps never makes a record due (security design §6.2, row 17)."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from hubdesk.domain.trusted_day import LONGEST_CLOSED, Moved, day_to_keep, tell_day

LAST = date(2026, 11, 21)
days = st.dates(date(1980, 1, 1), date(2200, 1, 1))


def test_row_17_ten_years_ahead_counts_for_nothing():
    told = tell_day(LAST, LAST.replace(year=2036))
    assert (told.as_of, told.moved, told.sure) == (LAST, Moved.AHEAD, False)


def test_row_17_a_year_back_is_told_and_nothing_is_sure():
    told = tell_day(LAST, LAST.replace(year=2025))
    assert (told.as_of, told.moved, told.sure) == (LAST.replace(year=2025), Moved.BACK, False)


def test_a_hub_may_be_closed_for_some_weeks():
    assert tell_day(LAST, LAST + LONGEST_CLOSED).sure
    assert not tell_day(LAST, LAST + LONGEST_CLOSED + timedelta(days=1)).sure


def test_the_first_day_of_a_store_is_taken_as_it_is():
    assert tell_day(None, LAST).sure
    assert day_to_keep(None, LAST) == LAST


@given(st.none() | days, days)
def test_the_day_to_reckon_with_is_never_later_than_what_is_sure(last, clock):
    told = tell_day(last, clock)
    assert told.as_of <= clock
    if last is not None:
        assert told.as_of <= last + LONGEST_CLOSED


@given(days, st.lists(days, max_size=12))
def test_no_row_of_jumps_moves_the_sure_day_on_by_more_than_a_closure_each(first, clocks):
    kept = first
    for clock in clocks:
        new = day_to_keep(kept, clock)
        assert kept <= new <= kept + LONGEST_CLOSED
        kept = new
