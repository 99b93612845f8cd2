"""One evaluation under way: what it may look at, where it stands, and the work it has left.

A form comes from outside the program, so an expression may be careless or hostile: work is counted, texts and patterns
are bounded, and whatever goes wrong ends as one ``ExpressionError`` (security design, rows 33 and 34).
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from decimal import Decimal
from time import perf_counter
from typing import Any, TypeAlias

import regex

from hubdesk.forms.fhirpath.errors import BudgetExceeded, ExpressionError
from hubdesk.forms.fhirpath.syntax import Node
from hubdesk.forms.fhirpath.values import Element, Value, child, number, plain

DEFAULT_STEPS = 200_000
MAX_TEXT = 100_000
PATTERN_SECONDS = 0.25
PATTERN_STEPS = 20

Lookup: TypeAlias = Callable[[str], "list[Value] | None"]
WeightOf: TypeAlias = Callable[[Element], "Decimal | int | None"]


def no_variables(_name: str) -> list[Value] | None:
    """A lookup that knows no variable."""
    return None


def no_weight(_coding: Element) -> Decimal | int | None:
    """A weight table with nothing in it."""
    return None


@dataclass(slots=True)
class Purse:
    """The work all rules of a form may take together: many dear rules are as bad as one without end."""

    steps: int
    pattern_seconds: float = PATTERN_SECONDS


@dataclass(slots=True)
class Index:
    """A collection of response items looked through before, and by linkId once that is worth while."""

    items: list[Value]
    by_link_id: dict[str, list[Value]] | None = None


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What an expression may look at besides its context.

    ``variable`` gives the value of ``%name`` or None when there is no such variable; ``weight_of`` the weight of a
    chosen option; ``value_sets`` the (system, code) pairs of each ValueSet by address. ``remembered`` keeps what parts
    that look at ``%resource`` alone came to, for as long as that resource stays as it is; ``indexes`` the items of
    such a collection by linkId (see ``link_ids``).
    """

    now: datetime
    variable: Lookup = no_variables
    weight_of: WeightOf = no_weight
    value_sets: Mapping[str, frozenset[tuple[str, str]]] = field(default_factory=dict)
    steps: int = DEFAULT_STEPS
    remembered: dict[str, list[Value]] | None = None
    purse: Purse | None = None
    indexes: "dict[int, Index] | None" = None


@dataclass(slots=True)
class Frame:
    """Where evaluation stands: the context, and ``$index`` and ``$total`` inside a function that loops.

    Not frozen: a loop moves one frame from item to item.
    """

    focus: list[Value]
    index: int | None = None
    total: list[Value] | None = None


@dataclass(frozen=True, slots=True)
class Part:
    """One part of an expression, ready to run: ``size`` counts the parts in it, itself included.

    ``alone`` says that its value depends on ``%resource`` and nothing else, ``in_loop`` that this is so for each item
    of a loop around it; ``text`` is then the same for every part that must have the same value.
    """

    node: Node
    value: "Callable[[Run, Frame], list[Value]]"
    size: int
    text: str = ""
    alone: bool = False
    in_loop: bool = False


class Run:
    """One evaluation: the budget left, and what the parts of an expression share.

    A part is paid for by whatever evaluates it: once for the whole expression, and once for each item by a function
    that loops. So counting costs nothing where nothing repeats.
    """

    def __init__(self, surroundings: Surroundings) -> None:
        self.surroundings = surroundings
        purse = surroundings.purse
        self._steps = surroundings.steps if purse is None else min(surroundings.steps, purse.steps)
        self._given = self._steps
        self._pattern_seconds = PATTERN_SECONDS if purse is None else min(PATTERN_SECONDS, purse.pattern_seconds)

    def spend(self, steps: int) -> None:
        """Count work done; raises BudgetExceeded when it is too much."""
        self._steps -= steps
        if self._steps < 0:
            raise BudgetExceeded("The rule takes too much work and was stopped.")

    def settle(self) -> None:
        """Take what was used out of the purse."""
        purse = self.surroundings.purse
        if purse is not None:
            purse.steps -= self._given - self._steps

    def text(self, made: str) -> str:
        """A text the expression has made, counted by its length."""
        if len(made) > MAX_TEXT:
            raise BudgetExceeded("The rule makes a text that is too long and was stopped.")
        self.spend(1 + len(made) // 20)
        return made

    def pattern(self, work: Callable[[float], Any]) -> Any:
        """Run a regular expression given by the form: ``work`` takes the seconds it may use."""
        self.spend(PATTERN_STEPS)
        started = perf_counter()
        try:
            return work(max(self._pattern_seconds, 0.001))
        except TimeoutError as problem:
            raise BudgetExceeded("A pattern in the rule takes too long and was stopped.") from problem
        except (regex.error, RecursionError, MemoryError, IndexError, ValueError) as problem:
            raise ExpressionError("A pattern in the rule is not valid.") from problem
        finally:
            used = perf_counter() - started
            self._pattern_seconds -= used
            if self.surroundings.purse is not None:
                self.surroundings.purse.pattern_seconds -= used

    def members(self, items: list[Value], name: str) -> list[Value]:
        """The children of all items called ``name``."""
        found: list[Value] = []
        for item in items:
            if isinstance(item, Element):
                found += child(item, name)
        if len(items) > 1 or len(found) > 1:
            self.spend(len(items) + len(found))
        return found

    def each(self, items: list[Value], argument: Part) -> list[list[Value]]:
        """The argument evaluated once for each item, as ``where`` and ``select`` do."""
        self.spend(len(items) * argument.size)
        value, inner, made = argument.value, Frame([], 0), []
        for index, item in enumerate(items):
            inner.focus, inner.index = [item], index
            made.append(value(self, inner))
        return made

    def single(self, argument: Part, frame: Frame) -> Value | None:
        """An argument that must be one value or none."""
        return self._one(argument.value(self, frame), argument)

    def _one(self, values: list[Value], argument: Part) -> Value | None:
        if len(values) > 1:
            raise ExpressionError("One value is needed where there are several.", argument.node.position)
        return plain(values[0]) if values else None

    def single_text(self, argument: Part, frame: Frame) -> str | None:
        """An argument that must be one text or none."""
        values = argument.value(self, frame)
        if len(values) == 1 and isinstance(values[0], str):
            return values[0]
        value = self._one(values, argument)
        if value is not None and not isinstance(value, str):
            raise ExpressionError("A text is needed here.", argument.node.position)
        return value

    def single_number(self, argument: Part, frame: Frame) -> int | Decimal | None:
        """An argument that must be one number or none."""
        value = self.single(argument, frame)
        if value is None:
            return None
        amount = number(value)
        if amount is None:
            raise ExpressionError("A number is needed here.", argument.node.position)
        return amount
