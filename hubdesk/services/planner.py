"""Fit a visit to the time there is: what it takes, what could be left out, another order, a form dropped with a reason.

What a person said is never dropped, and the direct safety question is in every plan.
"""

from dataclasses import dataclass, replace

from hubdesk.domain.audit import AuditEvent, Event
from hubdesk.domain.ids import VisitId
from hubdesk.domain.problems import InvalidEntry
from hubdesk.domain.roles import Permission
from hubdesk.domain.visit_plan import Dropped, VisitPlan, WhyDropped
from hubdesk.domain.visit_setting import LONGEST_VISIT
from hubdesk.domain.visits import PlaceKind, VisitStatus
from hubdesk.forms import Step
from hubdesk.services.desk import Desk, authorise
from hubdesk.services.journey import unresolved
from hubdesk.services.step_locks import DIRECT_QUESTION, LeftOut
from hubdesk.services.visit_now import VisitNow, load_visit
from hubdesk.services.visit_plan import (
    ACTIONS_MINUTES,
    OPENING_MINUTES,
    in_order,
    minutes_of,
    pathway_of,
    plan,
)
from hubdesk.services.visits import AlreadyFinished, touch, turn


@dataclass(frozen=True, slots=True)
class Planned:
    """One step of the visit as planned."""

    step: Step
    minutes: int
    done: bool
    left_out: LeftOut | None
    dropped: WhyDropped | None
    may_drop: bool


def planned(desk: Desk, now: VisitNow) -> tuple[Planned, ...]:
    """The steps that are called for, in order. What is hidden from an officer is left out of the list."""
    steps = plan(desk, now)
    left = dict(steps.left_out)
    hidden = (LeftOut.OFFICER, LeftOut.NOT_ALONE)
    shown = [s for s in in_order(now, pathway_of(desk, now)) if s in steps.due or s in left]
    rows = [_planned(desk, now, step, left.get(step)) for step in shown]
    return tuple(row for row in rows if not (now.officer_present and row.left_out in hidden))


def minutes_needed(desk: Desk, now: VisitNow) -> int:
    """What the rest of the visit takes."""
    opening = OPENING_MINUTES if now.visit.place.kind is PlaceKind.OPENING else 0
    waiting = sum(row.minutes for row in planned(desk, now) if not row.done and row.left_out is None)
    return opening + waiting + ACTIONS_MINUTES


def to_leave_out(desk: Desk, now: VisitNow) -> tuple[Planned, ...]:
    """What to leave out so that the rest fits the minutes there are: longer forms first, then from the end.

    A step its pathway marks "keep" is never among them. Empty where it fits, or nobody said how long there is.
    """
    over = minutes_needed(desk, now) - (_minutes(now) or LONGEST_VISIT)
    rows = [row for row in planned(desk, now) if row.may_drop and row.left_out is None and "keep" not in row.step.tags]
    chosen: list[Planned] = []
    for row in (*(r for r in rows[::-1] if r.step.step_up), *(r for r in rows[::-1] if not r.step.step_up)):
        if over <= 0:
            break
        chosen.append(row)
        over -= row.minutes
    return tuple(row for row in rows if row in chosen)


def short_of_time(desk: Desk, now: VisitNow) -> bool:
    """Whether the visit takes longer than there is."""
    minutes = _minutes(now)
    return minutes is not None and minutes_needed(desk, now) > minutes


def open_plan(desk: Desk, visit_id: VisitId) -> VisitNow:
    """Read a visit for its plan; the view is audited."""
    records = authorise(desk, Permission.RUN_VISIT)
    with records.writing() as unit:
        now = load_visit(desk, unit, visit_id)
        unit.audit.write(AuditEvent(Event.VISIT_PLANNED, now.person.id, "visit", visit_id, {"seen": 1}))
        return now


def drop_forms(desk: Desk, now: VisitNow, forms: tuple[str, ...], why: WhyDropped) -> VisitNow:
    """Leave these forms out of the visit; those that have answers, or must be asked, stay."""
    may = {row.step.form_id for row in planned(desk, now) if row.may_drop}
    kept = tuple(d for d in _dropped(now) if d.form_id not in forms)
    return _keep(desk, now, dropped=(*kept, *(Dropped(form, why) for form in forms if form in may)))


