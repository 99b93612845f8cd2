"""Record answers. An answer is durable when ``record_answer`` returns (promises 1 and 2)."""

import json
from dataclasses import replace

from hubdesk.domain.answer_mode import Mode
from hubdesk.domain.audit import AuditEvent, Event
from hubdesk.domain.ids import ResponseId
from hubdesk.domain.problems import InvalidEntry
from hubdesk.domain.roles import Permission
from hubdesk.domain.visits import AnswerRecord
from hubdesk.forms import AlertResult, Answer, Sitting, answer_to_json
from hubdesk.services.begin_form import same_question
from hubdesk.services.desk import Desk, authorise
from hubdesk.services.manners import carry_manners, with_manner
from hubdesk.services.ports import RecordsUnit
from hubdesk.services.safety import raise_safety
from hubdesk.services.visit_now import FormNow, VisitNow
from hubdesk.services.visits import touch

SAFETY_PAGE = "safety-page"
"""The alert action that stops the journey at the safety page (forms design §6.3)."""


def record_answer(
    desk: Desk,
    now: VisitNow,
    response_id: ResponseId,
    link_id: str,
    answer: Answer | None,
    mode: Mode = Mode.ASKED,
) -> VisitNow:
    """Store an answer (None takes one back) and whatever it raises, in one transaction; ``mode`` is kept with it.

    Copies of the answer that were carried over into other forms of the visit follow it. Returns
    the visit as it now stands. Raises ``InvalidEntry`` under the key ``answer`` when the value
    does not fit the question; ``ChangedElsewhere`` when a colleague has gone on with the visit;
    ``AlreadyFinished``; on any error nothing is written and ``now`` still stands.
    """
    records = authorise(desk, Permission.RUN_VISIT)
    form = now.form(response_id)
    if answer is not None and (message := form.sitting.check(link_id, answer)):
        raise InvalidEntry({"answer": message})
    with records.writing() as unit:
        detail: dict[str, str | int] = {"form": form.pack.id, "item": link_id}
        unit.audit.write(AuditEvent(Event.ANSWER_RECORDED, now.person.id, "response", response_id, detail))
        after = put_answer(desk, unit, now, form, link_id, answer, mode)
        return replace(after, visit=touch(desk, unit, now.visit))


def put_answer(
    desk: Desk,
    unit: RecordsUnit,
    now: VisitNow,
    form: FormNow,
    link_id: str,
    answer: Answer | None,
    mode: Mode,
) -> VisitNow:
    """Give a form an answer that fits, and its copies with it, within a transaction."""
    after = _put(desk, unit, now, form, link_id, answer, mode)
    for other, copy in _copies(now, form, link_id):
        after = _put(desk, unit, after, other, copy, answer, mode, source=form.response.id)
    if mode is Mode.PAPER:
        return after  # who is here now says nothing of the day the sheet was filled in
    after = after.with_form(with_manner(desk, unit, after, after.form(form.response.id)))
    for other, _ in _copies(now, form, link_id):
        carried = carry_manners(unit, after.form(form.response.id), after.form(other.response.id))
        after = after.with_form(carried)
    return after


def _copies(now: VisitNow, form: FormNow, link_id: str) -> list[tuple[FormNow, str]]:
    """Where else in the visit the answer to this question was carried over, and not given anew."""
    asked = form.pack.form.item(link_id)
    others = [f for f in now.forms if f.response.id != form.response.id]
    return [(f, k) for f in others for k in sorted(f.carried) if same_question(asked, f.pack.form.item(k))]


def _put(
    desk: Desk,
    unit: RecordsUnit,
    now: VisitNow,
    form: FormNow,
    link_id: str,
    answer: Answer | None,
    mode: Mode,
    source: ResponseId | None = None,
) -> VisitNow:
    """Give one form an answer, its own or (with ``source``) carried over, and raise what it raises."""
    sitting = _with_answer(form, link_id, answer)
    stored = _write_differences(desk, unit, form, sitting, link_id, mode, source)
    copied = source is not None and answer is not None
    carried = form.carried | {link_id} if copied else form.carried - {link_id}
    modes = {k: v for k, v in form.modes.items() if k in sitting.answers and k != link_id}
    if mode is not Mode.ASKED and answer is not None:
        modes[link_id] = mode
    after = now.with_form(replace(form, sitting=sitting, stored=stored, carried=carried, modes=modes))
    for alert in _newly_raised(form.sitting, sitting):
        after = raise_safety(desk, unit, after, form.pack.id, alert.link_id)
    return after


def _with_answer(form: FormNow, link_id: str, answer: Answer | None) -> Sitting:
    answers = {**form.sitting.answers}
    answers.pop(link_id, None)
    if answer is not None:
        answers[link_id] = answer
    return form.sitting.with_answers(answers)


def _write_differences(
    desk: Desk,
    unit: RecordsUnit,
    form: FormNow,
    sitting: Sitting,
    link_id: str,
    mode: Mode,
    source: ResponseId | None,
) -> dict[str, Answer]:
    """Bring the store in line with what may be written: answers of hidden items are taken back (forms design §2.3).

    A carried answer given anew is written even if it is the same, because it is the form's own from now on; so is one
    that came about in another way before. An answer that shows again keeps the way it came about.
    """
    stored = dict(sitting.enabled_answers())
    at = desk.clock.now()
    own = {link_id} & form.carried if source is None else frozenset()
    if form.modes.get(link_id, Mode.ASKED) is not mode:
        own |= {link_id}
    new = {k: v for k, v in stored.items() if form.stored.get(k) != v or k in own}
    gone = [k for k in form.stored if k not in stored]
    values = {k: json.dumps(answer_to_json(v)) for k, v in new.items()} | dict.fromkeys(gone, "null")
    unit.responses.add_answers(
        [
            AnswerRecord(
                form.response.id,
                k,
                value,
                at,
                desk.actor.id,
                source if k == link_id else None,
                mode=mode if k == link_id else form.modes.get(k, Mode.ASKED),
            )
            for k, value in values.items()
        ]
    )
    return stored


def _newly_raised(before: Sitting, after: Sitting) -> list[AlertResult]:
    already = {a.link_id for a in before.alerts()}
    return [a for a in after.alerts() if a.action == SAFETY_PAGE and a.link_id not in already]
