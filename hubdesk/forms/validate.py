"""Whether an answer fits its question, in words for the person at the desk."""

import re
from collections.abc import Callable
from datetime import date, datetime
from decimal import Decimal
from urllib.parse import urlsplit

import regex

from hubdesk.domain.answers import NonAnswer
from hubdesk.forms.fhirpath.quantity import Quantity, in_base
from hubdesk.forms.fhirpath.temporal import Moment, compare, parse_date, parse_datetime, parse_time
from hubdesk.forms.model import Amount, Answer, Answered, Coded, Item, Number, OneValue, Option
from hubdesk.forms.plain_answers import EXPECTED

PATTERN_SECONDS = 0.25
MOST_TEXT = 20_000
"""Characters: longer than anything that is said in a visit, short enough for every page and letter."""
ATTACHMENTS = "hubdesk does not keep files. Write down in words what the document says."

_UUID = re.compile(r"[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}", re.ASCII)
_OID = re.compile(r"[0-2](?:\.(?:0|[1-9]\d*))+", re.ASCII)
_KINDS: dict[str, tuple[type, ...]] = {
    "boolean": (bool,),
    "integer": (int,),
    "decimal": (Decimal, int),
    "date": (date, str),
    "choice": (Coded,),
    "open-choice": (Coded, str),
    "quantity": (Amount,),
}
_READ: dict[str, Callable[[str], Moment | None]] = {"date": parse_date, "dateTime": parse_datetime, "time": parse_time}


def fault_in(item: Item, answer: Answer) -> str | None:
    """What is wrong with an answer to a question, None where it fits."""
    if item.type == "group" and item.repeats:
        return None if answer in (Answered(True), Answered(False)) else "A repeated group takes no answer itself."
    if item.type in ("attachment", "reference"):
        return ATTACHMENTS if item.type == "attachment" else "hubdesk does not keep links to other records."
    if not item.is_question and (item.calculated is None or item.read_only):
        return "This is not a question; it takes no answer."
    if isinstance(answer, NonAnswer):
        return None
    if isinstance(answer.value, tuple):
        return _fault_in_several(item, answer.value)
    return _fault_in_one(item, answer.value)


def _fault_in_several(item: Item, values: tuple[OneValue, ...]) -> str | None:
    if not item.takes_several:
        return "Give one answer only."
    if not values:
        return "Give an answer, or record why there is none."
    faults = (fault for value in values if (fault := _fault_in_one(item, value)) is not None)
    if (first := next(faults, None)) is not None:
        return first
    if len(set(values)) < len(values):
        return "The same answer is given twice."
    alone = _exclusive_among(item, values)
    if alone is not None and len(values) > 1:
        return f"“{alone.text}” cannot be chosen together with another answer."
    if item.most is not None and len(values) > item.most:
        return f"Give at most {item.most} answers."
    return None


def _exclusive_among(item: Item, values: tuple[OneValue, ...]) -> Option | None:
    chosen = (item.fitting(value.code, value.system) for value in values if isinstance(value, Coded))
    return next((option for option in chosen if option is not None and option.exclusive), None)


def _fault_in_one(item: Item, value: OneValue) -> str | None:
    fits = isinstance(value, _KINDS.get(item.type, (str,))) and (item.type == "boolean" or not isinstance(value, bool))
    fits = fits and not isinstance(value, datetime)
    if not fits:
        return f"Enter {EXPECTED.get(item.type, 'text')}."
    if isinstance(value, Coded):
        return _option_fault(item, value)
    if item.options and item.type not in ("choice", "open-choice") and item.option(_spelt(value)) is None:
        return "Choose one of the options."
    return _form_fault(item, value) or _range_fault(item, value) or _text_fault(item, value)


def _spelt(value: OneValue) -> str:
    return value.isoformat() if isinstance(value, date) else str(value)


def _option_fault(item: Item, value: Coded) -> str | None:
    if not item.options or item.fitting(value.code, value.system) is not None:
        return None
    return "Choose one of the options."


def _form_fault(item: Item, value: OneValue) -> str | None:
    """What is wrong with the way a date, time, address or amount is written."""
    if isinstance(value, Amount):
        return _unit_fault(item, value)
    if not isinstance(value, str):
        return None
    read = _READ.get(item.type)
    if read is not None and read(value) is None:
        return f"Enter {EXPECTED[item.type]}."
    if item.type == "url" and not is_address(value):
        return "Enter a web address such as https://www.nhs.uk."
    return None


