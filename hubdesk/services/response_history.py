"""The corrections of a response, each with what it changed, for the page that shows them."""

import json
from collections.abc import Sequence
from dataclasses import dataclass

from hubdesk.domain.corrections import Amendment
from hubdesk.domain.ids import ResponseId
from hubdesk.domain.visits import AnswerRecord, ResponseStatus, StoredScore, newest_set
from hubdesk.forms import Answer, answer_from_json
from hubdesk.services.ports import RecordsUnit

CORRECTED = (ResponseStatus.AMENDED, ResponseStatus.ENTERED_IN_ERROR)


@dataclass(frozen=True, slots=True)
class AnswerChange:
    """One answer before and after; None where there was none."""

    link_id: str
    before: Answer | None
    after: Answer | None


@dataclass(frozen=True, slots=True)
class Correction:
    """A correction, the answers it changed and the scores that stood before it."""

    made: Amendment
    changes: tuple[AnswerChange, ...]
    scores_before: tuple[StoredScore, ...]


def corrections_of(unit: RecordsUnit, response_id: ResponseId) -> tuple[Correction, ...]:
    """All corrections of a response, oldest first."""
    history = unit.responses.answer_history(response_id)
    scores = unit.responses.score_history([response_id])[response_id]
    return tuple(
        Correction(
            made,
            _changes(history, made.number),
            newest_set([s for s in scores if s.amendment < made.number]),
        )
        for made in unit.responses.amendments(response_id)
    )


def _changes(history: Sequence[AnswerRecord], number: int) -> tuple[AnswerChange, ...]:
    before = {a.link_id: a for a in history if a.amendment < number}
    after = {a.link_id: a for a in history if a.amendment == number}
    return tuple(AnswerChange(k, _answer(before.get(k)), _answer(a)) for k, a in after.items())


def _answer(record: AnswerRecord | None) -> Answer | None:
    stored = None if record is None else json.loads(record.value)
    return None if stored is None else answer_from_json(stored)
