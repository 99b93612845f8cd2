"""The program's own British time is that of the time zone database, hour by hour."""

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest

from hubdesk.domain.british_time import BRITISH, ZONE, exists

LONDON = ZoneInfo(ZONE)


@pytest.mark.parametrize("year", range(2000, 2038))
def test_every_half_hour_of_the_weeks_of_change_is_as_in_the_database(year: int):
    for month in (3, 10):
        moment = datetime(year, month, 20, tzinfo=UTC)
        while moment.month == month:
            ours, theirs = moment.astimezone(BRITISH), moment.astimezone(LONDON)
            assert (ours.replace(tzinfo=None), ours.utcoffset(), ours.fold) == (
                theirs.replace(tzinfo=None),
                theirs.utcoffset(),
                theirs.fold,
            )
            assert ours.astimezone(UTC) == moment
            moment += timedelta(minutes=30)


@pytest.mark.parametrize("day", [date(2026, 1, 15), date(2026, 7, 15), date(2027, 3, 28), date(2026, 10, 25)])
def test_the_offset_of_a_wall_time_is_as_in_the_database(day: date):
    for minutes in range(0, 24 * 60, 15):
        wall = datetime.combine(day, time(minutes // 60, minutes % 60))
        for fold in (0, 1):
            ours, theirs = wall.replace(tzinfo=BRITISH, fold=fold), wall.replace(tzinfo=LONDON, fold=fold)
            assert ours.utcoffset() == theirs.utcoffset()
            assert ours.tzname() == theirs.tzname()


def test_the_hour_left_out_in_march_does_not_exist():
    day = date(2027, 3, 28)
    assert [exists(day, time(h, 30)) for h in (0, 1, 2)] == [True, False, True]
    assert exists(date(2026, 10, 25), time(1, 30)), "this one comes twice"


def test_half_past_ten_stays_half_past_ten_over_the_change():
    before = datetime.combine(date(2026, 10, 24), time(10, 30), BRITISH)
    after = datetime.combine(date(2026, 10, 25), time(10, 30), BRITISH)
    assert after.astimezone(UTC) - before.astimezone(UTC) == timedelta(hours=25)
