"""Several of the same in a form (each medicine, each substance): one more, or one taken away."""

from dataclasses import replace

from hubdesk.domain.answer_mode import Mode
from hubdesk.domain.audit import AuditEvent, Event
from hubdesk.domain.roles import Permission
from hubdesk.domain.visits import Place
from hubdesk.forms import Answered, split_key
from hubdesk.services.desk import Desk, authorise
from hubdesk.services.journey import question
from hubdesk.services.ports import RecordsUnit
from hubdesk.services.screening import put_answer
from hubdesk.services.visit_now import FormNow, VisitNow
from hubdesk.services.visits import touch


def add_instance(desk: Desk, now: VisitNow, here: Place, whole: str, mode: Mode = Mode.ASKED) -> VisitNow:
    """One more of something repeated; the visit turns to its first question.

    Raises the engine's ``AnswerError`` where there can be no more, ``ChangedElsewhere``, ``AlreadyFinished``.
    """
    records = authorise(desk, Permission.RUN_VISIT)
    form = now.form(here.response_id)
    key = form.sitting.next_instance(whole)
    with records.writing() as unit:
        _audit(unit, now, form, whole)
        after = put_answer(desk, unit, now, form, key, Answered(True), mode)
        place = _first_in(after.form(here.response_id), key)
        return replace(after, visit=touch(desk, unit, now.visit, place=place or now.visit.place))


def remove_instance(desk: Desk, now: VisitNow, here: Place, instance: str, mode: Mode = Mode.ASKED) -> VisitNow:
    """Take one away with all that was answered in it; the history keeps it. The visit turns to one that is left."""
    records = authorise(desk, Permission.RUN_VISIT)
    form = now.form(here.response_id)
    link_id, numbers = split_key(instance)
    with records.writing() as unit:
        _audit(unit, now, form, instance)
        after = now
        for key, answer in form.sitting.removal(instance).items():
            after = put_answer(desk, unit, after, after.form(here.response_id), key, answer, mode)
        left = after.form(here.response_id)
        beside = (k for k in left.sitting.states if split_key(k)[0] == link_id and split_key(k)[1] not in ((), numbers))
        place = next((p for p in (_first_in(left, k) for k in beside) if p is not None), now.visit.place)
        return replace(after, visit=touch(desk, unit, now.visit, place=place))


def _first_in(form: FormNow, instance: str) -> Place | None:
    """The first question asked in an instance."""
    link_id, numbers = split_key(instance)
    for item in form.sitting.questions():
        own, at = split_key(item.link_id)
        if at[: len(numbers)] == numbers and link_id in form.pack.form.holders.get(own, ()):
            return question(form, item.link_id)
    return None


def _audit(unit: RecordsUnit, now: VisitNow, form: FormNow, item: str) -> None:
    detail: dict[str, str | int] = {"form": form.pack.id, "item": item}
    unit.audit.write(AuditEvent(Event.ANSWER_RECORDED, now.person.id, "response", form.response.id, detail))
