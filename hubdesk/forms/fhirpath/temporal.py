"""Dates and times that may be partial (a year, a year and month), as FHIR and FHIRPath have them.

Rules: FHIRPath 2.0 §4.1 (literals), §6.1 (equality), §6.2 (comparison), §6.7 (arithmetic).
"""

import calendar
import re
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from decimal import ROUND_DOWN, Decimal

_DATE = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?\Z", re.ASCII)
_TIME = re.compile(r"(\d\d)(?::(\d\d)(?::(\d\d(?:\.\d{1,9})?))?)?\Z", re.ASCII)
_ZONE = re.compile(r"(Z|[+-]\d\d:\d\d)\Z", re.ASCII)

# Longest first; the index is the position of that part in ``Moment.parts``.
_CALENDAR_UNITS = ("year", "month", "day", "hour", "minute", "second")
_SECONDS_IN = {
    "week": Decimal(604800),
    "day": Decimal(86400),
    "hour": Decimal(3600),
    "minute": Decimal(60),
    "second": Decimal(1),
    "millisecond": Decimal("0.001"),
}


@dataclass(frozen=True, slots=True)
class Moment:
    """A date, a date with time, or a time of day, to the precision it was written with.

    ``parts`` runs from year (or hour, for a time) downwards; only seconds may have a fraction. ``zone`` is
    minutes east of Greenwich, or None where none was given.
    """

    kind: str  # "Date", "DateTime" or "Time"
    parts: tuple[Decimal, ...]
    zone: int | None = None
    decimals: int = 0

    def __str__(self) -> str:
        """The text as FHIR writes it."""
        if self.kind == "Time":
            return self._clock(self.parts)
        day = "-".join(f"{int(part):0{4 if index == 0 else 2}d}" for index, part in enumerate(self.parts[:3]))
        if self.kind == "Date" or len(self.parts) <= 3:
            return day
        return f"{day}T{self._clock(self.parts[3:])}{self._zone_text()}"

    def _clock(self, parts: tuple[Decimal, ...]) -> str:
        texts = [f"{int(part):02d}" for part in parts[:2]]
        if len(parts) > 2:
            texts.append(
                f"{parts[2]:0{3 + self.decimals}.{self.decimals}f}" if self.decimals else f"{int(parts[2]):02d}"
            )
        return ":".join(texts)

    def _zone_text(self) -> str:
        if self.zone is None:
            return ""
        if self.zone == 0:
            return "Z"
        hours, minutes = divmod(abs(self.zone), 60)
        return f"{'-' if self.zone < 0 else '+'}{hours:02d}:{minutes:02d}"

    def as_date(self) -> date | None:
        """The calendar day, or None where the day is not given."""
        return None if self.kind == "Time" or len(self.parts) < 3 else date(*(int(part) for part in self.parts[:3]))

    def in_utc(self) -> "Moment":
        """The same moment in UTC; unchanged where there is no zone or no hour to move."""
        if self.zone is None or len(self.parts) < 4:
            return self
        return self._shifted(Decimal(-self.zone * 60), zone=0)

    def _shifted(self, seconds: Decimal, zone: int | None) -> "Moment":
        whole = [int(part) for part in self.parts]
        fraction = self.parts[5] - whole[5] if len(self.parts) > 5 else Decimal(0)
        total = seconds + fraction
        carry = int(total.to_integral_value(ROUND_DOWN))
        rest = total - carry
        if rest < 0:
            carry, rest = carry - 1, rest + 1
        padded = (whole + [1, 1, 1, 0, 0, 0][len(whole) :])[:6]
        base = datetime(*padded[:5], padded[5], tzinfo=UTC) + timedelta(seconds=carry)  # type: ignore[misc, arg-type]
        numbers = [base.year, base.month, base.day, base.hour, base.minute]
        parts = [*(Decimal(number) for number in numbers), base.second + rest]
        return Moment(self.kind, tuple(parts[: len(self.parts)]), zone, self.decimals)

    def plus(self, amount: Decimal, unit: str) -> "Moment":
        """This moment moved by ``amount`` of a calendar unit (``year`` … ``millisecond``).

        A fraction of anything above a second is cut off; a partial moment moves by whole steps of what it has.
        Raises ValueError for a unit that does not apply and OverflowError outside the years 1 to 9999.
        """
        if self.kind == "Time":
            return self._time_plus(amount, unit)
        if unit in ("year", "month"):
            whole = int(amount.to_integral_value(ROUND_DOWN))
            if unit == "month" and len(self.parts) == 1:
                return self._months_later(int(whole / 12) * 12)
            return self._months_later(whole * 12 if unit == "year" else whole)
        if unit not in _SECONDS_IN:
            raise ValueError(unit)
        if unit not in ("second", "millisecond"):
            amount = amount.to_integral_value(ROUND_DOWN)
        seconds = amount * _SECONDS_IN[unit]
        if len(self.parts) < 3:
            days = int(seconds / _SECONDS_IN["day"])
            return self._months_later(int(days / 365) * 12 if len(self.parts) == 1 else int(days / 30))
        if len(self.parts) < 6:
            step = _SECONDS_IN[_CALENDAR_UNITS[len(self.parts) - 1]]
            seconds = (seconds / step).to_integral_value(ROUND_DOWN) * step
        elif not self.decimals or self.decimals <= 3:
            seconds = seconds.quantize(Decimal("0.001"), ROUND_DOWN)
        return self._shifted(seconds, self.zone)

    def _time_plus(self, amount: Decimal, unit: str) -> "Moment":
        if unit not in ("hour", "minute", "second", "millisecond"):
            raise ValueError(unit)
        day = Moment("DateTime", (Decimal(2000), Decimal(1), Decimal(1), *self.parts), None, self.decimals)
        return Moment("Time", day.plus(amount, unit).parts[3:], None, self.decimals)

    def _months_later(self, months: int) -> "Moment":
        index = int(self.parts[0]) * 12 + (int(self.parts[1]) - 1 if len(self.parts) > 1 else 0) + months
        year, month = divmod(index, 12)
        if not 1 <= year <= 9999:
            raise OverflowError("year")
        parts = [Decimal(year), Decimal(month + 1), *self.parts[2:]][: len(self.parts)]
        if len(parts) > 2:
            parts[2] = min(parts[2], Decimal(calendar.monthrange(year, month + 1)[1]))
        return Moment(self.kind, tuple(parts), self.zone, self.decimals)


