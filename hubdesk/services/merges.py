"""Two records of one person: looked at side by side, put together, and taken apart again."""

from dataclasses import dataclass, replace

from hubdesk.domain.audit import AuditEvent, Event
from hubdesk.domain.changes import Changes, Topic
from hubdesk.domain.details import Section
from hubdesk.domain.ids import PersonId
from hubdesk.domain.merges import Merge
from hubdesk.domain.people import PersonLine
from hubdesk.domain.problems import InvalidEntry, KnownProblem
from hubdesk.domain.retention import check_words
from hubdesk.domain.roles import Permission
from hubdesk.domain.tasks import TaskStatus
from hubdesk.domain.visits import VisitStatus
from hubdesk.services.alike import people_alike
from hubdesk.services.desk import Desk, authorise
from hubdesk.services.last_result import COUNTS
from hubdesk.services.person_head import PersonHead, read_head
from hubdesk.services.ports import RecordsUnit
from hubdesk.services.staff_names import FORMER_FIRST, staff_names


class CannotMerge(KnownProblem):
    """Something stands in the way of putting two records together."""

    code = "cannot-merge"


@dataclass(frozen=True, slots=True)
class OneRecord:
    """One of two records as they are compared."""

    head: PersonHead
    visits: int
    results: int
    appointments: int
    papers: int
    open_tasks: int
    open_visit: bool
    gp_case: bool
    last_visit: str = ""
    """ISO date; empty where there is none."""
    holds_another: bool = False
    """Whether a third record was merged into this one."""
    merged_away: bool = False

    @property
    def person_id(self) -> PersonId:
        """Whose it is."""
        return self.head.person.id


@dataclass(frozen=True, slots=True)
class Compared:
    """Two records side by side, and what to know before they are put together."""

    one: OneRecord
    other: OneRecord
    both_told: tuple[Section, ...]
    """Sections that say something in both, and not the same: the standing record's count, the other's can be read."""


@dataclass(frozen=True, slots=True)
class Together:
    """A record that was merged into another, with the merge."""

    merge: Merge
    merged: PersonHead
    standing: PersonHead
    record: OneRecord
    """What was written in the merged record itself."""
    by: str


def records_alike(desk: Desk, person_id: PersonId) -> tuple[PersonHead, tuple[PersonLine, ...]]:
    """Who may be the same person as this one, to compare with. The view is audited."""
    records = authorise(desk, Permission.MERGE_PEOPLE)
    with records.writing() as unit:
        head = read_head(unit, person_id)
        found = people_alike(unit, head.person, head.details.names.names, head.details.numbers)
        unit.audit.write(AuditEvent(Event.RECORDS_COMPARED, person_id, "person", person_id, {"alike": len(found)}))
    return head, found


def compare_records(desk: Desk, one: PersonId, other: PersonId) -> Compared:
    """Two records side by side; both views are audited. Raises ``InvalidEntry`` where it is one and the same."""
    records = authorise(desk, Permission.MERGE_PEOPLE)
    if one == other:
        raise InvalidEntry({"person": "This is the same record. Choose the other one"})
    with records.writing() as unit:
        first, second = _record(unit, one), _record(unit, other)
        for person_id in (one, other):
            unit.audit.write(AuditEvent(Event.RECORDS_COMPARED, person_id, "person", person_id))
    mine, theirs = first.head.details, second.head.details
    told = tuple(s for s in Section if mine.version(s) and theirs.version(s) and mine.value(s) != theirs.value(s))
    return Compared(first, second, told)


def merge_records(desk: Desk, standing: PersonId, merged: PersonId, reason: str) -> Changes:
    """Put ``merged`` into ``standing``. No row of either is rewritten.

    Raises ``InvalidEntry`` (``reason``), ``CannotMerge`` where both are in a visit, or one of them was merged already.
    """
    records = authorise(desk, Permission.MERGE_PEOPLE)
    why = check_words(reason, "reason")
    if standing == merged:
        raise InvalidEntry({"person": "This is the same record. Choose the other one"})
    with records.writing() as unit:
        stands, gives_way = _record(unit, standing), _record(unit, merged)
        if stands.merged_away or gives_way.merged_away:
            raise CannotMerge("One of these records was merged already.", "Open the person again and compare anew.")
        if gives_way.holds_another:
            raise CannotMerge(
                "Another record was merged into the one that gives way.",
                "Let that one stand instead, or take it apart first.",
            )
        if stands.open_visit and gives_way.open_visit:
            raise CannotMerge("Both have a visit that is not finished.", "Finish one of them, then merge.")
        merge = Merge(desk.ids.new(), 1, merged, standing, desk.clock.now(), desk.actor.id, why)
        unit.merges.add(merge)
        for person_id in (standing, merged):
            unit.audit.write(AuditEvent(Event.RECORDS_MERGED, person_id, "merge", merge.id))
    return _EVERYTHING


def open_merged(desk: Desk, person_id: PersonId) -> Together | None:
    """The record that was merged into another; None where this one stands for itself. The view is audited."""
    records = authorise(desk, Permission.OPEN_PERSON)
    names = staff_names(desk)
    with records.writing() as unit:
        merge = next((m for m in unit.merges.of(person_id) if m.in_force and m.merged == person_id), None)
        if merge is None:
            return None
        record, standing = _record(unit, person_id), read_head(unit, merge.standing)
        unit.audit.write(AuditEvent(Event.PERSON_OPENED, person_id, "person", person_id, {"merged": 1}))
    return Together(merge, record.head, standing, record, names.get(merge.by, FORMER_FIRST))


def take_apart(desk: Desk, together: Together, reason: str) -> Changes:
    """Bring both records back as they were. What was added since stays where it was written: in the standing record,
    but for visits and papers of the merged one that were gone on with.

    Raises ``InvalidEntry`` (``reason``), ``ChangedElsewhere``.
    """
    records = authorise(desk, Permission.MERGE_PEOPLE)
    why = check_words(reason, "reason", "Say why they are taken apart, in a few words")
    merge = together.merge
    with records.writing() as unit:
        for person_id in (merge.standing, merge.merged):
            unit.people.get(person_id)
        ended = replace(
            merge,
            version=merge.version + 1,
            ended_at=desk.clock.now(),
            ended_by=desk.actor.id,
            ended_reason=why,
        )
        unit.merges.save(ended)
        for person_id in (merge.standing, merge.merged):
            unit.audit.write(AuditEvent(Event.RECORDS_UNMERGED, person_id, "merge", merge.id))
    return _EVERYTHING


_EVERYTHING = Changes(frozenset(Topic))


def _record(unit: RecordsUnit, person_id: PersonId) -> OneRecord:
    head = read_head(unit, person_id)
    visits = unit.visits.of_person(person_id)
    merges = [merge for merge in unit.merges.of(person_id) if merge.in_force]
    return OneRecord(
        head=head,
        visits=len(visits),
        results=len(unit.responses.of_person(person_id, *COUNTS)),
        appointments=len(unit.appointments.of_person(person_id)),
        papers=len(unit.documents.of_person(person_id)),
        open_tasks=sum(task.status is TaskStatus.OPEN for task in unit.tasks.of_person(person_id)),
        open_visit=any(visit.status is not VisitStatus.COMPLETED for visit in visits),
        gp_case=unit.gp_cases.of(person_id) is not None,
        last_visit=visits[0].started_at.date().isoformat() if visits else "",
        holds_another=any(merge.standing == person_id for merge in merges),
        merged_away=any(merge.merged == person_id for merge in merges),
    )
