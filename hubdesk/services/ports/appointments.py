"""Appointments."""

from collections.abc import Sequence
from datetime import date, datetime
from typing import Protocol

from hubdesk.domain.appointments import Appointment
from hubdesk.domain.ids import AppointmentId, PersonId


class Appointments(Protocol):
    """Appointments and their events. Events are only ever added."""

    def add(self, appointment: Appointment) -> None:
        """Store a new appointment with its events."""

    def get(self, appointment_id: AppointmentId) -> Appointment:
        """Raises ``NotFound``."""

    def save(self, appointment: Appointment) -> None:
        """Store the new state and its last event; version one above the stored one. Raises ``ChangedElsewhere``."""

    def of_person(self, person_id: PersonId) -> Sequence[Appointment]:
        """All of a person's appointments, by day and time."""

    def of_days(self, first: date, last: date) -> Sequence[Appointment]:
        """Everyone's appointments from ``first`` to ``last``, both included, by day and time."""

    def booked_before(self, day: date) -> Sequence[Appointment]:
        """Appointments of earlier days of which nobody has said what happened, by day and time."""


class CalendarFiles(Protocol):
    """Calendar files on this computer."""

    def write(self, path: str, appointments: Sequence[Appointment], at: datetime) -> None:
        """Write a calendar file where the user chose, whole or not at all; ``at`` is when it is made.

        It says day, time, place and phone: not who, not what for. Raises a known problem.
        """
