"""Functions that know the resource: its tree, its extensions, and the weights of chosen options (SDC ``weight()``)."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import TYPE_CHECKING

from hubdesk.forms.fhirpath.functions.signature import Function
from hubdesk.forms.fhirpath.values import Element, Value, all_children, child

if TYPE_CHECKING:
    from hubdesk.forms.fhirpath.run import Frame, Part, Run

    Parts = tuple[Part, ...]


def _children(run: Run, items: list[Value], _given: Parts, _frame: Frame) -> list[Value]:
    found = [below for item in items if isinstance(item, Element) for below in all_children(item)]
    run.spend(len(found))
    return found


def _descendants(run: Run, items: list[Value], given: Parts, frame: Frame) -> list[Value]:
    found: list[Value] = []
    waiting = _children(run, items, given, frame)
    while waiting:
        found.extend(waiting)
        waiting = _children(run, waiting, given, frame)
    return found


def _extension(run: Run, items: list[Value], given: Parts, frame: Frame) -> list[Value]:
    url = run.single_text(given[0], frame)
    extensions = [one for item in items if isinstance(item, Element) for one in child(item, "extension")]
    return [one for one in extensions if isinstance(one, Element) and one.data.get("url") == url]


def _has_value(_run: Run, items: list[Value], _given: Parts, _frame: Frame) -> list[Value]:
    if len(items) != 1:
        return [False]
    item = items[0]
    return [not isinstance(item, Element) or (item.data is not None and not isinstance(item.data, Mapping))]


def _get_value(run: Run, items: list[Value], given: Parts, frame: Frame) -> list[Value]:
    return items if _has_value(run, items, given, frame) == [True] else []


def _weight(run: Run, items: list[Value], _given: Parts, _frame: Frame) -> list[Value]:
    found: list[Value] = []
    weight_of = run.surroundings.weight_of
    for item in items:
        if isinstance(item, Element):
            # An answer stands for its value, so that ``answer.weight()`` reads as authors expect.
            for value in child(item, "value") if item.type_name.endswith(".answer") else (item,):
                weight = weight_of(value) if isinstance(value, Element) else None
                if weight is not None:
                    found.append(weight)
    if len(items) > 1:
        run.spend(len(items))
    return found


def _member_of(run: Run, items: list[Value], given: Parts, frame: Frame) -> list[Value]:
    members = run.surroundings.value_sets.get(run.single_text(given[0], frame) or "")
    if members is None or len(items) != 1:
        return []
    item = items[0]
    data = item.data if isinstance(item, Element) else item
    codings = data.get("coding", [data]) if isinstance(data, Mapping) else [{"code": data}]
    pairs = [(str(coding.get("system", "")), str(coding.get("code", ""))) for coding in codings]
    codes = {code for _system, code in members}
    return [any(pair in members or (not pair[0] and pair[1] in codes) for pair in pairs)]


TABLE: Mapping[str, Function] = MappingProxyType(
    {
        "children": Function(0, 0, _children),
        "descendants": Function(0, 0, _descendants),
        "extension": Function(1, 1, _extension),
        "hasValue": Function(0, 0, _has_value),
        "getValue": Function(0, 0, _get_value),
        "weight": Function(0, 0, _weight),
        "ordinal": Function(0, 0, _weight),
        "memberOf": Function(1, 1, _member_of),
    }
)
