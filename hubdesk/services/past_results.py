"""What each form gave over time, for one person: only finished responses that count, oldest first."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from hubdesk.domain.ids import PersonId, ResponseId
from hubdesk.domain.manner import INTERPRETED, TRANSLATED
from hubdesk.domain.visits import StoredScore
from hubdesk.services.last_result import COUNTS
from hubdesk.services.ports import RecordsUnit


@dataclass(frozen=True, slots=True)
class PastResult:
    """One form finished on one day. Results compare only where ``major`` is the same (forms design §7)."""

    response_id: ResponseId
    at: datetime
    major: int
    scores: tuple[StoredScore, ...]
    interpreted: bool
    translated: bool = False
    """Some of it was asked in a translation that is not validated."""


def past_results(unit: RecordsUnit, person_id: PersonId) -> Mapping[str, tuple[PastResult, ...]]:
    """By form."""
    responses = sorted(unit.responses.of_person(person_id, *COUNTS), key=lambda r: r.completed_at or r.started_at)
    ids = [response.id for response in responses]
    scores, manners = unit.responses.scores(ids), unit.manners.of(ids)
    majors = {sha: _major(unit.form_versions.get(sha).version) for sha in {r.form_version_id for r in responses}}
    found: dict[str, tuple[PastResult, ...]] = {}
    for one in responses:
        if not scores.get(one.id):
            continue
        warnings = {manner.warning for manner in manners.get(one.id, ())}
        at = one.completed_at or one.started_at
        version = majors[one.form_version_id]
        result = PastResult(one.id, at, version, scores[one.id], INTERPRETED in warnings, TRANSLATED in warnings)
        found[one.form_id] = (*found.get(one.form_id, ()), result)
    return found


def _major(version: str) -> int:
    first = version.partition(".")[0]
    return int(first) if first.isdecimal() else 0
