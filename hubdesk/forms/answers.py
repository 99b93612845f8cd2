"""Answers in the forms they take outside the engine: stored JSON, FHIR answers, and what a test or a file gives.

The stored form is typed, so that ``1.50`` stays ``1.50`` and a code is never taken for words.
"""

from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal, InvalidOperation
from typing import Any

from hubdesk.domain.answers import NonAnswer
from hubdesk.domain.problems import KnownProblem
from hubdesk.forms.build import amount
from hubdesk.forms.fhirpath.temporal import parse_datetime, parse_time
from hubdesk.forms.model import Amount, Answer, Answered, AnswerValue, Coded, Item, Number, OneValue


class AnswerError(KnownProblem):
    """Something that is not an answer: stored data of the wrong shape, or a value a question does not take."""

    code = "form-answer"


def answer_to_json(answer: Answer) -> dict[str, Any]:
    """An answer as plain JSON for storage; ``answer_from_json`` gives back exactly this answer."""
    if isinstance(answer, NonAnswer):
        return {"none": answer.value}
    if isinstance(answer.value, tuple):
        return {"several": [_one_to_json(value) for value in answer.value]}
    return _one_to_json(answer.value)


def _one_to_json(value: OneValue) -> dict[str, Any]:
    if isinstance(value, Coded):
        return {"coded": value.code, "system": value.system, "display": value.display}
    if isinstance(value, Amount):
        return {"amount": str(value.value), "unit": value.unit, "code": value.code, "system": value.system}
    if isinstance(value, bool):
        return {"boolean": value}
    if isinstance(value, int):
        return {"integer": value}
    if isinstance(value, Decimal):
        return {"decimal": str(value)}
    return {"date": value.isoformat()} if isinstance(value, date) else {"text": value}


def answer_from_json(stored: Any) -> Answer:
    """The answer stored; raises AnswerError where it is not exactly what ``answer_to_json`` writes."""
    try:
        answer = _read(stored)
    except (KeyError, TypeError, ValueError, InvalidOperation, StopIteration) as problem:
        raise AnswerError("A stored answer cannot be read.") from problem
    if answer_to_json(answer) != stored:  # a second spelling, or something more in it
        raise AnswerError("A stored answer cannot be read.")
    return answer


def _read(stored: Any) -> Answer:
    kind = next(iter(stored))
    if kind == "none":
        return NonAnswer(stored[kind])
    if kind == "several":
        if not isinstance(stored[kind], list) or not stored[kind]:
            raise ValueError(kind)
        return Answered(tuple(_read_one(one) for one in stored[kind]))
    return Answered(_read_one(stored))


def _read_one(stored: Any) -> OneValue:
    kind = next(iter(stored))
    value: Any = stored[kind]
    if type(value).__name__ != {"boolean": "bool", "integer": "int"}.get(kind, "str"):
        raise TypeError(kind)
    if kind == "coded":
        return Coded(value, str(stored["system"]), str(stored["display"]))
    if kind == "amount":
        number = int(value) if value.removeprefix("-").isdecimal() else Decimal(value)
        return Amount(number, str(stored["unit"]), str(stored["code"]), str(stored["system"]))
    if kind == "decimal":
        return Decimal(value)
    if kind == "date":
        return date.fromisoformat(value)
    if kind in ("boolean", "integer", "text"):
        found: bool | int | str = value
        return found
    raise KeyError(kind)


def to_fhir(item: Item, answer: Answer | None) -> list[dict[str, Any]]:
    """The answer as FHIR answers (none for a non-answer)."""
    return [_fhir_value(item, value) for value in answer.values] if isinstance(answer, Answered) else []


def _fhir_value(item: Item, value: OneValue) -> dict[str, Any]:
    if isinstance(value, Coded):
        option = item.option(value.code) if not value.system else None
        if option is not None and option.plain:
            kind = option.plain
            return {f"value{kind[0].upper()}{kind[1:]}": int(value.code) if kind == "integer" else value.code}
        return {"valueCoding": _filled((("system", value.system), ("code", value.code), ("display", value.display)))}
    if isinstance(value, Amount):
        said = (("unit", value.unit), ("system", value.system), ("code", value.code))
        return {"valueQuantity": {"value": value.value, **_filled(said)}}
    if isinstance(value, bool):
        return {"valueBoolean": value}
    if isinstance(value, int | Decimal):
        kind = "Decimal" if item.type == "decimal" or isinstance(value, Decimal) else "Integer"
        return {f"value{kind}": value}
    if isinstance(value, date):
        return {"valueDate": value.isoformat()}
    kinds = {"date": "valueDate", "dateTime": "valueDateTime", "time": "valueTime", "url": "valueUri"}
    return {kinds.get(item.type, "valueString"): value}


def _filled(parts: tuple[tuple[str, str], ...]) -> dict[str, str]:
    return {name: part for name, part in parts if part}


def from_fhir(item: Item, answers: Sequence[Mapping[str, Any]]) -> Answered | None:
    """The FHIR answers to one question as one answer, None where there is none.

    Raises AnswerError where one is of a kind hubdesk does not keep (an attachment, a reference).
    """
    values = tuple(_value_of(item, answer) for answer in answers)
    if not values:
        return None
    return Answered(values if item.takes_several else values[0])


def _value_of(item: Item, answer: Mapping[str, Any]) -> OneValue:
    key: str
    value: Any
    key, value = next(((key, value) for key, value in answer.items() if key.startswith("value")), ("", None))
    try:
        if key == "valueCoding":
            return Coded(str(value.get("code", "")), str(value.get("system", "")), str(value.get("display", "")))
        if key == "valueQuantity":
            return amount(value)
        if key == "valueDate" and len(value) == 10:
            return date.fromisoformat(value)
    except (AttributeError, TypeError, ValueError) as problem:
        raise AnswerError(f"The {key.removeprefix('value')} of an answer cannot be read.") from problem
    if isinstance(value, bool | int | Decimal | str):
        option = item.option(str(value)) if item.options and not isinstance(value, bool) else None
        return option.coded if option is not None and option.plain else value
    raise AnswerError(f"hubdesk does not keep an answer of the kind {key.removeprefix('value') or 'nothing'}.")


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
