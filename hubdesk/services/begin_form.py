"""Begin a form in a visit, with the answers already given elsewhere carried over (promise 7)."""

import json

from hubdesk.domain.answer_mode import Mode
from hubdesk.domain.audit import AuditEvent, Event
from hubdesk.domain.ids import ResponseId
from hubdesk.domain.visits import AnswerRecord, Response, ResponseStatus
from hubdesk.forms import Answer, FormPack, Item, Sitting, answer_to_json
from hubdesk.services.desk import Desk
from hubdesk.services.form_shelf import snapshot
from hubdesk.services.last_result import last_result
from hubdesk.services.launch_context import launch_context
from hubdesk.services.manners import carry_manners
from hubdesk.services.ports import RecordsUnit
from hubdesk.services.visit_now import FormNow, VisitNow


def begin_form(desk: Desk, unit: RecordsUnit, now: VisitNow, form_id: str) -> FormNow:
    """Add a draft response to the visit, on the newest version of the form, which is kept as a snapshot.

    Raises ``FormNotAvailable``.
    """
    desk.shelf.refresh(unit)
    desk.shelf.check_may_start(form_id)
    pack = desk.shelf.newest(form_id)
    at = desk.clock.now()
    if unit.form_versions.keep(snapshot(pack)):
        unit.audit.write(AuditEvent(Event.FORM_INSTALLED, None, "form", pack.sha256, {"form": pack.id}))
    response = Response(
        id=ResponseId(desk.ids.new()),
        version=1,
        visit_id=now.visit.id,
        person_id=now.person.id,
        form_id=pack.id,
        form_version_id=pack.sha256,
        status=ResponseStatus.DRAFT,
        started_at=at,
        started_by=desk.actor.id,
    )
    unit.responses.add(response)
    carried = _carried_over(now, pack)
    unit.responses.add_answers(
        [
            AnswerRecord(response.id, link_id, json.dumps(answer_to_json(answer)), at, desk.actor.id, source, mode=mode)
            for link_id, (answer, source, mode) in carried.items()
        ]
    )
    detail: dict[str, str | int] = {"form": pack.id, "version": pack.version, "carried": len(carried)}
    unit.audit.write(AuditEvent(Event.FORM_STARTED, now.person.id, "response", response.id, detail))
    answers = {link_id: answer for link_id, (answer, _, _) in carried.items()}
    modes = {link_id: mode for link_id, (_, _, mode) in carried.items() if mode is not Mode.ASKED}
    last = last_result(unit, now.person.id, pack.id, now.visit.id)
    sitting = Sitting(pack.form, at, answers, launch_context(desk, now.person))
    form = FormNow(response, pack, sitting, answers, frozenset(carried), last, modes=modes)
    for source in dict.fromkeys(source for _, source, _ in carried.values()):
        form = carry_manners(unit, now.form(source), form)
    return form


def _carried_over(now: VisitNow, pack: FormPack) -> dict[str, tuple[Answer, ResponseId, Mode]]:
    """Answers of this visit to the very same question: same code, same options with the same weights."""
    given = {
        code: (item, form.stored[item.link_id], form.response.id, form.modes.get(item.link_id, Mode.ASKED))
        for form in now.forms
        for item in form.sitting.questions()
        # What stands in one instance of several is not the answer to a question that comes once.
        if item.link_id in form.stored and item.link_id in form.pack.form.by_id
        for code in item.codes
    }
    carried: dict[str, tuple[Answer, ResponseId, Mode]] = {}
    for item in Sitting(pack.form, now.visit.started_at).questions():
        for code in item.codes if item.link_id in pack.form.by_id else ():
            if code in given and same_question(item, given[code][0]):
                carried[item.link_id] = given[code][1:]
    return carried


def same_question(one: Item, other: Item) -> bool:
    """Whether two forms ask the very same: a code in common, the same words, the same options."""
    alike = one.type == other.type and one.text == other.text and one.options == other.options
    return alike and not set(one.codes).isdisjoint(other.codes)
