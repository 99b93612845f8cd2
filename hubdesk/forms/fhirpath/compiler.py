"""Turns a parsed expression into parts that run: each node becomes one Python function, made once.

Names, functions and signs are looked up here and not each time the expression is evaluated; that makes a score five to
ten times cheaper. A part that can only fail (an unknown function) fails when it is evaluated, so that a branch of
``iif`` that is never taken does no harm.
"""

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import TypeAlias

from hubdesk.forms.fhirpath import operators
from hubdesk.forms.fhirpath.errors import ExpressionError, UnknownFunction, UnknownVariable
from hubdesk.forms.fhirpath.functions import FUNCTIONS
from hubdesk.forms.fhirpath.run import Frame, Part, Run
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
from hubdesk.forms.fhirpath.values import Element, Value, child

STANDARD_VARIABLES: Mapping[str, str] = MappingProxyType(
    {"sct": "http://snomed.info/sct", "loinc": "http://loinc.org", "ucum": "http://unitsofmeasure.org"}
)

Evaluation: TypeAlias = Callable[[Run, Frame], "list[Value]"]


def compiled(node: Node) -> Part:
    """The parts of an expression; raises ExpressionError only where it goes too deep to run at all."""
    try:
        return _part(node)
    except RecursionError as problem:
        raise ExpressionError("The rule has too many parts inside one another.") from problem


def _part(node: Node) -> Part:
    match node:
        case Literal(values=values):
            return Part(node, lambda _run, _frame: list(values), 1)
        case Member():
            return _member(node)
        case Call():
            return _call(node)
        case Variable():
            return Part(node, _variable(node), 1)
        case Special(name=name):
            return Part(node, _special(name), 1)
        case Binary():
            return _binary(node)
        case Unary(operator=sign, operand=operand):
            inner = _part(operand)
            return Part(node, lambda run, frame: operators.signed(sign, inner.value(run, frame)), 1 + inner.size)
        case Indexer():
            return _indexer(node)
        case TypeTest():
            return _type_test(node)


def _member(node: Member) -> Part:
    name = node.name
    if node.source is None:
        # At the start of a path, the name of the context's own type stands for the context (``Patient.name``).
        typed = name[:1].isupper()
        return Part(node, lambda run, frame: _members(run, frame.focus, name, typed), 1)
    source = _part(node.source)
    before = source.value
    return Part(node, lambda run, frame: _members(run, before(run, frame), name, False), 1 + source.size)


def _members(run: Run, items: list[Value], name: str, typed: bool) -> list[Value]:
    found: list[Value] = []
    for item in items:
        if isinstance(item, Element):
            if typed and item.type_name == name:
                found.append(item)
            else:
                found += child(item, name)
    if len(items) > 1 or len(found) > 1:
        run.spend(len(items) + len(found))
    return found


def _call(node: Call) -> Part:
    function = FUNCTIONS.get(node.name)
    if function is None:
        return _failing(node, f"There is no function {node.name}().")
    if not function.least <= len(node.arguments) <= function.most:
        return _failing(node, f"{node.name}() is given the wrong number of values.")
    work = function.work
    given = tuple(_part(argument) for argument in node.arguments)
    size = 1 + sum(part.size for part in given)
    if node.source is None:
        return Part(node, lambda run, frame: work(run, frame.focus, given, frame), size)
    source = _part(node.source)
    before = source.value

    def value(run: Run, frame: Frame) -> list[Value]:
        items = before(run, frame)
        if len(items) > 1:
            run.spend(len(items))
        return work(run, items, given, frame)

    return Part(node, value, size + source.size)


def _failing(node: Call, message: str) -> Part:
    def value(_run: Run, _frame: Frame) -> list[Value]:
        raise UnknownFunction(message, node.position)

    return Part(node, value, 1)


def _variable(node: Variable) -> Evaluation:
    name, standard = node.name, _standard(node.name)

    def value(run: Run, _frame: Frame) -> list[Value]:
        found = run.surroundings.variable(name)
        if found is not None:
            return found
        if standard is None:
            raise UnknownVariable(f"There is no variable %{name} here.", node.position)
        return [standard]

    return value


def _standard(name: str) -> str | None:
    for prefix, base in (("vs-", "ValueSet"), ("ext-", "StructureDefinition")):
        if name.startswith(prefix):
            return f"http://hl7.org/fhir/{base}/{name.removeprefix(prefix)}"
    return STANDARD_VARIABLES.get(name)


def _special(name: str) -> Evaluation:
    if name == "$this":
        return lambda _run, frame: frame.focus
    if name == "$index":
        return lambda _run, frame: [] if frame.index is None else [frame.index]
    return lambda _run, frame: frame.total or []


def _binary(node: Binary) -> Part:
    left, right = _part(node.left), _part(node.right)
    work, one, other, position = operators.work_of(node.operator), left.value, right.value, node.position
    return Part(
        node, lambda run, frame: work(run, one(run, frame), other(run, frame), position), 1 + left.size + right.size
    )


def _indexer(node: Indexer) -> Part:
    source, index = _part(node.source), _part(node.index)

    def value(run: Run, frame: Frame) -> list[Value]:
        items = source.value(run, frame)
        place = operators.one_number(index.value(run, frame), "an index")
        return [items[int(place)]] if place is not None and 0 <= place < len(items) else []

    return Part(node, value, 1 + source.size + index.size)


def _type_test(node: TypeTest) -> Part:
    operand, wanted, asks = _part(node.operand), node.type_name, node.operator == "is"

    def value(run: Run, frame: Frame) -> list[Value]:
        items = operand.value(run, frame)
        if len(items) > 1:
            raise ExpressionError(f"'{node.operator}' needs one value, not {len(items)}.", node.position)
        if asks:
            return [is_of_type(item, wanted) for item in items]
        return [item for item in items if is_of_type(item, wanted)]

    return Part(node, value, 1 + operand.size)
