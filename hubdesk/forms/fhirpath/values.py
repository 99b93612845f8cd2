"""What an expression works on: parts of a FHIR resource (``Element``) and plain values, and when two are equal.

A collection is always a Python list. Rules: FHIRPath 2.0 §6.1 (equality) and the FHIR R4 page "FHIRPath".
"""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from functools import lru_cache
from itertools import zip_longest
from typing import Any, TypeAlias

from hubdesk.forms.fhirpath.fhir_types import CHOICE_SUFFIXES, field_type
from hubdesk.forms.fhirpath.quantity import UCUM_CALENDAR, Quantity, in_base
from hubdesk.forms.fhirpath.temporal import Moment, compare, parse_date, parse_datetime, parse_time


@dataclass(slots=True, eq=False)
class Element:
    """One part of a FHIR resource, with the way back up to what holds it.

    ``data`` is parsed JSON (numbers with a point as Decimal), ``extra`` the ``_name`` sibling of a primitive. Nothing
    ever changes one; it is not marked frozen because a single score makes hundreds and freezing triples their cost.
    """

    data: Any
    type_name: str = ""
    parent: "Element | None" = None
    extra: Mapping[str, Any] | None = None


# What the engine writes itself; neither type has a property of several types to look for.
_NO_CHOICE = ("QuestionnaireResponse.item", "QuestionnaireResponse")

_MOMENTS = ("date", "dateTime", "instant", "time")

Value: TypeAlias = bool | int | Decimal | str | Moment | Quantity | Element


def root(resource: Mapping[str, Any]) -> Element:
    """The element of a whole resource."""
    return Element(resource, str(resource.get("resourceType", "")))


def child(element: Element, name: str) -> list[Value]:
    """The children called ``name``; ``value`` finds ``valueCoding`` and the like."""
    data = element.data
    if not isinstance(data, dict):
        held = element.extra
        if held is None or name not in held or name not in ("extension", "id"):
            return []
        return _elements(held[name], element, "Extension" if name == "extension" else "", None)
    kind, beside = _field(element.type_name, name)
    raw, extra = data.get(name), data.get(beside)
    if extra is not None:
        return _elements(raw, element, kind, extra)
    if isinstance(raw, str):
        return [Element(raw, kind, element)]
    if isinstance(raw, list):
        return [Element(one, _resource(one) or kind, element) for one in raw if one is not None]
    if raw is not None:
        return [Element(raw, _resource(raw) or kind, element)]
    if element.type_name in _NO_CHOICE or name in data:
        return []
    for key in data:
        if found := _chosen_type(key, name):
            raw, extra = data[key], data.get("_" + key)
            if extra is None and isinstance(raw, dict):
                return [Element(raw, found, element)]
            return _elements(raw, element, found, extra)
    return []


def all_children(element: Element) -> list[Value]:
    """Every direct child, in the order written."""
    if not isinstance(element.data, dict):
        return child(element, "extension")
    names = [key for key in element.data if key != "resourceType" and not key.startswith("_")]
    return [found for name in names for found in child(element, name)]


@lru_cache(maxsize=4096)
def _field(owner: str, name: str) -> tuple[str, str]:
    """The type of a field, told by its name where that says it (``valueCoding``), and what its extensions are under."""
    told = CHOICE_SUFFIXES.get(name[5:], "") if name.startswith("value") else ""
    return told or field_type(owner, name), f"_{name}"


@lru_cache(maxsize=4096)
def _chosen_type(key: str, name: str) -> str:
    """The type a property such as ``valueCoding`` says it has, "" where it is not one of the kinds of ``value``."""
    return CHOICE_SUFFIXES.get(key[len(name) :], "") if key.startswith(name) else ""


def _elements(raw: Any, parent: Element, kind: str, extra: Any) -> list[Value]:
    values = raw if isinstance(raw, list) else [raw]
    extras = extra if isinstance(extra, list) else [extra]
    made: list[Value] = []
    for value, beside in zip_longest(values, extras):
        if value is not None or beside is not None:
            held = beside if isinstance(beside, dict) else None
            made.append(Element(value, _resource(value) or kind, parent, held))
    return made


def _resource(value: Any) -> str:
    return str(value["resourceType"]) if isinstance(value, dict) and "resourceType" in value else ""


def plain(value: Value) -> Value:
    """The plain value of a primitive or Quantity element; anything else unchanged."""
    if not isinstance(value, Element):
        return value
    data = value.data
    if isinstance(data, str):
        return (_moment(data, value.type_name) or data) if value.type_name in _MOMENTS else data
    if isinstance(data, dict):
        return _quantity(data) if value.type_name in ("Quantity", "Age", "Duration", "SimpleQuantity") else value
    if isinstance(data, float):
        return Decimal(repr(data))
    return value if data is None else data


def _quantity(data: Mapping[str, Any]) -> Value:
    amount = data.get("value")
    if amount is None:
        return Element(data, "Quantity")
    unit = str(data.get("code") or data.get("unit") or "1")
    return Quantity(Decimal(str(amount)), unit)


