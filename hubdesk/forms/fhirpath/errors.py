"""What can go wrong with an expression: it does not parse, it does not evaluate, or it asks for too much work."""

from hubdesk.domain.problems import KnownProblem


class ExpressionError(KnownProblem):
    """An expression that cannot be used; ``position`` is the character it concerns, -1 where there is none."""

    code = "form-expression"

    def __init__(self, message: str, position: int = -1) -> None:
        super().__init__(message, "Tell the person who looks after the forms.")
        self.position = position


class SyntaxFault(ExpressionError):
    """The text is not FHIRPath (lint E340)."""


class UnknownFunction(ExpressionError):
    """The text calls a function hubdesk does not have, or with the wrong number of arguments (lint E341)."""


class UnknownVariable(ExpressionError):
    """The text names a ``%variable`` that is not defined where it stands (lint E342)."""


class BudgetExceeded(ExpressionError):
    """Evaluation took more steps than a form may use; a slow rule never freezes the screen."""
