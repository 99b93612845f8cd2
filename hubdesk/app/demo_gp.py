"""The demo's people who are on their way to a GP: one just asked, one waiting too long, one refused. All made up."""

from collections.abc import Sequence
from datetime import date, timedelta

from hubdesk.domain.ids import PersonId
from hubdesk.services.desk import Desk
from hubdesk.services.gp_case import CaseEntry, read_case, tell_case

_PREPARED = (
    ("consent", "yes", ""),
    ("identity", "probation", ""),
    ("address", "sleeps", ""),
    ("practice", "chosen", "Riverside Surgery"),
)
_STORIES: tuple[tuple[int, int, tuple[tuple[str, str, str], ...]], ...] = (
    (4, 1, (("consent", "yes", ""), ("barrier", "no-id", "Lost in custody"))),
    (7, 12, (*_PREPARED, ("sent", "went", "Handed in at the desk"))),
    (9, 6, (*_PREPARED, ("sent", "post", ""), ("refused", "no-address", "Asked for a utility bill"))),
)
"""Who (by the order of registration), how many days ago it ended, and what happened."""


def tell_gp_cases(navigator: Desk, people: Sequence[PersonId], today: date) -> None:
    """Write these stories down as the navigator would have."""
    for place, ago, story in _STORIES:
        if place < len(people):
            now = read_case(navigator, people[place])
            on = today - timedelta(days=ago)
            for what, how, words in story:
                typed = (str(on.day), str(on.month), str(on.year))
                now, _changes = tell_case(navigator, now, CaseEntry(what, how, typed, words))
