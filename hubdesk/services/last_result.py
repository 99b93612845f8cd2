"""What a form gave the last time: shown before it is asked again (promise 7)."""

from dataclasses import dataclass
from datetime import datetime

from hubdesk.domain.ids import PersonId, VisitId
from hubdesk.domain.visits import Response, ResponseStatus, StoredScore
from hubdesk.services.ports import RecordsUnit

COUNTS = (ResponseStatus.COMPLETED, ResponseStatus.AMENDED)
"""The responses whose result counts: finished, and not entered in error."""


@dataclass(frozen=True, slots=True)
class LastResult:
    """When the form was last finished, and the score it gave."""

    done_at: datetime
    score: StoredScore


def last_result(unit: RecordsUnit, person_id: PersonId, form_id: str, visit_id: VisitId) -> LastResult | None:
    """The newest result of this form in another visit that counts; None where there is none, or nothing is scored."""
    earlier = [
        r
        for r in unit.responses.of_person(person_id, *COUNTS)
        if r.form_id == form_id and r.visit_id != visit_id and r.completed_at
    ]
    if not earlier:
        return None
    newest = max(earlier, key=_done_at)
    scores = unit.responses.scores([newest.id])[newest.id]
    return LastResult(_done_at(newest), scores[0]) if scores else None


def _done_at(response: Response) -> datetime:
    return response.completed_at or response.started_at
