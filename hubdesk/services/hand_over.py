"""*Hand over* mode: the person answers alone (issue 4 §3; product notes, "The main job" step 4).

What is never handed over: a step marked sensitive, safe enquiry and the direct question (a worker asks these, alone
and face to face), a question for staff within a form, the safety page, and everything that is not a question.
"""

from hubdesk.domain.audit import AuditEvent, Event
from hubdesk.domain.ids import VisitId
from hubdesk.domain.problems import KnownProblem
from hubdesk.domain.roles import Permission
from hubdesk.domain.visits import Place, PlaceKind, VisitStatus
from hubdesk.forms import Form, Sitting, Step
from hubdesk.forms.keys import split_key
from hubdesk.services import asked_alone, journey
from hubdesk.services.desk import Desk, authorise
from hubdesk.services.ports import Keys
from hubdesk.services.step_locks import DIRECT_QUESTION
from hubdesk.services.visit_now import VisitNow, load_visit
from hubdesk.services.visit_plan import order, pathway_of, plan
from hubdesk.services.visits import settle, turn

ASKED_BY_A_WORKER = asked_alone.ALWAYS | {DIRECT_QUESTION}
"""Never handed over, whatever a pathway says of them."""
FOR_STAFF = "For staff:"
"""How a question begins that staff answer, such as what was done about naloxone (forms/README.md)."""


class NotHandedOver(KnownProblem):
    """The page that the visit is at is not for the person to answer alone."""

    code = "not-handed-over"

    def __init__(self) -> None:
        super().__init__(
            "This page is not for the person to answer alone.",
            "Ask this question yourself. Hand over at one of the questions after it.",
        )


def may_hand_over(desk: Desk, now: VisitNow) -> bool:
    """Whether the page the visit is at can be handed over now."""
    place = now.visit.place
    if place.kind is not PlaceKind.QUESTION or now.visit.status is VisitStatus.COMPLETED or now.officer_present:
        return False
    return _for_the_person(desk, now, place)


def hand_over(desk: Desk, visit_id: VisitId) -> VisitNow:
    """The visit, for the person to go on with alone. Raises ``NotHandedOver``, ``NotFound``."""
    records = authorise(desk, Permission.RUN_VISIT)
    with records.writing() as unit:
        now = load_visit(desk, unit, visit_id)
        if not may_hand_over(desk, now):
            raise NotHandedOver
        unit.audit.write(AuditEvent(Event.HANDED_OVER, now.person.id, "visit", visit_id))
        return now


def next_handed(desk: Desk, now: VisitNow) -> tuple[VisitNow, bool]:
    """Turn to the next question that the person may answer alone; the second value says whether there is one.

    After a safety answer there is none: the visit turns to the safety page, which a worker finds when the visit is
    shown again, whatever happens in between. A form is begun only where it may be answered alone.
    """
    records = authorise(desk, Permission.RUN_VISIT)
    target = journey.next_place(now, plan(desk, now).open, order(desk, now))
    handed = _for_the_person(desk, now, target)
    if not handed and not _is_safety(target):
        return now, False
    with records.writing() as unit:
        return settle(desk, unit, now, target), handed


def stop_handed(desk: Desk, now: VisitNow) -> VisitNow:
    """The person stopped. After a safety answer the visit turns to the safety page; else it stays where it is."""
    target = journey.next_place(now, plan(desk, now).open, order(desk, now))
    return next_handed(desk, now)[0] if _is_safety(target) else now


def back_to(desk: Desk, now: VisitNow, place: Place) -> VisitNow:
    """Turn back to a question that the person answered since it was handed over."""
    records = authorise(desk, Permission.RUN_VISIT)
    with records.writing() as unit:
        return settle(desk, unit, now, place)


def take_back(desk: Desk, now: VisitNow, password: str, *, go_on: bool) -> None:
    """A worker has the screen again. ``go_on`` where the person is through: the visit turns to what comes next.

    Raises the vault's ``WrongPassword``; that is audited as refused.
    """
    records = authorise(desk, Permission.RUN_VISIT)
    try:
        _keys(desk).prove(password)
    except KnownProblem:
        with records.writing() as unit:
            unit.audit.write(AuditEvent(Event.TAKEN_BACK, now.person.id, "visit", now.visit.id, outcome="refused"))
        raise
    with records.writing() as unit:
        unit.audit.write(AuditEvent(Event.TAKEN_BACK, now.person.id, "visit", now.visit.id))
        if go_on and now.visit.place.kind is PlaceKind.QUESTION:
            turn(desk, unit, now)


def _keys(desk: Desk) -> Keys:
    if desk.keys is None:
        raise AssertionError("nobody is signed in with a password")
    return desk.keys


def _handed_forms(desk: Desk, now: VisitNow) -> frozenset[str]:
    private = {step.form_id for step in pathway_of(desk, now).steps if step.sensitive}
    return frozenset(s.form_id for s in plan(desk, now).open) - private - ASKED_BY_A_WORKER


def _is_safety(target: Place | Step) -> bool:
    return isinstance(target, Place) and target.kind is PlaceKind.SAFETY


def _for_the_person(desk: Desk, now: VisitNow, target: Place | Step) -> bool:
    if isinstance(target, Step):
        form = desk.shelf.newest(target.form_id).form
        first = next(iter(Sitting(form, desk.clock.now()).questions()), None)
        begins = first is not None and not _is_for_staff(form, first.link_id)
        return begins and target.form_id in _handed_forms(desk, now)
    if target.kind is not PlaceKind.QUESTION:
        return False
    form = now.form(target.response_id).pack.form
    return form.id in _handed_forms(desk, now) and not _is_for_staff(form, target.link_id)


def _is_for_staff(form: Form, key: str) -> bool:
    return form.by_id[split_key(key)[0]].text.startswith(FOR_STAFF)