def compare(left: Moment, right: Moment) -> int | None:
    """Minus one, nought or one; None where precision, zone or kind leaves the answer unknown."""
    if (left.kind == "Time") != (right.kind == "Time"):
        return None
    if len(left.parts) > 3 and len(right.parts) > 3 and left.kind != "Time":
        if (left.zone is None) != (right.zone is None):
            return None
        left, right = left.in_utc(), right.in_utc()
    for one, other in zip(left.parts, right.parts, strict=False):
        if one != other:
            return -1 if one < other else 1
    return 0 if len(left.parts) == len(right.parts) else None


def parse_date(text: str) -> Moment | None:
    """A Date from ``2022``, ``2022-09`` or ``2022-09-01``; None where it is not one."""
    found = _DATE.match(text)
    if found is None:
        return None
    parts = tuple(Decimal(part) for part in found.groups() if part)
    return Moment("Date", parts) if _real(parts) else None


def parse_datetime(text: str) -> Moment | None:
    """A DateTime from a date, optionally with ``T``, a time and a zone; None where it is not one."""
    day, mark, rest = text.partition("T")
    start = parse_date(day)
    if start is None:
        return None
    if not mark or not rest:
        return Moment("DateTime", start.parts)
    zone_found = _ZONE.search(rest)
    clock = parse_time(rest[: zone_found.start()] if zone_found else rest)
    if clock is None or len(start.parts) < 3:
        return None
    zone = _zone_minutes(zone_found.group(1)) if zone_found else None
    return Moment("DateTime", start.parts + clock.parts, zone, clock.decimals)


def parse_time(text: str) -> Moment | None:
    """A Time from ``14``, ``14:34`` or ``14:34:28.123``; None where it is not one."""
    found = _TIME.match(text)
    if found is None:
        return None
    parts = tuple(Decimal(part) for part in found.groups() if part)
    if parts[0] > 23 or any(part >= 60 for part in parts[1:]):
        return None
    fraction = (found.group(3) or "").partition(".")[2]
    return Moment("Time", parts, None, len(fraction))


def from_date(day: date) -> Moment:
    """A full Date."""
    return Moment("Date", (Decimal(day.year), Decimal(day.month), Decimal(day.day)))


def from_datetime(at: datetime) -> Moment:
    """A full DateTime to the millisecond; the zone is kept where ``at`` has one."""
    offset = at.utcoffset()
    seconds = Decimal(at.second) + Decimal(at.microsecond // 1000) / 1000
    parts = (*(Decimal(part) for part in (at.year, at.month, at.day, at.hour, at.minute)), seconds)
    return Moment("DateTime", parts, None if offset is None else int(offset.total_seconds() // 60), 3)


def _real(parts: tuple[Decimal, ...]) -> bool:
    year, month, day = (*(int(part) for part in parts), 1, 1)[:3]
    try:
        date(year, month, day)
    except ValueError:
        return False
    return True


def _zone_minutes(text: str) -> int:
    if text == "Z":
        return 0
    minutes = int(text[1:3]) * 60 + int(text[4:6])
    return -minutes if text[0] == "-" else minutes
