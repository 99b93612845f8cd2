"""A sitting that was hidden by one user and found by another: who is in it, before going on with it."""

from dataclasses import dataclass

from hubdesk.domain.audit import AuditEvent, Event
from hubdesk.domain.ids import UserId, VisitId
from hubdesk.domain.roles import Permission
from hubdesk.domain.visits import VisitStatus
from hubdesk.services.desk import Desk, authorise
from hubdesk.services.person_head import PersonHead, read_head


@dataclass(frozen=True, slots=True)
class OpenSitting:
    """A visit that a colleague left open on this computer. Both names stay: each answer says who wrote it down."""

    visit_id: VisitId
    head: PersonHead
    colleague: str


def open_sitting(desk: Desk, visit_id: VisitId, left_by: UserId) -> OpenSitting | None:
    """The sitting a colleague left open, if it still goes on; that it was offered is audited."""
    records = authorise(desk, Permission.RUN_VISIT)
    with desk.control.reading() as control:
        names = {user.id: user.display for user in control.users()}
    with records.writing() as unit:
        visit = unit.visits.get(visit_id)
        if visit.status is VisitStatus.COMPLETED:
            return None
        head = read_head(unit, visit.person_id)
        unit.audit.write(AuditEvent(Event.LISTED, visit.person_id, "visit", visit_id, {"found": 1}))
    return OpenSitting(visit_id, head, names.get(left_by, "A colleague"))
