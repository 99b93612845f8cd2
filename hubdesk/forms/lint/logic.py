"""Checks on conditions: what ``enableWhen`` looks at, and circles of dependence (E301 to E331)."""

from collections.abc import Mapping
from typing import Any

import regex

from hubdesk.forms import build
from hubdesk.forms.expressions import Expression
from hubdesk.forms.fhirpath.syntax import Binary, Call, Literal, Member, Node, Variable, walk
from hubdesk.forms.lint.circles import circles
from hubdesk.forms.lint.findings import Place, Sheet, places
from hubdesk.forms.lint.structure import OPERATORS
from hubdesk.forms.model import Form, Item
from hubdesk.forms.source import Path

_EXPECTED = {
    "boolean": ("Boolean",),
    "decimal": ("Decimal", "Integer"),
    "integer": ("Integer", "Decimal"),
    "date": ("Date",),
    "dateTime": ("DateTime", "Date"),
    "time": ("Time",),
    "string": ("String",),
    "text": ("String",),
    "url": ("String",),
    "choice": ("Coding",),
    "open-choice": ("Coding", "String"),
    "quantity": ("Quantity",),
    "reference": ("Reference",),
}
_UNORDERED = ("choice", "open-choice", "boolean", "string", "text", "url", "reference")


def check_conditions(sheet: Sheet, form: Form | None) -> None:
    """Report conditions that cannot work as they are written."""
    questions = {
        place.item["linkId"]: place.item
        for place in places(sheet.document.value)
        if isinstance(place.item.get("linkId"), str)
    }
    for place in places(sheet.document.value):
        rules = place.item.get("enableWhen", ())
        for index, rule in enumerate(rules if isinstance(rules, list) else ()):
            if isinstance(rule, dict):
                _check_rule(sheet, place, (*place.path, "enableWhen", index), rule, questions, form)


def _check_rule(
    sheet: Sheet,
    place: Place,
    path: Path,
    rule: Mapping[str, Any],
    questions: Mapping[str, Mapping[str, Any]],
    form: Form | None,
) -> None:
    item, name = place.item, rule.get("question")
    if not name:
        sheet.report("E301", path, "A condition does not say which question it looks at.", "Add question.", item)
        return
    if name not in questions:
        hint = sheet.hint(str(name), tuple(questions))
        sheet.report(
            "E302",
            path,
            f'It is shown depending on "{name}", and there is no such question.{hint}',
            "Name a question of this form.",
            item,
        )
        return
    if rule.get("operator") not in OPERATORS:
        sheet.report(
            "E105", path, f'There is no operator "{rule.get("operator")}".', f"Use one of: {' '.join(OPERATORS)}.", item
        )
        return
    _check_comparison(sheet, place, path, rule, questions[name])
    _check_choice(sheet, place, path, rule, form.by_id.get(str(name)) if form else None)
    _check_not_equal(sheet, place, path, rule)


def _check_comparison(
    sheet: Sheet, place: Place, path: Path, rule: Mapping[str, Any], question: Mapping[str, Any]
) -> None:
    key = next((name for name in rule if name.startswith("answer")), "")
    kind, operator = str(question.get("type")), rule["operator"]
    if operator == "exists":
        return
    if kind in ("group", "display"):
        sheet.report(
            "E304", path, f'"{rule["question"]}" is never answered, it is a {kind}.', "Name a question.", place.item
        )
    elif key.removeprefix("answer") not in _EXPECTED.get(kind, (key.removeprefix("answer"),)):
        said = f'It compares with {key or "nothing"}, but "{rule["question"]}" is of type {kind}; it never holds.'
        sheet.report("E304", path, said, f"Use answer{_EXPECTED[kind][0]}.", place.item)
    elif operator not in ("=", "!=") and kind in _UNORDERED:
        sheet.report(
            "E304",
            path,
            f'"{operator}" has no meaning for a question of type {kind}.',
            "Use = for each answer meant.",
            place.item,
        )


def _check_choice(sheet: Sheet, place: Place, path: Path, rule: Mapping[str, Any], question: Item | None) -> None:
    expected = rule.get("answerCoding")
    if not isinstance(expected, dict):
        return
    if not expected.get("system"):
        sheet.report(
            "W322", path, "The condition gives a code without its system.", "Add the system of the option.", place.item
        )
    if question is None or not question.options or question.type == "open-choice":
        return
    wanted = build.coded(expected)
    if not any(option.coded.matches(wanted) for option in question.options):
        hint = sheet.hint(wanted.code, tuple(option.code for option in question.options))
        said = f'"{question.link_id}" has no option "{wanted.code}", so the condition can never hold.{hint}'
        sheet.report("E303", path, said, "Use the code and system of one of its options.", place.item)


