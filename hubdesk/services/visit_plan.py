"""Which steps of its pathway a visit takes, which it leaves out and why, and how long the rest takes."""

from dataclasses import dataclass

from hubdesk.forms import Form, Pathway, Step
from hubdesk.services.desk import Desk
from hubdesk.services.launch_context import patient
from hubdesk.services.pathway_results import results
from hubdesk.services.step_locks import DIRECT_QUESTION, LeftOut, locked
from hubdesk.services.visit_now import VisitNow

ACTIONS_MINUTES = 3
"""The three actions and the card together (issue 3 §1, step 9)."""
OPENING_MINUTES = 2
_SECONDS_A_QUESTION = 15
"""What a question takes when read out and answered, for a step whose pathway does not say."""


@dataclass(frozen=True, slots=True)
class Plan:
    """The steps of a visit as its answers and its setting call for them now."""

    open: tuple[Step, ...]
    """To be asked, or asked already, in this visit, in order."""
    due: tuple[Step, ...]
    """The same, with the locked steps that have answers: what a person said is never dropped."""
    left_out: tuple[tuple[Step, LeftOut], ...]
    """Called for, without an answer, and not to be asked now."""


def pathway_of(desk: Desk, now: VisitNow) -> Pathway:
    """The visit's own pathway; the desk's where the library no longer has it."""
    return desk.shelf.library.pathways.get(now.visit.pathway_id, desk.pathway)


def plan(desk: Desk, now: VisitNow) -> Plan:
    """The plan of this visit. At most one step-up is taken: the one with answers, else the first."""
    pathway = pathway_of(desk, now)
    called_for = pathway.due(results(now), patient(now.person), now.visit.started_at)
    answered = {f.pack.id for f in now.forms if set(f.stored) - f.carried}
    age = now.person.born.age(desk.clock.now().date())
    taken = any(s.step_up and s.form_id in answered for s in pathway.steps)
    opened: list[Step] = []
    due: list[Step] = []
    left: list[tuple[Step, LeftOut]] = []
    for step in in_order(now, pathway):
        told = step.form_id in answered
        if step not in called_for and not told:
            continue
        why = locked(step, now.setting, age, scored=bool(_form(desk, now, step.form_id).scores))
        if why is None and not told:
            why = _taken_out(now, step) or _not_available(desk, now, step)
        if why is None and step.step_up and not told:
            why, taken = (LeftOut.ONE_STEP_UP if taken else None), True
        if why is None:
            opened.append(step)
        if why is None or told:
            due.append(step)
        else:
            left.append((step, why))
    return Plan(tuple(opened), tuple(due), tuple(left))


def steps_due(desk: Desk, now: VisitNow) -> tuple[Step, ...]:
    """The steps of this visit that are completed with it, in order."""
    return plan(desk, now).due


def order(desk: Desk, now: VisitNow) -> tuple[str, ...]:
    """All forms of the visit in its order, the ones left out too."""
    return tuple(step.form_id for step in in_order(now, pathway_of(desk, now)))


def in_order(now: VisitNow, pathway: Pathway) -> tuple[Step, ...]:
    """The steps of a pathway in the order of the visit's own plan."""
    steps = {step.form_id: step for step in pathway.steps}
    forms = tuple(steps)
    return tuple(steps[form] for form in (now.plan.arranged(forms) if now.plan else forms))


def _taken_out(now: VisitNow, step: Step) -> LeftOut | None:
    """Why the visit's own plan leaves a step out; the direct safety question is in every plan."""
    why = now.plan.why_dropped(step.form_id) if now.plan else None
    if why is None or step.form_id == DIRECT_QUESTION:
        return None
    return LeftOut.NO_TIME if why.ask_later else LeftOut.TAKEN_OUT


def minutes_of(desk: Desk, step: Step) -> int:
    """How long a step takes: as the pathway says, else from the number of its questions."""
    if step.minutes:
        return step.minutes
    questions = sum(1 for item in desk.shelf.newest(step.form_id).form.all_items() if item.is_question)
    return max(1, -(-questions * _SECONDS_A_QUESTION // 60))


def _not_available(desk: Desk, now: VisitNow, step: Step) -> LeftOut | None:
    """A form that may not be started is left out; one begun already is finished on the version it began."""
    if any(f.pack.id == step.form_id for f in now.forms) or desk.shelf.standing(step.form_id).may_start:
        return None
    return LeftOut.NOT_AVAILABLE if step.condition is None else LeftOut.NEEDED_NOT_AVAILABLE


def _form(desk: Desk, now: VisitNow, form_id: str) -> Form:
    begun = next((f for f in now.forms if f.pack.id == form_id), None)
    return (begun.pack if begun else desk.shelf.newest(form_id)).form
