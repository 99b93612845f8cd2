"""The parts of a parsed expression, as plain values that the evaluator and the linter both walk."""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import TypeAlias

from hubdesk.forms.fhirpath.quantity import Quantity
from hubdesk.forms.fhirpath.temporal import Moment

Constant: TypeAlias = bool | int | Decimal | str | Moment | Quantity


@dataclass(frozen=True, slots=True)
class Literal:
    """A value written out; no value is the empty collection ``{}``."""

    values: tuple[Constant, ...]
    position: int


@dataclass(frozen=True, slots=True)
class Variable:
    """``%name``."""

    name: str
    position: int


@dataclass(frozen=True, slots=True)
class Special:
    """``$this``, ``$index`` or ``$total``."""

    name: str
    position: int


@dataclass(frozen=True, slots=True)
class Member:
    """A property of each item of ``source``; no source means of the context."""

    source: "Node | None"
    name: str
    position: int


@dataclass(frozen=True, slots=True)
class Call:
    """A function called on ``source``; no source means on the context."""

    source: "Node | None"
    name: str
    arguments: "tuple[Node, ...]"
    position: int


@dataclass(frozen=True, slots=True)
class Indexer:
    """``source[index]``."""

    source: "Node"
    index: "Node"
    position: int


@dataclass(frozen=True, slots=True)
class Unary:
    """A sign before a number."""

    operator: str
    operand: "Node"
    position: int


@dataclass(frozen=True, slots=True)
class Binary:
    """Two operands and what stands between them."""

    operator: str
    left: "Node"
    right: "Node"
    position: int


@dataclass(frozen=True, slots=True)
class TypeTest:
    """``operand is Type`` or ``operand as Type``."""

    operator: str
    operand: "Node"
    type_name: str
    position: int


Node: TypeAlias = Literal | Variable | Special | Member | Call | Indexer | Unary | Binary | TypeTest


def children(node: Node) -> tuple[Node, ...]:
    """The parts directly below one part."""
    match node:
        case Member(source=source):
            return () if source is None else (source,)
        case Call(source=source, arguments=arguments):
            return arguments if source is None else (source, *arguments)
        case Indexer(source=source, index=index):
            return (source, index)
        case Unary(operand=operand) | TypeTest(operand=operand):
            return (operand,)
        case Binary(left=left, right=right):
            return (left, right)
        case _:
            return ()


def walk(node: Node) -> Iterator[Node]:
    """The part and everything below it."""
    waiting = [node]
    while waiting:
        part = waiting.pop()
        yield part
        waiting.extend(children(part))
