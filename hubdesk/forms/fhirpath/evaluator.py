"""Evaluates an expression: whatever goes wrong ends as one ``ExpressionError``."""

from decimal import (
    ROUND_HALF_EVEN,
    Context,
    DecimalException,
    DivisionByZero,
    InvalidOperation,
    Overflow,
    localcontext,
)

from hubdesk.forms.fhirpath.compiler import compiled
from hubdesk.forms.fhirpath.errors import ExpressionError
from hubdesk.forms.fhirpath.run import Frame, Part, Run, Surroundings
from hubdesk.forms.fhirpath.syntax import Node
from hubdesk.forms.fhirpath.values import Value

_ARITHMETIC = Context(prec=28, rounding=ROUND_HALF_EVEN, traps=[InvalidOperation, DivisionByZero, Overflow])


def evaluate(expression: Node | Part, context: list[Value], surroundings: Surroundings) -> list[Value]:
    """The value of an expression, parsed or already compiled.

    Raises ExpressionError (or one of its kinds) for anything that goes wrong, and nothing else.
    """
    part = expression if isinstance(expression, Part) else compiled(expression)
    with localcontext(_ARITHMETIC):
        run = Run(surroundings)
        try:
            run.spend(part.size)
            return part.value(run, Frame(context))
        except (RecursionError, DecimalException, OverflowError) as problem:
            raise ExpressionError("The calculation does not work out.") from problem
        finally:
            run.settle()
