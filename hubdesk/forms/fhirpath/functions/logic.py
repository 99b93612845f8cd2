"""Choosing, repeating a calculation, the clock, and a few more that fit nowhere else."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import TYPE_CHECKING

from hubdesk.forms.fhirpath.errors import ExpressionError
from hubdesk.forms.fhirpath.functions.signature import Function
from hubdesk.forms.fhirpath.operators import binary, truth
from hubdesk.forms.fhirpath.syntax import Binary, Special
from hubdesk.forms.fhirpath.temporal import Moment, from_date, from_datetime
from hubdesk.forms.fhirpath.values import Value

if TYPE_CHECKING:
    from hubdesk.forms.fhirpath.evaluator import Frame, Run
    from hubdesk.forms.fhirpath.syntax import Node

    Nodes = tuple[Node, ...]


def _iif(run: Run, items: list[Value], given: Nodes, frame: Frame) -> list[Value]:
    from hubdesk.forms.fhirpath.evaluator import Frame as NewFrame

    if len(items) > 1:
        raise ExpressionError("iif() is called on several values.")
    inner = NewFrame(items, frame.index, frame.total)
    if truth(run.value(given[0], inner)):
        return run.value(given[1], inner)
    return run.value(given[2], inner) if len(given) > 2 else []


def _not(_run: Run, items: list[Value], _given: Nodes, _frame: Frame) -> list[Value]:
    answer = truth(items)
    return [] if answer is None else [not answer]


def _aggregate(run: Run, items: list[Value], given: Nodes, frame: Frame) -> list[Value]:
    from hubdesk.forms.fhirpath.evaluator import Frame as NewFrame

    total = run.value(given[1], frame) if len(given) > 1 else []
    for index, item in enumerate(items):
        total = run.value(given[0], NewFrame([item], index, total))
    return total


def _sum(run: Run, items: list[Value], _given: Nodes, _frame: Frame) -> list[Value]:
    from hubdesk.forms.fhirpath.evaluator import Frame as NewFrame

    addition = Binary("+", Special("$total", -1), Special("$this", -1), -1)
    total = items[:1]
    for item in items[1:]:
        total = binary(run, addition, NewFrame([item], None, total))
    return total


def _today(run: Run, _items: list[Value], _given: Nodes, _frame: Frame) -> list[Value]:
    return [from_date(run.surroundings.now.date())]


def _now(run: Run, _items: list[Value], _given: Nodes, _frame: Frame) -> list[Value]:
    return [from_datetime(run.surroundings.now)]


def _time_of_day(run: Run, _items: list[Value], _given: Nodes, _frame: Frame) -> list[Value]:
    return [Moment("Time", from_datetime(run.surroundings.now).parts[3:], None, 3)]


def _trace(run: Run, items: list[Value], given: Nodes, frame: Frame) -> list[Value]:
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
