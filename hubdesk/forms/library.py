"""The forms folder: every clean form in it, its pathways, and what is wrong with the rest.

One bad file never hides another form (form design §8). The folder is only a source of new versions: what is stored
refers to packs.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from types import MappingProxyType
from typing import Any

from hubdesk.forms.cross_prompts import CrossPrompts, cross_prompts_in
from hubdesk.forms.house import Licence, Publisher, licences_in, publisher_in
from hubdesk.forms.lint import Finding, check_form_folder, check_pathway
from hubdesk.forms.lint.folder import open_sheet
from hubdesk.forms.pack import FormPack
from hubdesk.forms.pathway import Pathway

TEMPLATE_MARK = "_"


@dataclass(frozen=True, slots=True)
class Library:
    """The forms and pathways that can be used, by id, and all findings in order of file and line."""

    forms: Mapping[str, FormPack]
    pathways: Mapping[str, Pathway]
    findings: tuple[Finding, ...]
    publisher: Publisher = field(default_factory=Publisher)
    licences: tuple[Licence, ...] = ()
    prompts: CrossPrompts = field(default_factory=CrossPrompts)
    """What several answers together suggest doing."""


def load_library(folder: Path) -> Library:
    """Everything in a forms folder; never raises for a bad file, a folder that is missing is empty."""
    findings: list[Finding] = []
    value_sets, findings_in_sets = value_sets_in(folder)
    findings.extend(findings_in_sets)
    forms: dict[str, FormPack] = {}
    for place in form_folders(folder):
        checked = check_form_folder(place, value_sets)
        findings.extend(checked.findings)
        if checked.pack is not None and not place.name.startswith(TEMPLATE_MARK):
            forms[checked.pack.id] = checked.pack
    pathways: dict[str, Pathway] = {}
    known = {name: pack.form for name, pack in forms.items()}
    for path in sorted((folder / "pathways").glob("*.json")):
        found, pathway = check_pathway(path, known)
        findings.extend(found)
        if pathway is not None:
            pathways[pathway.id] = pathway
    publisher, of_publisher = publisher_in(folder)
    licences, of_licences = licences_in(folder)
    prompts, of_prompts = cross_prompts_in(folder, known)
    findings.extend((*of_publisher, *of_licences, *of_prompts))
    return Library(MappingProxyType(forms), MappingProxyType(pathways), tuple(findings), publisher, licences, prompts)


def form_folders(folder: Path) -> tuple[Path, ...]:
    """The folders that hold one form each, the template included."""
    return tuple(sorted(place for place in (folder / "questionnaires").glob("*") if place.is_dir()))


def value_sets_in(folder: Path) -> tuple[tuple[Mapping[str, Any], ...], tuple[Finding, ...]]:
    """The ValueSets of a forms folder, and what is wrong with the files that hold none."""
    found: list[Mapping[str, Any]] = []
    findings: list[Finding] = []
    for path in sorted((folder / "valuesets").glob("*.json")):
        sheet = open_sheet(path)
        if isinstance(sheet, Finding):
            findings.append(sheet)
        elif isinstance(sheet.document.value, dict) and sheet.document.value.get("resourceType") == "ValueSet":
            found.append(sheet.document.value)
        else:
            sheet.report("E105", (), "The file does not hold a ValueSet.", "Put one ValueSet in the file.")
            findings.extend(sheet.findings)
    return tuple(found), tuple(findings)
