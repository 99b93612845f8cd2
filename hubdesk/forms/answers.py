"""Answers as they are stored: typed JSON, so that ``1.50`` stays ``1.50`` and a code is never taken for words."""

from datetime import date
from decimal import Decimal, InvalidOperation
from typing import Any

from hubdesk.domain.answers import NonAnswer
from hubdesk.domain.problems import KnownProblem
from hubdesk.forms.model import Amount, Answer, Answered, Coded, OneValue


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
