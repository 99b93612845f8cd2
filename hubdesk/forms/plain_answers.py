"""Answers as a test, an example or a file of answers writes them, read for the question they answer."""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal, InvalidOperation
from typing import Any

from hubdesk.domain.answers import NonAnswer
from hubdesk.forms.answers import AnswerError
from hubdesk.forms.fhirpath.temporal import parse_datetime, parse_time
from hubdesk.forms.model import Amount, Answer, Answered, AnswerValue, Coded, Item, Number, OneValue

EXPECTED: Mapping[str, str] = {
    "boolean": "yes or no",
    "integer": "a whole number",
    "decimal": "a number",
    "date": "a date",
    "dateTime": "a date and time such as 2026-03-31T14:30",
    "time": "a time such as 14:30",
    "url": "a web address",
    "quantity": "a number with its unit",
    "string": "text",
    "text": "text",
    "choice": "one of the options",
    "open-choice": "one of the options, or text",
}


def read_plain(item: Item, given: Any) -> Answer | None:
    """An answer as a test or an answers file writes it; None where there is none.

    ``given`` is an option code, the weight printed beside an answer where only one has it, true or false, a number, a
    text, null or the name of a non-answer (product design, "Answers"). Raises AnswerError with a message in plain
    words.
    """
    if given is None:
        return None
    if isinstance(given, str) and given in tuple(NonAnswer) and item.option(given) is None:
        return NonAnswer(given)
    if not item.is_question:
        raise AnswerError("This is not a question; it takes no answer.")
    if isinstance(given, list):
        if not item.takes_several:
            raise AnswerError("The question takes one answer, and a list is given.")
        several = tuple(_plain_value(item, one) for one in given)
        return Answered(several) if several else None
    value = _plain_value(item, given)
    return Answered((value,) if item.takes_several else value)


def _plain_value(item: Item, given: Any) -> OneValue:
    if item.type in ("choice", "open-choice"):
        return _chosen(item, given)
    return _amount(item, given) if item.type == "quantity" else _simple(item, given)


def _amount(item: Item, given: Any) -> Amount:
    """``72.5`` where the item has one unit, ``"72.5 kg"``, or ``{"value": 72.5, "unit": "kg"}``."""
    named = ""
    if isinstance(given, Mapping):
        given, named = given.get("value"), str(given.get("unit", ""))
    elif isinstance(given, str):
        number, _, named = given.strip().partition(" ")
        try:
            given = Decimal(number)
        except InvalidOperation as problem:
            raise AnswerError("The answer must be a number and its unit.") from problem
    if isinstance(given, bool) or not isinstance(given, int | Decimal):
        raise AnswerError("The answer must be a number and its unit.")
    return in_unit(item, given, named.strip())


def in_unit(item: Item, value: Number, named: str) -> Amount:
    """A number in one of the item's units, by its words or code; the only unit may be left out.

    Raises AnswerError where the unit is not one of them.
    """
    if not item.units:
        return Amount(value, named)
    if not named and len(item.units) == 1:
        unit = item.units[0]
    else:
        found = [one for one in item.units if named and named in (one.code, one.display)]
        if not found:
            listed = ", ".join(one.display or one.code for one in item.units)
            raise AnswerError(f"Give the number with its unit: {listed}.")
        unit = found[0]
    return Amount(value, unit.display or unit.code, unit.code, unit.system)


def _chosen(item: Item, given: Any) -> Coded | str:
    if isinstance(given, str):
        option = item.option(given)
        if option is not None:
            return option.coded
        if item.type == "open-choice":
            return given
        raise AnswerError(f"{given!r} is not one of the options ({', '.join(one.code for one in item.options)}).")
    if isinstance(given, bool) or not isinstance(given, int | Decimal):
        raise AnswerError("The answer must be one of the options.")
    found = _by_weight(item, given)
    if not isinstance(found, Coded):
        raise AnswerError("The answer must be one of the options.")
    return found


def _by_weight(item: Item, given: Number) -> AnswerValue:
    fitting = [value for value, weight in item.weighed() if weight == given]
    if len(fitting) == 1:
        return fitting[0]
    what, instead = ("answer", "true or false") if item.type == "boolean" else ("option", "the option's code")
    if fitting:
        raise AnswerError(f"More than one {what} has the weight {given}; give {instead}.")
    raise AnswerError(f"No {what} has the weight {given}.")


def _simple(item: Item, given: Any) -> bool | int | Decimal | str | date:
    if item.type == "boolean" and isinstance(given, bool):
        return given
    if isinstance(given, int | Decimal) and not isinstance(given, bool):
        if item.type == "boolean" and item.weighed():
            return _by_weight(item, given) is True
        if item.type == "integer" and given == int(given):
            return int(given)
        if item.type == "decimal":
            return Decimal(given)
    if isinstance(given, str) and item.type == "date":
        try:
            return date.fromisoformat(given)
        except ValueError as problem:
            raise AnswerError("The answer must be a date such as 2026-03-31.") from problem
    if isinstance(given, str) and item.type in ("time", "dateTime"):
        return iso_text(item.type, given)
    if isinstance(given, str) and item.type in ("string", "text", "url"):
        return given
    raise AnswerError(f"The answer must be {EXPECTED.get(item.type, 'of another kind')}.")


def iso_text(kind: str, given: str) -> str:
    """A time or moment in its ISO spelling, as it is kept; raises AnswerError where it is none."""
    moment = parse_time(given) if kind == "time" else parse_datetime(given)
    if moment is None:
        raise AnswerError(f"The answer must be {EXPECTED[kind]}.")
    return str(moment)
