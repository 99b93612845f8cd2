"""Conditions on a linkId alone, which most rules of a form begin with: ``where(linkId = 'q1')`` and ``matches``.

They are tested on the text itself, with no expression evaluated for each item of the response. A condition that is not
exactly one of these, and a collection of anything else, is evaluated like any other.
"""

from collections.abc import Callable
from typing import TypeAlias, TypeGuard

from hubdesk.forms.fhirpath.functions.signature import Work
from hubdesk.forms.fhirpath.patterns import QUICK_TEXT, quick_pattern
from hubdesk.forms.fhirpath.run import Frame, Index, Part, Run
from hubdesk.forms.fhirpath.syntax import Binary, Call, Literal, Member, Node
from hubdesk.forms.fhirpath.values import Element, Value

Test: TypeAlias = Callable[[str], bool]

MANY = 12
_ITEM = "QuestionnaireResponse.item"


def one_link_id(condition: Node) -> str | None:
    """The linkId a condition asks for, None where it asks anything else."""
    match condition:
        case Binary("=", Member(None, "linkId"), Literal((str() as wanted,))):
            return wanted
    return None


def _index(run: Run, items: list[Value]) -> dict[str, list[Value]] | None:
    """The items by linkId; None the first time, or where they are not all plain response items."""
    known = run.surroundings.indexes
    if known is None:
        return None
    found = known.get(id(items))
    if found is None or found.items is not items:
        # Holding on to the list keeps its id from being given to another one.
        known[id(items)] = Index(items)
        return None
    if found.by_link_id is None:
        by_link_id: dict[str, list[Value]] = {}
        for item in items:
            link_id = item.data.get("linkId") if _is_item(item) else None
            if not isinstance(link_id, str):
                return None
            by_link_id.setdefault(link_id, []).append(item)
        found.by_link_id = by_link_id
    return found.by_link_id


def _is_item(item: Value) -> TypeGuard[Element]:
    return isinstance(item, Element) and item.type_name == _ITEM and isinstance(item.data, dict)


def link_id_test(condition: Node) -> Test | None:
    """What the condition asks of a linkId, None where it asks anything else."""
    match condition:
        case Binary("=", Member(None, "linkId"), Literal((str() as wanted,))):
            return lambda link_id: link_id == wanted
        case Call(Member(None, "linkId"), "matches", (Literal((str() as wanted,)),)):
            found = quick_pattern(wanted)
            return None if found is None else lambda link_id: found.search(link_id) is not None
    return None


def where_link_id(test: Test, otherwise: Work, wanted: str | None = None) -> Work:
    """``where`` with such a condition; ``wanted`` is the one linkId it asks for, where it asks for one."""

    def work(run: Run, items: list[Value], given: tuple[Part, ...], frame: Frame) -> list[Value]:
        if wanted is not None and len(items) >= MANY and (index := _index(run, items)) is not None:
            run.spend(given[0].size)
            return list(index.get(wanted, ()))
        kept: list[Value] = []
        for item in items:
            if not isinstance(item, Element) or item.type_name != _ITEM or not isinstance(item.data, dict):
                return otherwise(run, items, given, frame)
            link_id = item.data.get("linkId")
            if not isinstance(link_id, str) or len(link_id) > QUICK_TEXT:
                return otherwise(run, items, given, frame)
            if test(link_id):
                kept.append(item)
        run.spend(len(items) * given[0].size)
        return kept

    return work
