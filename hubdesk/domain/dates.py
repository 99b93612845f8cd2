"""Dates as staff screens show them (NHS CUI) and dates of birth that may be partly known."""

from dataclasses import dataclass
from datetime import date, datetime

_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_FULL_MONTHS = (
    *("january", "february", "march", "april", "may", "june"),
    *("july", "august", "september", "october", "november", "december"),
)
WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_OLDEST = 120
"""Years: an age that nobody at a hub has reached."""


def cui_date(day: date) -> str:
    """``14-Mar-1988``. English month names whatever the computer's language."""
    return f"{day.day:02d}-{_MONTHS[day.month - 1]}-{day.year:04d}"


def weekday(day: date) -> str:
    """The day of the week in English, whatever the computer's language."""
    return WEEKDAYS[day.weekday()]


def cui_time(moment: datetime) -> str:
    """24-hour ``10:42``."""
    return f"{moment.hour:02d}:{moment.minute:02d}"


def cui_date_time(moment: datetime) -> str:
    """``14-Mar-1988 10:42``."""
    return f"{cui_date(moment.date())} {cui_time(moment)}"


@dataclass(frozen=True, slots=True)
class BirthDate:
    """A date of birth of which the year, or the year and month, or nothing may be known."""

    year: int | None = None
    month: int | None = None
    day: int | None = None
    estimated: bool = False

    @property
    def known(self) -> bool:
        """Whether at least a year is recorded."""
        return self.year is not None

    def age(self, today: date) -> int | None:
        """Age in whole years; where only the year (or month) is known, the youngest it can be.

        The youngest is taken because the rules that use it (under 18) must fail safe.
        """
        if self.year is None:
            return None
        month, day = self.month or 12, self.day or 31
        return max(0, today.year - self.year - ((today.month, today.day) < (month, day)))

    def display(self, today: date) -> str:
        """NHS CUI with age: ``14-Mar-1988 (38y)``; ``about 1988 (37y)``; ``Not known``."""
        if self.year is None:
            return "Not known"
        if self.month and self.day:
            text = cui_date(date(self.year, self.month, self.day))
        elif self.month:
            text = f"{_MONTHS[self.month - 1]}-{self.year:04d}"
        else:
            text = f"{self.year:04d}"
        return f"{'about ' if self.estimated else ''}{text} ({self.age(today)}y)"

    def iso(self) -> str:
        """ISO 8601 to the precision known: ``1988-03-14``, ``1988-03``, ``1988`` or empty."""
        parts = [f"{self.year:04d}"] if self.year is not None else []
        parts += [f"{p:02d}" for p in (self.month, self.day) if p]
        return "-".join(parts)

    @classmethod
    def from_iso(cls, text: str, estimated: bool = False) -> "BirthDate":
        """Read what ``iso`` wrote."""
        parts: list[int | None] = [int(p) for p in text.split("-")] if text else []
        year, month, day = [*parts, None, None, None][:3]
        return cls(year, month, day, estimated)


def read_birth_date(day: str, month: str, year: str, estimated: bool, today: date) -> BirthDate:
    """Make a date of birth from three boxes as typed; day or month may be empty.

    Raises ``ValueError`` with a message for the field.
    """
    y, m, d = _parts(day, month, year)
    if y is None:
        return BirthDate()
    if (y, m or 1, d or 1) > (today.year, today.month, today.day):
        raise ValueError("Date of birth must be in the past")
    if today.year - y > _OLDEST or (today.year - y == _OLDEST and (m or 12, d or 31) < (today.month, today.day)):
        raise ValueError("Check the year: this is more than 120 years ago")
    if m and d:
        _exists(y, m, d)
    return BirthDate(y, m, d, estimated)


def read_date(day: str, month: str, year: str) -> date:
    """Make any date from its three parts as typed. Raises ``ValueError`` with a message for the field."""
    y, m, d = _parts(day, month, year)
    if not (y and m and d):
        raise ValueError("Enter a date as day, month and year, like 14-Mar-2026")
    return _exists(y, m, d)


def _parts(day: str, month: str, year: str) -> tuple[int | None, int | None, int | None]:
    """Year, month and day as numbers, each within its own bounds; all None when nothing is typed."""
    day, month, year = day.strip(), _month_number(month.strip()), year.strip()
    if not (day or month or year):
        return None, None, None
    if len(year) != 4 or not year.isdecimal():
        raise ValueError("Year must be 4 digits, like 1988")
    for label, text, high in (("Day", day, 31), ("Month", month, 12)):
        if text and not (text.isdecimal() and 1 <= int(text) <= high):
            raise ValueError(f"{label} must be a number from 1 to {high}")
    if day and not month:
        raise ValueError("Enter the month too, or leave the day empty")
    return int(year), int(month or 0) or None, int(day or 0) or None


def _exists(year: int, month: int, day: int) -> date:
    try:
        return date(year, month, day)
    except ValueError as e:
        raise ValueError("This date does not exist. Check the day and the month") from e


def _month_number(text: str) -> str:
    """The month's number where its name or the beginning of it is typed; else what was typed."""
    typed = text.lower()
    found = [n for n, name in enumerate(_FULL_MONTHS, start=1) if len(typed) >= 3 and name.startswith(typed)]
    return str(found[0]) if found else text
