"""FHIRPath for forms: our own evaluator for a listed subset (forms.md §1.1 and §3), with no dependency on Qt."""

from hubdesk.forms.fhirpath.compiler import compiled
from hubdesk.forms.fhirpath.errors import BudgetExceeded, ExpressionError, SyntaxFault, UnknownFunction, UnknownVariable
from hubdesk.forms.fhirpath.evaluator import evaluate
from hubdesk.forms.fhirpath.functions import FUNCTIONS
from hubdesk.forms.fhirpath.parser import parse
from hubdesk.forms.fhirpath.run import Part, Surroundings
from hubdesk.forms.fhirpath.values import Element, Value, plain, root

__all__ = [
    "FUNCTIONS",
    "BudgetExceeded",
    "Element",
    "ExpressionError",
    "Part",
    "Surroundings",
    "SyntaxFault",
    "UnknownFunction",
    "UnknownVariable",
    "Value",
    "compiled",
    "evaluate",
    "parse",
    "plain",
    "root",
]
