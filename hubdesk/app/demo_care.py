"""The demo's naloxone kits, tests, vaccines, help to stop smoking, and support that somebody needs. Made up."""

from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta

from hubdesk.app.demo_story import StoryClock
from hubdesk.domain.ids import PersonId
from hubdesk.domain.typed import typed_day
from hubdesk.services.care import read_care_log, take_back_care, write_care
from hubdesk.services.desk import Desk

_KIT = {"kind": "naloxone", "outcome": "given", "product": "Made-up nasal spray", "batch": "N-2041", "trained": "yes"}
_DOSE = {"kind": "hepatitis-b", "outcome": "given", "product": "Made-up vaccine", "batch": "HB-77"}
_BLOOD = {"kind": "bbv", "viruses": "hepatitis-c hiv"}
_MONEY = {
    "kind": "capacity",
    "outcome": "to-assess",
    "name": "Who handles the benefit money",
    "words": "Could not say what would happen if the cousin keeps it",
    "with_whom": "Adult services",
}
_ENTRIES: tuple[tuple[int, int, str, int | None, Mapping[str, str]], ...] = (
    (4, 12, "jo", 1, {"kind": "naloxone", "outcome": "not-now", "words": "Wants to rest first"}),
    (4, 9, "sam", None, _KIT | {"carried": "yes"}),
    (4, 9, "sam", 2, _BLOOD | {"outcome": "arranged", "with_whom": "Northgate clinic"}),
    (4, 60, "sam", 30, {"kind": "hepatitis-b", "outcome": "elsewhere", "dose": "1", "with_whom": "Prison nurse"}),
    (4, 9, "sam", 28, {"kind": "smoking", "outcome": "declined", "words": "Enough to carry just now"}),
    (6, 40, "sam", 30, _DOSE | {"dose": "1"}),
    (6, 20, "sam", 13, _MONEY),
    (6, 20, "jo", 20, {"kind": "appropriate-adult", "outcome": "needed", "why_adult": "learning communication"}),
    (3, 6, "jo", 6, {"kind": "smoking", "outcome": "arranged", "with_whom": "Stop smoking service"}),
    (3, 5, "jo", None, {"kind": "flu", "outcome": "declined"}),
)
"""Who (by the order of registration), how many days ago, by whom, after how many days it is due, and what was typed."""


def tell_care(desks: Mapping[str, Desk], clock: StoryClock, today: datetime, people: Sequence[PersonId]) -> None:
    """Write these down as each colleague would have; one was written for the wrong person and is taken back."""
    for place, ago, who, due, fields in _ENTRIES:
        if place < len(people):
            clock.moment = today - timedelta(days=ago)
            day = clock.moment.date()
            days = typed_day("day", day) | typed_day("expiry", (today + timedelta(days=500)).date())
            days |= typed_day("due", day + timedelta(days=due)) if due is not None else {}
            write_care(desks[who], people[place], dict(fields) | days)
    if people:
        clock.moment = today - timedelta(days=1)
        newest = [
            one for one in read_care_log(desks["jo"], people[min(3, len(people) - 1)]).entries if not one.taken_back
        ]
        if newest:
            take_back_care(desks["jo"], newest[0], "Written for somebody else")
