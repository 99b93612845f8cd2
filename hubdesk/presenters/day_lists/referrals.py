"""Referrals in the lists of the day: what is due, how old each is, who was passed on."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from hubdesk.domain.dates import cui_date
from hubdesk.domain.destinations import Destinations
from hubdesk.domain.referral import MAY_FOLLOW, Stage, Urgency
from hubdesk.domain.referral_events import What
from hubdesk.domain.referral_line import ReferralLine
from hubdesk.domain.referral_steps import BOUNCED
from hubdesk.presenters.day_lists.row import Entry, ListRow, restricted_row
from hubdesk.presenters.referral_words import COLOURS, days_words, next_words, where_to
from hubdesk.presenters.routes import ReferralRoute
from hubdesk.services.follow_up import FollowUp
from hubdesk.services.staff_names import FORMER

BANDS = ((7, "Up to 7 days"), (14, "8 to 14 days"), (28, "15 to 28 days"), (56, "29 to 56 days"), (99999, "Longer"))


@dataclass(frozen=True, slots=True)
class AgeBand:
    """How many open referrals are so old, and their share of the largest band."""

    words: str
    count: int
    share: float


def entries(lines: Iterable[ReferralLine], found: FollowUp, kinds: Destinations) -> Iterator[Entry]:
    """Each with the day it is due."""
    for line in lines:
        row = _row(line, found, kinds, 0)
        yield Entry(line.id, line.worker, line.person.site_id, line.due, lambda row=row: row)  # type: ignore[misc]


def maker(
    lines: Sequence[ReferralLine], found: FollowUp, kinds: Destinations, most: int = 0
) -> Callable[[int], ListRow]:
    """Makes the row at a place; with ``most`` days it shows its age as a bar, else the day it is due."""
    return lambda place: _row(lines[place], found, kinds, most)


def by_age(found: FollowUp) -> tuple[list[ReferralLine], int]:
    """The oldest first, and how old the oldest is."""
    oldest = sorted(found.referrals, key=lambda line: line.since)
    return oldest, max((line.age(found.today) for line in oldest[:1]), default=0)


def unwritten(found: FollowUp, kinds: Destinations) -> Iterator[ReferralLine]:
    """Those that a navigator began and whose letter is a clinician's."""
    for line in found.referrals:
        if line.standing.stage is Stage.DRAFTED and line.document_id is None and kinds.get(line.destination).clinical:
            yield line


def bounced(found: FollowUp) -> Iterator[Entry]:
    """Who was turned away at least twice for one need."""
    for one in found.bounced:
        person, route = found.people[one.person_id], ReferralRoute(one.last)
        row = ListRow(
            one.last,
            person.name.display,
            f"Turned away {one.times} times for the same need. Open it, and write down how you took it up",
            (("For a lead", "red"),),
            cui_date(one.on)[:6],
            0.0,
            route,
            printed="For a lead",
        )
        shown = restricted_row(one.last, person, route) if person.restricted else row
        yield Entry(one.last, None, person.site_id, one.on, lambda shown=shown: shown)  # type: ignore[misc]


def bands(lines: Iterable[ReferralLine], today: date) -> tuple[AgeBand, ...]:
    """How many are how old."""
    ages = Counter((today - since).days for since in (line.since for line in lines))
    counts, above = [], -1
    for most, words in BANDS:
        counts.append((words, sum(count for days, count in ages.items() if above < max(0, days) <= most)))
        above = most
    largest = max((count for _words, count in counts), default=0)
    return tuple(AgeBand(words, count, count / largest if largest else 0.0) for words, count in counts)


def _row(line: ReferralLine, found: FollowUp, kinds: Destinations, most: int) -> ListRow:
    if line.person.restricted:
        return restricted_row(line.id, line.person, ReferralRoute(line.id))
    standing, today = line.standing, found.today
    age = line.age(today)
    who = found.staff.get(line.worker, FORMER)
    return ListRow(
        line.id,
        line.person.name.display,
        f"{where_to(kinds, line.destination, line.to)}. {next_words(standing, today)}. {who}",
        _tags(line, today),
        days_words(age) if most else f"Due {cui_date(line.due)[:6]}" if line.due else "",
        age / most if most else 0.0,
        ReferralRoute(line.id),
        What.CHASED in MAY_FOLLOW[standing.stage],
        standing.next.words if standing.next else "",
        cui_date(line.due) if line.due else "",
    )


def _tags(line: ReferralLine, today: date) -> tuple[tuple[str, str], ...]:
    standing = line.standing
    tags = [("Overdue", "red")] if line.due is not None and line.due < today else []
    tags += [(line.urgency.label, "red")] if line.urgency is not Urgency.ROUTINE else []
    tags += [("Agreement taken back", "orange")] if standing.withdrawn else []
    tags += [("Turned away", "orange")] if standing.rejections >= BOUNCED else []
    return (*tags, (standing.stage.label, COLOURS[standing.stage]))
