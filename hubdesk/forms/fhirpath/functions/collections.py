"""Functions on whole collections (FHIRPath 2.0 §5.1 to §5.4)."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import chain
from types import MappingProxyType
from typing import TYPE_CHECKING

from hubdesk.forms.fhirpath.errors import ExpressionError
from hubdesk.forms.fhirpath.functions.signature import Function
from hubdesk.forms.fhirpath.operators import distinct, truth
from hubdesk.forms.fhirpath.syntax import Member
from hubdesk.forms.fhirpath.types import is_of_type
from hubdesk.forms.fhirpath.values import Element, Value, equal, plain

if TYPE_CHECKING:
    from hubdesk.forms.fhirpath.run import Frame, Part, Run

    Parts = tuple[Part, ...]


def _where(run: Run, items: list[Value], given: Parts, _frame: Frame) -> list[Value]:
    answers = run.each(items, given[0])
    return [item for item, answer in zip(items, answers, strict=True) if answer and truth(answer)]


def _select(run: Run, items: list[Value], given: Parts, _frame: Frame) -> list[Value]:
    argument = given[0].node
    if isinstance(argument, Member) and argument.source is None and argument.name[:1].islower():
        return run.members(items, argument.name)
    return _flat(run, run.each(items, given[0]))


def _flat(run: Run, lists: list[list[Value]]) -> list[Value]:
    found = list(chain.from_iterable(lists))
    run.spend(len(found))
    return found


def _repeat(run: Run, items: list[Value], given: Parts, frame: Frame) -> list[Value]:
    found: list[Value] = []
    # Elements are the same when they are the same piece of the resource; made values when they are equal.
    seen: set[int] = set()
    made: list[Value] = []
    waiting = items
    while waiting:
        fresh: list[Value] = []
        for value in _select(run, waiting, given, frame):
            if isinstance(value, Element) and isinstance(value.data, dict):
                if id(value.data) in seen:
                    continue
                seen.add(id(value.data))
            else:
                run.spend(1 + len(made))
                if any(equal(value, other) for other in made):
                    continue
                made.append(value)
            fresh.append(value)
        found.extend(fresh)
        waiting = fresh
    return found


def _exists(run: Run, items: list[Value], given: Parts, frame: Frame) -> list[Value]:
    return [bool(_where(run, items, given, frame) if given else items)]


def _all(run: Run, items: list[Value], given: Parts, frame: Frame) -> list[Value]:
    return [len(_where(run, items, given, frame)) == len(items)]


def _first(_run: Run, items: list[Value], _given: Parts, _frame: Frame) -> list[Value]:
    return items[:1]


def _last(_run: Run, items: list[Value], _given: Parts, _frame: Frame) -> list[Value]:
    return items[-1:]


def _tail(_run: Run, items: list[Value], _given: Parts, _frame: Frame) -> list[Value]:
    return items[1:]


def _single(_run: Run, items: list[Value], _given: Parts, _frame: Frame) -> list[Value]:
    if len(items) > 1:
        raise ExpressionError("single() is called on several values.")
    return items


def _skip(run: Run, items: list[Value], given: Parts, frame: Frame) -> list[Value]:
    count = run.single_number(given[0], frame)
    return [] if count is None else items[max(0, int(count)) :]


def _take(run: Run, items: list[Value], given: Parts, frame: Frame) -> list[Value]:
    count = run.single_number(given[0], frame)
    return [] if count is None else items[: max(0, int(count))]


def _empty(_run: Run, items: list[Value], _given: Parts, _frame: Frame) -> list[Value]:
    return [not items]


def _count(_run: Run, items: list[Value], _given: Parts, _frame: Frame) -> list[Value]:
    return [len(items)]


def _distinct(run: Run, items: list[Value], _given: Parts, _frame: Frame) -> list[Value]:
    return distinct(run, items)


def _is_distinct(run: Run, items: list[Value], _given: Parts, _frame: Frame) -> list[Value]:
    return [len(distinct(run, items)) == len(items)]


def _has(run: Run, items: list[Value], wanted: Value) -> bool:
    run.spend(1 + len(items))
    return any(equal(wanted, item) for item in items)


def _union(run: Run, items: list[Value], given: Parts, frame: Frame) -> list[Value]:
    return distinct(run, items + given[0].value(run, frame))


def _combine(run: Run, items: list[Value], given: Parts, frame: Frame) -> list[Value]:
    return items + given[0].value(run, frame)


def _intersect(run: Run, items: list[Value], given: Parts, frame: Frame) -> list[Value]:
    others = given[0].value(run, frame)
    return distinct(run, [item for item in items if _has(run, others, item)])


def _exclude(run: Run, items: list[Value], given: Parts, frame: Frame) -> list[Value]:
    others = given[0].value(run, frame)
    return [item for item in items if not _has(run, others, item)]


def _subset_of(run: Run, items: list[Value], given: Parts, frame: Frame) -> list[Value]:
    others = given[0].value(run, frame)
    return [all(_has(run, others, item) for item in items)]


def _superset_of(run: Run, items: list[Value], given: Parts, frame: Frame) -> list[Value]:
    return [all(_has(run, items, other) for other in given[0].value(run, frame))]


def _of_type(_run: Run, items: list[Value], given: Parts, _frame: Frame) -> list[Value]:
    name = type_argument(given[0])
    return [item for item in items if is_of_type(item, name)]


def _is(_run: Run, items: list[Value], given: Parts, _frame: Frame) -> list[Value]:
    _at_most_one("is()", items)
    return [is_of_type(item, type_argument(given[0])) for item in items]


def _as(run: Run, items: list[Value], given: Parts, frame: Frame) -> list[Value]:
    _at_most_one("as()", items)
    return _of_type(run, items, given, frame)


def _at_most_one(name: str, items: list[Value]) -> None:
    if len(items) > 1:
        raise ExpressionError(f"{name} is called on several values.")


def type_argument(argument: Part) -> str:
    """A type written as an argument: ``Quantity`` or ``System.Quantity``."""
    node = argument.node
    if isinstance(node, Member) and node.source is None:
        return node.name
    if isinstance(node, Member) and isinstance(node.source, Member) and node.source.source is None:
        return f"{node.source.name}.{node.name}"
    raise ExpressionError("The name of a type is needed here.", node.position)


def _booleans(items: list[Value]) -> list[bool]:
    values = [plain(item) for item in items]
    if not all(isinstance(value, bool) for value in values):
        raise ExpressionError("Only yes and no values are allowed here.")
    return [value is True for value in values]


def _all_true(_run: Run, items: list[Value], _given: Parts, _frame: Frame) -> list[Value]:
    return [all(_booleans(items))]


def _any_true(_run: Run, items: list[Value], _given: Parts, _frame: Frame) -> list[Value]:
    return [any(_booleans(items))]


def _all_false(_run: Run, items: list[Value], _given: Parts, _frame: Frame) -> list[Value]:
    return [not any(_booleans(items))]


def _any_false(_run: Run, items: list[Value], _given: Parts, _frame: Frame) -> list[Value]:
    return [not all(_booleans(items))]


TABLE: Mapping[str, Function] = MappingProxyType(
    {
        "where": Function(1, 1, _where),
        "select": Function(1, 1, _select),
        "repeat": Function(1, 1, _repeat),
        "exists": Function(0, 1, _exists),
        "all": Function(1, 1, _all),
        "first": Function(0, 0, _first),
        "last": Function(0, 0, _last),
        "tail": Function(0, 0, _tail),
        "single": Function(0, 0, _single),
        "skip": Function(1, 1, _skip),
        "take": Function(1, 1, _take),
        "empty": Function(0, 0, _empty),
        "count": Function(0, 0, _count),
        "distinct": Function(0, 0, _distinct),
        "isDistinct": Function(0, 0, _is_distinct),
        "union": Function(1, 1, _union),
        "combine": Function(1, 1, _combine),
        "intersect": Function(1, 1, _intersect),
        "exclude": Function(1, 1, _exclude),
        "subsetOf": Function(1, 1, _subset_of),
        "supersetOf": Function(1, 1, _superset_of),
        "ofType": Function(1, 1, _of_type),
        "is": Function(1, 1, _is),
        "as": Function(1, 1, _as),
        "allTrue": Function(0, 0, _all_true),
        "anyTrue": Function(0, 0, _any_true),
        "allFalse": Function(0, 0, _all_false),
        "anyFalse": Function(0, 0, _any_false),
    }
)
