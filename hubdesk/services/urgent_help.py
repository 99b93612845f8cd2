"""Urgent help: the numbers to call, and the calls that were made. Never refused to whoever may care for people."""

from dataclasses import dataclass

from hubdesk.domain.audit import AuditEvent, Event
from hubdesk.domain.ids import PersonId
from hubdesk.domain.roles import Permission
from hubdesk.domain.urgent_help import UrgentCall, check_call
from hubdesk.services.desk import Desk, authorise
from hubdesk.services.person_head import PersonHead, read_head


@dataclass(frozen=True, slots=True)
class UrgentHelp:
    """Whom it is about, and who was told so far, oldest first."""

    head: PersonHead
    calls: tuple[UrgentCall, ...]


def open_urgent_help(desk: Desk, person_id: PersonId) -> UrgentHelp:
    """What the page of urgent help needs; the view is audited. Raises ``NotFound``."""
    records = authorise(desk, Permission.RECORD_SAFETY)
    with records.writing() as unit:
        head = read_head(unit, person_id)
        calls = tuple(unit.urgent_calls.of_person(person_id))
        unit.audit.write(AuditEvent(Event.URGENT_HELP_OPENED, person_id, "person", person_id))
    return UrgentHelp(head, calls)


def record_urgent_call(desk: Desk, person_id: PersonId, told: str, reply: str) -> UrgentHelp:
    """Keep who was told and what they said, now. Raises ``InvalidEntry`` under ``told`` and ``reply``."""
    records = authorise(desk, Permission.RECORD_SAFETY)
    told, reply = check_call(told, reply)
    with records.writing() as unit:
        head = read_head(unit, person_id)
        unit.urgent_calls.add(person_id, UrgentCall(desk.clock.now(), desk.actor.id, told, reply))
        calls = tuple(unit.urgent_calls.of_person(person_id))
        unit.audit.write(AuditEvent(Event.URGENT_CALL_KEPT, person_id, "person", person_id))
    return UrgentHelp(head, calls)
