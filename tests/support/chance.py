"""Time and chance that a test decides: the stand-ins for the clock and the random source."""

from datetime import UTC, datetime, timedelta, timezone
from random import Random

SUMMER_TIME = timezone(timedelta(hours=1), "BST")
START = datetime(2026, 6, 2, 9, 30, tzinfo=SUMMER_TIME)
"""A Tuesday morning in British Summer Time, so that a mix-up of local time and UTC shows."""


class FixedClock:
    """A clock that stands still until it is told to move."""

    def __init__(self, start: datetime = START) -> None:
        self._now = start

    def now(self) -> datetime:
        """The moment it was last set to."""
        return self._now

    def advance(self, **by: float) -> datetime:
        """Move on (``clock.advance(minutes=5)``) and tell the new time."""
        # Through UTC: adding to a local time would skip or repeat an hour when summer time ends.
        zone = self._now.tzinfo
        self._now = (self._now.astimezone(UTC) + timedelta(**by)).astimezone(zone)
        return self._now

    def set(self, moment: datetime) -> None:
        """Jump to a moment."""
        self._now = moment


class SeededBytes:
    """Bytes that look random and are the same in every run; never for real keys."""

    def __init__(self, seed: int = 1) -> None:
        self._random = Random(seed)

    def __call__(self, count: int) -> bytes:
        """The next bytes."""
        return self._random.randbytes(count)
