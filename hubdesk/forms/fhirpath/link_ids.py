"""Conditions on a linkId alone, which most rules of a form begin with: ``where(linkId = 'q1')`` and ``matches``.

They are tested on the text itself, with no expression evaluated for each item of the response. A condition that is not
exactly one of these, and a collection of anything else, is evaluated like any other.
"""

from collections.abc import Callable
from typing import TypeAlias

from hubdesk.forms.fhirpath.functions.signature import Work
from hubdesk.forms.fhirpath.patterns import QUICK_TEXT, quick_pattern
from hubdesk.forms.fhirpath.run import Frame, Part, Run
from hubdesk.forms.fhirpath.syntax import Binary, Call, Literal, Member, Node
from hubdesk.forms.fhirpath.values import Element, Value

Test: TypeAlias = Callable[[str], bool]

_ITEM = "QuestionnaireResponse.item"


def link_id_test(condition: Node) -> Test | None:
    """What the condition asks of a linkId, None where it asks anything else."""
    match condition:
        case Binary("=", Member(None, "linkId"), Literal((str() as wanted,))):
            return lambda link_id: link_id == wanted
        case Call(Member(None, "linkId"), "matches", (Literal((str() as wanted,)),)):
            found = quick_pattern(wanted)
            return None if found is None else lambda link_id: found.search(link_id) is not None
    return None


def where_link_id(test: Test, otherwise: Work) -> Work:
    """``where`` with such a condition."""

    def work(run: Run, items: list[Value], given: tuple[Part, ...], frame: Frame) -> list[Value]:
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
