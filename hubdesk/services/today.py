"""What waits today: visits to go on with, safety records to finish, who was seen."""

from dataclasses import dataclass
from datetime import timedelta

from hubdesk.domain.appointments import Appointment, next_working_day
from hubdesk.domain.audit import AuditEvent, Event
from hubdesk.domain.british_time import BRITISH
from hubdesk.domain.care import CareEntry
from hubdesk.domain.ids import PersonId
from hubdesk.domain.people import PersonLine
from hubdesk.domain.restriction import Opening
from hubdesk.domain.rights import Objection, RecordRequest
from hubdesk.domain.roles import Permission, may
from hubdesk.domain.safety import SafetyAction, SafetyStatus
from hubdesk.domain.tasks import Task
from hubdesk.domain.visits import Visit, VisitStatus
from hubdesk.services.desk import Desk, authorise
from hubdesk.services.ports import RecordsUnit


@dataclass(frozen=True, slots=True)
class Day:
    """The lists of the Today page, with the people they name."""

    interrupted: tuple[Visit, ...]
    """Visits this user was in when the program stopped: neither paused nor finished."""
    paused: tuple[Visit, ...]
    """Visits paused by anyone, and colleagues' visits still open."""
    safety: tuple[SafetyAction, ...]
    """Safety records without an outcome, or waiting for a clinician."""
    seen: tuple[Visit, ...]
    """Visits finished today."""
    people: dict[PersonId, PersonLine]
    appointments: tuple[Appointment, ...] = ()
    """The appointments of today, by time; those called off are left out."""
    untold: tuple[Appointment, ...] = ()
    """Appointments of earlier days of which nobody has said what happened."""
    to_remind: tuple[Appointment, ...] = ()
    """Appointments of the next working day of which nobody has reminded the person yet."""
    tasks: tuple[Task, ...] = ()
    """Open tasks: those with a date first, earliest date first."""
    care: tuple[CareEntry, ...] = ()
    """Doses, kits and offers that are due by today, the earliest first."""
    referrals_due: tuple[int, int] = (0, 0)
    """How many referrals wait for somebody today, and how many of them did before."""
    objections: tuple[Objection, ...] = ()
    """For a lead: objections that nobody has decided on."""
    copies: tuple[RecordRequest, ...] = ()
    """For a lead: copies of a record that wait for their approval."""
    openings: tuple[Opening, ...] = ()
    """For a lead: restricted records opened with a reason that nobody has looked at yet, the oldest first."""


def read_today(desk: Desk) -> Day:
    """What waits today; that these people were listed is audited."""
    records = authorise(desk, Permission.RUN_VISIT)
    with records.writing() as unit:
        running = tuple(unit.visits.with_status(VisitStatus.ACTIVE, VisitStatus.PAUSED))
        safety = tuple(unit.safety.with_status(SafetyStatus.OPEN, SafetyStatus.AWAITING_CLINICIAN))
        seen = tuple(unit.visits.completed_since(desk.clock.now().date().isoformat()))
        today = desk.clock.now().astimezone(BRITISH).date()
        due = tuple(a for a in unit.appointments.of_days(today, today) if not a.status.cancelled)
        untold = tuple(unit.appointments.booked_before(today))
        named = [v.person_id for v in (*running, *seen)] + [a.person_id for a in safety]
        remind = tuple(
            a
            for a in unit.appointments.of_days(today + timedelta(days=1), next_working_day(today))
            if a.needs_reminder(today)
        )
        named += [a.person_id for a in (*due, *untold, *remind)]
        tasks = tuple(unit.tasks.open())
        care = tuple(unit.care.due(today))
        named += [t.person_id for t in tasks] + [one.person_id for one in care]
        referrals_due = unit.referrals.due(today)
        openings = _to_review(desk, unit)
        named += [one.person_id for one in openings]
        objections, copies = _to_decide(desk, unit)
        named += [one.person_id for one in objections] + [one.person_id for one in copies]
        people = unit.people.lines(list(dict.fromkeys(named)))
        unit.audit.write(AuditEvent(Event.LISTED, object_type="person", detail={"found": len(people)}))
    mine = tuple(v for v in running if v.status is VisitStatus.ACTIVE and v.touched_by == desk.actor.id)
    others = tuple(v for v in running if v not in mine)
    return Day(
        *(mine, others, safety, seen, people, due, untold, remind, tasks, care, referrals_due),
        objections=objections,
        copies=copies,
        openings=openings,
    )


def _to_decide(desk: Desk, unit: RecordsUnit) -> tuple[tuple[Objection, ...], tuple[RecordRequest, ...]]:
    if not may(desk.actor.role, Permission.DECIDE_RIGHTS):
        return (), ()
    return tuple(unit.rights.open_objections()), tuple(unit.rights.waiting_requests())


def _to_review(desk: Desk, unit: RecordsUnit) -> tuple[Opening, ...]:
    if not may(desk.actor.role, Permission.REVIEW_OPENINGS):
        return ()
    return tuple(one for one in reversed(unit.restrictions.openings()) if one.review is None)
