"""A visit that was begun for the wrong person goes to the right one, with a reason. Both records keep that it did.

Its answers, scores, safety records, tasks and drafts go with it. What was already finished or put into the wrong
person's details is not undone by itself: it is named, so that somebody can put it right.
"""

from dataclasses import dataclass, replace

from hubdesk.domain.agreements import Given
from hubdesk.domain.audit import AuditEvent, Event
from hubdesk.domain.corrections import check_reason
from hubdesk.domain.documents import DocumentStatus
from hubdesk.domain.ids import PersonId, VisitId
from hubdesk.domain.moves import VisitMove
from hubdesk.domain.problems import InvalidEntry
from hubdesk.domain.roles import Permission
from hubdesk.domain.visits import VisitStatus
from hubdesk.services.desk import Desk, authorise
from hubdesk.services.person_head import PersonHead, read_head
from hubdesk.services.ports import RecordsUnit
from hubdesk.services.referral_letters import letter_dropped
from hubdesk.services.visit_now import VisitNow, load_visit
from hubdesk.services.visits import AlreadyInVisit, touch


@dataclass(frozen=True, slots=True)
class Moved:
    """The visit where it belongs now, and what is left to put right by hand, in words."""

    now: VisitNow
    left: tuple[str, ...]


def visit_to_move(desk: Desk, visit_id: VisitId) -> VisitNow:
    """The visit that is about to be moved; the view is audited."""
    records = authorise(desk, Permission.CORRECT_RESPONSES)
    with records.writing() as unit:
        now = load_visit(desk, unit, visit_id)
        unit.audit.write(AuditEvent(Event.VISIT_REVIEWED, now.person.id, "visit", visit_id))
        return now


def right_person(desk: Desk, person_id: PersonId) -> PersonHead:
    """The person a visit is about to be moved to; that they were shown is audited."""
    records = authorise(desk, Permission.CORRECT_RESPONSES)
    with records.writing() as unit:
        head = read_head(unit, person_id)
        unit.audit.write(AuditEvent(Event.PERSON_OPENED, person_id, "person", person_id, {"for": "move"}))
        return head


def move_visit(desk: Desk, now: VisitNow, to: PersonId, reason: str) -> Moved:
    """Move a visit, under way or finished. Raises ``InvalidEntry`` (``reason``, ``person``), ``AlreadyInVisit`` where
    the visit is not finished and the right person has another such, ``ChangedElsewhere``, ``NotFound``."""
    records = authorise(desk, Permission.CORRECT_RESPONSES)
    why, wrong = check_reason(reason), now.person.id
    if to == wrong:
        raise InvalidEntry({"person": "This is the person whose visit it is now. Choose the right one"})
    with records.writing() as unit:
        unit.people.get(to)
        _check_free(unit, now, to)
        left = _left(unit, now)
        _carry(desk, unit, now, to)
        unit.plans.add_move(VisitMove(now.visit.id, desk.clock.now(), desk.actor.id, wrong, to, why))
        for person in (wrong, to):
            unit.audit.write(AuditEvent(Event.VISIT_MOVED, person, "visit", now.visit.id))
        return Moved(load_visit(desk, unit, now.visit.id), left)


def _check_free(unit: RecordsUnit, now: VisitNow, to: PersonId) -> None:
    if now.visit.status is VisitStatus.COMPLETED:
        return
    for other in unit.visits.of_person(to):
        if other.status is not VisitStatus.COMPLETED:
            raise AlreadyInVisit(other.id)


def _carry(desk: Desk, unit: RecordsUnit, now: VisitNow, to: PersonId) -> None:
    """Give everything of the visit to the right person."""
    at, by, visit = desk.clock.now(), desk.actor.id, now.visit
    if visit.status is VisitStatus.COMPLETED:
        moved = replace(visit, version=visit.version + 1, person_id=to, touched_at=at, touched_by=by)
        unit.visits.save(moved)
    else:
        touch(desk, unit, visit, person_id=to)
    for form in now.forms:
        unit.responses.save(replace(form.response, version=form.response.version + 1, person_id=to))
    unit.safety.move(visit.id, to)
    for task in unit.tasks.of_visit(visit.id):
        unit.tasks.save(replace(task, version=task.version + 1, person_id=to))
    for agreement in now.agreements:
        if agreement.visit_id == visit.id:
            unit.agreements.add(replace(agreement, person_id=to, at=at, by=by))
            unit.agreements.add(replace(agreement, given=Given.NOT_ASKED, at=at, by=by, visit_id=None))
    for paper in unit.documents.of_person(now.person.id):
        if paper.visit_id == visit.id and paper.status is DocumentStatus.DRAFT:
            dropped = replace(paper, version=paper.version + 1, status=DocumentStatus.DROPPED, touched_at=at)
            unit.documents.save(dropped)
            letter_dropped(desk, unit, dropped)


def _left(unit: RecordsUnit, now: VisitNow) -> tuple[str, ...]:
    """What stays with the wrong person."""
    papers = [p for p in unit.documents.of_person(now.person.id) if p.visit_id == now.visit.id and p.finished]
    found = []
    if papers:
        count = "1 letter or card was" if len(papers) == 1 else f"{len(papers)} letters and cards were"
        found.append(f"{count} finished with the wrong name. Get back what was handed out or sent, and tell the lead.")
    found.append("Look at the details of both people: what was put in the record stays until it is changed.")
    return tuple(found)
