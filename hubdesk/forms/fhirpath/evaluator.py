"""Evaluates a parsed expression under a step budget.

A form comes from outside the program, so an expression may be careless or hostile: every step is counted, texts and
patterns are bounded, and whatever goes wrong ends as one ``ExpressionError`` (security design, rows 33 and 34).
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from decimal import (
    ROUND_HALF_EVEN,
    Context,
    Decimal,
    DecimalException,
    DivisionByZero,
    InvalidOperation,
    Overflow,
    localcontext,
)
from time import perf_counter
from types import MappingProxyType
from typing import Any, TypeAlias

import regex

from hubdesk.forms.fhirpath import operators
from hubdesk.forms.fhirpath.errors import BudgetExceeded, ExpressionError, UnknownFunction, UnknownVariable
from hubdesk.forms.fhirpath.functions import FUNCTIONS
from hubdesk.forms.fhirpath.syntax import (
    Binary,
    Call,
    Indexer,
    Literal,
    Member,
    Node,
    Special,
    TypeTest,
    Unary,
    Variable,
)
from hubdesk.forms.fhirpath.types import is_of_type
from hubdesk.forms.fhirpath.values import Element, Value, child, number, plain

DEFAULT_STEPS = 200_000
MAX_TEXT = 100_000
PATTERN_SECONDS = 0.25

Lookup: TypeAlias = Callable[[str], "list[Value] | None"]
WeightOf: TypeAlias = Callable[[Element], "Decimal | int | None"]

STANDARD_VARIABLES: Mapping[str, str] = MappingProxyType(
    {"sct": "http://snomed.info/sct", "loinc": "http://loinc.org", "ucum": "http://unitsofmeasure.org"}
)


def no_variables(_name: str) -> list[Value] | None:
    """A lookup that knows no variable."""
    return None


def no_weight(_coding: Element) -> Decimal | int | None:
    """A weight table with nothing in it."""
    return None


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What an expression may look at besides its context.

    ``variable`` gives the value of ``%name`` or None when there is no such variable; ``weight_of`` the weight of a
    chosen option; ``value_sets`` the (system, code) pairs of each ValueSet by address.
    """

    now: datetime
    variable: Lookup = no_variables
    weight_of: WeightOf = no_weight
    value_sets: Mapping[str, frozenset[tuple[str, str]]] = field(default_factory=dict)
    steps: int = DEFAULT_STEPS


@dataclass(frozen=True, slots=True)
class Frame:
    """Where evaluation stands: the context, and ``$index`` and ``$total`` inside a function that loops."""

    focus: list[Value]
    index: int | None = None
    total: list[Value] | None = None


def evaluate(node: Node, context: list[Value], surroundings: Surroundings) -> list[Value]:
    """The value of a parsed expression.

    Raises ExpressionError (or one of its kinds) for anything that goes wrong, and nothing else.
    """
    arithmetic = Context(prec=28, rounding=ROUND_HALF_EVEN, traps=[InvalidOperation, DivisionByZero, Overflow])
    with localcontext(arithmetic):
        try:
            return Run(surroundings).value(node, Frame(context))
        except (RecursionError, DecimalException, OverflowError) as problem:
            raise ExpressionError("The calculation does not work out.") from problem


