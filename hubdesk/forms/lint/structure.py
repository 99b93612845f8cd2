"""Checks on each item by itself: names, types, FHIR's own rules, limits and readability."""

import re
from collections.abc import Iterator, Mapping
from decimal import Decimal
from typing import Any

from hubdesk.forms import build, publication
from hubdesk.forms.lint.findings import Place, Sheet, places
from hubdesk.forms.lint.header import report_modifier
from hubdesk.forms.lint.patterns import pattern_fault
from hubdesk.forms.lint.wording import EXTRACT
from hubdesk.forms.model import OWN_BASE
from hubdesk.forms.source import Path

PROPERTIES = frozenset(
    [
        "id",
        "extension",
        "modifierExtension",
        "linkId",
        "definition",
        "code",
        "prefix",
        "text",
        "type",
        "enableWhen",
        "enableBehavior",
        "required",
        "repeats",
        "readOnly",
        "maxLength",
        "answerValueSet",
        "answerOption",
        "initial",
        "item",
    ]
)
TYPES = [
    "group",
    "display",
    "boolean",
    "decimal",
    "integer",
    "date",
    "dateTime",
    "time",
    "string",
    "text",
    "url",
    "choice",
    "open-choice",
    "attachment",
    "reference",
    "quantity",
]
OPERATORS = ("exists", "=", "!=", ">", "<", ">=", "<=")
SHORT_ANSWERS = ("boolean", "decimal", "integer", "string", "text", "url", "open-choice")
_OTHER_FHIR = (
    ("option", "an older", "the options would not be shown", "answerOption"),
    ("options", "an older", "the options would not be shown", "answerOption"),
    ("answerConstraint", "a newer", "what may be answered would be ignored", "the type choice or open-choice"),
    ("disabledDisplay", "a newer", "it would be ignored", "enableWhen alone"),
)
FLAGS = ("required", "repeats", "readOnly")

MOST_COLUMNS = 7
_LINK_ID = re.compile(r"[a-z0-9][a-z0-9.-]*\Z", re.ASCII)

_OBEYED = frozenset(
    {
        build.HIDDEN,
        publication.UNVERIFIED,
        publication.TERMS,
        build.CONTROL,
        build.VARIABLE,
        build.CALCULATED,
        build.ENABLED_BY,
        build.LAUNCH,
        build.EXCLUSIVE,
        build.UNIT,
        build.MIN_ANSWERED,
        build.SCORE_RANGE,
        build.SCORE_BAND,
        build.ALERT,
        build.BOOLEAN_WEIGHT,
        build.TRANSLATION_STATUS,
        *build.WEIGHTS,
        *(f"{build.FHIR}/{name}" for name in ("minValue", "maxValue", "minLength", "maxDecimalPlaces", "regex")),
        build.OPTION_PREFIX,
        build.UNIT_OPTION,
        build.LEAST_OCCURS,
        build.MOST_OCCURS,
        build.STEP,
        build.INITIAL_BY,
        build.CONSTRAINT,
        build.TARGET_CONSTRAINT,
        build.SHORT_TEXT,
        build.ENTRY_FORMAT,
        build.OPEN_LABEL,
        build.SUPPORT_LINK,
        build.CATEGORY,
        build.ORIENTATION,
        build.COLLAPSIBLE,
        build.USAGE,
        *build.LEAST_AMOUNT,
        *build.MOST_AMOUNT,
        EXTRACT,
        f"{build.SDC}/sdc-questionnaire-observation-extract-category",
    }
)
_SILENT = frozenset(
    {
        *(f"{build.FHIR}/{name}" for name in ("designNote", "rendering-style")),
        *(f"{build.SDC}/sdc-questionnaire-{name}" for name in ("preferredTerminologyServer", "width", "columnCount")),
    }
)


def check_items(sheet: Sheet) -> None:
    """Report what is wrong with the items one by one."""
    form = sheet.document.value
    _check_extensions(sheet, (), form, None)
    seen: dict[str, Path] = {}
    for place in places(form):
        _check_names(
            sheet, place, seen, own=str(form.get("url", "")).startswith(OWN_BASE.partition("/StructureDefinition")[0])
        )
        _check_type(sheet, place)
        for rule, fix in _broken_rules(place.item):
            sheet.report("E112", place.path, rule, fix, place.item)
        _check_extensions(sheet, place.path, place.item, place.item)
        _check_limits(sheet, place)
        _check_reading(sheet, place)
    if any(not isinstance(item, dict) for item in form.get("item", ())):
        sheet.report("E105", ("item",), "An entry among the items is not an item.", "Remove it.")


