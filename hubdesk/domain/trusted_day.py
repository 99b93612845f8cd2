"""Which day it is, as far as a decision that cannot be taken back may rely on the computer's clock.

A clock that jumps must never make a record due (security design §6.2, row 17). So the hub remembers the last day it
was at work. Time only counts as passed while the hub was in use: after a gap longer than a long closure, or behind
the day remembered, the list is made as of the day that is sure, and nothing is destroyed until a lead has looked at
the date.
"""

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

LONGEST_CLOSED = timedelta(days=45)
"""A hub may well close for some weeks. A clock that jumps less than this can bring a record forward by this much at
most, and the second lead still looks at the dates."""


class Moved(StrEnum):
    """How the clock disagrees with the last day of work."""

    BACK = "back"
    AHEAD = "ahead"


@dataclass(frozen=True, slots=True)
class DayTold:
    """The day to reckon with, and whether the clock can be trusted."""

    as_of: date
    """Never later than what is sure."""
    clock: date
    last: date | None
    moved: Moved | None = None

    @property
    def sure(self) -> bool:
        """Whether something may be destroyed today."""
        return self.moved is None


def tell_day(last: date | None, clock: date) -> DayTold:
    """The day that counts. ``last`` is the last day of work that is sure; None in a store that has none yet."""
    if last is None:
        return DayTold(clock, clock, None)
    if clock < last:
        return DayTold(clock, clock, last, Moved.BACK)
    if clock - last > LONGEST_CLOSED:
        return DayTold(last, clock, last, Moved.AHEAD)
    return DayTold(clock, clock, last)


def day_to_keep(last: date | None, clock: date) -> date:
    """The last sure day after a day of work: it moves on with the clock, never back and never by a jump."""
    told = tell_day(last, clock)
    return clock if told.sure or last is None else last
