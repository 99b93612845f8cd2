"""Checks on the form as a whole: what it is, and what it says about itself (E102 to E105, E120, E346)."""

import re
from collections.abc import Mapping
from typing import Any

from hubdesk.forms.lint.findings import Sheet, did_you_mean

PROPERTIES = frozenset(
    [
        "resourceType",
        "id",
        "meta",
        "implicitRules",
        "language",
        "text",
        "contained",
        "extension",
        "modifierExtension",
        "url",
        "identifier",
        "version",
        "name",
        "title",
        "derivedFrom",
        "status",
        "experimental",
        "subjectType",
        "date",
        "publisher",
        "contact",
        "description",
        "useContext",
        "jurisdiction",
        "purpose",
        "copyright",
        "approvalDate",
        "lastReviewDate",
        "effectivePeriod",
        "code",
        "item",
    ]
)
REQUIRED = [
    "id",
    "url",
    "version",
    "name",
    "title",
    "status",
    "subjectType",
    "language",
    "date",
    "publisher",
    "approvalDate",
    "copyright",
    "code",
    "item",
]
STATUSES = ("draft", "active", "retired", "unknown")
_VERSION = re.compile(r"\d{1,5}\.\d{1,5}\.\d{1,5}\Z", re.ASCII)
_ID = re.compile(r"[a-z0-9][a-z0-9.-]{0,63}\Z", re.ASCII)


def is_questionnaire(sheet: Sheet) -> bool:
    """Whether the file holds an R4 Questionnaire; reports E102 where it does not."""
    value = sheet.document.value
    kind = value.get("resourceType") if isinstance(value, dict) else None
    if kind != "Questionnaire":
        found = f'a "{kind}"' if kind else "something without a resourceType"
        sheet.report(
            "E102",
            ("resourceType",),
            f"The file holds {found}, not a Questionnaire.",
            "Put one Questionnaire in the file.",
        )
        return False
    if not isinstance(value.get("item", []), list):
        sheet.report(
            "E105", ("item",), "The items are not a list, so the form has no questions.", "Write the items as a list."
        )
        return False
    return True


def check_header(sheet: Sheet) -> None:
    """Report what is missing or misspelt in the header."""
    form: Mapping[str, Any] = sheet.document.value
    for name in form:
        if name.removeprefix("_") not in PROPERTIES:
            hint = did_you_mean(name, sorted(PROPERTIES))
            sheet.report(
                "E104", (name,), f'A form has no property "{name}"; it would be ignored.{hint}', "Correct or remove it."
            )
    for name in REQUIRED:
        if not form.get(name):
            sheet.report("E103", (), f'The form does not give its "{name}".', f'Add "{name}".')
    _check_formats(sheet, form)
    if "modifierExtension" in form:
        report_modifier(sheet, ("modifierExtension",), None)


def _check_formats(sheet: Sheet, form: Mapping[str, Any]) -> None:
    version, status, name, url = (form.get(key) for key in ("version", "status", "id", "url"))
    if version and not (isinstance(version, str) and _VERSION.match(version)):
        sheet.report("E103", ("version",), f'The version "{version}" is not three numbers.', 'Write it like "1.0.0".')
    if status and status not in STATUSES:
        hint = did_you_mean(str(status), STATUSES)
        sheet.report(
            "E105", ("status",), f'There is no status "{status}".{hint}', f"Use one of: {', '.join(STATUSES)}."
        )
    if name and not (isinstance(name, str) and _ID.match(name)):
        sheet.report(
            "E103", ("id",), f'The id "{name}" is not small letters, digits, dots and hyphens.', "Write it like phq-9."
        )
    if url and not str(url).endswith(f"/Questionnaire/{name}"):
        sheet.report(
            "E103",
            ("url",),
            "The url does not end with /Questionnaire/ and the id.",
            f"End it with /Questionnaire/{name}.",
        )


def report_modifier(sheet: Sheet, path: tuple[str | int, ...], item: Mapping[str, Any] | None) -> None:
    """Report a modifierExtension: hubdesk knows none (E120)."""
    sheet.report(
        "E120",
        path,
        "A modifierExtension not understood: without it the form could mean something else.",
        "Remove the modifierExtension, or do not use this form.",
        item,
    )