def is_address(text: str) -> bool:
    """Whether a text is an absolute address (FHIR ``url``): no spaces or backslashes, and a UUID that is one."""
    try:
        found = urlsplit(text)
    except ValueError:
        return False
    if any(one.isspace() or one in '\\<>"{}|^`' for one in text):
        return False
    if text.startswith("urn:uuid:"):
        return _UUID.fullmatch(text.removeprefix("urn:uuid:")) is not None
    if text.startswith("urn:oid:"):
        return _OID.fullmatch(text.removeprefix("urn:oid:")) is not None
    return bool(found.scheme) and bool(found.netloc or found.path)


def _unit_fault(item: Item, value: Amount) -> str | None:
    if not item.units:
        return None
    named = {name for unit in item.units for name in (unit.code, unit.display) if name}
    if (value.code or value.unit) in named:
        return None
    listed = ", ".join(unit.display or unit.code for unit in item.units)
    return f"Give the number with its unit: {listed}."


def _range_fault(item: Item, value: OneValue) -> str | None:
    low, high = item.limits.low, item.limits.high
    if isinstance(value, date):
        value = value.isoformat()
    if isinstance(value, str):
        return _moment_fault(item, value) if item.type in _READ else None
    if isinstance(value, bool | Coded):
        return None
    if isinstance(value, Amount):
        return _amount_fault(item, value)
    if isinstance(value, Decimal) and not value.is_finite():
        return "Enter a number."
    if isinstance(low, int | Decimal) and value < low:
        return f"Enter {low} or more."
    if isinstance(high, int | Decimal) and value > high:
        return f"Enter {high} or less."
    return _decimals_fault(item.limits.decimals, value)


def _moment_fault(item: Item, value: str) -> str | None:
    read = _READ[item.type]
    what = {"date": "date", "dateTime": "date and time", "time": "time"}[item.type]
    given = read(value)
    for limit, sign, word in ((item.limits.low, -1, "later"), (item.limits.high, 1, "earlier")):
        bound = read(limit) if isinstance(limit, str) else None
        if bound is not None and given is not None and compare(given, bound) == sign:
            return f"The {what} must be {limit} or {word}."
    return None


def _amount_fault(item: Item, value: Amount) -> str | None:
    if isinstance(value.value, Decimal) and not value.value.is_finite():
        return "Enter a number."
    for limit, less, word in ((item.limits.low, True, "more"), (item.limits.high, False, "less")):
        if limit is None or isinstance(limit, str):
            continue
        order = _order(value, limit)
        if order is None:
            return f"Give the amount in a unit that can be compared with {limit}."
        if order < 0 if less else order > 0:
            return f"Enter {limit} or {word}."
    return _decimals_fault(item.limits.decimals, value.value)


def _order(value: Amount, limit: Amount | Number) -> int | None:
    """-1, 0 or 1; None where the units cannot be compared. A limit without a unit is in that of the answer."""
    if not isinstance(limit, Amount) or not (limit.code or limit.unit):
        bound = limit.value if isinstance(limit, Amount) else limit
        return (value.value > bound) - (value.value < bound)
    one, mine = in_base(Quantity(Decimal(value.value), value.code or value.unit))
    other, theirs = in_base(Quantity(Decimal(limit.value), limit.code or limit.unit))
    if one != other:
        return (mine > theirs) - (mine < theirs) if limit.unit and limit.unit == value.unit else None
    return (mine > theirs) - (mine < theirs)


def _decimals_fault(places: int | None, value: int | Decimal) -> str | None:
    if places is None or isinstance(value, int):
        return None
    exponent = value.as_tuple().exponent
    if isinstance(exponent, int) and -exponent > places:
        return f"Use at most {places} decimal places." if places else "Enter a whole number."
    return None


def _text_fault(item: Item, value: OneValue) -> str | None:
    if not isinstance(value, str):
        return None
    limits = item.limits
    if not value.strip():
        return "Enter some text, or record why there is no answer."
    if item.type == "string" and ("\n" in value or "\r" in value):
        return "Use one line only."
    longest = MOST_TEXT if limits.longest is None else min(limits.longest, MOST_TEXT)
    if len(value) > longest:
        return f"Use at most {longest} characters (there are {len(value)})."
    if limits.shortest is not None and len(value) < limits.shortest:
        return f"Use at least {limits.shortest} characters."
    return _pattern_fault(limits.pattern, value)


def _pattern_fault(pattern: str | None, value: str) -> str | None:
    if pattern is None:
        return None
    try:
        found = regex.fullmatch(pattern, value, timeout=PATTERN_SECONDS)
    except (regex.error, TimeoutError, RecursionError, MemoryError):
        return "This cannot be checked: the form's own pattern does not work."
    return None if found else "This is not written in the way the question asks for."
