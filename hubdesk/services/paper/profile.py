"""The person's latest profile of strengths and challenges, as it was answered."""

import json
from collections.abc import Mapping

from hubdesk.domain.ids import PersonId
from hubdesk.forms import Answer, Answered, Coded, Sitting, answer_from_json
from hubdesk.services.desk import Desk
from hubdesk.services.last_result import COUNTS
from hubdesk.services.ports import RecordsUnit

PROFILE = "strengths-and-challenges"
_OWN_CODES = "/CodeSystem/hubdesk"

Profile = Mapping[str, tuple[Coded | str, ...]]
"""What was answered, by the code of the question: options as they are coded, texts as written, "yes" and "no"."""


def read_profile(desk: Desk, unit: RecordsUnit, person_id: PersonId) -> Profile:
    """The latest finished profile; empty where there is none. Answers to questions not asked in the end stay out."""
    found = [r for r in unit.responses.of_person(person_id, *COUNTS) if r.form_id == PROFILE]
    if not found:
        return {}
    newest = max(found, key=lambda r: r.completed_at or r.started_at)
    form = desk.shelf.pack(unit, newest.form_version_id).form
    stored = {key: json.loads(record.value) for key, record in unit.responses.answers(newest.id).items()}
    answers = {key: answer_from_json(value) for key, value in stored.items() if value is not None}
    given = Sitting(form, newest.started_at, answers).enabled_answers()
    return {
        code.code: values
        for link_id, answer in given.items()
        if (values := _values(answer))
        for code in form.by_id[link_id].codes
        if code.system.endswith(_OWN_CODES)
    }


def _values(answer: Answer) -> tuple[Coded | str, ...]:
    """A reason for no answer has none."""
    given = answer.values if isinstance(answer, Answered) else ()
    kept = (("yes" if one else "no") if isinstance(one, bool) else one for one in given)
    return tuple(one for one in kept if isinstance(one, Coded | str))
