"""A form made from a spreadsheet: the files of its folder, or what must be put right first."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from hubdesk.forms.house import Publisher
from hubdesk.forms.lint import Finding, check_form_folder
from hubdesk.forms.pack import FormPack
from hubdesk.forms.source import write_json
from hubdesk.forms.spreadsheet.cells import Fault, Sheet
from hubdesk.forms.spreadsheet.made_examples import examples_of
from hubdesk.forms.spreadsheet.questionnaire import questionnaire_of
from hubdesk.forms.spreadsheet.reading import read_sheets
from hubdesk.forms.spreadsheet.sheet_form import SheetForm

_ID = re.compile(r"[a-z0-9][a-z0-9-]{0,63}\Z", re.ASCII)
_VERSION = re.compile(r"\d{1,5}\.\d{1,5}\.\d{1,5}\Z", re.ASCII)
_ASKED = (("owner", "who owns the wording"), ("permission", "who allowed its use"), ("source", "where it was read"))


@dataclass(frozen=True, slots=True)
class MadeForm:
    """What came of a spreadsheet. ``faults`` are told by cell, ``findings`` are the linter's about the form made.

    ``files`` are the contents of its folder by name, empty while there are faults; ``pack`` is None while the form
    cannot be used.
    """

    form_id: str
    title: str
    faults: tuple[Fault, ...] = ()
    findings: tuple[Finding, ...] = ()
    missing: tuple[str, ...] = ()
    """What the notice must still say, in words."""
    files: dict[str, str] = field(default_factory=dict)
    pack: FormPack | None = None
    cells: dict[str, str] = field(default_factory=dict)
    """The cell each question came from, by linkId."""


def form_from_sheets(sheets: Sequence[Sheet], *, name: str, publisher: Publisher, house: str, date: str) -> MadeForm:
    """The form in these sheets. ``name`` is what the file is called, ``house`` who publishes it."""
    form, faults = read_sheets(sheets)
    form_id = form.fact("id", _id_from(name))
    title = form.fact("title", name)
    faults = (*faults, *_fact_faults(form, form_id))
    if faults:
        return MadeForm(form_id, title, faults)
    made = questionnaire_of(form, form_id, publisher.base, house, date)
    examples = examples_of(form, made["url"], made["version"])
    files = {
        f"{form_id}.json": write_json(made, indent=2) + "\n",
        f"{form_id}.examples.json": write_json(examples, indent=2) + "\n",
        "NOTICE.txt": _notice(form, title),
    }
    findings, pack = check_files(form_id, files)
    missing = tuple(words for fact, words in _ASKED if not form.fact(fact))
    cells = {question.link_id: question.cell.at for question in form.questions}
    return MadeForm(form_id, title, (), findings, missing, files, pack, cells)


def check_files(
    form_id: str, files: dict[str, str], value_sets: tuple[Any, ...] = ()
) -> tuple[tuple[Finding, ...], FormPack | None]:
    """What the linter says of the files of a form's folder, and the pack where nothing is an error."""
    with TemporaryDirectory(prefix="hubdesk-form-") as place:
        folder = Path(place, form_id)
        folder.mkdir()
        for name, text in files.items():
            Path(folder, name).write_text(text, encoding="utf-8", newline="\n")
        checked = check_form_folder(folder, value_sets)
    return tuple(replace(one, file=Path(one.file).name) for one in checked.findings), checked.pack


def _fact_faults(form: SheetForm, form_id: str) -> list[Fault]:
    found: list[Fault] = []
    if not _ID.match(form_id):
        at = form.facts["id"].at if "id" in form.facts else "The name of the file"
        found.append(Fault(at, f'"{form_id}" cannot be the id of a form.', "Use small letters, digits and hyphens."))
    version = form.fact("version")
    if version and not _VERSION.match(version):
        said = f'The version "{version}" is not three numbers.'
        found.append(Fault(form.facts["version"].at, said, "Write it like 1.0.0."))
    needed = form.fact("needed")
    if needed and not (needed.isdecimal() and 1 <= int(needed) <= len(form.scored)):
        said = f'"{needed}" is not how many answers a total can need.'
        found.append(Fault(form.facts["needed"].at, said, f"Write a number from 1 to {len(form.scored)}."))
    return found


def _id_from(name: str) -> str:
    return re.sub(r"[^a-z0-9]+", "-", name.casefold()).strip("-") or "form"


def _notice(form: SheetForm, title: str) -> str:
    parts = (
        ("Owner", form.fact("owner", "Say who wrote the questions and who holds the copyright.")),
        ("Permission", form.fact("permission", "Say who allowed their use, when, and on what terms.")),
        ("Citation", form.fact("citation", "None given.")),
        ("Source of the wording", form.fact("source", "Say where the exact words were read.")),
    )
    return "\n".join([title, *(f"\n{head}\n{words}" for head, words in parts)]) + "\n"
