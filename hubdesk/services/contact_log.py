"""Keep what was done with and for a person, list it, and take back what was written by mistake."""

from collections.abc import Mapping
from dataclasses import dataclass

from hubdesk.domain.audit import AuditEvent, Event
from hubdesk.domain.british_time import BRITISH
from hubdesk.domain.changes import Changes, Topic
from hubdesk.domain.contact_log import Contact, read_contact_entry
from hubdesk.domain.ids import PersonId
from hubdesk.domain.roles import Permission
from hubdesk.domain.taken_back import check_taken_back
from hubdesk.domain.typed import Typed
from hubdesk.domain.typed_pages import TypedKind
from hubdesk.services.desk import Desk, authorise
from hubdesk.services.person_head import PersonHead, read_head
from hubdesk.services.typed_pages import typed_done

CHANGED = Changes.of(Topic.CONTACTS)


@dataclass(frozen=True, slots=True)
class ContactLog:
    """Whose it is, and the contacts, newest day first."""

    head: PersonHead
    contacts: tuple[Contact, ...]


def read_contacts(desk: Desk, person_id: PersonId) -> ContactLog:
    """All contacts of a person; the view is audited. Raises ``NotFound``."""
    records = authorise(desk, Permission.KEEP_NOTES)
    with records.writing() as unit:
        head, found = read_head(unit, person_id), unit.contacts.of_person(person_id)
        unit.audit.write(AuditEvent(Event.CONTACTS_OPENED, person_id, "person", person_id))
    return ContactLog(head, tuple(sorted(found, key=lambda c: (c.day, c.written_at), reverse=True)))


def write_contact(desk: Desk, person_id: PersonId, fields: Mapping[str, str]) -> Changes:
    """Keep a contact. Raises ``InvalidEntry`` naming each field, ``NotFound``."""
    records = authorise(desk, Permission.KEEP_NOTES)
    now = desk.clock.now()
    entry = read_contact_entry(Typed(fields, now.astimezone(BRITISH).date()))
    contact = Contact(
        id=desk.ids.new(),
        person_id=person_id,
        day=entry.day,
        how=entry.how,
        written_at=now,
        written_by=desk.actor.id,
        with_whom=entry.with_whom,
        minutes=entry.minutes,
        barriers=entry.barriers,
        words=entry.words,
    )
    with records.writing() as unit:
        unit.people.get(person_id)
        unit.contacts.add(contact)
        typed_done(desk, unit, TypedKind.CONTACT, person_id)
        unit.audit.write(AuditEvent(Event.CONTACT_WRITTEN, person_id, "contact", contact.id))
    return CHANGED


def take_back_contact(desk: Desk, contact: Contact, why: str) -> Changes:
    """Say that a contact was written by mistake; it stays readable. Raises ``InvalidEntry`` under ``why``."""
    records = authorise(desk, Permission.KEEP_NOTES)
    taken_back = check_taken_back(desk.clock.now(), desk.actor.id, why)
    with records.writing() as unit:
        unit.people.get(contact.person_id)
        unit.contacts.take_back(contact.id, taken_back)
        unit.audit.write(AuditEvent(Event.CONTACT_TAKEN_BACK, contact.person_id, "contact", contact.id))
    return CHANGED
