"""What the signs between two values do (FHIRPath 2.0 §6)."""

from __future__ import annotations

import operator
from collections.abc import Callable, Mapping
from decimal import ROUND_DOWN, Decimal
from types import MappingProxyType
from typing import TYPE_CHECKING

from hubdesk.forms.fhirpath.errors import ExpressionError
from hubdesk.forms.fhirpath.quantity import Quantity, divide, in_base, multiply
from hubdesk.forms.fhirpath.temporal import Moment, compare
from hubdesk.forms.fhirpath.values import (
    Element,
    Value,
    as_quantity,
    equal,
    equal_collections,
    equivalent_collections,
    like_moment,
    number,
    plain,
    text_of,
)

if TYPE_CHECKING:
    from hubdesk.forms.fhirpath.run import Run

    Work = Callable[[Run, list[Value], list[Value], int], list[Value]]
    OnCollections = Callable[[Run, list[Value], list[Value]], list[Value]]

# Outside this, a whole number is no longer a FHIRPath Integer; the decimal type goes further.
LARGEST_INTEGER = 2**63

_LOGIC = ("and", "or", "xor", "implies")
_COMPARES: Mapping[str, Callable[[int, int], bool]] = MappingProxyType(
    {"<": operator.lt, ">": operator.gt, "<=": operator.le, ">=": operator.ge}
)


def work_of(sign: str) -> Work:
    """What a sign does with the collections on its two sides, looked up once for each place it is written."""
    if sign in _LOGIC:
        return lambda _run, left, right, _position: _logic(sign, truth(left), truth(right))
    if sign in _ON_COLLECTIONS:
        work = _ON_COLLECTIONS[sign]

        def on_collections(run: Run, left: list[Value], right: list[Value], _position: int) -> list[Value]:
            if len(left) > 1 or len(right) > 1:
                run.spend(len(left) + len(right))
            return work(run, left, right)

        return on_collections
    return _on_values(sign)


def _on_values(sign: str) -> Work:
    compares = _COMPARES.get(sign)

    def on_values(run: Run, left: list[Value], right: list[Value], position: int) -> list[Value]:
        if not left or not right:
            return []
        if len(left) > 1 or len(right) > 1:
            raise ExpressionError(f"'{sign}' needs one value on each side.", position)
        one, other = plain(left[0]), plain(right[0])
        try:
            if compares is not None:
                order = ordering(one, other)
                return [] if order is None else [compares(order, 0)]
            answer = _worked_out(run, sign, one, other)
        except ValueError as problem:
            raise ExpressionError(f"'{sign}' does not work between these two values.", position) from problem
        return [] if answer is None else [answer]

    return on_values


def _equality(left: list[Value], right: list[Value]) -> bool | None:
    if len(left) == 1 and len(right) == 1:
        return equal(left[0], right[0])
    return equal_collections(left, right) if left and right else None


def _equal(_run: Run, left: list[Value], right: list[Value]) -> list[Value]:
    answer = _equality(left, right)
    return [] if answer is None else [answer]


def _unequal(_run: Run, left: list[Value], right: list[Value]) -> list[Value]:
    answer = _equality(left, right)
    return [] if answer is None else [not answer]


def _equivalent(run: Run, left: list[Value], right: list[Value]) -> list[Value]:
    run.spend(len(left) * len(right))
    return [equivalent_collections(left, right)]


def _unlike(run: Run, left: list[Value], right: list[Value]) -> list[Value]:
    run.spend(len(left) * len(right))
    return [not equivalent_collections(left, right)]


def truth(values: list[Value]) -> bool | None:
    """A collection as yes, no or unknown: one value that is not a boolean counts as yes (FHIRPath §5.1)."""
    if not values:
        return None
    if len(values) > 1:
        raise ExpressionError("A yes or no is needed where there are several values.")
    value = values[0] if isinstance(values[0], bool) else plain(values[0])
    return value if isinstance(value, bool) else True


def _logic(sign: str, left: bool | None, right: bool | None) -> list[Value]:
    if sign == "implies":
        left, sign = None if left is None else not left, "or"
    if sign == "xor":
        return [] if left is None or right is None else [left is not right]
    decisive = sign == "or"
    if left is decisive or right is decisive:
        return [decisive]
    return [] if left is None or right is None else [not decisive]


def distinct(run: Run, items: list[Value]) -> list[Value]:
    """Each value once, in order."""
    kept: list[Value] = []
    for item in items:
        run.spend(1 + len(kept))
        if not any(equal(item, other) for other in kept):
            kept.append(item)
    return kept


def _membership(run: Run, wanted: list[Value], items: list[Value]) -> list[Value]:
    if not wanted:
        return []
    if len(wanted) > 1:
        raise ExpressionError("'in' looks for one value.")
    run.spend(len(items))
    return [any(equal(wanted[0], item) for item in items)]


