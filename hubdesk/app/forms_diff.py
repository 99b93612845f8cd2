"""``hubdesk forms diff OLD NEW``: what changed between two versions of a form, and which number to raise."""

import argparse
import sys
from pathlib import Path
from typing import Any

from hubdesk.forms.build import FormError, build_form
from hubdesk.forms.changes import Change, Level, changes_between, next_version, raised
from hubdesk.forms.lint.folder import EXAMPLES
from hubdesk.forms.model import Form
from hubdesk.forms.source import SourceError, read_json, write_json

FINE, FOUND, COULD_NOT_RUN = 0, 1, 2


def diff_forms(args: argparse.Namespace) -> int:
    """``forms diff OLD NEW``: two Questionnaire files, or the folders they are in."""
    try:
        old, new = read_form(args.old), read_form(args.new)
    except (OSError, SourceError, FormError) as problem:
        said = problem.strerror if isinstance(problem, OSError) else problem.message
        print(f"The form cannot be read: {said}", file=sys.stderr)
        return COULD_NOT_RUN
    changes = changes_between(old, new)
    code, said = _verdict(old, new, changes)
    if args.json:
        print(write_json(_as_json(old, new, changes, code, said), indent=2))
    else:
        for change in changes:
            print(change)
        print(f"{code + '  ' if code else ''}{said}")
    return FOUND if code.startswith("E") else FINE


def read_form(path: Path) -> Form:
    """The form in a Questionnaire file or in the folder of one; raises OSError, SourceError or FormError."""
    if path.is_dir():
        found = sorted(one for one in path.glob("*.json") if not one.name.endswith(EXAMPLES))
        if len(found) != 1:
            raise FormError(f"The folder {path} holds {len(found)} Questionnaires; it must hold one.")
        path = found[0]
    value = read_json(path.read_bytes()).value
    if not isinstance(value, dict) or value.get("resourceType") != "Questionnaire":
        raise FormError(f"{path} does not hold a Questionnaire.")
    return build_form(value)


def _verdict(old: Form, new: Form, changes: tuple[Change, ...]) -> tuple[str, str]:
    """The finding, or "", and what to do in words."""
    needed = max((change.level for change in changes), default=None)
    given = raised(old.version, new.version)
    if needed is None:
        if old.version == new.version:
            return "W503", "Nothing changed."
        return "W503", f"Nothing changed, and the version goes from {old.version} to {new.version}."
    wanted = next_version(old.version, needed)
    if given is None:
        lower = "is used already" if old.version == new.version else "is not higher than the one before"
        return "E501", f"The version {new.version} {lower}. Raise the {needed.word} number: {wanted}."
    if given < needed:
        return "E502", f"{old.version} to {new.version} is too little. Raise the {needed.word} number: {wanted}."
    compared = " Old and new scores are not compared." if given is Level.MAJOR else ""
    return "", f"{old.version} to {new.version} fits: the {given.word} number is raised.{compared}"


def _as_json(old: Form, new: Form, changes: tuple[Change, ...], code: str, said: str) -> dict[str, Any]:
    needed = max((change.level for change in changes), default=None)
    listed = [{"level": one.level.word, "linkId": one.link_id or None, "message": one.message} for one in changes]
    return {
        "old": old.version,
        "new": new.version,
        "raise": needed.word if needed else None,
        "version": next_version(old.version, needed) if needed else old.version,
        "finding": code or None,
        "message": said,
        "changes": listed,
    }
