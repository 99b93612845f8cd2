"""Record answers. An answer is durable when ``record_answer`` returns (promises 1 and 2)."""

import json
from dataclasses import replace

from hubdesk.domain.audit import AuditEvent, Event
from hubdesk.domain.ids import ResponseId
from hubdesk.domain.problems import InvalidEntry
from hubdesk.domain.roles import Permission
from hubdesk.domain.visits import AnswerRecord
from hubdesk.forms import AlertResult, Answer, Sitting, answer_to_json
from hubdesk.services.desk import Desk, authorise
from hubdesk.services.ports import RecordsUnit
from hubdesk.services.safety import raise_safety
from hubdesk.services.visit_now import FormNow, VisitNow
from hubdesk.services.visits import touch

SAFETY_PAGE = "safety-page"
"""The alert action that stops the journey at the safety page (forms design §6.3)."""


def record_answer(desk: Desk, now: VisitNow, response_id: ResponseId, link_id: str, answer: Answer | None) -> VisitNow:
    """Store an answer (None takes one back) and whatever it raises, in one transaction.

    Returns the visit as it now stands. Raises ``InvalidEntry`` under the key ``answer`` when
    the value does not fit the question; ``ChangedElsewhere`` when a colleague has gone on with
    the visit; on any error nothing is written and ``now`` still stands.
    """
    records = authorise(desk, Permission.RUN_VISIT)
    form = now.form(response_id)
    if answer is not None and (message := form.sitting.check(link_id, answer)):
        raise InvalidEntry({"answer": message})
    sitting = _with_answer(form, link_id, answer)
    changed = replace(form, sitting=sitting, carried=form.carried - {link_id})
    with records.writing() as unit:
        stored = _write_differences(desk, unit, form, sitting)
        detail: dict[str, str | int] = {"form": form.pack.id, "item": link_id}
        unit.audit.write(AuditEvent(Event.ANSWER_RECORDED, now.person.id, "response", response_id, detail))
        after = now.with_form(replace(changed, stored=stored))
        for alert in _newly_raised(form.sitting, sitting):
            after = raise_safety(desk, unit, after, form.pack.id, alert.link_id)
        return replace(after, visit=touch(desk, unit, now.visit))


def _with_answer(form: FormNow, link_id: str, answer: Answer | None) -> Sitting:
    answers = {**form.sitting.answers}
    answers.pop(link_id, None)
    if answer is not None:
        answers[link_id] = answer
    return Sitting(form.pack.form, form.response.started_at, answers)


def _write_differences(desk: Desk, unit: RecordsUnit, form: FormNow, sitting: Sitting) -> dict[str, Answer]:
    """Bring the store in line with what may be written: answers of hidden items are taken back (forms design §2.3)."""
    stored = dict(sitting.enabled_answers())
    at = desk.clock.now()
    new = {k: v for k, v in stored.items() if form.stored.get(k) != v}
    gone = [k for k in form.stored if k not in stored]
    values = {k: json.dumps(answer_to_json(v)) for k, v in new.items()} | dict.fromkeys(gone, "null")
    unit.responses.add_answers(
        [AnswerRecord(form.response.id, k, value, at, desk.actor.id) for k, value in values.items()]
    )
    return stored


def _newly_raised(before: Sitting, after: Sitting) -> list[AlertResult]:
    already = {a.link_id for a in before.alerts()}
    return [a for a in after.alerts() if a.action == SAFETY_PAGE and a.link_id not in already]
