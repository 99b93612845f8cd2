"""Appointments: one row that tells how each stands, and events that are only ever added.

The details are kept as JSON in the row and, as they were, in each event; day and time stand beside
them as text that sorts, in the time on the wall.
"""

import json
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import asdict
from datetime import date, time
from typing import Any

from sqlalchemy import Connection, Row, Select, select

from hubdesk.domain.appointments import (
    Appointment,
    AppointmentDetails,
    AppointmentEvent,
    AppointmentEventKind,
    AppointmentKind,
    AppointmentStatus,
    Arrangement,
    MissedReason,
)
from hubdesk.domain.ids import AppointmentId, PersonId
from hubdesk.store import rows
from hubdesk.store.same_person import of_person, shown
from hubdesk.store.schema import appointment as table
from hubdesk.store.schema import appointment_event


class StoredAppointments:
    """``services.ports.Appointments`` in SQL."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def add(self, appointment: Appointment) -> None:
        """See the port."""
        rows.add(self._connection, table, _to_row(appointment))
        rows.add_all(self._connection, appointment_event, [_event_row(appointment.id, e) for e in appointment.events])

    def get(self, appointment_id: AppointmentId) -> Appointment:
        """See the port."""
        rows.with_id(self._connection, table, appointment_id)
        return self._all(select(*shown(table)).where(table.c.id == appointment_id))[0]

    def save(self, appointment: Appointment) -> None:
        """See the port."""
        rows.change(self._connection, table, _to_row(appointment))
        rows.add(self._connection, appointment_event, _event_row(appointment.id, appointment.events[-1]))

    def of_person(self, person_id: PersonId) -> Sequence[Appointment]:
        """See the port."""
        return self._all(select(*shown(table)).where(of_person(table.c.person_id, person_id)))

    def of_days(self, first: date, last: date) -> Sequence[Appointment]:
        """See the port."""
        return self._all(select(*shown(table)).where(table.c.day.between(first.isoformat(), last.isoformat())))

    def booked_before(self, day: date) -> Sequence[Appointment]:
        """See the port."""
        booked = table.c.status == AppointmentStatus.BOOKED.value
        return self._all(select(*shown(table)).where(booked, table.c.day < day.isoformat()))

    def _all(self, statement: Select[Any]) -> list[Appointment]:
        found = list(self._connection.execute(statement.order_by(table.c.day, table.c.at, table.c.seq)))
        ids = [row.id for row in found]
        told = select(appointment_event).where(appointment_event.c.appointment_id.in_(ids))
        events: defaultdict[str, list[AppointmentEvent]] = defaultdict(list)
        for row in self._connection.execute(told.order_by(appointment_event.c.seq)) if ids else ():
            events[row.appointment_id].append(_to_event(row))
        return [_to_appointment(row, tuple(events[row.id])) for row in found]


def _to_row(appointment: Appointment) -> dict[str, Any]:
    return {
        "id": appointment.id,
        "version": appointment.version,
        "person_id": appointment.person_id,
        "site_id": appointment.site_id,
        "day": appointment.details.day.isoformat(),
        "at": appointment.details.at.isoformat(timespec="minutes"),
        "status": appointment.status.value,
        "details": _details_text(appointment.details),
        "reason": appointment.reason.value if appointment.reason else None,
        "booked_at": appointment.booked_at,
        "booked_by": appointment.booked_by,
        "instead_of": appointment.instead_of,
        "series": appointment.series,
    }


def _to_appointment(row: Row[Any], events: tuple[AppointmentEvent, ...]) -> Appointment:
    return Appointment(
        id=row.id,
        version=row.version,
        person_id=row.person_id,
        site_id=row.site_id,
        details=_details(row.details),
        status=AppointmentStatus(row.status),
        booked_at=row.booked_at,
        booked_by=row.booked_by,
        reason=MissedReason(row.reason) if row.reason else None,
        instead_of=row.instead_of,
        series=row.series,
        events=events,
    )


def _event_row(appointment_id: AppointmentId, event: AppointmentEvent) -> dict[str, Any]:
    return {
        "appointment_id": appointment_id,
        "kind": event.kind.value,
        "at": event.at,
        "by_user": event.by,
        "status": event.status.value,
        "details": _details_text(event.details),
        "reason": event.reason.value if event.reason else None,
        "note": event.note,
    }


def _to_event(row: Row[Any]) -> AppointmentEvent:
    return AppointmentEvent(
        kind=AppointmentEventKind(row.kind),
        at=row.at,
        by=row.by_user,
        status=AppointmentStatus(row.status),
        details=_details(row.details),
        reason=MissedReason(row.reason) if row.reason else None,
        note=row.note,
    )


def _details_text(details: AppointmentDetails) -> str:
    parts = asdict(details) | {"day": details.day.isoformat(), "at": details.at.isoformat(timespec="minutes")}
    # Every word is checked as it would be in a column of its own: json would hide a character that is not text.
    return json.dumps(rows.checked(parts), ensure_ascii=False)


def _details(text: str) -> AppointmentDetails:
    parts = json.loads(text)
    parts |= {
        "kind": AppointmentKind(parts["kind"]),
        "day": date.fromisoformat(parts["day"]),
        "at": time.fromisoformat(parts["at"]),
        "arranged": tuple(Arrangement(one) for one in parts["arranged"]),
    }
    return AppointmentDetails(**parts)
