"""Two records of one person, put together: one stands, the other leads to it. Nothing is rewritten, so that it can be
taken apart again."""

from dataclasses import dataclass
from datetime import datetime

from hubdesk.domain.ids import PersonId, UserId


@dataclass(frozen=True, slots=True)
class Merge:
    """One record put into another, and, once it was taken apart again, by whom and why."""

    id: str
    version: int
    merged: PersonId
    """The record that gives way. It stays as it is, and its page leads to the other."""
    standing: PersonId
    at: datetime
    by: UserId
    reason: str
    ended_at: datetime | None = None
    ended_by: UserId | None = None
    ended_reason: str = ""

    @property
    def in_force(self) -> bool:
        """Whether the records are together now."""
        return self.ended_at is None
