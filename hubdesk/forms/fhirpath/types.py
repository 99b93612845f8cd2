"""``is``, ``as`` and ``ofType``: which type a value has (FHIRPath 2.0 §6.3)."""

from decimal import Decimal

from hubdesk.forms.fhirpath.fhir_types import is_type
from hubdesk.forms.fhirpath.quantity import Quantity
from hubdesk.forms.fhirpath.temporal import Moment
from hubdesk.forms.fhirpath.values import Element, Value

_SYSTEM = ((bool, "Boolean"), (int, "Integer"), (Decimal, "Decimal"), (str, "String"), (Quantity, "Quantity"))


def is_of_type(value: Value, wanted: str) -> bool:
    """Whether a value is of the named type, written with or without ``System.`` or ``FHIR.``."""
    namespace, _, name = wanted.rpartition(".")
    if isinstance(value, Element):
        return namespace in ("", "FHIR") and is_type(_fhir_type(value), name)
    return namespace in ("", "System") and _system_type(value) == name


def _system_type(value: Value) -> str:
    if isinstance(value, Moment):
        return value.kind
    return next((name for kind, name in _SYSTEM if isinstance(value, kind)), "")


def _fhir_type(element: Element) -> str:
    if element.type_name or isinstance(element.data, dict):
        return element.type_name
    kinds = {"Boolean": "boolean", "Integer": "integer", "Decimal": "decimal", "String": "string"}
    return kinds.get(_system_type(element.data), "")
