"""Functions on one number (FHIRPath 2.0 §5.7). Rounding is half away from nought (forms.md §2.4)."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from decimal import ROUND_CEILING, ROUND_DOWN, ROUND_FLOOR, ROUND_HALF_UP, Decimal, InvalidOperation
from types import MappingProxyType
from typing import TYPE_CHECKING

from hubdesk.forms.fhirpath.errors import ExpressionError
from hubdesk.forms.fhirpath.functions.signature import Function, Work
from hubdesk.forms.fhirpath.operators import one_number
from hubdesk.forms.fhirpath.quantity import Quantity
from hubdesk.forms.fhirpath.values import Value, plain

if TYPE_CHECKING:
    from hubdesk.forms.fhirpath.run import Frame, Part, Run

    Parts = tuple[Part, ...]


def _of_number(work: Callable[[Decimal], Value]) -> Work:
    def call(_run: Run, items: list[Value], _given: Parts, _frame: Frame) -> list[Value]:
        amount = one_number(items, "the start of this function")
        if amount is None:
            return []
        try:
            return [work(Decimal(amount))]
        except InvalidOperation:  # the square root or logarithm of a number that has none
            return []

    return call


def _whole(rounding: str) -> Work:
    def rounded(amount: Decimal) -> Decimal | int:
        return int(amount.to_integral_value(rounding))

    return _of_number(rounded)


def _abs(_run: Run, items: list[Value], _given: Parts, _frame: Frame) -> list[Value]:
    if len(items) == 1 and isinstance(value := plain(items[0]), Quantity):
        return [Quantity(abs(value.value), value.unit, value.calendar)]
    amount = one_number(items, "the start of abs()")
    return [] if amount is None else [amount if amount >= 0 else -amount]


def _round(run: Run, items: list[Value], given: Parts, frame: Frame) -> list[Value]:
    amount = one_number(items, "the start of round()")
    places = run.single_number(given[0], frame) if given else 0
    if amount is None or places is None:
        return []
    if not 0 <= places <= 20:
        raise ExpressionError("round() keeps between 0 and 20 decimal places.")
    rounded = Decimal(amount).quantize(Decimal(1).scaleb(-int(places)), ROUND_HALF_UP)
    # Noughts at the end go, as the reference engine (fhirpath.js) has it: "100%", not "100.00%".
    shortest = rounded.normalize()
    return (
        [shortest.quantize(Decimal(1)) if shortest == shortest.to_integral_value() else shortest]
        if places
        else [int(rounded)]
    )


def _log(run: Run, items: list[Value], given: Parts, frame: Frame) -> list[Value]:
    amount, base = one_number(items, "the start of log()"), run.single_number(given[0], frame)
    if amount is None or base is None or amount <= 0 or base <= 0 or base == 1:
        return []
    # Two logarithms each carry an error in the last digit; the quotient is given without it.
    return [(Decimal(amount).ln() / Decimal(base).ln()).quantize(Decimal("1e-20")).normalize()]


def _power(run: Run, items: list[Value], given: Parts, frame: Frame) -> list[Value]:
    amount, exponent = one_number(items, "the start of power()"), run.single_number(given[0], frame)
    if amount is None or exponent is None:
        return []
    try:
        result = Decimal(amount) ** Decimal(exponent)
    except InvalidOperation:
        return []
    both_whole = isinstance(amount, int) and isinstance(exponent, int) and exponent >= 0
    value: Value = int(result) if both_whole and abs(result) < 2**63 else Decimal(result)
    return [value]


TABLE: Mapping[str, Function] = MappingProxyType(
    {
        "abs": Function(0, 0, _abs),
        "ceiling": Function(0, 0, _whole(ROUND_CEILING)),
        "floor": Function(0, 0, _whole(ROUND_FLOOR)),
        "truncate": Function(0, 0, _whole(ROUND_DOWN)),
        "round": Function(0, 1, _round),
        "exp": Function(0, 0, _of_number(lambda amount: amount.exp())),
        "ln": Function(0, 0, _of_number(lambda amount: amount.ln())),
        "log": Function(1, 1, _log),
        "sqrt": Function(0, 0, _of_number(lambda amount: amount.sqrt())),
        "power": Function(1, 1, _power),
    }
)
