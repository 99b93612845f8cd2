"""Which backups are kept: whatever the clock says, the newest stays, and a jump lets nothing go."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hubdesk.domain.backup_ages import DAYS, EXPIRES_AFTER, MONTHS, STEADY, WEEKS, KeptBackup, ages, to_let_go

START = datetime(2026, 1, 1, 18, 0, tzinfo=UTC)
moments = st.datetimes(datetime(2000, 1, 1), datetime(2060, 1, 1), timezones=st.just(UTC))  # noqa: DTZ001 - with zone
steps = st.timedeltas(timedelta(minutes=5), timedelta(days=20))


def backup(number: int, at: datetime) -> KeptBackup:
    return KeptBackup(number, f"{number:05}", at)


def pruned(backups: list[KeptBackup]) -> list[KeptBackup]:
    gone = to_let_go(backups)
    return [one for one in backups if one not in gone]


def made_one_by_one(dates: list[datetime]) -> list[KeptBackup]:
    kept: list[KeptBackup] = []
    for number, at in enumerate(dates, start=1):
        kept = pruned([*kept, backup(number, at)])
    return kept


def test_a_year_of_evenings_leaves_fourteen_days_eight_weeks_and_twelve_months():
    kept = made_one_by_one([START + timedelta(days=n) for n in range(500)])
    newest = START + timedelta(days=499)
    assert [one.made_at for one in kept[-DAYS:]] == [newest - timedelta(days=n) for n in range(DAYS - 1, -1, -1)]
    assert len({one.made_at.isocalendar()[:2] for one in kept}) >= WEEKS
    assert len({(one.made_at.year, one.made_at.month) for one in kept}) == MONTHS
    found = ages(kept)
    assert found.days == DAYS
    assert found.weeks in (5, 6), "of the 8 weeks two or three lie in the 14 days"
    assert found.months in (9, 10, 11)
    assert found.count == len(kept)
    assert newest - found.oldest <= EXPIRES_AFTER


def test_of_one_day_the_newest_stays():
    kept = made_one_by_one([START + timedelta(hours=n) for n in range(5)])
    assert [one.number for one in kept] == [5]


def test_a_hub_that_is_seldom_used_keeps_nothing_longer_than_a_year():
    kept = made_one_by_one([START + timedelta(days=30 * n) for n in range(40)])
    assert kept[-1].made_at - kept[0].made_at <= EXPIRES_AFTER


def test_a_hub_closed_for_long_does_not_lose_its_backups_to_the_calendar():
    before = made_one_by_one([START + timedelta(days=n) for n in range(60)])
    again = pruned([*before, backup(1000, START + timedelta(days=3650))])
    assert len(before) + 1 - len(again) <= 3


@pytest.mark.parametrize("jump", [timedelta(days=3650), timedelta(days=-3650), STEADY + timedelta(days=1)])
def test_after_a_jump_of_the_clock_nothing_expires_however_long_it_stays_wrong(jump):
    before = made_one_by_one([START + timedelta(days=30 * n) for n in range(12)])
    wrong = [backup(1000 + n, before[-1].made_at + jump + timedelta(hours=n)) for n in range(8)]
    assert set(before) - set(pruned([*before, *wrong])) <= set(before[:1])


@given(st.lists(moments, min_size=1, max_size=60))
def test_whatever_the_clock_says_the_newest_stays_and_it_is_the_one_made_last(dates):
    backups = [backup(number, at) for number, at in enumerate(dates, start=1)]
    gone = to_let_go(backups)
    assert backups[-1] not in gone
    assert len(gone) == len(set(gone))


@given(st.lists(steps, max_size=120), moments)
def test_one_more_backup_whatever_its_date_lets_go_at_most_one_of_each_age(gaps, at):
    date, dates = START, []
    for gap in gaps:
        date += gap
        dates.append(date)
    kept = made_one_by_one(dates)
    steady = not kept or not timedelta(0) <= at - kept[-1].made_at <= STEADY
    gone = to_let_go([*kept, backup(10_000, at)])
    if steady:  # the calendar jumped: only the slots move
        assert len(gone) <= 3
    assert backup(10_000, at) not in gone


@given(st.lists(moments, max_size=60))
def test_letting_go_twice_lets_go_no_more(dates):
    kept = made_one_by_one(dates)
    assert to_let_go(kept) == []
    assert ages(kept).count == len(kept)


@given(st.lists(moments, min_size=2, max_size=60, unique=True))
def test_the_order_in_which_a_folder_lists_them_does_not_matter(dates):
    backups = [backup(number, at) for number, at in enumerate(dates, start=1)]
    assert to_let_go(backups) == to_let_go(list(reversed(backups)))
