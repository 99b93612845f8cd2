"""What was written after a backup, and would be lost by putting it back: told from the audit trail, never guessed."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from hubdesk.domain.ids import PersonId, UserId


@dataclass(frozen=True, slots=True)
class TrailRow:
    """One event of the audit trail."""

    seq: int
    at: datetime
    actor: UserId
    event: str
    subject: PersonId | None


_LOOKS = (
    *("-opened", "-listed", "-shown", "-refused", "-told", "-checked", "-restored", "-reported", "-met"),
    "-reviewed",
)
_ALSO = {"listed", "search", "refused", "unlock", "lock", "clock-back", "paper-printed", "paper-saved"}


def is_change(event: str) -> bool:
    """Whether an event tells of something that was written, and not of a look or of the store itself."""
    return event not in _ALSO and not event.endswith(_LOOKS)


@dataclass(frozen=True, slots=True)
class LostWork:
    """How much was written after a backup."""

    changes: int
    people: int
    by: tuple[UserId, ...]
    """Who wrote it, by how much."""
    last: datetime | None
    """When the last of it was written."""


def lost_work(rows: Iterable[TrailRow]) -> LostWork:
    """Count it."""
    wrote = [row for row in rows if is_change(row.event)]
    actors = [row.actor for row in wrote]
    by = sorted(dict.fromkeys(actors), key=actors.count, reverse=True)
    about = {row.subject for row in wrote if row.subject}
    return LostWork(len(wrote), len(about), tuple(by), max((row.at for row in wrote), default=None))
