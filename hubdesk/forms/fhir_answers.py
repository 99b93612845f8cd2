"""Answers as FHIR has them: the ``value[x]`` of a QuestionnaireResponse, one for each value of an answer."""

from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal
from typing import Any

from hubdesk.forms.answers import AnswerError
from hubdesk.forms.build import amount
from hubdesk.forms.model import Amount, Answer, Answered, Coded, Item, OneValue


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
