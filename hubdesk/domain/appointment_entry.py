"""An appointment as typed, and the check that makes details of it."""

from dataclasses import dataclass
from datetime import date, datetime, time

from hubdesk.domain.appointments import AppointmentDetails, AppointmentKind, Arrangement
from hubdesk.domain.british_time import BRITISH, exists
from hubdesk.domain.clock_times import read_time
from hubdesk.domain.dates import read_date
from hubdesk.domain.names import clean
from hubdesk.domain.problems import InvalidEntry

LONGEST_LINE, LONGEST_NOTES, PLACE_LINES, WHAT_WORDS = 120, 2000, 4, 6
_LONGEST_MINUTES = 600
_TOO_FAR_YEARS = 2


@dataclass(frozen=True, slots=True)
class AppointmentEntry:
    """What was typed on the booking page, exactly as typed. ``happened`` records one that lies in the past."""

    kind: str = ""
    day: str = ""
    month: str = ""
    year: str = ""
    time: str = ""
    minutes: str = ""
    what: str = ""
    place: str = ""
    phone: str = ""
    with_whom: str = ""
    companion: str = ""
    notes: str = ""
    happened: bool = False
    every: str = ""
    """Days from one to the next where it is booked as a series; empty for once."""
    times: str = ""
    """How many a series has."""
    arranged: tuple[str, ...] = ()
    """What is arranged, by the value of ``Arrangement``."""


def entry_of(details: AppointmentDetails) -> AppointmentEntry:
    """The same details as they would be typed: to start a change from."""
    return AppointmentEntry(
        kind=details.kind.value,
        day=str(details.day.day),
        month=str(details.day.month),
        year=str(details.day.year),
        time=details.at.strftime("%H:%M"),
        minutes=str(details.minutes or ""),
        what=details.what,
        place=details.place,
        phone=details.phone,
        with_whom=details.with_whom,
        companion=details.companion,
        notes=details.notes,
        arranged=tuple(one.value for one in details.arranged),
    )


def check_appointment(entry: AppointmentEntry, now: datetime) -> AppointmentDetails:
    """Check every field and give the details. Raises ``InvalidEntry`` naming each field that needs changing."""
    problems: dict[str, str] = {}
    if entry.kind not in {k.value for k in AppointmentKind}:
        problems["kind"] = "Choose what kind of appointment it is"
    day, at = _day(entry, problems), _time(entry, problems)
    if day is not None:
        problems |= _misplaced(day, at, entry, now)
    minutes = _minutes(entry, problems)
    place = "\n".join(line for line in (clean(line) for line in entry.place.splitlines()) if line)
    if not place:
        problems["place"] = "Enter the place: the building and the street"
    elif place.count("\n") >= PLACE_LINES:
        problems["place"] = f"Use {PLACE_LINES} lines or fewer"
    lines = {name: clean(getattr(entry, name)) for name in ("what", "phone", "with_whom", "companion")}
    problems |= {n: f"Use {LONGEST_LINE} characters or fewer" for n, t in lines.items() if len(t) > LONGEST_LINE}
    if any(len(line) > LONGEST_LINE for line in place.splitlines()):
        problems["place"] = f"Use {LONGEST_LINE} characters or fewer in a line"
    if len(lines["what"].split()) > WHAT_WORDS:
        problems["what"] = f"Use {WHAT_WORDS} words or fewer"
    if len(entry.notes) > LONGEST_NOTES:
        problems["notes"] = f"Use {LONGEST_NOTES} characters or fewer"
    if problems or day is None or at is None:
        raise InvalidEntry(problems)
    return AppointmentDetails(
        kind=AppointmentKind(entry.kind),
        day=day,
        at=at,
        place=place,
        minutes=minutes,
        notes=entry.notes.strip(),
        arranged=tuple(one for one in Arrangement if one.value in entry.arranged),
        **lines,
    )


def _day(entry: AppointmentEntry, problems: dict[str, str]) -> date | None:
    try:
        return read_date(entry.day, entry.month, entry.year)
    except ValueError as e:
        problems["day"] = str(e)
        return None


def _time(entry: AppointmentEntry, problems: dict[str, str]) -> time | None:
    try:
        return read_time(entry.time)
    except ValueError as e:
        problems["time"] = str(e)
        return None


def _minutes(entry: AppointmentEntry, problems: dict[str, str]) -> int | None:
    typed = entry.minutes.strip()
    if not typed:
        return None
    if not (typed.isascii() and typed.isdecimal() and 1 <= int(typed[:6]) <= _LONGEST_MINUTES):
        problems["minutes"] = f"Enter a number of minutes from 1 to {_LONGEST_MINUTES}, like 30"
        return None
    return int(typed)


def _misplaced(day: date, at: time | None, entry: AppointmentEntry, now: datetime) -> dict[str, str]:
    """What is wrong with the day and time together, by field."""
    today = now.astimezone(BRITISH).date()
    if day.year > today.year + _TOO_FAR_YEARS:
        return {"day": f"Check the year: this is more than {_TOO_FAR_YEARS} years away"}
    if day.year < today.year - _TOO_FAR_YEARS:
        return {"day": f"Check the year: this is more than {_TOO_FAR_YEARS} years ago"}
    if at is not None and not exists(day, at):
        return {"time": "This time does not exist: the clocks go forward that night"}
    field, words = ("day", "day") if day != today else ("time", "time")
    past = day < today if at is None else datetime.combine(day, at, BRITISH) < now
    if past and not entry.happened:
        return {field: f"This {words} has passed. To record one that happened, tick ‘It has happened already’"}
    if entry.happened and not past and at is not None:
        return {field: f"This {words} has not come yet. Take the tick away from ‘It has happened already’"}
    return {}
