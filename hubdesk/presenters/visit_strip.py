"""Builds the strip above a visit: "5 of 9 · Alcohol and drugs · 12 minutes left", and the list of steps behind it."""

from itertools import groupby

from hubdesk.domain.visits import PlaceKind, VisitStatus
from hubdesk.forms import Step
from hubdesk.presenters.visit_parts import StepRow, VisitStrip
from hubdesk.services.desk import Desk
from hubdesk.services.journey import unresolved
from hubdesk.services.step_locks import LeftOut
from hubdesk.services.visit_now import VisitNow
from hubdesk.services.visit_plan import ACTIONS_MINUTES, OPENING_MINUTES, Plan, minutes_of, order, plan

START, OPENING, ACTIONS = "start", "opening", "actions"
_UNAVAILABLE = (LeftOut.NOT_AVAILABLE, LeftOut.NEEDED_NOT_AVAILABLE)
_HERE, _DONE, _WAITS = ("Now", "blue"), ("Done", "green"), ("To come", "grey")


def visit_strip(desk: Desk, now: VisitNow) -> VisitStrip | None:
    """The strip of a visit; None for one that was begun without a start page, and when it is finished and shown."""
    if now.setting is None:
        return None
    if now.visit.status is VisitStatus.COMPLETED:
        return VisitStrip("Finished", (), officer_present=True) if now.officer_present else None
    steps = plan(desk, now)
    rows = _rows(desk, now, steps)
    here = next((i for i, row in enumerate(rows) if row.tag == _HERE[0]), len(rows) - 1)
    title = "Safety" if now.visit.place.kind is PlaceKind.SAFETY else rows[here].title
    if now.visit.place.kind is PlaceKind.REVIEW:
        title = "Check the answers"
    minutes = minutes_left(desk, now, steps)
    words = f"{here + 1} of {len(rows)} · {title} · {minutes} minute{'' if minutes == 1 else 's'} left"
    return VisitStrip(words, tuple(rows), now.officer_present)


def minutes_left(desk: Desk, now: VisitNow, steps: Plan) -> int:
    """What the steps with questions still to be asked take, and the actions at the end."""
    waiting = sum(minutes_of(desk, step) for step in steps.open if not _resolved(now, step))
    opening = OPENING_MINUTES if now.visit.place.kind is PlaceKind.OPENING else 0
    return opening + waiting + ACTIONS_MINUTES


def _resolved(now: VisitNow, step: Step) -> bool:
    form = next((f for f in now.forms if f.pack.id == step.form_id), None)
    return form is not None and not unresolved(form)


def _rows(desk: Desk, now: VisitNow, steps: Plan) -> list[StepRow]:
    """The parts in order: how it began, the opening, the parts of the pathway, the actions."""
    kind, officer = now.visit.place.kind, now.officer_present
    rows = [StepRow(START, "Safe, private, fit", "", *_DONE, can_open=False)]
    rows.append(StepRow(OPENING, "Opening", "", *(_HERE if kind is PlaceKind.OPENING else _DONE), can_open=not officer))
    left = dict(steps.left_out)
    hidden = (LeftOut.OFFICER, LeftOut.NOT_ALONE)
    forms = order(desk, now)
    listed = [*steps.open, *(s for s, why in left.items() if not (officer and why in hidden))]
    listed.sort(key=lambda step: forms.index(step.form_id))
    for title, group in groupby(listed, key=lambda step: step.part):
        rows.append(_part(desk, now, title, list(group), left))
    rows.append(StepRow(ACTIONS, "Actions and card", "", *_end(now), can_open=kind is PlaceKind.REVIEW))
    return rows


def _end(now: VisitNow) -> tuple[str, str]:
    return _HERE if now.visit.place.kind in (PlaceKind.ACTIONS, PlaceKind.REVIEW) else _WAITS


def _why(desk: Desk, step: Step, left: dict[Step, LeftOut]) -> str:
    """Why a part is left out: "Not available: the wording has not been checked yet"."""
    label = left[step].label
    if left[step] in _UNAVAILABLE:
        return f"{label}: {desk.shelf.standing(step.form_id).why_not}"
    return label


def _part(desk: Desk, now: VisitNow, title: str, steps: list[Step], left: dict[Step, LeftOut]) -> StepRow:
    asked = [step for step in steps if step not in left]
    if not asked:
        return StepRow(steps[0].form_id, title, _why(desk, steps[0], left), "Left out", "orange", can_open=False)
    place = now.visit.place
    current = now.form(place.response_id).pack.id if place.response_id else ""
    waiting = [step for step in asked if not _resolved(now, step)]
    state = _HERE if current in [s.form_id for s in asked] else _WAITS if waiting else _DONE
    # With an officer present only what has no answer yet may be turned to.
    begun = {f.pack.id for f in now.forms if f.stored}
    can_open = state is not _HERE and not (now.officer_present and begun & {s.form_id for s in asked})
    gone = "; ".join(f"{step.title}: {_why(desk, step, left)}" for step in steps if left.get(step) in _UNAVAILABLE)
    return StepRow((waiting or asked)[0].form_id, title, gone, *state, can_open=can_open)
