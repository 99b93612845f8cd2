"""Start a visit, move through it, pause it, go on with it, finish it."""

from dataclasses import replace

from hubdesk.domain.audit import AuditEvent, Event
from hubdesk.domain.changes import Changes, Topic
from hubdesk.domain.ids import PersonId, VisitId
from hubdesk.domain.problems import KnownProblem
from hubdesk.domain.roles import Permission
from hubdesk.domain.visits import Place, ResponseStatus, Visit, VisitStatus
from hubdesk.forms import Step
from hubdesk.services import journey
from hubdesk.services.begin_form import begin_form
from hubdesk.services.desk import Desk, authorise
from hubdesk.services.forms_missing import check_pathway_there
from hubdesk.services.kept_scores import kept_scores
from hubdesk.services.left_for_later import tasks_left
from hubdesk.services.past_results import past_results
from hubdesk.services.ports import RecordsUnit
from hubdesk.services.visit_now import FormNow, VisitNow, load_visit
from hubdesk.services.visit_plan import order, plan, steps_due


class AlreadyInVisit(KnownProblem):
    """The person already has a visit that is not finished; ``visit_id`` is it."""

    code = "already-in-visit"

    def __init__(self, visit_id: VisitId) -> None:
        super().__init__("This person has a visit that is not finished.", "Go on with that visit.")
        self.visit_id = visit_id


class AlreadyFinished(KnownProblem):
    """The visit was finished: it takes no more answers and cannot be paused."""

    code = "already-finished"


def start_visit(desk: Desk, person_id: PersonId) -> VisitNow:
    """Begin a visit at the first question of the desk's own pathway, with no start page and no opening.

    Raises ``AlreadyInVisit``, ``NotFound``.
    """
    records = authorise(desk, Permission.RUN_VISIT)
    with records.writing() as unit:
        now = new_visit(desk, unit, person_id, desk.pathway.id, journey.REVIEW)
        return settle(desk, unit, now, journey.next_place(now, steps_due(desk, now)))


def new_visit(desk: Desk, unit: RecordsUnit, person_id: PersonId, pathway_id: str, place: Place) -> VisitNow:
    """Store a new visit. Raises ``AlreadyInVisit``, ``NotFound``, ``FormsMissing``."""
    desk.shelf.refresh(unit)
    check_pathway_there(desk.shelf.library, pathway_id)
    at = desk.clock.now()
    person = unit.people.get(person_id)
    for earlier in unit.visits.of_person(person_id):
        if earlier.status is not VisitStatus.COMPLETED:
            raise AlreadyInVisit(earlier.id)
    visit = Visit(
        id=VisitId(desk.ids.new()),
        version=1,
        person_id=person_id,
        site_id=desk.site.id,
        pathway_id=pathway_id,
        status=VisitStatus.ACTIVE,
        place=place,
        started_at=at,
        started_by=desk.actor.id,
        touched_at=at,
        touched_by=desk.actor.id,
    )
    unit.visits.add(visit)
    unit.audit.write(AuditEvent(Event.VISIT_STARTED, person_id, "visit", visit.id))
    return VisitNow(visit, person, (), (), agreements=tuple(unit.agreements.of_person(person_id)))


def go_on(desk: Desk, now: VisitNow) -> VisitNow:
    """Turn to the next page; a form that is due is begun. The new place is durable when this returns.

    A finished visit stays at its result, here and in the two below.
    """
    records = authorise(desk, Permission.RUN_VISIT)
    if _finished(now):
        return now
    with records.writing() as unit:
        return turn(desk, unit, now)


def turn(desk: Desk, unit: RecordsUnit, now: VisitNow) -> VisitNow:
    """Turn to the next page within a transaction: locked steps are passed over."""
    return settle(desk, unit, now, journey.next_place(now, plan(desk, now).open, order(desk, now)))


def go_to_step(desk: Desk, now: VisitNow, form_id: str) -> VisitNow:
    """Turn to a step of the pathway, begun or not: its first question without an answer, else its first.

    A step that is left out now is not turned to; the safety page comes before anything else.
    """
    records = authorise(desk, Permission.RUN_VISIT)
    if _finished(now):
        return now
    step = next((s for s in plan(desk, now).open if s.form_id == form_id), None)
    if step is None or (now.open_safety and now.open_safety.unseen):
        return go_on(desk, now) if step else now
    begun = next((f for f in now.forms if f.pack.id == form_id), None)
    with records.writing() as unit:
        return settle(desk, unit, now, step if begun is None else journey.first_place(begun))


