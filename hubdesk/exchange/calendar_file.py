"""Appointments as a calendar file (RFC 5545): day, time, place, phone. Nothing says who it is for or what about."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from icalendar import Alarm, Calendar
from icalendar import Event as CalendarEvent

from hubdesk.domain.appointments import Appointment, AppointmentDetails
from hubdesk.exchange.files import write_whole

_SUMMARY = "Appointment"
"""A phone is read by others: never what kind of appointment, with whom or what for."""
_REMIND_BEFORE = timedelta(days=1)


class LocalCalendarFiles:
    """``services.ports.CalendarFiles`` on the disks of this computer."""

    def write(self, path: str, appointments: Sequence[Appointment], at: datetime) -> None:
        """See the port."""
        write_whole(path, calendar_bytes(appointments, at))


def calendar_bytes(appointments: Sequence[Appointment], at: datetime) -> bytes:
    """The file, made at this moment. Times carry their zone, so that 10:30 stays 10:30 when the clocks change."""
    calendar = Calendar()
    calendar.add("prodid", "-//hubdesk//appointments//EN")
    calendar.add("version", "2.0")
    for one in appointments:
        calendar.add_component(_event(one, at))
    calendar.add_missing_timezones()
    made: bytes = calendar.to_ical()
    return made


def _event(one: Appointment, at: datetime) -> CalendarEvent:
    details = one.details
    event = CalendarEvent()
    event.add("uid", one.id)
    event.add("sequence", one.version)
    event.add("dtstamp", at)
    zone = ZoneInfo(details.zone)  # a calendar knows zones by their names only
    event.add("dtstart", details.starts.replace(tzinfo=zone))
    event.add("dtend", details.ends.replace(tzinfo=zone))
    event.add("summary", _SUMMARY)
    event.add("location", ", ".join(details.place_lines))
    event.add("class", "PRIVATE")
    if details.phone:
        event.add("description", f"If you cannot come, call {details.phone}.")
    event.add_component(_alarm(details))
    return event


def _alarm(details: AppointmentDetails) -> Alarm:
    alarm = Alarm()
    alarm.add("action", "DISPLAY")
    alarm.add("description", f"{_SUMMARY} tomorrow, {details.at:%H:%M}")
    alarm.add("trigger", -_REMIND_BEFORE)
    return alarm
