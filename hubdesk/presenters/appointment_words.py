"""Appointments in words and rows, as several pages show them."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from hubdesk.domain.appointments import Appointment, AppointmentDetails, AppointmentStatus
from hubdesk.domain.british_time import BRITISH
from hubdesk.domain.dates import cui_date, weekday
from hubdesk.presenters.routes import AppointmentRoute
from hubdesk.services.appointment_doubts import clock_range

_COLOURS = {
    AppointmentStatus.BOOKED: "blue",
    AppointmentStatus.ATTENDED: "green",
    AppointmentStatus.LATE_SEEN: "green",
    AppointmentStatus.LATE_NOT_SEEN: "yellow",
    AppointmentStatus.DID_NOT_ATTEND: "yellow",
    AppointmentStatus.CANCELLED_BY_PERSON: "grey",
    AppointmentStatus.CANCELLED_BY_SERVICE: "grey",
}


@dataclass(frozen=True, slots=True)
class AppointmentRow:
    """One appointment in a list: what stands in front, who or when, where and with whom, how it stands."""

    lead: str
    title: str
    detail: str
    tag: str
    tag_kind: str
    action: str
    route: AppointmentRoute


def row(appointment: Appointment, title: str, now: datetime, lead: str = "") -> AppointmentRow:
    """A row under this title; one that has begun without an outcome says so."""
    waits = appointment.waits_for_outcome(now)
    return AppointmentRow(
        lead=lead,
        title=title,
        detail=where_and_who(appointment.details),
        tag="Say what happened" if waits else appointment.status.label,
        tag_kind=colour(appointment, now),
        action="Open",
        route=AppointmentRoute(appointment.id),
    )


def colour(appointment: Appointment, now: datetime) -> str:
    """The colour of the tag that tells how it stands."""
    return "orange" if appointment.waits_for_outcome(now) else _COLOURS[appointment.status]


def appointment_rows(appointments: Iterable[Appointment], now: datetime) -> tuple[AppointmentRow, ...]:
    """A person's appointments: what waits for an outcome, then those to come, soonest first, then the rest."""
    by_time = sorted(appointments, key=lambda a: a.details.starts)
    waiting = [a for a in by_time if a.waits_for_outcome(now)]
    coming = [a for a in by_time if a.status is AppointmentStatus.BOOKED and a not in waiting]
    past = [a for a in reversed(by_time) if a.status is not AppointmentStatus.BOOKED]
    return tuple(row(a, when(a.details), now) for a in (*waiting, *coming, *past))


def where_and_who(details: AppointmentDetails) -> str:
    """Kind, with whom, and the first line of the place."""
    parts = [details.kind.label]
    if details.with_whom:
        parts.append(f"with {details.with_whom}")
    return " · ".join([*parts, *details.place_lines[:1]])


def when(details: AppointmentDetails) -> str:
    """``Tuesday 02-Jun-2026, 10:30 to 11:00``."""
    return f"{day_words(details.day)}, {clock_range(details)}"


def day_words(day: date) -> str:
    """``Tuesday 02-Jun-2026``."""
    return f"{weekday(day)} {cui_date(day)}"


def near(day: date, now: datetime) -> str:
    """``today``, ``tomorrow``, ``yesterday``, or nothing."""
    today = now.astimezone(BRITISH).date()
    names = {today: "today", today + timedelta(days=1): "tomorrow", today - timedelta(days=1): "yesterday"}
    return names.get(day, "")