class Run:
    """One evaluation: the budget left, and the walk over the parsed parts."""

    def __init__(self, surroundings: Surroundings) -> None:
        self.surroundings = surroundings
        self._steps = surroundings.steps
        self._pattern_seconds = PATTERN_SECONDS

    def spend(self, steps: int = 1) -> None:
        """Count work done; raises BudgetExceeded when it is too much."""
        self._steps -= steps
        if self._steps < 0:
            raise BudgetExceeded("The rule takes too much work and was stopped.")

    def text(self, made: str) -> str:
        """A text the expression has made, counted by its length."""
        if len(made) > MAX_TEXT:
            raise BudgetExceeded("The rule makes a text that is too long and was stopped.")
        self.spend(1 + len(made) // 20)
        return made

    def pattern(self, work: Callable[[float], Any]) -> Any:
        """Run a regular expression given by the form: ``work`` takes the seconds it may use."""
        self.spend(20)
        started = perf_counter()
        try:
            return work(max(self._pattern_seconds, 0.001))
        except TimeoutError as problem:
            raise BudgetExceeded("A pattern in the rule takes too long and was stopped.") from problem
        except (regex.error, RecursionError, MemoryError, IndexError, ValueError) as problem:
            raise ExpressionError("A pattern in the rule is not valid.") from problem
        finally:
            self._pattern_seconds -= perf_counter() - started

    def value(self, node: Node, frame: Frame) -> list[Value]:
        """The collection one part stands for."""
        self.spend()
        match node:
            case Literal(values=values):
                return list(values)
            case Member(source=None, name=name):
                return self._members(frame.focus, name, start=True)
            case Member(source=source, name=name) if source is not None:
                return self._members(self.value(source, frame), name, start=False)
            case Call():
                return self._call(node, frame)
            case Variable(name=name, position=position):
                return self._variable(name, position)
            case Special(name=name):
                return self._special(name, frame)
            case Binary():
                return operators.binary(self, node, frame)
            case Unary(operator=sign, operand=operand):
                return operators.signed(sign, self.value(operand, frame))
            case Indexer(source=source, index=index):
                return self._indexed(self.value(source, frame), self.value(index, frame))
            case TypeTest():
                return self._type_test(node, frame)
            case _:
                raise ExpressionError("A part of the rule is not understood.")

    def _members(self, items: list[Value], name: str, start: bool) -> list[Value]:
        found: list[Value] = []
        for item in items:
            if isinstance(item, Element):
                if start and item.type_name == name and name[:1].isupper():
                    found.append(item)
                else:
                    found.extend(child(item, name))
        self.spend(len(items) + len(found))
        return found

    def _variable(self, name: str, position: int) -> list[Value]:
        value = self.surroundings.variable(name)
        if value is not None:
            return value
        if name in STANDARD_VARIABLES:
            return [STANDARD_VARIABLES[name]]
        for prefix, base in (("vs-", "ValueSet"), ("ext-", "StructureDefinition")):
            if name.startswith(prefix):
                return [f"http://hl7.org/fhir/{base}/{name.removeprefix(prefix)}"]
        raise UnknownVariable(f"There is no variable %{name} here.", position)

    def _special(self, name: str, frame: Frame) -> list[Value]:
        if name == "$this":
            return frame.focus
        if name == "$index":
            return [] if frame.index is None else [frame.index]
        return frame.total or []

    def _call(self, node: Call, frame: Frame) -> list[Value]:
        function = FUNCTIONS.get(node.name)
        if function is None:
            raise UnknownFunction(f"There is no function {node.name}().", node.position)
        if not function.least <= len(node.arguments) <= function.most:
            raise UnknownFunction(f"{node.name}() is given the wrong number of values.", node.position)
        items = frame.focus if node.source is None else self.value(node.source, frame)
        self.spend(len(items))
        return function.work(self, items, node.arguments, frame)

    def _indexed(self, items: list[Value], index: list[Value]) -> list[Value]:
        place = operators.one_number(index, "an index")
        if place is None:
            return []
        return [items[int(place)]] if 0 <= place < len(items) else []

    def _type_test(self, node: TypeTest, frame: Frame) -> list[Value]:
        items = self.value(node.operand, frame)
        if len(items) > 1:
            raise ExpressionError(f"'{node.operator}' needs one value, not {len(items)}.", node.position)
        if node.operator == "is":
            return [is_of_type(item, node.type_name) for item in items]
        return [item for item in items if is_of_type(item, node.type_name)]

    def each(self, items: list[Value], argument: Node, frame: Frame) -> list[list[Value]]:
        """The argument evaluated once for each item, as ``where`` and ``select`` do."""
        del frame
        return [self.value(argument, Frame([item], index)) for index, item in enumerate(items)]

    def single(self, argument: Node, frame: Frame) -> Value | None:
        """An argument that must be one value or none."""
        values = self.value(argument, frame)
        if len(values) > 1:
            raise ExpressionError("One value is needed where there are several.", argument.position)
        return plain(values[0]) if values else None

    def single_text(self, argument: Node, frame: Frame) -> str | None:
        """An argument that must be one text or none."""
        value = self.single(argument, frame)
        if value is not None and not isinstance(value, str):
            raise ExpressionError("A text is needed here.", argument.position)
        return value

    def single_number(self, argument: Node, frame: Frame) -> int | Decimal | None:
        """An argument that must be one number or none."""
        value = self.single(argument, frame)
        if value is None:
            return None
        amount = number(value)
        if amount is None:
            raise ExpressionError("A number is needed here.", argument.position)
        return amount
