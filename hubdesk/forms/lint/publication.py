"""Checks on what a form says of its own publication: terms and unverified wording (E106)."""

from collections.abc import Mapping
from typing import Any

from hubdesk.forms.lint.findings import Sheet, did_you_mean, places
from hubdesk.forms.publication import LONGEST_NOTE, TERMS, UNVERIFIED, Term
from hubdesk.forms.source import Path


def check_publication(sheet: Sheet) -> None:
    """Report terms that hubdesk does not know and marks of unverified wording that do not say what to compare with."""
    form = sheet.document.value
    _check(sheet, (), form, None)
    for place in places(form):
        _check(sheet, place.path, place.item, place.item)


def _check(sheet: Sheet, path: Path, element: Mapping[str, Any], item: Mapping[str, Any] | None) -> None:
    listed = element.get("extension", ())
    for index, one in enumerate(listed if isinstance(listed, list) else ()):
        here: Path = (*path, "extension", index)
        url = one.get("url") if isinstance(one, dict) else None
        if url == TERMS:
            _check_term(sheet, here, one.get("valueCode"), item)
        elif url == UNVERIFIED:
            said = one.get("valueString")
            if not isinstance(said, str) or not said.strip() or len(said) > LONGEST_NOTE:
                sheet.report(
                    "E106",
                    here,
                    "The wording is marked as unverified, but not with which copy to compare it.",
                    f"Name the copy in valueString, in at most {LONGEST_NOTE} characters.",
                    item,
                )


def _check_term(sheet: Sheet, path: Path, code: Any, item: Mapping[str, Any] | None) -> None:
    if item is not None:
        said = "The terms of the licence stand on a question, where nobody reads them."
        sheet.report("E106", path, said, "Move licence-terms to the top of the form.", item)
    elif code not in list(Term):
        hint = did_you_mean(str(code), [term.value for term in Term])
        said = f'There is no licence term "{code}", so it could not be obeyed.{hint}'
        sheet.report("E106", path, said, f"Use one of: {', '.join(Term)}.")
