"""How a list of the day is narrowed down: to one worker, one site, what is due by then."""

from dataclasses import dataclass
from datetime import date, timedelta

from hubdesk.domain.ids import SiteId, UserId

EVERYONE = "everyone"
ALL_SITES = "all-sites"
DUE = (("today", "Due by today"), ("overdue", "Overdue"), ("week", "Due within a week"), ("all", "All"))
"""What may be asked for, and its words."""


@dataclass(frozen=True, slots=True)
class Narrowing:
    """What one list shows. Remembered until the user locks, and for nobody else."""

    worker: str = EVERYONE
    site: str = ALL_SITES
    due: str = "all"

    def keeps(self, worker: UserId | None, site: SiteId | None, due: date | None, today: date) -> bool:
        """Whether this belongs into the list. What is nobody's own (``worker`` None) is everybody's."""
        return (
            (worker is None or self.worker in (EVERYONE, worker))
            and self.site in (ALL_SITES, site)
            and due_within(due, self.due, today)
        )


def due_within(due: date | None, wanted: str, today: date) -> bool:
    """Whether a day lies within what is wanted, a value of ``DUE``; what has no day is only among all."""
    if wanted == "all" or due is None:
        return wanted == "all"
    ends = {"overdue": today - timedelta(days=1), "today": today, "week": today + timedelta(days=7)}
    return due <= ends[wanted]
