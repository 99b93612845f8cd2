"""A visit that was begun for the wrong person, and moved to the right one. Both records keep it."""

from dataclasses import dataclass
from datetime import datetime

from hubdesk.domain.ids import PersonId, UserId, VisitId


@dataclass(frozen=True, slots=True)
class VisitMove:
    """One visit moved from one person to another, with the reason."""

    visit_id: VisitId
    at: datetime
    by: UserId
    from_person: PersonId
    to_person: PersonId
    reason: str
