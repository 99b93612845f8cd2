"""All lists of one reading, each narrowed down: how many wait in each, and the rows of the one that shows."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from hubdesk.domain.destinations import Destinations
from hubdesk.domain.list_narrowing import Narrowing
from hubdesk.domain.referral_line import ReferralLine
from hubdesk.presenters.day_lists import care, people, referrals
from hubdesk.presenters.day_lists.names import CHASED, REFERRALS, SIGN
from hubdesk.presenters.day_lists.referrals import AgeBand
from hubdesk.presenters.day_lists.row import Entry, ListRow, lazily
from hubdesk.presenters.lazy_rows import LazyRows
from hubdesk.services.follow_up import FollowUp


@dataclass(frozen=True, slots=True)
class Shown:
    """The list that shows."""

    rows: LazyRows[ListRow]
    late: int
    """How many of them are overdue."""
    bands: tuple[AgeBand, ...] = ()


class DayLists:
    """What was read, as lists. Referrals come in thousands: they are counted and shown without a row for each."""

    def __init__(self, found: FollowUp, kinds: Destinations, narrowing: Callable[[str], Narrowing]) -> None:
        self._found, self._kinds, self._narrowing = found, kinds, narrowing

    def count(self, which: str) -> int:
        """How many wait there."""
        if which in CHASED:
            return len(self._lines(which, self._found.referrals))
        return sum(1 for _one in self._kept(which))

    def shown(self, which: str) -> Shown:
        """The rows of one list."""
        today = self._found.today
        if which not in CHASED:
            kept = tuple(self._kept(which))
            return Shown(lazily(kept), sum(1 for one in kept if one.due is not None and one.due < today))
        oldest, most = referrals.by_age(self._found) if which == REFERRALS else (self._found.referrals, 0)
        lines = self._lines(which, oldest)
        make = referrals.maker(lines, self._found, self._kinds, most)
        late = sum(1 for line in lines if line.due is not None and line.due < today)
        bands = referrals.bands(lines, today) if which == REFERRALS else ()
        return Shown(LazyRows((line.id for line in lines), make), late, bands)

    def _lines(self, which: str, lines: Sequence[ReferralLine]) -> Sequence[ReferralLine]:
        wanted, today = self._narrowing(which), self._found.today
        if wanted == Narrowing():
            return lines
        return [line for line in lines if wanted.keeps(line.worker, line.person.site_id, line.due, today)]

    def _kept(self, which: str) -> Iterable[Entry]:
        wanted, today = self._narrowing(which), self._found.today
        return (one for one in self._entries(which) if wanted.keeps(one.worker, one.site, one.due, today))

    def _entries(self, which: str) -> Iterable[Entry]:
        if which == SIGN:
            waiting = referrals.entries(referrals.unwritten(self._found, self._kinds), self._found, self._kinds)
            return (*people.drafts_to_sign(self._found), *waiting)
        return _OTHERS[which](self._found)


_OTHERS: dict[str, Callable[[FollowUp], Iterable[Entry]]] = {
    "tasks": people.tasks,
    "no-gp": people.without_gp,
    "released": people.released,
    "bounced": referrals.bounced,
    "safety": people.safety,
    "paused": people.paused,
    "care": care.care,
    "drafts": people.old_drafts,
}