def _check_names(sheet: Sheet, place: Place, seen: dict[str, Path], own: bool) -> None:
    item, link_id = place.item, place.item.get("linkId")
    for name in item:
        if name.removeprefix("_") not in PROPERTIES and not name.startswith("_"):
            hint = sheet.hint(name, sorted(PROPERTIES))
            sheet.report(
                "E104",
                (*place.path, name),
                f'An item has no property "{name}"; it would be ignored.{hint}',
                "Correct or remove it.",
                item,
            )
    if not isinstance(link_id, str) or not link_id:
        sheet.report(
            "E110",
            place.path,
            "The item has no linkId, so an answer to it could not be kept.",
            "Give it a linkId.",
            item,
        )
        return
    if own and not _LINK_ID.match(link_id):
        sheet.report(
            "E110",
            (*place.path, "linkId"),
            "The linkId is not made of small letters, digits, dots and hyphens.",
            "Write it like q1 or sleep-hours.",
            item,
        )
    if link_id in seen:
        line = sheet.document.place(seen[link_id])[0]
        sheet.report(
            "E111",
            (*place.path, "linkId"),
            f"The linkId is already used on line {line}; the two answers could not be told apart.",
            "Give one of them another linkId.",
            item,
        )
    seen.setdefault(link_id, (*place.path, "linkId"))


def _check_type(sheet: Sheet, place: Place) -> None:
    item = place.item
    kind = item.get("type")
    if kind == "coding":
        said = 'The type "coding" belongs to a newer FHIR; the question could not be shown.'
        sheet.report("E102", (*place.path, "type"), said, "Use the type choice.", item)
    elif kind not in TYPES:
        hint = sheet.hint(str(kind), tuple(TYPES)) if kind else ""
        said = f'There is no item type "{kind}".{hint}' if kind else "The item has no type, so it cannot be shown."
        sheet.report("E105", (*place.path, "type"), said, "Give it one of FHIR's item types.", item)
    for name in FLAGS:
        if name in item and not isinstance(item[name], bool):
            sheet.report("E105", (*place.path, name), f'"{name}" is not true or false.', "Write true or false.", item)
    for name in ("item", "enableWhen", "answerOption", "extension", "code", "initial"):
        value = item.get(name, [])
        if not isinstance(value, list) or any(not isinstance(one, dict) for one in value):
            sheet.report(
                "E105", (*place.path, name), f'"{name}" is not a list of objects.', "Write it as a list.", item
            )
    for option, age, lost, instead in _OTHER_FHIR:
        if option in item:
            said = f'"{option}" belongs to {age} FHIR; {lost}.'
            sheet.report("E102", (*place.path, option), said, f"Use {instead}.", item)
    if kind in ("attachment", "reference"):
        what = "files" if kind == "attachment" else "links to other records"
        said = f"hubdesk keeps no {what}, so this could not be answered."
        sheet.report("E371", (*place.path, "type"), said, "Ask for a text that says what it shows instead.", item)