def _moment(text: str, type_name: str) -> Moment | None:
    if type_name == "date":
        return parse_date(text)
    if type_name in ("dateTime", "instant"):
        return parse_datetime(text)
    return parse_time(text) if type_name == "time" else None


def number(value: Value) -> int | Decimal | None:
    """The number a value is, None for anything else (true and false are not numbers)."""
    return None if isinstance(value, bool) or not isinstance(value, int | Decimal) else value


def like_moment(value: Value, pattern: Moment) -> Value:
    """Text read as the kind of moment it is compared with: dates of unknown fields arrive as text."""
    if not isinstance(value, str):
        return value
    readers = {"Date": parse_date, "DateTime": parse_datetime, "Time": parse_time}
    return readers[pattern.kind](value) or value


def equal(left: Value, right: Value) -> bool | None:
    """Whether two values are equal; None where that cannot be known (partial dates)."""
    left, right = plain(left), plain(right)
    if isinstance(left, Element) or isinstance(right, Element):
        return isinstance(left, Element) and isinstance(right, Element) and left.data == right.data
    if isinstance(left, Moment) or isinstance(right, Moment):
        return _equal_moments(left, right)
    if isinstance(left, Quantity) or isinstance(right, Quantity):
        return _equal_quantities(left, right)
    if isinstance(left, bool) or isinstance(right, bool):
        return left is right
    return bool(left == right)


def _equal_moments(left: Value, right: Value) -> bool | None:
    if isinstance(left, Moment):
        right = like_moment(right, left)
    if isinstance(right, Moment):
        left = like_moment(left, right)
    if not isinstance(left, Moment) or not isinstance(right, Moment):
        return False
    order = compare(left, right)
    return None if order is None else order == 0


def as_quantity(value: Value) -> Quantity | None:
    """A Quantity, or a number as a quantity of unit one."""
    if isinstance(value, Quantity):
        return value
    amount = number(value)
    return None if amount is None else Quantity(Decimal(amount), "1")


def _equal_quantities(left: Value, right: Value) -> bool | None:
    one, other = as_quantity(left), as_quantity(right)
    if one is None or other is None:
        return False
    (base, value), (other_base, other_value) = in_base(one), in_base(other)
    if base != other_base:
        # A calendar year and an average year may or may not be as long; two plain units of another kind are not equal.
        return None if one.calendar != other.calendar and {one.unit, other.unit} & {"a", "mo"} else False
    return value == other_value


def equivalent(left: Value, right: Value) -> bool:
    """FHIRPath ``~``: as ``equal``, but text ignores case and spacing, decimals the finer digits."""
    left, right = plain(left), plain(right)
    if isinstance(left, str) and isinstance(right, str):
        return " ".join(left.casefold().split()) == " ".join(right.casefold().split())
    one, other = number(left), number(right)
    if one is not None and other is not None:
        return _rounded_equal(Decimal(one), Decimal(other))
    if isinstance(left, Quantity) and isinstance(right, Quantity):
        (base, value), (other_base, other_value) = in_base(left), in_base(right)
        same = base == other_base or UCUM_CALENDAR.get(left.unit, left.unit) == UCUM_CALENDAR.get(
            right.unit, right.unit
        )
        return same and _close(value, other_value, left.value, right.value)
    if isinstance(left, Element) and isinstance(right, Element):
        return _alike(left, right)
    return equal(left, right) is True


def _rounded_equal(one: Decimal, other: Decimal) -> bool:
    places = min(_places(one), _places(other))
    step = Decimal(1).scaleb(-places)
    return one.quantize(step, ROUND_HALF_UP) == other.quantize(step, ROUND_HALF_UP)


def _places(value: Decimal) -> int:
    exponent = value.normalize().as_tuple().exponent
    return max(0, -exponent) if isinstance(exponent, int) else 0


def _close(value: Decimal, other: Decimal, written: Decimal, other_written: Decimal) -> bool:
    digits = min(len(written.normalize().as_tuple().digits), len(other_written.normalize().as_tuple().digits))
    return f"{value:.{digits - 1}e}" == f"{other:.{digits - 1}e}"


def _alike(left: Element, right: Element) -> bool:
    if left.type_name == right.type_name == "Coding":
        return all(left.data.get(key) == right.data.get(key) for key in ("system", "code"))
    return bool(left.data == right.data)


def equal_collections(left: list[Value], right: list[Value]) -> bool | None:
    """Two collections item by item, in order; None where an item's answer is unknown."""
    if len(left) != len(right):
        return False
    answers = [equal(one, other) for one, other in zip(left, right, strict=True)]
    if False in answers:
        return False
    return None if None in answers else True


def equivalent_collections(left: list[Value], right: list[Value]) -> bool:
    """Two collections in any order."""
    if len(left) != len(right):
        return False
    rest = list(right)
    for one in left:
        found = next((index for index, other in enumerate(rest) if equivalent(one, other)), None)
        if found is None:
            return False
        del rest[found]
    return True


def text_of(value: Value) -> str | None:
    """The text of a plain value, as ``toString()`` gives it; None for anything with parts."""
    value = plain(value)
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, Decimal):
        return f"{value:f}"
    return None if isinstance(value, Element) else str(value)
