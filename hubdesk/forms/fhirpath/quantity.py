"""Amounts with a unit, and the short fixed list of units hubdesk can convert (forms.md §2.2)."""

from dataclasses import dataclass
from decimal import Decimal
from types import MappingProxyType

CALENDAR_WORDS = MappingProxyType(
    {
        word + plural: word
        for word in ("year", "month", "week", "day", "hour", "minute", "second", "millisecond")
        for plural in ("", "s")
    }
)

# UCUM codes that mean a fixed length of time; a UCUM year or month ("a", "mo") is an average, not a calendar step.
UCUM_CALENDAR = MappingProxyType(
    {"wk": "week", "d": "day", "h": "hour", "min": "minute", "s": "second", "ms": "millisecond"}
)

_UNITS = MappingProxyType(
    {
        "ms": ("s", Decimal("0.001")),
        "s": ("s", Decimal(1)),
        "min": ("s", Decimal(60)),
        "h": ("s", Decimal(3600)),
        "d": ("s", Decimal(86400)),
        "wk": ("s", Decimal(604800)),
        "mm": ("m", Decimal("0.001")),
        "cm": ("m", Decimal("0.01")),
        "m": ("m", Decimal(1)),
        "km": ("m", Decimal(1000)),
        "[in_i]": ("m", Decimal("0.0254")),
        "[ft_i]": ("m", Decimal("0.3048")),
        "[mi_i]": ("m", Decimal("1609.344")),
        "ug": ("g", Decimal("0.000001")),
        "mg": ("g", Decimal("0.001")),
        "g": ("g", Decimal(1)),
        "kg": ("g", Decimal(1000)),
        "[lb_av]": ("g", Decimal("453.59237")),
        "[oz_av]": ("g", Decimal("28.349523125")),
        "[stone_av]": ("g", Decimal("6350.29318")),
        "mL": ("L", Decimal("0.001")),
        "cL": ("L", Decimal("0.01")),
        "dL": ("L", Decimal("0.1")),
        "L": ("L", Decimal(1)),
    }
)
_AS_UCUM = {word: code for code, word in UCUM_CALENDAR.items()}


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number and its unit: a UCUM code, or a calendar word such as ``year`` (``calendar`` is then true)."""

    value: Decimal
    unit: str = "1"
    calendar: bool = False

    def __str__(self) -> str:
        """The FHIRPath spelling."""
        if self.calendar:
            return f"{self.value} {self.unit if self.value == 1 else self.unit + 's'}"
        return f"{self.value} '{self.unit}'"

    def step(self) -> str:
        """The calendar unit to move a date by, or "" where this amount is not a length of time."""
        if self.calendar:
            return self.unit
        return UCUM_CALENDAR.get(self.unit, CALENDAR_WORDS.get(self.unit, ""))


def in_base(amount: Quantity) -> tuple[str, Decimal]:
    """The unit all units of that kind share, and the value in it; an unknown unit is its own kind."""
    unit = _AS_UCUM.get(amount.unit, amount.unit) if amount.calendar else amount.unit
    base, factor = _UNITS.get(unit, (f"calendar {unit}" if amount.calendar else unit, Decimal(1)))
    return base, amount.value * factor


def multiply(left: Quantity, right: Quantity) -> Quantity:
    """The product; the unit is made of the two base units."""
    (one, left_value), (other, right_value) = in_base(left), in_base(right)
    if one == "1" or other == "1":
        return Quantity(left_value * right_value, other if one == "1" else one)
    return Quantity(left_value * right_value, f"{one}2" if one == other else f"{one}.{other}")


def divide(left: Quantity, right: Quantity) -> Quantity | None:
    """The quotient, None when dividing by nought."""
    (one, left_value), (other, right_value) = in_base(left), in_base(right)
    if right_value == 0:
        return None
    unit = one if other == "1" else "1" if one == other else f"{one}/{other}"
    return Quantity(left_value / right_value, unit)
