"""Translations of a form, written in a table beside it so that a translator never touches the form (form design §6.4).

``phq-9.cy.csv`` has the columns ``linkId, field, source_sha8, text`` and, in the header row, ``status: validated``,
``local`` or ``machine``; a column ``source`` may help the translator and is not read. Each row says which wording it
translates; when that changes, the row no longer counts. In the form the translations become FHIR translation
extensions. A translated instrument is a new instrument: only a validated one is shown without a note.
"""

import copy
import csv
import re
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from hashlib import sha256
from io import StringIO
from typing import Any

from hubdesk.domain.cells import safe_cell
from hubdesk.domain.problems import KnownProblem
from hubdesk.forms.build import CONTROL, TRANSLATION_STATUS, concept_codes, extension_value, extensions, parts

TRANSLATION = "http://hl7.org/fhir/StructureDefinition/translation"
STATUSES = ("validated", "local", "machine")
NOTES: Mapping[str, str] = {
    "validated": "",
    "local": "Translated here, not validated: a score from it is not comparable.",
    "machine": "Translated by a machine, not checked: use it only to help understanding, never to score.",
}
MAX_BYTES = 1024 * 1024
MAX_ROWS = 5000
FIELDS = ("text", "prefix", "help", "title")
COLUMNS = ("linkId", "field", "source_sha8", "text")

_LANGUAGE = re.compile(r"[a-z]{2,3}(?:-[A-Z][a-z]{3})?(?:-[A-Z]{2})?\Z", re.ASCII)
_STATUS = re.compile(r"status:\s*(\w*)\Z")


class TranslationError(KnownProblem):
    """A table of translations that cannot be read; ``line`` counts from one."""

    code = "form-translation"

    def __init__(self, message: str, line: int = 1) -> None:
        super().__init__(message, "Compare the table with the one `hubdesk forms translate` makes.")
        self.line = line


@dataclass(frozen=True, slots=True)
class Row:
    """One wording in another language; ``line`` is where it stands in its table."""

    link_id: str
    field: str
    source_sha8: str
    text: str
    line: int


@dataclass(frozen=True, slots=True)
class Table:
    """The translations of one form into one language."""

    language: str
    status: str
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class Misfit:
    """A row that is not used: ``W410`` where the wording has changed, ``E411`` where there is nothing of that name."""

    code: str
    row: Row


def mark_of(text: str) -> str:
    """The first eight digits of the SHA-256 of a wording: what a row says it translates."""
    return sha256(unicodedata.normalize("NFC", text).encode("utf-8")).hexdigest()[:8]


def read_table(data: bytes, language: str) -> Table:
    """The table in a file; raises TranslationError."""
    if not _LANGUAGE.match(language):
        raise TranslationError(f'"{language}" in the name of the file is not a language code such as cy or ur.')
    if len(data) > MAX_BYTES:
        raise TranslationError("The table is larger than 1 MB.")
    try:
        # Spreadsheets like to begin a file with a byte order mark.
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as problem:
        raise TranslationError("The table is not UTF-8 text; save it as CSV UTF-8.") from problem
    try:
        lines = list(csv.reader(StringIO(text), strict=True))
    except csv.Error as problem:
        raise TranslationError("The table is not a CSV file; a quotation mark may be missing.") from problem
    if not lines:
        raise TranslationError("The table is empty.")
    if len(lines) > MAX_ROWS:
        raise TranslationError(f"The table has more than {MAX_ROWS} rows.")
    header = [cell.strip() for cell in lines[0]]
    missing = [name for name in COLUMNS if name not in header]
    if missing:
        raise TranslationError(f'The table has no column "{missing[0]}".')
    return Table(language, _status(header), tuple(_rows(header, lines[1:])))


def _status(header: list[str]) -> str:
    found = next((match.group(1) for cell in header if (match := _STATUS.match(cell))), "")
    if found not in STATUSES:
        raise TranslationError(f'The header row must say "status: {STATUSES[0]}", "{STATUSES[1]}" or "{STATUSES[2]}".')
    return found


def _rows(header: list[str], lines: list[list[str]]) -> Iterator[Row]:
    places = [header.index(name) for name in COLUMNS]
    for number, cells in enumerate(lines, start=2):
        if not any(cell.strip() for cell in cells):
            continue
        if len(cells) <= max(places):
            raise TranslationError("The row has too few cells.", number)
        link_id, field, sha8, text = (cells[place].strip() for place in places)
        if text:
            yield Row(link_id, field, sha8, text, number)


