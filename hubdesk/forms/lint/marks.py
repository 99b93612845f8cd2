"""Checks on what a pathway says of a step besides its form: minutes, tags, and words nobody reads (E511)."""

from collections.abc import Iterator, Mapping
from typing import Any

from hubdesk.forms.lint.findings import Sheet, did_you_mean
from hubdesk.forms.pathway import TAGS
from hubdesk.forms.source import Path

MOST_MINUTES = 60
_OF_STEP = ("id", "title", "code", "condition", "timingDuration", "definitionCanonical", "relatedAction")
_OF_PART = ("id", "title", "action")


def check_marks(sheet: Sheet) -> None:
    """Report minutes, tags and properties of the steps that would be ignored or misread."""
    ids = {str(action.get("id", "")) for _, action, is_part in actions_in(sheet.document.value) if not is_part}
    for path, action, is_part in actions_in(sheet.document.value):
        of_step = () if is_part else (*_minutes(action), *_tags(action), *_related(action, ids))
        faults = (*_unknown(action, _OF_PART if is_part else _OF_STEP), *of_step)
        for said in faults:
            sheet.report("E511", path, f'The step "{action.get("id", "")}": {said}', "Correct the step.")


def actions_in(pathway: Mapping[str, Any]) -> Iterator[tuple[Path, Mapping[str, Any], bool]]:
    """Every step and every part that holds steps: its place in the file, and whether it is a part."""
    for index, action in enumerate(pathway["action"]):
        inner = action.get("action")
        yield ("action", index), action, bool(inner)
        for below, step in enumerate(inner or ()):
            yield ("action", index, "action", below), step, False


def _unknown(action: Mapping[str, Any], known: tuple[str, ...]) -> Iterator[str]:
    for name in action:
        if name not in known:
            yield f'"{name}" would be ignored here.{did_you_mean(name, known)}'


def _related(action: Mapping[str, Any], ids: set[str]) -> Iterator[str]:
    for related in action.get("relatedAction", ()):
        other, how = related.get("actionId"), str(related.get("relationship", ""))
        if other not in ids or other == action.get("id"):
            hint = did_you_mean(str(other), tuple(ids))
            yield f'it comes before or after "{other}", and there is no such step.{hint}'
        if not how.startswith(("before", "after")):
            yield f'hubdesk knows steps before and after others, and none that are "{how}".'


def _minutes(action: Mapping[str, Any]) -> Iterator[str]:
    if "timingDuration" not in action:
        return
    given = action["timingDuration"]
    value = given.get("value")
    if type(value) is not int or not 1 <= value <= MOST_MINUTES:
        yield f"what it takes is not a whole number of minutes from 1 to {MOST_MINUTES}."
    if given.get("code") != "min":
        yield 'what it takes is not in minutes (the code "min").'


def _tags(action: Mapping[str, Any]) -> Iterator[str]:
    for code in action.get("code", ()):
        for tag in (code.get("text"), *(one.get("code") for one in code.get("coding", ()))):
            if tag is not None and tag not in TAGS:
                yield f'there is no tag "{tag}".{did_you_mean(str(tag), TAGS)}'
            if tag == "step-up" and not action.get("condition"):
                yield "a step-up needs a condition: it comes only when a short form calls for it."
