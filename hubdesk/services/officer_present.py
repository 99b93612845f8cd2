"""While an officer is in the room, the screen shows nothing but the visit (product: *officer present*)."""

from hubdesk.domain.british_time import BRITISH
from hubdesk.domain.ids import VisitId
from hubdesk.domain.people import Person
from hubdesk.domain.roles import Permission
from hubdesk.domain.visits import VisitStatus
from hubdesk.services.desk import Desk, authorise
from hubdesk.services.visit_now import load_visit
from hubdesk.services.visit_start import switch_officer


def officer_in_room(desk: Desk) -> VisitId | None:
    """The visit on this computer with an officer still in the room: under way, or put aside or finished today.

    Nothing is shown of it here, so nothing is audited.
    """
    records = authorise(desk, Permission.RUN_VISIT)
    today = desk.clock.now().astimezone(BRITISH).date()
    with records.reading() as unit:
        running = unit.visits.with_status(VisitStatus.ACTIVE, VisitStatus.PAUSED)
        for visit in (*running, *unit.visits.completed_since(today.isoformat())):
            setting = unit.openings.setting(visit.id)
            lately = visit.touched_at.astimezone(BRITISH).date() == today
            if setting is not None and setting.officer_present and (lately or visit.status is VisitStatus.ACTIVE):
                return visit.id
    return None


def officer_left(desk: Desk, visit_id: VisitId) -> Person:
    """Record that the officer of this visit has left."""
    records = authorise(desk, Permission.RUN_VISIT)
    with records.reading() as unit:
        now = load_visit(desk, unit, visit_id)
    return switch_officer(desk, now, present=False).person