def merge(questionnaire: Mapping[str, Any], table: Table) -> tuple[dict[str, Any], tuple[Misfit, ...]]:
    """The Questionnaire with the translations of a table in it, and the rows that were left out."""
    merged: dict[str, Any] = copy.deepcopy(dict(questionnaire))
    spots = {(link_id, field): (holder, name) for link_id, field, holder, name in wordings(merged)}
    misfits: list[Misfit] = []
    for row in table.rows:
        spot = spots.get((row.link_id, row.field))
        if spot is None:
            misfits.append(Misfit("E411", row))
        elif mark_of(str(spot[0][spot[1]])) != row.source_sha8.lower():
            misfits.append(Misfit("W410", row))
        else:
            _add(spot[0], spot[1], table.language, row.text)
    status = [{"url": "lang", "valueCode": table.language}, {"url": "status", "valueCode": table.status}]
    merged.setdefault("extension", []).append({"url": TRANSLATION_STATUS, "extension": status})
    return merged, tuple(misfits)


def wordings(questionnaire: Mapping[str, Any]) -> Iterator[tuple[str, str, dict[str, Any], str]]:
    """Everything that can be translated: linkId, field, and the object and property it stands in."""
    if isinstance(questionnaire, dict) and questionnaire.get("title"):
        yield "", "title", questionnaire, "title"
    yield from _of_items(questionnaire)


def _of_items(holder: Mapping[str, Any]) -> Iterator[tuple[str, str, dict[str, Any], str]]:
    for item in holder.get("item", ()):
        link_id = item.get("linkId", "")
        for name in ("text", "prefix"):
            if item.get(name):
                yield link_id, name, item, name
        for option in item.get("answerOption", ()):
            coding = option.get("valueCoding")
            if isinstance(coding, dict) and coding.get("display"):
                yield link_id, f"option:{coding.get('code') or coding['display']}", coding, "display"
        helps = (one for one in item.get("item", ()) if _control(one) in ("help", "flyover") and one.get("text"))
        for child in list(helps)[:1]:
            yield link_id, "help", child, "text"
        yield from _of_items(item)


def _control(item: Mapping[str, Any]) -> str:
    return next(iter(concept_codes(extension_value(item, CONTROL))), "")


def _add(holder: dict[str, Any], name: str, language: str, text: str) -> None:
    beside = holder.setdefault(f"_{name}", {})
    said = [{"url": "lang", "valueCode": language}, {"url": "content", "valueString": text}]
    beside.setdefault("extension", []).append({"url": TRANSLATION, "extension": said})


def languages_of(questionnaire: Mapping[str, Any]) -> Mapping[str, str]:
    """The languages a form is translated into, each with its status."""
    found = (parts(one) for one in extensions(questionnaire, TRANSLATION_STATUS))
    return {str(one.get("lang", "")): str(one.get("status", "")) for one in found}


def in_language(questionnaire: Mapping[str, Any], language: str) -> dict[str, Any]:
    """The Questionnaire in another language; what is not translated stays as it is."""
    made: dict[str, Any] = copy.deepcopy(dict(questionnaire))
    made["language"] = language
    for _, _, holder, name in list(wordings(made)):
        for one in extensions(holder.get(f"_{name}", {}), TRANSLATION):
            said = parts(one)
            if said.get("lang") == language and isinstance(said.get("content"), str):
                holder[name] = said["content"]
    return made


def blank_table(questionnaire: Mapping[str, Any], status: str = "local") -> str:
    """A table for a translator: every wording once, with its mark, and an empty cell for the translation."""
    out = StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(["linkId", "field", "source_sha8", "source", "text", f"status: {status}"])
    seen: set[tuple[str, str]] = set()
    for link_id, field, holder, name in wordings(dict(questionnaire)):
        if (link_id, field) not in seen and _is_own(field, holder, name, link_id):
            seen.add((link_id, field))
            writer.writerow([link_id, field, mark_of(str(holder[name])), safe_cell(str(holder[name])), ""])
    return out.getvalue()


def _is_own(field: str, holder: Mapping[str, Any], name: str, link_id: str) -> bool:
    """A help text is offered once: as the help of its question, not as an item of its own."""
    return not (field == name == "text" and holder.get("linkId") == link_id and _control(holder) in ("help", "flyover"))
