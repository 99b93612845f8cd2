"""An expression written in a form: its text, its name where it has one, and what it parsed and compiled to."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any

from hubdesk.forms.fhirpath import ExpressionError, Part, compiled, parse
from hubdesk.forms.fhirpath.syntax import Node


@dataclass(frozen=True, slots=True)
class Expression:
    """One FHIRPath expression; ``part`` is None and ``fault`` is set where the text does not parse."""

    text: str
    name: str = ""
    part: Part | None = field(default=None, repr=False, compare=False)
    fault: ExpressionError | None = field(default=None, repr=False, compare=False)

    @property
    def node(self) -> Node | None:
        """What the text parsed to, for the linter."""
        return None if self.part is None else self.part.node

    @property
    def ready(self) -> Part:
        """What the text compiled to; raises its ExpressionError where it did not parse."""
        if self.part is None:
            raise self.fault or ExpressionError("The rule is empty.")
        return self.part


@lru_cache(maxsize=2048)
def expression(text: str, name: str = "") -> Expression:
    """Parse and compile a text, once for all evaluations; never raises, the fault is kept in the value."""
    try:
        return Expression(text, name, compiled(parse(text)))
    except ExpressionError as fault:
        return Expression(text, name, fault=fault)


def expression_from_json(element: Mapping[str, Any]) -> Expression:
    """A FHIR Expression element; a language other than FHIRPath becomes a fault."""
    text, name = str(element.get("expression", "")), str(element.get("name", ""))
    if element.get("language", "text/fhirpath") != "text/fhirpath":
        return Expression(text, name, fault=ExpressionError("The rule is not written in FHIRPath."))
    return expression(text, name)
