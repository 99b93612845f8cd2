"""The sheet of a day's appointments: printed for the desk, ticked by hand, typed in by its numbers."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from hubdesk.domain.appointments import Appointment, AppointmentStatus, MissedReason
from hubdesk.domain.audit import AuditEvent, Event
from hubdesk.domain.changes import Changes
from hubdesk.domain.ids import AppointmentId
from hubdesk.domain.problems import KnownProblem
from hubdesk.domain.roles import Permission
from hubdesk.services.appointments import TOLD, DayList, day_appointments, record_outcome
from hubdesk.services.desk import Desk, authorise


@dataclass(frozen=True, slots=True)
class TypedIn:
    """What became of a sheet that was typed in: how many were kept, and why the others were not."""

    kept: int
    refused: Mapping[AppointmentId, KnownProblem]
    changes: Changes


def day_sheet_printed(desk: Desk, rows: int) -> None:
    """Keep in the audit trail that a day's sheet with so many rows went to a printer."""
    records = authorise(desk, Permission.BOOK_APPOINTMENTS)
    with records.writing() as unit:
        unit.audit.write(AuditEvent(Event.DAY_SHEET_PRINTED, object_type="appointment", detail={"found": rows}))


def open_day_sheet(desk: Desk, day: date) -> DayList:
    """The appointments of the day, by time; that they were listed is audited."""
    return day_appointments(desk, day, day)


def type_in(desk: Desk, said: Mapping[Appointment, tuple[AppointmentStatus, MissedReason | None]]) -> TypedIn:
    """Record each outcome by itself: one that is refused (a colleague was faster) holds up no other."""
    authorise(desk, Permission.BOOK_APPOINTMENTS)
    refused: dict[AppointmentId, KnownProblem] = {}
    for appointment, (status, reason) in said.items():
        try:
            record_outcome(desk, appointment, status, reason)
        except KnownProblem as problem:
            refused[appointment.id] = problem
    return TypedIn(len(said) - len(refused), refused, TOLD)
