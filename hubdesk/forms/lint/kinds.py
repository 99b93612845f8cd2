"""Checks that a rule gives what its place needs: yes or no, or a value of the item's type (E347).

Only what is certain from the expression alone is reported; a path into the answers may hold anything.
"""

from collections.abc import Mapping
from decimal import Decimal
from types import MappingProxyType

from hubdesk.forms.fhirpath.syntax import Binary, Call, Literal, Node, TypeTest, Unary
from hubdesk.forms.lint.findings import Place, Sheet, places
from hubdesk.forms.model import Form

_FUNCTIONS: Mapping[str, str] = MappingProxyType(
    {
        **dict.fromkeys(("exists", "empty", "not", "all", "allTrue", "anyTrue", "allFalse", "anyFalse"), "yes or no"),
        **dict.fromkeys(("matches", "matchesFull", "startsWith", "endsWith", "contains", "memberOf"), "yes or no"),
        **dict.fromkeys(("hasValue", "isDistinct", "subsetOf", "supersetOf", "toBoolean"), "yes or no"),
        **dict.fromkeys(("count", "length", "indexOf", "toInteger", "toDecimal", "weight", "ordinal"), "a number"),
        **dict.fromkeys(("round", "ceiling", "floor", "truncate", "ln", "log", "exp", "sqrt", "power"), "a number"),
        **dict.fromkeys(("toString", "join", "lower", "upper", "trim", "replace", "substring"), "a text"),
        **dict.fromkeys(("today", "now", "toDate", "toDateTime"), "a date"),
    }
)
_SIGNS: Mapping[str, str] = MappingProxyType(
    {
        **dict.fromkeys(("and", "or", "xor", "implies", "in", "contains"), "yes or no"),
        **dict.fromkeys(("=", "!=", "~", "!~", "<", ">", "<=", ">="), "yes or no"),
        **dict.fromkeys(("div", "mod"), "a number"),
        "&": "a text",
    }
)
# What an item takes; a type that is not listed takes anything (a number can be written as text).
_TAKES: Mapping[str, str] = MappingProxyType(
    {
        "boolean": "yes or no",
        **dict.fromkeys(("integer", "decimal", "quantity"), "a number"),
        **dict.fromkeys(("date", "dateTime"), "a date"),
    }
)


def check_kinds(sheet: Sheet, form: Form) -> None:
    """Report rules whose value can never be used where they stand."""
    by_id: Mapping[str, Place] = {str(place.item.get("linkId")): place for place in places(sheet.document.value)}
    for item in form.all_items():
        place = by_id[item.link_id]
        shown = kind_of(item.enabled_by.node) if item.enabled_by and item.enabled_by.node else ""
        if shown not in ("", "yes or no"):
            said = f"The rule that shows it gives {shown}, not yes or no, so the form could not be finished."
            sheet.report("E347", place.path, said, "End the rule with a comparison, such as > 0.", place.item)
        made = kind_of(item.calculated.node) if item.calculated and item.calculated.node else ""
        wanted = _TAKES.get(item.type, "")
        # A text may be the spelling of a date.
        if made and wanted and made != wanted and (made, wanted) != ("a text", "a date"):
            said = f"It is worked out as {made}, but an item of type {item.type} takes {wanted}."
            sheet.report("E347", place.path, said, "Change the expression or the type.", place.item)


def kind_of(node: Node) -> str:
    """What an expression gives, in plain words; "" where that depends on the answers."""
    match node:
        case Literal((bool(),)):
            return "yes or no"
        case Literal((int() | Decimal(),)):
            return "a number"
        case Literal((str(),)):
            return "a text"
        case Binary(operator=sign):
            return _SIGNS.get(sign, "")
        case Unary(operand=operand):
            return kind_of(operand)
        case TypeTest(operator="is"):
            return "yes or no"
        case Call(name="iif", arguments=(_, first, *rest)):
            kinds = {kind_of(branch) for branch in (first, *rest) if branch != Literal((), branch.position)}
            return kinds.pop() if len(kinds) == 1 else ""
        case Call(name="sum", source=Call(name="weight" | "ordinal")):
            return "a number"
        case Call(name=name):
            return _FUNCTIONS.get(name, "")
    return ""
