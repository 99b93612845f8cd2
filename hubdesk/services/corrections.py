"""Put a finished response right: change answers with a reason, or mark it as entered in error.

Nothing is overwritten. New answers and new scores stand beside the old ones; a response entered in
error stays readable. A safety record is never touched by a correction, only ever raised by one.
"""

import json
from collections.abc import Mapping
from dataclasses import replace

from hubdesk.domain.audit import AuditEvent, Event
from hubdesk.domain.corrections import Amendment, check_reason
from hubdesk.domain.ids import ResponseId
from hubdesk.domain.problems import InvalidEntry, KnownProblem
from hubdesk.domain.roles import Permission
from hubdesk.domain.visits import AnswerRecord, ResponseStatus
from hubdesk.forms import Answer, Sitting, answer_to_json
from hubdesk.services.begin_form import same_question
from hubdesk.services.desk import Desk, authorise
from hubdesk.services.kept_scores import kept_scores
from hubdesk.services.last_result import COUNTS
from hubdesk.services.ports import RecordsUnit
from hubdesk.services.safety import raise_safety
from hubdesk.services.screening import SAFETY_PAGE
from hubdesk.services.visit_now import FormNow, VisitNow, load_visit

Changes = Mapping[str, Answer | None]
"""New answers by link id; None takes one back."""


class NotCorrectable(KnownProblem):
    """Only a finished response that counts can be put right."""

    code = "not-correctable"

    def __init__(self) -> None:
        super().__init__(
            "This form is not finished, or is marked as entered in error already.",
            "Open the visit again to see how it stands.",
        )


def amend_response(desk: Desk, now: VisitNow, response_id: ResponseId, changes: Changes, reason: str) -> VisitNow:
    """Change answers of a finished response, with a reason; the new scores are kept beside the old ones.

    Copies of these answers carried over into other finished forms of the visit follow. An answer that
    calls for the safety page opens the visit's safety record again. Returns the visit as it now stands.
    Raises ``InvalidEntry`` (``answer``, ``reason``), ``NotCorrectable``, ``ChangedElsewhere``.
    """
    records = authorise(desk, Permission.CORRECT_RESPONSES)
    form = _standing(now, response_id)
    why = check_reason(reason)
    new = _really_new(form, changes)
    with records.writing() as unit:
        after = _amend(desk, unit, now, form, new, why, None)
        for other in now.forms:
            copies = _copies(form, other, new)
            if copies:
                after = _amend(desk, unit, after, other, copies, why, response_id)
        return load_visit(desk, unit, now.visit.id)


def mark_entered_in_error(desk: Desk, now: VisitNow, response_id: ResponseId, reason: str) -> VisitNow:
    """Mark a finished response as entered in error: it counts no more, and stays readable with its reason.

    Raises ``InvalidEntry`` (``reason``), ``NotCorrectable``, ``ChangedElsewhere``.
    """
    records = authorise(desk, Permission.CORRECT_RESPONSES)
    form = _standing(now, response_id)
    why = check_reason(reason)
    with records.writing() as unit:
        _keep(desk, unit, form, ResponseStatus.ENTERED_IN_ERROR, why)
        detail: dict[str, str | int] = {"form": form.pack.id}
        unit.audit.write(AuditEvent(Event.RESPONSE_ENTERED_IN_ERROR, now.person.id, "response", response_id, detail))
        return load_visit(desk, unit, now.visit.id)


def _standing(now: VisitNow, response_id: ResponseId) -> FormNow:
    form = now.form(response_id)
    if form.response.status not in COUNTS:
        raise NotCorrectable
    return form


def _really_new(form: FormNow, changes: Changes) -> Changes:
    """The changes that change something. Raises ``InvalidEntry`` where one does not fit, or none is new."""
    for link_id, answer in changes.items():
        if answer is not None and (message := form.sitting.check(link_id, answer)):
            raise InvalidEntry({"answer": message})
    new = {k: a for k, a in changes.items() if form.sitting.answers.get(k) != a}
    if not new:
        raise InvalidEntry({"answer": "This is the answer already. Choose the right one, or cancel"})
    return new


def _copies(form: FormNow, other: FormNow, new: Changes) -> Changes:
    """The same questions in another finished form that took the answer over from this one."""
    if other.response.id == form.response.id or other.response.status not in COUNTS:
        return {}
    asked = [(form.pack.form.item(k), a) for k, a in new.items()]
    return {
        k: answer
        for k in sorted(other.carried)
        for item, answer in asked
        if same_question(item, other.pack.form.item(k))
    }


def _amend(
    desk: Desk,
    unit: RecordsUnit,
    now: VisitNow,
    form: FormNow,
    new: Changes,
    why: str,
    source: ResponseId | None,
) -> VisitNow:
    """Give one form its new answers and scores, and raise what they raise."""
    given = {**form.sitting.answers, **new}
    sitting = form.sitting.with_answers({k: a for k, a in given.items() if a is not None})
    made = _keep(desk, unit, form, ResponseStatus.AMENDED, why)
    unit.responses.add_answers(
        [
            AnswerRecord(form.response.id, k, value, made.at, made.by, source if k in new else None, made.number)
            for k, value in _differences(form, sitting).items()
        ]
    )
    unit.responses.add_scores(kept_scores(form.response.id, sitting.scores(), made.number))
    detail: dict[str, str | int] = {"form": form.pack.id, "number": made.number, "answers": len(new)}
    unit.audit.write(AuditEvent(Event.RESPONSE_AMENDED, now.person.id, "response", form.response.id, detail))
    for link_id in _alarms(form, sitting, new):
        now = raise_safety(desk, unit, now, form.pack.id, link_id)
    return now


def _keep(desk: Desk, unit: RecordsUnit, form: FormNow, status: ResponseStatus, why: str) -> Amendment:
    """Store the response's new status and the correction that made it so."""
    response = replace(form.response, version=form.response.version + 1, status=status)
    unit.responses.save(response)
    number = len(unit.responses.amendments(response.id)) + 1
    made = Amendment(response.id, number, status, why, desk.clock.now(), desk.actor.id)
    unit.responses.add_amendment(made)
    return made


def _differences(form: FormNow, sitting: Sitting) -> dict[str, str]:
    """What must be stored so that the store holds what may be written: answers to questions now hidden go."""
    stored = dict(sitting.enabled_answers())
    new = {k: json.dumps(answer_to_json(v)) for k, v in stored.items() if form.stored.get(k) != v}
    return new | dict.fromkeys((k for k in form.stored if k not in stored), "null")


def _alarms(form: FormNow, after: Sitting, new: Changes) -> list[str]:
    """The alerts that call for the safety page and are new, or rest on an answer that was changed."""
    already = {a.link_id for a in form.sitting.alerts()}
    items = form.pack.form.by_id
    return [
        alert.link_id
        for alert in after.alerts()
        if alert.action == SAFETY_PAGE
        and (alert.link_id not in already or any(rule.question in new for rule in items[alert.link_id].rules))
    ]