def go_to(desk: Desk, now: VisitNow, place: Place) -> VisitNow:
    """Turn to a given page of the visit (change an answer, the safety page, the review)."""
    records = authorise(desk, Permission.RUN_VISIT)
    if _finished(now):
        return now
    with records.writing() as unit:
        return settle(desk, unit, now, place)


def go_back(desk: Desk, now: VisitNow) -> VisitNow:
    """Turn to the question before; stays where it is at the first."""
    return go_to(desk, now, journey.previous_place(now, plan(desk, now).open) or now.visit.place)


def _finished(now: VisitNow) -> bool:
    return now.visit.status is VisitStatus.COMPLETED


def settle(desk: Desk, unit: RecordsUnit, now: VisitNow, target: Place | Step) -> VisitNow:
    """Turn to a place, or begin the form of a step and turn to its first question, within a transaction."""
    while isinstance(target, Step):
        form = begin_form(desk, unit, now, target.form_id)
        now = now.with_form(form)
        # A form with nothing to ask now (only texts, or only what is worked out) is passed over.
        asks = bool(form.sitting.questions())
        target = journey.first_place(form) if asks else journey.next_place(now, steps_due(desk, now))
    return replace(now, visit=touch(desk, unit, now.visit, place=target))


def touch(desk: Desk, unit: RecordsUnit, visit: Visit, **changes: object) -> Visit:
    """Store a visit's new state as this user's doing.

    Raises ``ChangedElsewhere`` if someone else moved it on, ``AlreadyFinished`` if it was finished.
    """
    if visit.status is VisitStatus.COMPLETED:
        raise AlreadyFinished("This visit is finished.", "Start a new visit to ask again.")
    changed = replace(
        visit,
        version=visit.version + 1,
        touched_at=desk.clock.now(),
        touched_by=desk.actor.id,
        **changes,  # type: ignore[arg-type]
    )
    unit.visits.save(changed, was=visit)
    return changed


def pause_visit(desk: Desk, now: VisitNow) -> Changes:
    """Put a visit aside; it waits on Today at this very page."""
    records = authorise(desk, Permission.RUN_VISIT)
    with records.writing() as unit:
        touch(desk, unit, now.visit, status=VisitStatus.PAUSED)
        unit.audit.write(AuditEvent(Event.VISIT_PAUSED, now.person.id, "visit", now.visit.id))
    return Changes.of(Topic.VISITS)


def resume_visit(desk: Desk, visit_id: VisitId) -> VisitNow:
    """Go on with a visit, one's own or a colleague's, at the exact page where it stopped."""
    records = authorise(desk, Permission.RUN_VISIT)
    with records.writing() as unit:
        now = load_visit(desk, unit, visit_id)
        if not _finished(now):
            now = replace(now, visit=touch(desk, unit, now.visit, status=VisitStatus.ACTIVE))
        event = Event.VISIT_REVIEWED if _finished(now) else Event.VISIT_RESUMED
        unit.audit.write(AuditEvent(event, now.person.id, "visit", visit_id))
        return now


def finish_visit(desk: Desk, now: VisitNow) -> VisitNow:
    """Complete every due form with its scores, and the visit with them, in one transaction.

    A visit that is finished already is given back as it is: its scores are stored once. Raises
    ``journey.NotFinished`` while something that must not be missing is missing.
    """
    records = authorise(desk, Permission.RUN_VISIT)
    if _finished(now):
        return now
    due = steps_due(desk, now)
    journey.check_can_finish(now, due)
    finished = now
    with records.writing() as unit:
        for form in journey.forms_due(now, due):
            finished = finished.with_form(_complete_form(desk, unit, form))
        visit = touch(
            desk,
            unit,
            now.visit,
            status=VisitStatus.COMPLETED,
            place=journey.RESULT,
            completed_at=desk.clock.now(),
        )
        finished = replace(finished, tasks=(*now.tasks, *tasks_left(desk, unit, now, plan(desk, now).left_out)))
        unit.audit.write(AuditEvent(Event.VISIT_COMPLETED, now.person.id, "visit", visit.id))
        finished = replace(finished, past=past_results(unit, now.person.id))
    return replace(finished, visit=visit)


def _complete_form(desk: Desk, unit: RecordsUnit, form: FormNow) -> FormNow:
    response = replace(
        form.response,
        version=form.response.version + 1,
        status=ResponseStatus.COMPLETED,
        completed_at=desk.clock.now(),
    )
    unit.responses.save(response)
    unit.responses.add_scores(kept_scores(response.id, form.sitting.scores()))
    detail: dict[str, str | int] = {"form": form.pack.id, "version": form.pack.version}
    unit.audit.write(AuditEvent(Event.FORM_COMPLETED, response.person_id, "response", response.id, detail))
    return replace(form, response=response)