def _concatenated(run: Run, left: list[Value], right: list[Value]) -> list[Value]:
    return [run.text(_joined(left) + _joined(right))]


def _joined(values: list[Value]) -> str:
    if len(values) > 1:
        raise ExpressionError("'&' needs one value on each side.")
    return (text_of(values[0]) or "") if values else ""


def ordering(left: Value, right: Value) -> int | None:
    """Which of two plain values comes first; None where unknown, ValueError where they cannot be compared."""
    if isinstance(left, Moment):
        right = like_moment(right, left)
    if isinstance(right, Moment):
        left = like_moment(left, right)
    if isinstance(left, Moment) and isinstance(right, Moment):
        return compare(left, right)
    if isinstance(left, str) and isinstance(right, str):
        return (left > right) - (left < right)
    mine, theirs = number(left), number(right)
    if mine is not None and theirs is not None:
        return (mine > theirs) - (mine < theirs)
    one, other = as_quantity(left), as_quantity(right)
    if one is None or other is None:
        raise ValueError("not comparable")
    (base, value), (other_base, other_value) = in_base(one), in_base(other)
    return (value > other_value) - (value < other_value) if base == other_base else None


def _worked_out(run: Run, sign: str, left: Value, right: Value) -> Value | None:
    if isinstance(left, str) and isinstance(right, str) and sign == "+":
        return run.text(left + right)
    if isinstance(left, Moment) and sign in "+-":
        return _moved(left, right, sign)
    if isinstance(left, Quantity) or isinstance(right, Quantity):
        return _quantities(sign, left, right)
    one, other = number(left), number(right)
    if one is None or other is None:
        raise ValueError("not numbers")
    return _arithmetic(sign, one, other)


def _moved(moment: Moment, by: Value, sign: str) -> Value:
    if not isinstance(by, Quantity) or not by.step():
        raise ValueError("not a length of time")
    return moment.plus(by.value if sign == "+" else -by.value, by.step())


def _quantities(sign: str, left: Value, right: Value) -> Value | None:
    one, other = as_quantity(left), as_quantity(right)
    if one is None or other is None:
        raise ValueError("not quantities")
    if sign == "*":
        return multiply(one, other)
    if sign == "/":
        return divide(one, other)
    if sign not in "+-":
        raise ValueError(sign)
    amount = other.value if sign == "+" else -other.value
    if one.unit == other.unit:
        return Quantity(one.value + amount, one.unit, one.calendar)
    (base, value), (other_base, other_value) = in_base(one), in_base(other)
    if base != other_base:
        return None
    return Quantity(value + (other_value if sign == "+" else -other_value), base)


def _arithmetic(sign: str, left: int | Decimal, right: int | Decimal) -> Value | None:
    if sign in ("/", "div", "mod") and right == 0:
        return None
    if sign == "/":
        return Decimal(left) / Decimal(right)
    if sign == "div":
        return int((Decimal(left) / Decimal(right)).to_integral_value(ROUND_DOWN))
    if sign == "mod":
        rest = Decimal(left) % Decimal(right)
        return int(rest) if isinstance(left, int) and isinstance(right, int) else rest
    if isinstance(left, int) and isinstance(right, int):
        whole = {"+": left + right, "-": left - right, "*": left * right}[sign]
        return whole if -LARGEST_INTEGER <= whole < LARGEST_INTEGER else None
    one, other = Decimal(left), Decimal(right)
    if sign == "*":
        return one * other
    return one + other if sign == "+" else one - other


def signed(sign: str, values: list[Value]) -> list[Value]:
    """A sign before a number or quantity."""
    if not values:
        return []
    value = plain(values[0])
    if len(values) > 1 or isinstance(value, bool) or not isinstance(value, int | Decimal | Quantity):
        raise ExpressionError(f"'{sign}' stands before something that is not a number.")
    if sign == "+":
        return [value]
    if isinstance(value, Quantity):
        return [Quantity(-value.value, value.unit, value.calendar)]
    return [-value]


def one_number(values: list[Value], what: str) -> int | Decimal | None:
    """A collection that must be one number or nothing."""
    if not values:
        return None
    value = plain(values[0])
    amount = None if isinstance(value, Element) else number(value)
    if amount is None or len(values) > 1:
        raise ExpressionError(f"A number is needed as {what}.")
    return amount


_ON_COLLECTIONS: Mapping[str, OnCollections] = MappingProxyType(
    {
        "|": lambda run, left, right: distinct(run, left + right),
        "~": _equivalent,
        "!~": _unlike,
        "=": _equal,
        "!=": _unequal,
        "in": _membership,
        "contains": lambda run, left, right: _membership(run, right, left),
        "&": _concatenated,
    }
)
