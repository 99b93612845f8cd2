"""``enableWhen``: whether the answers given fit a rule (FHIR R4, with the choices of the form design §2.2)."""

from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import Any

from hubdesk.forms.build import same_coding
from hubdesk.forms.fhirpath.operators import ordering
from hubdesk.forms.fhirpath.values import Element, Value, equal, plain
from hubdesk.forms.model import Rule


def rule_holds(rule: Rule, answers: Sequence[Mapping[str, Any]]) -> bool:
    """Whether a rule holds for the answers to its question, each ``{"valueX": …}``.

    ``!=`` is true of an unanswered question: no answer has a value that is equal (R4 text; R5 says it plainly).
    """
    if rule.operator == "exists":
        return bool(answers) is (rule.expected is True)
    if rule.operator == "!=":
        return not any(_same(rule, answer) for answer in answers)
    if rule.operator == "=":
        return any(_same(rule, answer) for answer in answers)
    return any(_ordered(rule, answer) for answer in answers)


def _value(answer: Mapping[str, Any]) -> tuple[str, Any]:
    key = next((name for name in answer if name.startswith("value")), "")
    return key.removeprefix("value"), answer.get(key)


def _same(rule: Rule, answer: Mapping[str, Any]) -> bool:
    kind, value = _value(answer)
    if "Coding" in (kind, rule.kind):
        return kind == rule.kind and same_coding(value, rule.expected)
    # Partial dates of different precision are neither equal nor in any order.
    return equal(_plain(kind, value), _plain(rule.kind, rule.expected)) is True


def _ordered(rule: Rule, answer: Mapping[str, Any]) -> bool:
    kind, value = _value(answer)
    try:
        order = ordering(_plain(kind, value), _plain(rule.kind, rule.expected))
    except ValueError:
        return False
    if order is None:
        return False
    return {"<": order < 0, "<=": order <= 0, ">": order > 0, ">=": order >= 0}.get(rule.operator, False)


def _plain(kind: str, value: Any) -> Value:
    if isinstance(value, float):
        value = Decimal(repr(value))
    return plain(Element(value, kind if kind == "Quantity" else kind[:1].lower() + kind[1:]))
