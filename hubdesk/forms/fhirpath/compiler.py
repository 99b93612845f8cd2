"""Turns a parsed expression into parts that run: each node becomes one Python function, made once.

Names, functions and signs are looked up here and not each time the expression is evaluated. The rules of a form often
begin alike (``%resource.repeat(item)…``), so a path that depends on nothing but the response is worked out once and
remembered until the response changes. A part that can only fail (an unknown function) fails when it is evaluated, so
that a branch of ``iif`` that is never taken does no harm.
"""

from collections.abc import Callable, Mapping
from dataclasses import replace
from types import MappingProxyType
from typing import TypeAlias

from hubdesk.forms.fhirpath import operators
from hubdesk.forms.fhirpath.errors import ExpressionError, UnknownFunction, UnknownVariable
from hubdesk.forms.fhirpath.functions import FUNCTIONS
from hubdesk.forms.fhirpath.link_ids import link_id_test, one_link_id, where_link_id
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
from hubdesk.forms.fhirpath.values import Element, Value

STANDARD_VARIABLES: Mapping[str, str] = MappingProxyType(
    {"sct": "http://snomed.info/sct", "loinc": "http://loinc.org", "ucum": "http://unitsofmeasure.org"}
)

# Functions that give each item of a collection to their argument.
_LOOPS = frozenset(("where", "select", "all", "exists", "repeat"))
_RESPONSE = ("resource", "rootResource")
_LONGEST_TEXT = 400

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
            return _made(node, lambda _run, _frame: list(values), (), repr(values))
        case Member():
            return _member(node)
        case Call():
            return _call(node)
        case Variable(name=name):
            alone = name in _RESPONSE
            return Part(node, _variable(node), 1, f"%{name}", alone, alone)
        case Special(name=name):
            return Part(node, _special(name), 1, name, in_loop=True)
        case Binary():
            return _binary(node)
        case Unary(operator=sign, operand=operand):
            inner = _part(operand)
            return _made(node, lambda run, frame: operators.signed(sign, inner.value(run, frame)), (inner,), sign)
        case Indexer():
            return _indexer(node)
        case TypeTest():
            return _type_test(node)


def _made(node: Node, value: Evaluation, within: tuple[Part, ...], name: str) -> Part:
    """A part made of others, all of which see what it sees."""
    text = f"{name}({','.join(part.text for part in within)})"
    keyed = len(text) <= _LONGEST_TEXT
    alone = keyed and all(part.alone for part in within)
    in_loop = keyed and all(part.in_loop for part in within)
    return Part(node, value, 1 + sum(part.size for part in within), text if keyed else "", alone, in_loop)


def _link(node: Node, value: Evaluation, source: Part, given: tuple[Part, ...], name: str, loops: bool) -> Part:
    """A step of a path: as ``_made``, and remembered where it depends on the response alone."""
    made = _made(node, value, (source, *given), name)
    if not made.text or not source.alone or not all(part.in_loop if loops else part.alone for part in given):
        return made
    return replace(made, value=_remembered(made.text, value), alone=True)


def _remembered(text: str, value: Evaluation) -> Evaluation:
    def recalled(run: Run, frame: Frame) -> list[Value]:
        known = run.surroundings.remembered
        if known is None:
            return value(run, frame)
        found = known.get(text)
        if found is None:
            found = known[text] = value(run, frame)
        return found

    return recalled


def _member(node: Member) -> Part:
    name = node.name
    if node.source is None:
        # At the start of a path, the name of the context's own type stands for the context (``Patient.name``).
        if name[:1].isupper():
            return Part(node, lambda run, frame: _typed_members(run, frame.focus, name), 1, f"`{name}`", in_loop=True)
        return Part(node, lambda run, frame: run.members(frame.focus, name), 1, f"`{name}`", in_loop=True)
    source = _part(node.source)
    before = source.value
    return _link(node, lambda run, frame: run.members(before(run, frame), name), source, (), f".`{name}`", False)


def _typed_members(run: Run, items: list[Value], name: str) -> list[Value]:
    found: list[Value] = []
    for item in items:
        own = isinstance(item, Element) and item.type_name == name
        found += [item] if own else run.members([item], name)
    run.spend(len(items))
    return found


def _call(node: Call) -> Part:
    function = FUNCTIONS.get(node.name)
    if function is None:
        return _failing(node, f"There is no function {node.name}().")
    if not function.least <= len(node.arguments) <= function.most:
        return _failing(node, f"{node.name}() is given the wrong number of values.")
    test = link_id_test(node.arguments[0]) if node.name == "where" else None
    work = function.work if test is None else where_link_id(test, function.work, one_link_id(node.arguments[0]))
    name = f"{node.name}/{len(node.arguments)}"
    given = tuple(_part(argument) for argument in node.arguments)
    if node.source is None:
        made = _made(node, lambda run, frame: work(run, frame.focus, given, frame), given, name)
        return replace(made, alone=False)
    source = _part(node.source)
    before = source.value

    def value(run: Run, frame: Frame) -> list[Value]:
        items = before(run, frame)
        if len(items) > 1:
            run.spend(len(items))
        return work(run, items, given, frame)

    return _link(node, value, source, given, name, node.name in _LOOPS)


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
    return _made(
        node, lambda run, frame: work(run, one(run, frame), other(run, frame), position), (left, right), node.operator
    )


def _indexer(node: Indexer) -> Part:
    source, index = _part(node.source), _part(node.index)

    def value(run: Run, frame: Frame) -> list[Value]:
        items = source.value(run, frame)
        place = operators.one_number(index.value(run, frame), "an index")
        return [items[int(place)]] if place is not None and 0 <= place < len(items) else []

    return _made(node, value, (source, index), "[]")


def _type_test(node: TypeTest) -> Part:
    operand, wanted, asks = _part(node.operand), node.type_name, node.operator == "is"

    def value(run: Run, frame: Frame) -> list[Value]:
        items = operand.value(run, frame)
        if len(items) > 1:
            raise ExpressionError(f"'{node.operator}' needs one value, not {len(items)}.", node.position)
        if asks:
            return [is_of_type(item, wanted) for item in items]
        return [item for item in items if is_of_type(item, wanted)]

    return _made(node, value, (operand,), f"{node.operator} {wanted}")
