"""The time on the wall in the United Kingdom, on any computer: Windows brings no time zones for Python.

Summer time runs from 01:00 UTC on the last Sunday of March to 01:00 UTC on the last Sunday of October
(The Summer Time Order 2002). A test compares every hour of many years with the time zone database.
"""

from datetime import UTC, date, datetime, time, timedelta, tzinfo

ZONE = "Europe/London"
"""The name kept with each appointment; the only zone of this program's hubs."""

_HOUR, _NONE = timedelta(hours=1), timedelta(0)


class _British(tzinfo):
    """GMT in winter, BST in summer, with ``fold`` for the hour that comes twice (PEP 495)."""

    def utcoffset(self, moment: datetime | None) -> timedelta:
        """One hour in summer time."""
        if moment is None:
            return _NONE
        wall = moment.replace(tzinfo=None)
        starts, ends = _summer(wall.year)
        if starts <= wall < starts + _HOUR:  # the hour that is left out: read as the time before the change
            return _HOUR if moment.fold else _NONE
        if ends <= wall < ends + _HOUR:  # the hour that comes twice
            return _NONE if moment.fold else _HOUR
        return _HOUR if starts < wall < ends else _NONE

    def dst(self, moment: datetime | None) -> timedelta:
        """The same: British time has no other shift."""
        return self.utcoffset(moment)

    def tzname(self, moment: datetime | None) -> str:
        """``BST`` or ``GMT``."""
        return "BST" if self.utcoffset(moment) else "GMT"

    def fromutc(self, moment: datetime) -> datetime:
        """The wall's time for an instant."""
        utc = moment.replace(tzinfo=None)
        starts, ends = _summer(utc.year)
        summer = starts <= utc < ends
        wall = moment + (_HOUR if summer else _NONE)
        return wall.replace(fold=int(ends <= utc < ends + _HOUR))


def _summer(year: int) -> tuple[datetime, datetime]:
    """When summer time begins and ends: 01:00 UTC on the last Sundays of March and October."""
    return _last_sunday(year, 3), _last_sunday(year, 10)


def _last_sunday(year: int, month: int) -> datetime:
    last = date(year, month, 31)
    sunday = last - timedelta(days=(last.weekday() + 1) % 7)
    return datetime.combine(sunday, time(1))


BRITISH = _British()


def exists(day: date, at: time) -> bool:
    """Whether the clocks show this time on this day: an hour is left out when they go forward."""
    wall = datetime.combine(day, at, BRITISH)
    return wall.astimezone(UTC).astimezone(BRITISH).replace(tzinfo=None) == wall.replace(tzinfo=None)
