"""Dates, times and numbers as the NHS service manual writes them for letters and cards.

Staff screens use another form (``hubdesk.domain.dates``); the two are never mixed.
"""

from datetime import date, datetime

from hubdesk.domain.dates import BirthDate

_MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)
_DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
HARD_SPACE = "\u00a0"
"""A space at which a line is never broken."""


def letter_date(day: date) -> str:
    """``14 March 1988``."""
    return f"{day.day}{HARD_SPACE}{_MONTHS[day.month - 1]} {day.year}"


def letter_day(day: date) -> str:
    """``Tuesday 2 June 2026``."""
    return f"{_DAYS[day.weekday()]} {letter_date(day)}"


def short_day(day: date) -> str:
    """``Tuesday 2 June``, for a card."""
    return f"{_DAYS[day.weekday()]} {day.day}{HARD_SPACE}{_MONTHS[day.month - 1]}"


def letter_time(moment: datetime) -> str:
    """``9:30am``, ``5pm``, ``midday``, ``midnight``."""
    if (moment.hour, moment.minute) in ((0, 0), (12, 0)):
        return "midday" if moment.hour else "midnight"
    half = "am" if moment.hour < 12 else "pm"
    minutes = f":{moment.minute:02d}" if moment.minute else ""
    return f"{moment.hour % 12 or 12}{minutes}{half}"


def letter_birth_date(born: BirthDate) -> str:
    """``14 March 1988``; ``about 1988``; ``March 1988``; ``Not known``."""
    if born.year is None:
        return "Not known"
    if born.month and born.day:
        text = letter_date(date(born.year, born.month, born.day))
    elif born.month:
        text = f"{_MONTHS[born.month - 1]} {born.year}"
    else:
        text = str(born.year)
    return f"about {text}" if born.estimated else text


def unbroken(number: str) -> str:
    """A phone or NHS number that is never broken at a line's end."""
    return number.strip().replace(" ", HARD_SPACE)
