"""Getting a person registered with a GP: the case opened, each thing that happened written down, the list of all."""

from dataclasses import dataclass, replace
from datetime import date

from hubdesk.domain.audit import AuditEvent, Event
from hubdesk.domain.changes import Changes, Topic
from hubdesk.domain.dates import read_date
from hubdesk.domain.gp_case import CaseEvent, GpCase, Stage, check_event
from hubdesk.domain.ids import PersonId
from hubdesk.domain.people import PersonLine
from hubdesk.domain.problems import InvalidEntry
from hubdesk.domain.roles import Permission
from hubdesk.services.desk import Desk, authorise
from hubdesk.services.person_head import PersonHead, read_head


@dataclass(frozen=True, slots=True)
class CaseEntry:
    """What is typed when something happened."""

    what: str = ""
    how: str = ""
    on: tuple[str, str, str] = ("", "", "")
    words: str = ""


@dataclass(frozen=True, slots=True)
class CaseNow:
    """One person's case, opened today where there was none yet (then nothing is stored)."""

    head: PersonHead
    case: GpCase
    stored: bool


@dataclass(frozen=True, slots=True)
class CaseLine:
    """A case in the list."""

    case: GpCase
    person: PersonLine


def read_case(desk: Desk, person_id: PersonId) -> CaseNow:
    """A person's case; the view is audited. Raises ``NotFound``."""
    records = authorise(desk, Permission.BOOK_APPOINTMENTS)
    with records.writing() as unit:
        head, case = read_head(unit, person_id), unit.gp_cases.of(person_id)
        unit.audit.write(AuditEvent(Event.DETAILS_OPENED, person_id, "gp-case", person_id))
    if case is not None:
        return CaseNow(head, case, stored=True)
    now = desk.clock.now()
    return CaseNow(head, GpCase(person_id, now.date(), now, desk.actor.id), stored=False)


def tell_case(desk: Desk, now: CaseNow, entry: CaseEntry) -> tuple[CaseNow, Changes]:
    """Write down what happened; the first thing opens the case. Raises ``InvalidEntry`` naming each field."""
    records = authorise(desk, Permission.BOOK_APPOINTMENTS)
    at, person_id = desk.clock.now(), now.case.person_id
    on, wrong = _day(entry.on, at.date())
    try:
        what, words = check_event(entry.what, entry.how, on, entry.words, at.date())
    except InvalidEntry as problem:
        raise InvalidEntry(dict(problem.fields) | wrong) from None
    event = CaseEvent(person_id, at, desk.actor.id, what, entry.how, on or at.date(), words)
    with records.writing() as unit:
        stored = unit.gp_cases.of(person_id)
        if stored is None:
            stored = replace(
                now.case, opened_on=min(now.case.opened_on, event.on), opened_at=at, opened_by=desk.actor.id
            )
            unit.gp_cases.open(stored)
            unit.audit.write(AuditEvent(Event.GP_CASE_OPENED, person_id, "gp-case", person_id))
        unit.gp_cases.add(event)
        unit.audit.write(AuditEvent(Event.GP_CASE_TOLD, person_id, "gp-case", person_id, {"what": what.value}))
    case = replace(stored, events=(*stored.events, event))
    return replace(now, case=case, stored=True), Changes.of(Topic.GP_CASES)


def list_cases(desk: Desk) -> tuple[CaseLine, ...]:
    """Everyone who has no GP yet, what is due first; that they were listed is audited."""
    records = authorise(desk, Permission.BOOK_APPOINTMENTS)
    with records.writing() as unit:
        waiting = [case for case in unit.gp_cases.all() if case.stage not in (Stage.REGISTERED, Stage.STOPPED)]
        people = unit.people.lines([case.person_id for case in waiting])
        unit.audit.write(AuditEvent(Event.LISTED, object_type="gp-case", detail={"found": len(waiting)}))
    waiting.sort(key=lambda case: (case.next_thing.due if case.next_thing else date.max, case.opened_on))
    return tuple(CaseLine(case, people[case.person_id]) for case in waiting)


def _day(typed: tuple[str, str, str], today: date) -> tuple[date | None, dict[str, str]]:
    if not any(typed):
        return today, {}
    try:
        return read_date(*typed), {}
    except ValueError as problem:
        return None, {"on": str(problem)}
