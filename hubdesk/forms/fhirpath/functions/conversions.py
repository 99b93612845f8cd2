"""Turning one kind of value into another (FHIRPath 2.0 §5.5): ``toX`` gives nothing where ``convertsToX`` is false."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from decimal import Decimal
from types import MappingProxyType
from typing import TYPE_CHECKING

from hubdesk.forms.fhirpath import temporal
from hubdesk.forms.fhirpath.errors import ExpressionError
from hubdesk.forms.fhirpath.functions.signature import Function, Work
from hubdesk.forms.fhirpath.quantity import CALENDAR_WORDS, Quantity
from hubdesk.forms.fhirpath.temporal import Moment
from hubdesk.forms.fhirpath.values import Value, as_quantity, number, plain, text_of

if TYPE_CHECKING:
    from hubdesk.forms.fhirpath.run import Frame, Part, Run

    Parts = tuple[Part, ...]

_YES = frozenset(("true", "t", "yes", "y", "1", "1.0"))
_NO = frozenset(("false", "f", "no", "n", "0", "0.0"))
_WHOLE = re.compile(r"[+-]?\d{1,18}\Z", re.ASCII)
_NUMBER = re.compile(r"[+-]?\d{1,28}(?:\.\d{1,28})?\Z", re.ASCII)
_AMOUNT = re.compile(r"([+-]?\d{1,28}(?:\.\d{1,28})?)\s*(?:'([^']+)'|([a-z]+))?\Z", re.ASCII)


def _boolean(value: Value) -> Value | None:
    if isinstance(value, bool):
        return value
    if (amount := number(value)) is not None:
        return None if amount not in (0, 1) else amount == 1
    if isinstance(value, str):
        return True if value.lower() in _YES else False if value.lower() in _NO else None
    return None


def _integer(value: Value) -> Value | None:
    if isinstance(value, bool | int):
        return int(value)
    return int(value) if isinstance(value, str) and _WHOLE.match(value) else None


def _decimal(value: Value) -> Value | None:
    if isinstance(value, bool | int | Decimal):
        return Decimal(value)
    return Decimal(value) if isinstance(value, str) and _NUMBER.match(value) else None


def _quantity(value: Value) -> Value | None:
    if isinstance(value, bool):
        return Quantity(Decimal(value))
    if not isinstance(value, str):
        return as_quantity(value)
    found = _AMOUNT.match(value)
    if found is None:
        return None
    amount, unit, word = found.groups()
    if word:
        return Quantity(Decimal(amount), CALENDAR_WORDS[word], calendar=True) if word in CALENDAR_WORDS else None
    return Quantity(Decimal(amount), unit or "1")


def _string(value: Value) -> Value | None:
    return text_of(value)


def _date(value: Value) -> Value | None:
    if isinstance(value, Moment):
        return None if value.kind == "Time" else Moment("Date", value.parts[:3])
    moment = temporal.parse_datetime(value) if isinstance(value, str) else None
    return None if moment is None else Moment("Date", moment.parts[:3])


def _datetime(value: Value) -> Value | None:
    if isinstance(value, Moment):
        return None if value.kind == "Time" else Moment("DateTime", value.parts, value.zone, value.decimals)
    return temporal.parse_datetime(value) if isinstance(value, str) else None


def _time(value: Value) -> Value | None:
    if isinstance(value, Moment):
        return value if value.kind == "Time" else None
    return temporal.parse_time(value.removeprefix("T")) if isinstance(value, str) else None


def _convert(work: Callable[[Value], Value | None], asks: bool) -> Work:
    def call(_run: Run, items: list[Value], _given: Parts, _frame: Frame) -> list[Value]:
        if not items:
            return []
        if len(items) > 1:
            raise ExpressionError("One value is needed to convert.")
        made = work(plain(items[0]))
        if asks:
            return [made is not None]
        return [] if made is None else [made]

    return call


_KINDS: Mapping[str, Callable[[Value], Value | None]] = MappingProxyType(
    {
        "Boolean": _boolean,
        "Integer": _integer,
        "Decimal": _decimal,
        "Quantity": _quantity,
        "String": _string,
        "Date": _date,
        "DateTime": _datetime,
        "Time": _time,
    }
)

TABLE: Mapping[str, Function] = MappingProxyType(
    {
        **{
            f"to{kind}": Function(0, 1 if kind == "Quantity" else 0, _convert(work, False))
            for kind, work in _KINDS.items()
        },
        **{
            f"convertsTo{kind}": Function(0, 1 if kind == "Quantity" else 0, _convert(work, True))
            for kind, work in _KINDS.items()
        },
    }
)