def _broken_rules(item: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    kind = item.get("type")
    if kind == "group" and not item.get("item"):
        yield "A group with nothing in it shows nothing (que-1).", "Put items in it, or remove it."
    if kind == "display":
        yield from _broken_display_rules(item)
    if "answerOption" in item and "answerValueSet" in item:
        yield "Options are given twice, as a list and as a ValueSet (que-4).", "Keep one of them."
    if "answerValueSet" in item and kind not in ("choice", "open-choice"):
        yield "Only choice questions can take their options from a ValueSet (que-5).", "Make it a choice."
    if "initial" in item and kind in ("group", "display"):
        yield "A group or a text cannot start with a value (que-8).", "Remove initial."
    if "maxLength" in item and kind not in SHORT_ANSWERS:
        yield f"A maximum length has no meaning for type {kind} (que-10).", "Remove maxLength."
    if "answerOption" in item and "initial" in item:
        yield "With options, the starting value is marked on the option (que-11).", "Use initialSelected."
    rules = item.get("enableWhen", ())
    if len(rules) > 1 and item.get("enableBehavior") not in ("all", "any"):
        yield (
            "There are several conditions, and nothing says whether all or any must hold (que-12).",
            "Add enableBehavior.",
        )
    if len(item.get("initial", ())) > 1 and item.get("repeats") is not True:
        yield "Several starting values for a question with one answer (que-13).", "Keep one value."
    if any(
        rule.get("operator") == "exists" and "answerBoolean" not in rule for rule in rules if isinstance(rule, dict)
    ):
        yield 'A condition with "exists" must compare with true or false (que-7).', "Use answerBoolean."


def _broken_display_rules(item: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    if any(child.get("type") != "display" for child in item.get("item", ()) if isinstance(child, dict)) or item.get(
        "item"
    ):
        yield "A text cannot hold other items (que-1).", "Move them out, or make it a group."
    if "code" in item:
        yield "A text cannot have a code (que-3).", "Remove the code."
    if "required" in item or "repeats" in item:
        yield "A text cannot be required or repeat (que-6).", "Remove required and repeats."
    if "readOnly" in item:
        yield "A text cannot be read-only (que-9).", "Remove readOnly."


def _check_extensions(sheet: Sheet, path: Path, element: Mapping[str, Any], item: Mapping[str, Any] | None) -> None:
    if item is not None and "modifierExtension" in item:
        report_modifier(sheet, (*path, "modifierExtension"), item)
    listed = element.get("extension", ())
    for index, one in enumerate(listed if isinstance(listed, list) else ()):
        url = str(one.get("url", "")) if isinstance(one, dict) else ""
        if url in _OBEYED or url in _SILENT:
            continue
        hint = sheet.hint(url, sorted(_OBEYED)) if url.startswith(OWN_BASE) else ""
        sheet.report(
            "W210",
            (*path, "extension", index),
            f'The extension "{url.rpartition("/")[2]}" is not supported and is ignored.{hint}',
            "Remove it, or do without what it does.",
            item,
        )


def _check_limits(sheet: Sheet, place: Place) -> None:
    item = place.item
    low, high = (build.extension_value(item, f"{build.FHIR}/{name}") for name in ("minValue", "maxValue"))
    if type(low) is type(high) and isinstance(low, int | Decimal | str) and low > high:
        sheet.report(
            "E370", place.path, f"No answer fits: the least is {low} and the most {high}.", "Swap the two.", item
        )
    if item.get("maxLength") is not None and (not isinstance(item["maxLength"], int) or item["maxLength"] < 1):
        sheet.report(
            "E370", (*place.path, "maxLength"), "No text is that short.", "Give maxLength a whole number above 0.", item
        )
    pattern = build.extension_value(item, f"{build.FHIR}/regex")
    if pattern is not None and (said := pattern_fault(str(pattern), sheet.worth_a_try())):
        sheet.report("E370", place.path, said, "Correct the pattern; write it without nested + or *.", item)
    if _is_slider(item) and (low is None or high is None):
        sheet.report(
            "E370",
            place.path,
            "A slider needs a least and a greatest value to be drawn.",
            "Add minValue and maxValue.",
            item,
        )


def _is_slider(item: Mapping[str, Any]) -> bool:
    control = build.extension_value(item, build.CONTROL)
    codings = control.get("coding", ()) if isinstance(control, dict) else ()
    return any(coding.get("code") == "slider" for coding in codings)


def _columns(item: Mapping[str, Any], control: str) -> int:
    below = [one for one in item.get("item", ()) if isinstance(one, dict)]
    if control == "gtable":
        return sum(1 for one in below if one.get("type") != "display")
    if control == "table":
        return max((len(one.get("answerOption", ())) for one in below), default=0)
    return 0


def _check_reading(sheet: Sheet, place: Place) -> None:
    item = place.item
    text = str(item.get("text", ""))
    if not text.strip() and item.get("type") != "group":
        sheet.report("W401", place.path, "There is no text to read out.", "Add a text.", item)
    if len(text) > 300:
        sheet.report(
            "W401",
            (*place.path, "text"),
            f"The text has {len(text)} characters; many will not follow it.",
            "Shorten it.",
            item,
        )
    options = item.get("answerOption", ())
    control = next(iter(build.concept_codes(build.extension_value(item, build.CONTROL))), "")
    columns = _columns(item, control)
    if columns > MOST_COLUMNS:
        said = f"A table of {columns} columns does not fit the screen."
        sheet.report("W401", place.path, said, "Make two tables of it, or ask one question after another.", item)
    if len(options) > 12 and control not in ("autocomplete", "drop-down"):
        sheet.report(
            "W401",
            (*place.path, "answerOption"),
            f"A list of {len(options)} options is hard to use.",
            "Use fewer options.",
            item,
        )