def take_again(desk: Desk, now: VisitNow, form_id: str) -> VisitNow:
    """Ask a form after all."""
    return _keep(desk, now, dropped=tuple(d for d in _dropped(now) if d.form_id != form_id))


def move_step(desk: Desk, now: VisitNow, form_id: str, *, earlier: bool) -> VisitNow:
    """Ask a form before the one that is listed before it, or after the one after it."""
    listed = [row.step.form_id for row in planned(desk, now)]
    here = listed.index(form_id)
    there = here - 1 if earlier else here + 1
    if not 0 <= there < len(listed):
        return now
    order = [step.form_id for step in in_order(now, pathway_of(desk, now))]
    one, other = order.index(form_id), order.index(listed[there])
    order.insert(other, order.pop(one))
    return _keep(desk, now, order=tuple(order))


def set_minutes(desk: Desk, now: VisitNow, typed: str) -> VisitNow:
    """Say how long there is from now on. Raises ``InvalidEntry`` under ``minutes``."""
    records = authorise(desk, Permission.RUN_VISIT)
    text = typed.strip()
    if text and not (text.isdecimal() and 0 < int(text) <= LONGEST_VISIT):
        raise InvalidEntry({"minutes": f"Enter whole minutes from 1 to {LONGEST_VISIT}, or leave this empty"})
    if now.setting is None or now.visit.status is VisitStatus.COMPLETED:
        return now
    minutes = int(text) if text else None
    setting = replace(now.setting, minutes=minutes, at=desk.clock.now(), by=desk.actor.id)
    with records.writing() as unit:
        unit.openings.add_setting(setting)
        unit.audit.write(_planned_event(now, {"minutes": minutes or 0}))
        return replace(now, setting=setting, visit=touch(desk, unit, now.visit))


def _planned(desk: Desk, now: VisitNow, step: Step, left: LeftOut | None) -> Planned:
    form = next((f for f in now.forms if f.pack.id == step.form_id), None)
    answered = form is not None and bool(set(form.stored) - form.carried)
    return Planned(
        step=step,
        minutes=minutes_of(desk, step),
        done=form is not None and not unresolved(form),
        left_out=left,
        dropped=now.plan.why_dropped(step.form_id) if now.plan else None,
        may_drop=not answered and step.form_id != DIRECT_QUESTION,
    )


def _keep(
    desk: Desk, now: VisitNow, *, order: tuple[str, ...] | None = None, dropped: tuple[Dropped, ...] | None = None
) -> VisitNow:
    """Store the plan; a visit that stands at a form which is dropped now goes on to the next."""
    records = authorise(desk, Permission.RUN_VISIT)
    if now.visit.status is VisitStatus.COMPLETED:
        raise AlreadyFinished("This visit is finished.", "Its plan can not be changed any more.")
    before = now.plan
    new = VisitPlan(
        now.visit.id,
        desk.clock.now(),
        desk.actor.id,
        (before.order if before else ()) if order is None else order,
        _dropped(now) if dropped is None else dropped,
    )
    with records.writing() as unit:
        unit.plans.add(new)
        unit.audit.write(_planned_event(now, {"dropped": len(new.dropped), "moved": int(order is not None)}))
        after = replace(now, plan=new)
        place = now.visit.place
        here = now.form(place.response_id).pack.id if place.kind is PlaceKind.QUESTION else ""
        if here and new.why_dropped(here) is not None:
            return turn(desk, unit, after)
        return replace(after, visit=touch(desk, unit, now.visit))


def _dropped(now: VisitNow) -> tuple[Dropped, ...]:
    return now.plan.dropped if now.plan else ()


def _minutes(now: VisitNow) -> int | None:
    return now.setting.minutes if now.setting else None


def _planned_event(now: VisitNow, detail: dict[str, str | int]) -> AuditEvent:
    return AuditEvent(Event.VISIT_PLANNED, now.person.id, "visit", now.visit.id, detail)
