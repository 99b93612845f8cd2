"""An expression written in a form: its text, its name where it has one, and what it parsed to."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from hubdesk.forms.fhirpath import ExpressionError, parse
from hubdesk.forms.fhirpath.syntax import Node


@dataclass(frozen=True, slots=True)
class Expression:
    """One FHIRPath expression; ``node`` is None and ``fault`` is set where the text does not parse."""

    text: str
    name: str = ""
    node: Node | None = field(default=None, repr=False, compare=False)
    fault: ExpressionError | None = field(default=None, repr=False, compare=False)

    @property
    def parsed(self) -> Node:
        """What the text parsed to; raises its ExpressionError where it did not."""
        if self.node is None:
            raise self.fault or ExpressionError("The rule is empty.")
        return self.node


def expression(text: str, name: str = "") -> Expression:
    """Parse a text; never raises, the fault is kept in the value."""
    try:
        return Expression(text, name, parse(text))
    except ExpressionError as fault:
        return Expression(text, name, fault=fault)


def expression_from_json(element: Mapping[str, Any]) -> Expression:
    """A FHIR Expression element; a language other than FHIRPath becomes a fault."""
    text, name = str(element.get("expression", "")), str(element.get("name", ""))
    if element.get("language", "text/fhirpath") != "text/fhirpath":
        return Expression(text, name, fault=ExpressionError("The rule is not written in FHIRPath."))
    return expression(text, name)
