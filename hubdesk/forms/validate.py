"""Whether an answer fits its question, in words for the person at the desk."""

from datetime import date, datetime
from decimal import Decimal

import regex

from hubdesk.domain.answers import NonAnswer
from hubdesk.forms.answers import EXPECTED
from hubdesk.forms.model import Answer, AnswerValue, Coded, Item

PATTERN_SECONDS = 0.25
_KINDS: dict[str, tuple[type, ...]] = {
    "boolean": (bool,),
    "integer": (int,),
    "decimal": (Decimal, int),
    "date": (date,),
    "choice": (Coded,),
    "open-choice": (Coded, str),
}


def fault_in(item: Item, answer: Answer) -> str | None:
    """What is wrong with an answer to a question, None where it fits."""
    if not item.is_question:
        return "This is not a question; it takes no answer."
    if isinstance(answer, NonAnswer):
        return None
    value = answer.value
    fits = isinstance(value, _KINDS.get(item.type, (str,))) and (item.type == "boolean" or not isinstance(value, bool))
    fits = fits and not isinstance(value, datetime)
    if not fits:
        return f"Enter {EXPECTED.get(item.type, 'text')}."
    if isinstance(value, Coded):
        return _option_fault(item, value)
    return _range_fault(item, value) or _text_fault(item, value)


def _option_fault(item: Item, value: Coded) -> str | None:
    if not item.options or item.fitting(value.code, value.system) is not None:
        return None
    return "Choose one of the options."


def _range_fault(item: Item, value: AnswerValue) -> str | None:
    low, high = item.limits.low, item.limits.high
    if isinstance(value, date):
        text = value.isoformat()
        if isinstance(low, str) and text < low:
            return f"The date must be {low} or later."
        return f"The date must be {high} or earlier." if isinstance(high, str) and text > high else None
    if isinstance(value, bool | str | Coded):
        return None
    if isinstance(value, Decimal) and not value.is_finite():
        return "Enter a number."
    if isinstance(low, int | Decimal) and value < low:
        return f"Enter {low} or more."
    if isinstance(high, int | Decimal) and value > high:
        return f"Enter {high} or less."
    return _decimals_fault(item.limits.decimals, value)


def _decimals_fault(places: int | None, value: int | Decimal) -> str | None:
    if places is None or isinstance(value, int):
        return None
    exponent = value.as_tuple().exponent
    if isinstance(exponent, int) and -exponent > places:
        return f"Use at most {places} decimal places." if places else "Enter a whole number."
    return None


def _text_fault(item: Item, value: AnswerValue) -> str | None:
    if not isinstance(value, str):
        return None
    limits = item.limits
    if not value.strip():
        return "Enter some text, or record why there is no answer."
    if item.type == "string" and ("\n" in value or "\r" in value):
        return "Use one line only."
    if limits.longest is not None and len(value) > limits.longest:
        return f"Use at most {limits.longest} characters (there are {len(value)})."
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
