"""A case of getting a GP follows the record: it opens by itself where somebody has no GP, goes on after custody, and
ends where the record says that they are registered. A part of other verbs: it writes in their transaction.
"""

from collections.abc import Collection

from hubdesk.domain.audit import AuditEvent, Event
from hubdesk.domain.changes import Topic
from hubdesk.domain.details import Details, Section
from hubdesk.domain.gp import GpStatus
from hubdesk.domain.gp_case import GpCase, Stage
from hubdesk.domain.gp_case_events import CaseEvent, Happened
from hubdesk.domain.ids import PersonId
from hubdesk.services.desk import Desk
from hubdesk.services.ports import RecordsUnit

_FOLLOWED = frozenset({Section.GP, Section.ORDERS})


def followed_by(sections: Collection[Section]) -> tuple[Topic, ...]:
    """What else is touched where these sections are saved."""
    return (Topic.GP_CASES,) if _FOLLOWED & frozenset(sections) else ()


def follow_record(desk: Desk, unit: RecordsUnit, person_id: PersonId, section: Section, details: Details) -> None:
    """Let the case follow what was just saved in ``section``; other sections than GP and release change nothing."""
    if section is Section.GP:
        _follow_gp(desk, unit, person_id, details)
    elif section is Section.ORDERS:
        _follow_release(desk, unit, person_id, details)


def _follow_gp(desk: Desk, unit: RecordsUnit, person_id: PersonId, details: Details) -> None:
    case, status = unit.gp_cases.of(person_id), details.gp.status
    if status in (GpStatus.NONE, GpStatus.UNKNOWN):
        if case is None:
            now = desk.clock.now()
            unit.gp_cases.open(GpCase(person_id, now.date(), now, desk.actor.id))
            unit.audit.write(AuditEvent(Event.GP_CASE_OPENED, person_id, "gp-case", person_id))
        elif case.stage is Stage.REGISTERED:
            _tell(desk, unit, person_id, Happened.GOES_ON, "record")
    elif status.registered and case is not None and case.open:
        _tell(desk, unit, person_id, Happened.REGISTERED, "record")


def _follow_release(desk: Desk, unit: RecordsUnit, person_id: PersonId, details: Details) -> None:
    """Stopped because of custody, and out since: it goes on, and does not begin again."""
    case = unit.gp_cases.of(person_id)
    if case is None or case.stage is not Stage.STOPPED:
        return
    stop = next(event for event in reversed(case.events) if event.what in (Happened.STOPPED, Happened.CONSENT))
    release = details.orders.release(desk.clock.now().date())
    if stop.what is Happened.STOPPED and stop.how == "custody" and release is not None and release.on >= stop.on:
        _tell(desk, unit, person_id, Happened.GOES_ON, "released")


def _tell(desk: Desk, unit: RecordsUnit, person_id: PersonId, what: Happened, how: str) -> None:
    now = desk.clock.now()
    unit.gp_cases.add(CaseEvent(person_id, now, desk.actor.id, what, how, now.date()))
    unit.audit.write(AuditEvent(Event.GP_CASE_TOLD, person_id, "gp-case", person_id, {"what": what.value}))
