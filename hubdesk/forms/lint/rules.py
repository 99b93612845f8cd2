"""Checks on the expressions in a form (E340 to E343, E346)."""

from collections.abc import Iterator, Mapping
from typing import Any

from hubdesk.forms import build
from hubdesk.forms.engine import LAUNCH_NAMES
from hubdesk.forms.expressions import expression_from_json
from hubdesk.forms.fhirpath import FUNCTIONS
from hubdesk.forms.fhirpath.compiler import STANDARD_VARIABLES
from hubdesk.forms.fhirpath.syntax import Call, Node, Variable, walk
from hubdesk.forms.launch import KNOWN, facts_read, is_known, unknown_fact
from hubdesk.forms.lint.findings import Sheet, places
from hubdesk.forms.lint.logic import link_ids_in
from hubdesk.forms.source import Path

_KEYS = (build.CALCULATED, build.ENABLED_BY, build.VARIABLE, build.INITIAL_BY)
_CHECKS = (build.CONSTRAINT, build.TARGET_CONSTRAINT)
# Where a form starts there is no response yet to look at.
_AT_START = frozenset((*KNOWN, *STANDARD_VARIABLES))
_KNOWN = frozenset(
    ("resource", "rootResource", "context", "questionnaire", "qitem", "qItem", *LAUNCH_NAMES, *STANDARD_VARIABLES)
)


def check_expressions(sheet: Sheet) -> None:
    """Report expressions that cannot be evaluated, and names used twice."""
    form: Mapping[str, Any] = sheet.document.value
    launch = frozenset(build.launch_names(form))
    link_ids = dict.fromkeys(str(place.item.get("linkId", "")) for place in places(form))
    named = frozenset(_names(form, build.CALCULATED)) | frozenset(
        name for place in places(form) for name in _names(place.item, build.CALCULATED)
    )
    _check_duplicates(sheet, (), form, (), launch, None)
    top = _names(form, build.VARIABLE)
    _check_element(sheet, (), form, None, _KNOWN | named | set(top), link_ids)
    for place in places(form):
        above = [name for ancestor in place.ancestors for name in _names(ancestor, build.VARIABLE)]
        own = _names(place.item, build.VARIABLE)
        _check_duplicates(sheet, place.path, place.item, (*top, *above), launch, place.item)
        _check_element(sheet, place.path, place.item, place.item, _KNOWN | named | {*top, *above, *own}, link_ids)


def _expressions(element: Mapping[str, Any], urls: tuple[str, ...]) -> Iterator[tuple[int, Mapping[str, Any]]]:
    listed = element.get("extension", ())
    for index, one in enumerate(listed if isinstance(listed, list) else ()):
        if isinstance(one, dict) and one.get("url") in urls and isinstance(one.get("valueExpression"), dict):
            yield index, one["valueExpression"]


def _constraints(element: Mapping[str, Any]) -> Iterator[tuple[int, Mapping[str, Any]]]:
    listed = element.get("extension", ())
    for index, one in enumerate(listed if isinstance(listed, list) else ()):
        if isinstance(one, dict) and one.get("url") in _CHECKS:
            written = build.parts(one).get("expression")
            yield index, written if isinstance(written, dict) else {"expression": str(written or "")}


def _names(element: Mapping[str, Any], url: str) -> list[str]:
    return [str(one["name"]) for _, one in _expressions(element, (url,)) if one.get("name")]


def _check_duplicates(
    sheet: Sheet,
    path: Path,
    element: Mapping[str, Any],
    above: tuple[str, ...],
    launch: frozenset[str],
    item: Mapping[str, Any] | None,
) -> None:
    seen = set(above)
    for index, one in _expressions(element, (build.VARIABLE,)):
        name = str(one.get("name", ""))
        if name in seen or name in launch or name in LAUNCH_NAMES:
            said = f'There is a duplicate variable "{name}": it hides another of the same name.'
            sheet.report("E346", (*path, "extension", index), said, "Give one of them another name.", item)
        seen.add(name)


def _check_element(
    sheet: Sheet,
    path: Path,
    element: Mapping[str, Any],
    item: Mapping[str, Any] | None,
    known: frozenset[str] | set[str],
    link_ids: dict[str, None],
) -> None:
    for index, written in (*_expressions(element, _KEYS), *_constraints(element)):
        where: Path = (*path, "extension", index, "valueExpression", "expression")
        made = expression_from_json(written)
        if made.node is None:
            fault = made.fault
            said = fault.message if fault else "The expression is empty."
            shown = _marked(made.text, fault.position if fault else -1)
            sheet.report("E340", where, f"A rule cannot be read: {said}{shown}", "Correct the expression.", item)
            continue
        at_start = element["extension"][index].get("url") == build.INITIAL_BY
        for code, said in _faults(sheet, made.node, _AT_START if at_start else known, link_ids):
            sheet.report(code, where, said, "Correct the expression.", item)
        for name, field in facts_read(made.node) if at_start else ():
            if not is_known(name, field):
                sheet.report("E342", where, unknown_fact(name, field), "Correct the expression.", item)


def _marked(text: str, position: int) -> str:
    """The line of the expression with the column marked under it."""
    if not 0 <= position <= len(text):
        return ""
    start = text.rfind("\n", 0, position) + 1
    line = text[start:].partition("\n")[0]
    column = position - start
    first = max(0, column - 60)
    return f"\n    {line[first : first + 100]}\n    {' ' * (column - first)}^"


def _faults(
    sheet: Sheet, node: Node, known: frozenset[str] | set[str], link_ids: dict[str, None]
) -> Iterator[tuple[str, str]]:
    for part in walk(node):
        if isinstance(part, Call):
            yield from _call_faults(sheet, part)
        elif isinstance(part, Variable) and part.name not in known and not part.name.startswith(("vs-", "ext-")):
            yield "E342", f"There is no variable %{part.name} here.{sheet.hint(part.name, tuple(known))}"
        for name, _ in link_ids_in(part):
            if name not in link_ids:
                hint = sheet.hint(name, tuple(link_ids))
                yield "E343", f'The rule looks for "{name}", and there is no such item.{hint}'


def _call_faults(sheet: Sheet, part: Call) -> Iterator[tuple[str, str]]:
    function = FUNCTIONS.get(part.name)
    if function is None:
        yield "E341", f"There is no function {part.name}().{sheet.hint(part.name, tuple(FUNCTIONS))}"
    elif not function.least <= len(part.arguments) <= function.most:
        wanted = str(function.least) if function.least == function.most else f"{function.least} to {function.most}"
        yield "E341", f"{part.name}() takes {wanted} values and is given {len(part.arguments)}."