def _check_not_equal(sheet: Sheet, place: Place, path: Path, rule: Mapping[str, Any]) -> None:
    if rule["operator"] != "!=":
        return
    others = [
        one for one in place.item["enableWhen"] if isinstance(one, dict) and one.get("question") == rule["question"]
    ]
    if not any(one.get("operator") == "exists" and one.get("answerBoolean") is True for one in others):
        said = f'The item also shows while "{rule["question"]}" is unanswered.'
        sheet.report(
            "W321", path, said, 'Add a second condition with "exists" true, and enableBehavior all.', place.item
        )


def check_circles(sheet: Sheet, form: Form) -> None:
    """Report items that depend on themselves through others (E331), each knot of them once, one circle spelt out."""
    by_path = {place.item.get("linkId"): place for place in places(sheet.document.value)}
    needs = dependencies(form)
    for start, chain in circles(needs):
        place = by_path[start]
        spelt = " → ".join(f'"{name}"' for name in (*chain, start))
        said = f"It depends on itself: {spelt}. What is shown would change for ever."
        fix = f'Take "{chain[-1]}" out of what "{start}" depends on, or the other way round.'
        sheet.report("E331", place.path, said, fix, place.item)


def dependencies(form: Form) -> Mapping[str, frozenset[str]]:
    """For each item, the items its conditions and calculations name, and the group or question it is in."""
    named = {
        item.calculated.name: item.link_id for item in form.all_items() if item.calculated and item.calculated.name
    }
    found: dict[str, frozenset[str]] = {}

    def down(items: tuple[Item, ...], parent: str, variables: dict[str, Expression]) -> None:
        for item in items:
            visible = {**variables, **{one.name: one for one in item.variables}}
            needed = {rule.question for rule in item.rules} | ({parent} if parent else set())
            for expression in (item.enabled_by, item.calculated):
                if expression is not None and expression.node is not None:
                    needed |= _named_in(expression.node, form, visible, named, frozenset())
            found[item.link_id] = found.get(item.link_id, frozenset()) | needed
            down(item.items, item.link_id, visible)

    down(form.items, "", {one.name: one for one in form.variables})
    return found


def _named_in(
    node: Node, form: Form, variables: Mapping[str, Expression], named: Mapping[str, str], seen: frozenset[str]
) -> set[str]:
    found: set[str] = set()
    for part in walk(node):
        if isinstance(part, Variable) and part.name in variables and part.name not in seen:
            inner = variables[part.name].node
            if inner is not None:
                found |= _named_in(inner, form, variables, named, seen | {part.name})
        elif isinstance(part, Variable) and part.name in named:
            found.add(named[part.name])
        else:
            found |= {name for name, _ in link_ids_in(part) if name in form.by_id} | _matching(part, form)
    return found


def link_ids_in(part: Node) -> list[tuple[str, int]]:
    """The linkIds one part of an expression compares with (``linkId = 'q1'``), each with its position."""
    if not isinstance(part, Binary) or part.operator not in ("=", "in", "~"):
        return []
    if not any(isinstance(side, Member) and side.name == "linkId" for side in (part.left, part.right)):
        return []
    literals = [inner for side in (part.left, part.right) for inner in walk(side) if isinstance(inner, Literal)]
    return [(value, inner.position) for inner in literals for value in inner.values if isinstance(value, str)]


def _matching(part: Node, form: Form) -> set[str]:
    if not isinstance(part, Call) or part.name not in ("matches", "startsWith") or not part.arguments:
        return set()
    pattern = part.arguments[0]
    if not (isinstance(part.source, Member) and part.source.name == "linkId" and isinstance(pattern, Literal)):
        return set()
    text = str(pattern.values[0]) if pattern.values else ""
    if part.name == "startsWith":
        return {name for name in form.by_id if name.startswith(text)}
    try:
        return {name for name in form.by_id if regex.search(text, name, timeout=0.1)}
    except (regex.error, TimeoutError, RecursionError):
        return set()
