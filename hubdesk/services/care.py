"""Keep what care was offered and what support is needed, list it, and take back what was written by mistake."""

from collections.abc import Mapping
from dataclasses import dataclass

from hubdesk.domain.audit import AuditEvent, Event
from hubdesk.domain.british_time import BRITISH
from hubdesk.domain.care import CareEntry, needs_clinician
from hubdesk.domain.care_entry import read_care
from hubdesk.domain.changes import Changes, Topic
from hubdesk.domain.ids import PersonId
from hubdesk.domain.roles import Permission, may
from hubdesk.domain.taken_back import check_taken_back
from hubdesk.domain.typed import Typed
from hubdesk.domain.typed_pages import TypedKind
from hubdesk.services.desk import Desk, authorise
from hubdesk.services.person_head import PersonHead, read_head
from hubdesk.services.typed_pages import typed_done

CHANGED = Changes.of(Topic.CARE)


@dataclass(frozen=True, slots=True)
class CareLog:
    """Whose it is, and the entries, newest day first."""

    head: PersonHead
    entries: tuple[CareEntry, ...]
    gives_care: bool
    """Whether this user supplies kits, takes tests, gives vaccines and assesses capacity."""


def read_care_log(desk: Desk, person_id: PersonId) -> CareLog:
    """All entries on a person; the view is audited. Raises ``NotFound``."""
    records = authorise(desk, Permission.KEEP_NOTES)
    with records.writing() as unit:
        head, found = read_head(unit, person_id), unit.care.of_person(person_id)
        unit.audit.write(AuditEvent(Event.CARE_OPENED, person_id, "person", person_id))
    newest_first = tuple(sorted(found, key=lambda one: (one.day, one.written_at), reverse=True))
    return CareLog(head, newest_first, may(desk.actor.role, Permission.GIVE_CARE))


def write_care(desk: Desk, person_id: PersonId, fields: Mapping[str, str]) -> Changes:
    """Keep an entry. What only those who may give care write down is refused to others, and audited as refused.

    Raises ``InvalidEntry`` naming each field, ``NotAllowed``, ``NotFound``.
    """
    records = authorise(desk, Permission.KEEP_NOTES)
    now = desk.clock.now()
    told = read_care(Typed(fields, now.astimezone(BRITISH).date()))
    if needs_clinician(told.kind, told.outcome):
        records = authorise(desk, Permission.GIVE_CARE)
    entry = CareEntry(
        id=desk.ids.new(),
        person_id=person_id,
        kind=told.kind,
        outcome=told.outcome,
        day=told.day,
        written_at=now,
        written_by=desk.actor.id,
        written_as=desk.actor.role,
        due=told.due,
        words=told.words,
        facts=told.facts,
    )
    with records.writing() as unit:
        unit.people.get(person_id)
        unit.care.add(entry)
        typed_done(desk, unit, TypedKind.CARE, person_id)
        unit.audit.write(AuditEvent(Event.CARE_WRITTEN, person_id, "care", entry.id))
    return CHANGED


def take_back_care(desk: Desk, entry: CareEntry, why: str) -> Changes:
    """Say that an entry was written by mistake; it stays readable. Raises ``InvalidEntry`` under ``why``."""
    records = authorise(desk, Permission.KEEP_NOTES)
    taken_back = check_taken_back(desk.clock.now(), desk.actor.id, why)
    with records.writing() as unit:
        unit.people.get(entry.person_id)
        unit.care.take_back(entry.id, taken_back)
        unit.audit.write(AuditEvent(Event.CARE_TAKEN_BACK, entry.person_id, "care", entry.id))
    return CHANGED
