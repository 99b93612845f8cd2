"""Choosing, repeating a calculation, the clock, and a few more that fit nowhere else."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import TYPE_CHECKING

from hubdesk.forms.fhirpath.errors import ExpressionError
from hubdesk.forms.fhirpath.functions.signature import Function
from hubdesk.forms.fhirpath.operators import LARGEST_INTEGER, truth, work_of
from hubdesk.forms.fhirpath.run import Frame
from hubdesk.forms.fhirpath.temporal import Moment, from_date, from_datetime
from hubdesk.forms.fhirpath.values import Value

if TYPE_CHECKING:
    from hubdesk.forms.fhirpath.run import Part, Run

    Parts = tuple[Part, ...]


def _iif(run: Run, items: list[Value], given: Parts, frame: Frame) -> list[Value]:
    if len(items) > 1:
        raise ExpressionError("iif() is called on several values.")
    inner = Frame(items, frame.index, frame.total)
    if truth(given[0].value(run, inner)):
        return given[1].value(run, inner)
    return given[2].value(run, inner) if len(given) > 2 else []


def _not(_run: Run, items: list[Value], _given: Parts, _frame: Frame) -> list[Value]:
    answer = truth(items)
    return [] if answer is None else [not answer]


def _aggregate(run: Run, items: list[Value], given: Parts, frame: Frame) -> list[Value]:
    run.spend(len(items) * given[0].size)
    total = given[1].value(run, frame) if len(given) > 1 else []
    for index, item in enumerate(items):
        total = given[0].value(run, Frame([item], index, total))
    return total


def _sum(run: Run, items: list[Value], _given: Parts, _frame: Frame) -> list[Value]:
    # Weights are whole numbers nearly always; sums that stay far from the limit need no rule of FHIRPath.
    whole = [item for item in items if type(item) is int]
    if whole and len(whole) == len(items) and sum(map(abs, whole)) < LARGEST_INTEGER:
        return [sum(whole)]
    plus = work_of("+")
    total = items[:1]
    for item in items[1:]:
        total = plus(run, total, [item], -1)
    return total


def _today(run: Run, _items: list[Value], _given: Parts, _frame: Frame) -> list[Value]:
    return [from_date(run.surroundings.now.date())]


def _now(run: Run, _items: list[Value], _given: Parts, _frame: Frame) -> list[Value]:
    return [from_datetime(run.surroundings.now)]


def _time_of_day(run: Run, _items: list[Value], _given: Parts, _frame: Frame) -> list[Value]:
    return [Moment("Time", from_datetime(run.surroundings.now).parts[3:], None, 3)]


def _trace(run: Run, items: list[Value], given: Parts, frame: Frame) -> list[Value]:
    # Nothing is logged: what passes through an expression is a person's answer.
    del run, given, frame
    return items


TABLE: Mapping[str, Function] = MappingProxyType(
    {
        "iif": Function(2, 3, _iif),
        "not": Function(0, 0, _not),
        "aggregate": Function(1, 2, _aggregate),
        "sum": Function(0, 0, _sum),
        "today": Function(0, 0, _today),
        "now": Function(0, 0, _now),
        "timeOfDay": Function(0, 0, _time_of_day),
        "trace": Function(1, 2, _trace),
    }
)
