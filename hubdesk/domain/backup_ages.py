"""Which backups are kept, and which may go: the newest of 14 days, of 8 weeks and of 12 months.

The order of backups is the number each was given when it was made, never the date in its name: a computer whose clock
stood wrong for a while would otherwise throw away its good backups for being "old", or its newest for being "old". One
more backup, whatever its date says, lets go at most one of each age; only a steady calendar lets a backup expire.
"""

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import pairwise

DAYS, WEEKS, MONTHS = 14, 8, 12
EXPIRES_AFTER = timedelta(days=366)
"""What was erased from the records is gone from the backups too, a year later (security design §2.5, R-4)."""
STEADY = timedelta(days=31)
"""Backups further apart than this do not prove that a year has passed: the clock may have been set."""


@dataclass(frozen=True, slots=True)
class KeptBackup:
    """A finished backup: its place in the order of making, its name, and when its computer says it was made."""

    number: int
    name: str
    made_at: datetime


@dataclass(frozen=True, slots=True)
class Ages:
    """What is kept, by age: the newest of each day, and for those that no day keeps, of each week and month."""

    days: int = 0
    weeks: int = 0
    months: int = 0
    oldest: datetime | None = None

    @property
    def count(self) -> int:
        """How many backups there are."""
        return self.days + self.weeks + self.months


NO_BACKUPS = Ages()


@dataclass(frozen=True, slots=True)
class Keep:
    """How many are kept of each age."""

    days: int = DAYS
    weeks: int = WEEKS
    months: int = MONTHS


USUAL = Keep()

_PERIODS: tuple[tuple[Callable[[Keep], int], Callable[[datetime], tuple[int, ...]]], ...] = (
    (lambda keep: keep.days, lambda at: (at.year, at.month, at.day)),
    (lambda keep: keep.weeks, lambda at: tuple(at.isocalendar())[:2]),
    (lambda keep: keep.months, lambda at: (at.year, at.month)),
)


def to_let_go(backups: Collection[KeptBackup], keep: Keep = USUAL) -> list[KeptBackup]:
    """Those that no age keeps, oldest first. Never the newest."""
    newest_first = _newest_first(backups)
    kept = {one.name for held in _held(newest_first, keep) for one in held}
    gone = {one.name for one in newest_first if one.name not in kept} | _expired(newest_first)
    gone -= {one.name for one in newest_first[:1]}
    return [one for one in reversed(newest_first) if one.name in gone]


def ages(backups: Collection[KeptBackup], keep: Keep = USUAL) -> Ages:
    """How many are kept for which age; each backup counts once, for the shortest."""
    newest_first = _newest_first(backups)
    days, weeks, months = ({one.name for one in held} for held in _held(newest_first, keep))
    weeks -= days
    months -= days | weeks
    rest = len(newest_first) - len(days) - len(weeks) - len(months)
    oldest = min((one.made_at for one in newest_first), default=None)
    return Ages(len(days) + rest, len(weeks), len(months), oldest)


def _newest_first(backups: Collection[KeptBackup]) -> list[KeptBackup]:
    return sorted(backups, key=lambda one: (one.number, one.made_at, one.name), reverse=True)


def _held(newest_first: Sequence[KeptBackup], keep: Keep) -> list[list[KeptBackup]]:
    """The newest of each day, of each week and of each month, as many as are kept of each."""
    held = []
    for most_of, period in _PERIODS:
        most = most_of(keep)
        first: dict[tuple[int, ...], KeptBackup] = {}
        for one in newest_first:
            if len(first) < most:
                first.setdefault(period(one.made_at), one)
        held.append(list(first.values()))
    return held


def _expired(newest_first: Sequence[KeptBackup]) -> set[str]:
    """Those a year older than the newest, as far back as the dates go down step by step; beyond a jump, none."""
    expired: set[str] = set()
    for newer, older in pairwise(newest_first):
        if not timedelta(0) <= newer.made_at - older.made_at <= STEADY:
            break
        if newest_first[0].made_at - older.made_at > EXPIRES_AFTER:
            expired.add(older.name)
    return expired
