"""Answers in the forms they take outside the engine: stored JSON, FHIR answers, and what a test or a file gives.

The stored form is typed, so that ``1.50`` stays ``1.50`` and a code is never taken for words.
"""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal, InvalidOperation
from typing import Any

from hubdesk.domain.answers import NonAnswer
from hubdesk.domain.problems import KnownProblem
from hubdesk.forms.model import Answer, Answered, AnswerValue, Coded, Item, Number


class AnswerError(KnownProblem):
    """Something that is not an answer: stored data of the wrong shape, or a value a question does not take."""

    code = "form-answer"


def answer_to_json(answer: Answer) -> dict[str, Any]:
    """An answer as plain JSON for storage; ``answer_from_json`` gives back exactly this answer."""
    if isinstance(answer, NonAnswer):
        return {"none": answer.value}
    value = answer.value
    if isinstance(value, Coded):
        return {"coded": value.code, "system": value.system, "display": value.display}
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
    value: Any = stored[kind]
    if type(value).__name__ != {"boolean": "bool", "integer": "int"}.get(kind, "str"):
        raise TypeError(kind)
    if kind == "coded":
        return Answered(Coded(value, str(stored["system"]), str(stored["display"])))
    if kind == "none":
        return NonAnswer(value)
    if kind == "decimal":
        return Answered(Decimal(value))
    if kind == "date":
        return Answered(date.fromisoformat(value))
    if kind in ("boolean", "integer", "text"):
        return Answered(value)
    raise KeyError(kind)


def to_fhir(item: Item, answer: Answer | None) -> list[dict[str, Any]]:
    """The answer as FHIR answers (none for a non-answer)."""
    if not isinstance(answer, Answered):
        return []
    value = answer.value
    if isinstance(value, Coded):
        return [{"valueCoding": {name: part for name, part in _coding_parts(value) if part}}]
    if isinstance(value, bool):
        return [{"valueBoolean": value}]
    if isinstance(value, int | Decimal):
        kind = "Decimal" if item.type == "decimal" or isinstance(value, Decimal) else "Integer"
        return [{f"value{kind}": value}]
    if isinstance(value, date):
        return [{"valueDate": value.isoformat()}]
    return [
        {{"dateTime": "valueDateTime", "time": "valueTime", "url": "valueUri"}.get(item.type, "valueString"): value}
    ]


def _coding_parts(value: Coded) -> tuple[tuple[str, str], ...]:
    return (("system", value.system), ("code", value.code), ("display", value.display))


def from_fhir(answer: Mapping[str, Any]) -> Answered:
    """A FHIR answer of one of the kinds hubdesk works out itself, as an answer."""
    key, value = next((key, value) for key, value in answer.items() if key.startswith("value"))
    if isinstance(value, Mapping):
        if key == "valueCoding":
            return Answered(
                Coded(str(value.get("code", "")), str(value.get("system", "")), str(value.get("display", "")))
            )
        return Answered(Decimal(value.get("value", 0)))
    if key == "valueDate" and len(value) == 10:
        return Answered(date.fromisoformat(value))
    return Answered(value)


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
    if item.type in ("choice", "open-choice"):
        return Answered(_chosen(item, given))
    return Answered(_simple(item, given))


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
    if isinstance(given, str) and item.type not in ("boolean", "integer", "decimal"):
        return given
    raise AnswerError(f"The answer must be {EXPECTED.get(item.type, 'of another kind')}.")


EXPECTED: Mapping[str, str] = {
    "boolean": "yes or no",
    "integer": "a whole number",
    "decimal": "a number",
    "date": "a date",
    "string": "text",
    "text": "text",
    "choice": "one of the options",
    "open-choice": "one of the options, or text",
}
