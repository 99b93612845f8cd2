"""Who looked at a record: for staff, and for the person, who may ask (UK GDPR, article 15; security design §5.2)."""

from dataclasses import dataclass

from hubdesk.domain.access import AccessLine, access_lines
from hubdesk.domain.audit import AuditEvent, Event
from hubdesk.domain.ids import PersonId
from hubdesk.domain.roles import Permission
from hubdesk.services.desk import Desk, authorise
from hubdesk.services.person_head import PersonHead
from hubdesk.services.staff_names import staff_names
from hubdesk.services.visit_start import person_to_visit


@dataclass(frozen=True, slots=True)
class AccessReport:
    """Each day and member of staff, newest first, with the names of staff by id."""

    head: PersonHead
    lines: tuple[AccessLine, ...]
    names: dict[str, str]


def report_access(desk: Desk, person_id: PersonId) -> AccessReport:
    """Everything in the audit trail about a person. That it was asked for is audited too. Raises ``NotAllowed``."""
    records = authorise(desk, Permission.OPEN_PERSON)
    head = person_to_visit(desk, person_id)
    with records.writing() as unit:
        unit.audit.write(AuditEvent(Event.ACCESS_REPORTED, person_id, "person", person_id))
        rows = unit.audit.about(person_id)
    return AccessReport(head, access_lines(rows), {str(uid): name for uid, name in staff_names(desk).items()})
