"""What staff type for an answer, read as they would write it: British dates, 24-hour or 12-hour times, units.

The words of what is wrong say what to enter, with an example.
"""

import re
from datetime import date, datetime, time
from decimal import Decimal

from hubdesk.forms.answers import AnswerError
from hubdesk.forms.fhirpath.temporal import parse_date
from hubdesk.forms.model import Answered, Item, OneValue
from hubdesk.forms.plain_answers import in_unit

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_WHOLE = re.compile(r"[+-]?\d{1,9}\Z", re.ASCII)
_NUMBER = re.compile(r"[+-]?\d{1,9}(?:\.\d{1,9})?\Z", re.ASCII)
_UNIT = r"(?![eE][+-]?\d)[^\d\x00-\x1f\x7f][^\x00-\x1f\x7f]*"
"""1e3 is no number of a unit called e3."""
_AMOUNT = re.compile(rf"(?P<number>[+-]?\d{{1,9}}(?:\.\d{{1,9}})?)\s*(?P<unit>{_UNIT})?\Z", re.ASCII)
_TIME = re.compile(
    r"(?P<hour>\d{1,2})(?:[:.](?P<minute>\d\d))?(?:[:.](?P<second>\d\d))?\s*(?P<half>[ap]\.?m\.?)?\Z", re.ASCII
)
_DAY = re.compile(r"(?P<day>\d{1,2})[-/. ](?P<month>\d{1,2}|[a-z]{3,9})[-/. ](?P<year>\d{4})\Z", re.ASCII)
_MONTH = re.compile(r"(?P<month>\d{1,2}|[a-z]{3,9})[-/. ](?P<year>\d{4})\Z", re.ASCII)


def read_typed(item: Item, text: str, unit: str = "") -> Answered | None:
    """The answer a text stands for, None where nothing is typed; ``unit`` is that chosen beside a number.

    Raises AnswerError, its message for the field. Whether the answer fits the question's limits is checked after.
    """
    text = text.strip()
    if not text:
        return None
    if item.takes_several:
        lines = [line.strip() for line in text.splitlines() if line.strip()]
        return Answered(tuple(dict.fromkeys(_value(item, line, unit) for line in lines)))
    return Answered(_value(item, text, unit))


def _value(item: Item, text: str, unit: str) -> OneValue:
    kind = item.type
    if kind == "integer":
        if not _WHOLE.match(text):
            raise AnswerError("Enter a whole number, like 3")
        return int(text)
    if kind == "decimal":
        if not _NUMBER.match(text):
            raise AnswerError("Enter a number, like 72.5")
        return Decimal(text)
    if kind == "quantity":
        return _quantity(item, text, unit)
    if kind == "date":
        return _date(item, text)
    if kind == "time":
        return _time(text)
    if kind == "dateTime":
        return _moment(text)
    if kind == "open-choice":
        same = (one for one in item.options if one.text.casefold() == text.casefold())
        found = next(same, None)
        return text if found is None else found.coded
    return text


def _quantity(item: Item, text: str, unit: str) -> OneValue:
    found = _AMOUNT.match(text)
    if found is None:
        raise AnswerError("Enter a number with its unit, like 72.5 kg")
    written = found["number"]
    value = Decimal(written) if "." in written else int(written)
    return in_unit(item, value, unit or (found["unit"] or "").strip())


def _date(item: Item, text: str) -> date | str:
    """A whole date; one partly known where the form's ``entryFormat`` asks for no day."""
    found = _DAY.match(text.lower())
    try:
        if found is not None:
            return date(int(found["year"]), _month(found["month"]), int(found["day"]))
        if (written := parse_date(text)) is not None and (whole := written.as_date()) is not None:
            return whole
        partly = item.manner.entry_format.lower()
        if partly and "d" not in partly:
            if (month := _MONTH.match(text.lower())) is not None:
                return f"{int(month['year']):04d}-{_month(month['month']):02d}"
            if written is not None:
                return str(written)
            raise AnswerError("Enter a month and year, like 3 2026, or a year, like 2026")
    except ValueError as problem:
        raise AnswerError("There is no such day. Check the day and the month") from problem
    raise AnswerError("Enter a date, like 31 3 2026")


def _month(text: str) -> int:
    number = int(text) if text.isdecimal() else _MONTHS.index(text[:3]) + 1
    if not 1 <= number <= 12:
        raise ValueError(text)
    return number


def _time(text: str) -> str:
    found = _TIME.match(text.lower())
    if found is None or (found["minute"] is None and found["half"] is None):
        raise AnswerError("Enter a time, like 14:30")
    hour, minute, second = int(found["hour"]), int(found["minute"] or 0), int(found["second"] or 0)
    if found["half"]:
        hour = hour % 12 + (12 if found["half"].startswith("p") else 0) if 1 <= hour <= 12 else 24
    if hour > 23 or minute > 59 or second > 59:
        raise AnswerError("There is no such time. Enter a time, like 14:30")
    return f"{hour:02d}:{minute:02d}:{second:02d}"


def _moment(text: str) -> str:
    """A day with a time behind it, or a day alone."""
    pieces = text.replace(",", " ").replace("T", " ").split()
    for cut in (len(pieces), *range(len(pieces) - 1, 0, -1)):
        day = _whole_day(" ".join(pieces[:cut]))
        if day is not None:
            rest = " ".join(pieces[cut:]).removeprefix("at ")
            if not rest:
                return day.isoformat()
            # FHIR wants the zone with a time; what is typed is the time on the wall here, summer time included.
            return datetime.combine(day, time.fromisoformat(_time(rest))).astimezone().isoformat()
    raise AnswerError("Enter a date and time, like 31 3 2026 14:30")


def _whole_day(text: str) -> date | None:
    found = _DAY.match(text.lower())
    try:
        if found is not None:
            return date(int(found["year"]), _month(found["month"]), int(found["day"]))
        written = parse_date(text)
        return None if written is None else written.as_date()
    except ValueError:
        return None
