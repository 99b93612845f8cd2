"""Checks the tables of translations beside a form, and puts them into it (W410, E411, E412)."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from hubdesk.forms.lint.findings import MOST_PER_CODE, Finding, did_you_mean
from hubdesk.forms.translations import MAX_BYTES, Misfit, Row, TranslationError, merge, read_table, wordings


def with_translations(
    questionnaire: Mapping[str, Any], folder: Path, form_id: str
) -> tuple[Mapping[str, Any], tuple[Finding, ...]]:
    """The Questionnaire with every table in its folder merged into it, and what is wrong with the tables."""
    findings: list[Finding] = []
    for path in sorted(folder.glob(f"{form_id}.*.csv")):
        language = path.name.removeprefix(f"{form_id}.").removesuffix(".csv")
        try:
            with path.open("rb") as file:
                table = read_table(file.read(MAX_BYTES + 1), language)
        except TranslationError as problem:
            findings.append(Finding("E412", str(path), problem.line, 1, problem.message, problem.what_next))
            continue
        except OSError as problem:
            said = f"The table cannot be opened ({problem.strerror or 'unknown reason'})."
            findings.append(Finding("E412", str(path), 1, 1, said, "Check that the file may be read."))
            continue
        questionnaire, misfits = merge(questionnaire, table)
        findings += [_finding(path, one, questionnaire) for one in misfits[:MOST_PER_CODE]]
    return questionnaire, tuple(findings)


def _finding(path: Path, misfit: Misfit, questionnaire: Mapping[str, Any]) -> Finding:
    row: Row = misfit.row
    about = f"{row.field} of {row.link_id}" if row.link_id else row.field
    if misfit.code == "W410":
        said = f"The {about} has changed since it was translated; people would read the English words."
        return Finding("W410", str(path), row.line, 1, said, "Translate it anew, and give the row its new mark.")
    known = [f"{link_id} {field}".strip() for link_id, field, _, _ in wordings(dict(questionnaire))]
    hint = did_you_mean(f"{row.link_id} {row.field}".strip(), known)
    said = f"The form has no {about} to translate.{hint}"
    return Finding("E411", str(path), row.line, 1, said, "Correct the linkId or the field, or take the row away.")
