"""Runs all the checks: on one Questionnaire file, on a form's folder, on a pathway file.

Nothing here raises for a bad file; whatever is wrong with it is a finding.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeGuard

from hubdesk.forms.build import FormError, build_form
from hubdesk.forms.examples import ExampleOutcome, run_examples
from hubdesk.forms.fhirpath.syntax import Member, Node, Variable, walk
from hubdesk.forms.lint.behaviour import check_behaviour
from hubdesk.forms.lint.findings import Finding, Sheet, did_you_mean, places
from hubdesk.forms.lint.header import check_header, is_questionnaire
from hubdesk.forms.lint.kinds import check_kinds
from hubdesk.forms.lint.languages import with_translations
from hubdesk.forms.lint.logic import check_circles, check_conditions
from hubdesk.forms.lint.marks import actions_in, check_marks
from hubdesk.forms.lint.publication import check_publication
from hubdesk.forms.lint.reach import check_reach
from hubdesk.forms.lint.rules import check_expressions
from hubdesk.forms.lint.scoring import check_scores
from hubdesk.forms.lint.sets import check_sets
from hubdesk.forms.lint.starting import check_starting
from hubdesk.forms.lint.structure import check_items
from hubdesk.forms.lint.wording import check_wording
from hubdesk.forms.lint.worked import check_examples
from hubdesk.forms.model import Form
from hubdesk.forms.pack import FormPack, make_pack
from hubdesk.forms.pathway import Pathway, pathway_from_json
from hubdesk.forms.source import MAX_BYTES, SourceError, read_json

NOTICE = "NOTICE.txt"
EXAMPLES = ".examples.json"
MAX_NOTICE = 100_000
MOST_ITEMS = 2000
"""Nearly three times the largest form known."""


@dataclass(frozen=True, slots=True)
class CheckedForm:
    """A form folder after checking; ``pack`` is None where a finding is an error."""

    findings: tuple[Finding, ...]
    pack: FormPack | None = None


def check_file(path: Path, value_sets: tuple[Mapping[str, Any], ...] = ()) -> tuple[tuple[Finding, ...], Form | None]:
    """The findings about one Questionnaire file, and the form where one could be made of it."""
    sheet = open_sheet(path)
    if isinstance(sheet, Finding):
        return (sheet,), None
    form = _check_questionnaire(sheet, value_sets)
    return sheet.ordered(), form


def open_sheet(path: Path) -> Sheet | Finding:
    """A file ready for checking, or the E101 that says why it cannot be read."""
    try:
        with path.open("rb") as file:
            data = file.read(MAX_BYTES + 1)
        return Sheet(str(path), read_json(data))
    except SourceError as problem:
        return Finding("E101", str(path), problem.line, problem.column, problem.message, problem.what_next)
    except OSError as problem:
        said = f"The file cannot be opened ({problem.strerror or 'unknown reason'})."
        return Finding("E101", str(path), 1, 1, said, "Check that the file is there and may be read.")


def _check_questionnaire(sheet: Sheet, value_sets: tuple[Mapping[str, Any], ...]) -> Form | None:
    if not is_questionnaire(sheet):
        return None
    count = sum(1 for _ in places(sheet.document.value))
    if count > MOST_ITEMS:
        said = f"The form has {count} items; the most is {MOST_ITEMS}. Nobody could fill it in, and it would be slow."
        sheet.report("E113", (), said, "Make several forms of it.")
        return None
    try:
        check_header(sheet)
        check_publication(sheet)
        check_items(sheet)
        form = build_form(sheet.document.value, value_sets)
    except (FormError, AttributeError, TypeError, ValueError, KeyError) as problem:
        # A shape no single rule foresaw; the form is refused, with whatever the rules found before.
        said = problem.message if isinstance(problem, FormError) else "A part of the form has the wrong shape."
        if not any(finding.code in ("E105", "E110") for finding in sheet.findings):
            sheet.report("E105", (), said, "Compare the form with the template.")
        form = None
    _check_logic(sheet, form, value_sets)
    return form


def _check_logic(sheet: Sheet, form: Form | None, value_sets: tuple[Mapping[str, Any], ...]) -> None:
    try:
        check_conditions(sheet, form)
        check_expressions(sheet)
        if form is not None and not any(finding.code == "E111" for finding in sheet.findings):
            check_circles(sheet, form)
            check_kinds(sheet, form)
            check_wording(sheet, form)
            check_sets(sheet, form, value_sets)
            check_starting(sheet, form)
            check_reach(sheet, form)
            check_behaviour(sheet, form)
            if not any(finding.code == "E348" for finding in sheet.findings):
                check_scores(sheet, form)
    except (AttributeError, TypeError, ValueError, KeyError):
        if not any(finding.code == "E105" for finding in sheet.findings):
            sheet.report("E105", (), "A part of the form has the wrong shape.", "Compare the form with the template.")


def check_form_folder(folder: Path, value_sets: tuple[Mapping[str, Any], ...] = ()) -> CheckedForm:
    """Check a folder of ``forms/questionnaires``: one Questionnaire, its examples and its NOTICE."""
    files = sorted(path for path in folder.glob("*.json") if not path.name.endswith(EXAMPLES))
    if len(files) != 1:
        said = f"The folder holds {len(files)} Questionnaires; it must hold one."
        return CheckedForm((Finding("E103", str(folder), 1, 1, said, "Keep one form in each folder."),))
    sheet = open_sheet(files[0])
    if isinstance(sheet, Finding):
        return CheckedForm((sheet,))
    form = _check_questionnaire(sheet, value_sets)
    if form is not None and files[0].stem != form.id:
        sheet.report(
            "E103",
            ("id",),
            f'The file is called "{files[0].name}" and the form "{form.id}".',
            "Give both the same name.",
        )
    notice = _notice(sheet, folder)
    findings = list(sheet.ordered())
    examples = _examples(folder / f"{files[0].stem}{EXAMPLES}", form, findings)
    questionnaire = sheet.document.value
    if form is not None:
        questionnaire, in_tables = with_translations(questionnaire, folder, files[0].stem)
        findings += in_tables
    if form is None or any(finding.severity == "error" for finding in findings):
        return CheckedForm(tuple(findings))
    try:
        used = _used_sets(sheet, value_sets)
        return CheckedForm(tuple(findings), make_pack(questionnaire, used, notice, examples))
    except FormError as problem:
        return CheckedForm((*findings, Finding("E105", str(files[0]), 1, 1, problem.message, "Check the form file.")))


def _used_sets(sheet: Sheet, value_sets: tuple[Mapping[str, Any], ...]) -> tuple[Mapping[str, Any], ...]:
    """Only the ValueSets the form names go into its pack: another form's set must not change this one's identity."""
    named = {place.item.get("answerValueSet") for place in places(sheet.document.value)}
    return tuple(one for one in value_sets if one.get("url") in named)


def outcomes_in(folder: Path, value_sets: tuple[Mapping[str, Any], ...]) -> tuple[ExampleOutcome, ...] | None:
    """The worked examples of a form's folder, run; None where the form or its examples cannot be read."""
    _, form = check_file(folder / f"{folder.name}.json", value_sets)
    sheet = open_sheet(folder / f"{folder.name}{EXAMPLES}")
    if form is None or isinstance(sheet, Finding):
        return None
    return run_examples(form, sheet.document.value)


def _notice(sheet: Sheet, folder: Path) -> str:
    path = folder / NOTICE
    try:
        text = path.read_text(encoding="utf-8") if path.stat().st_size <= MAX_NOTICE else ""
    except (OSError, UnicodeDecodeError):
        text = ""
    if not text.strip():
        said = "There is no NOTICE.txt saying who owns the wording and who allowed its use."
        sheet.report("E103", (), said, "Add NOTICE.txt with owner, permission, citation and source.")
    return text


def _examples(path: Path, form: Form | None, findings: list[Finding]) -> Any:
    if not path.is_file():
        said = "There are no worked examples, so nothing shows that the form scores rightly."
        findings.append(Finding("E421", str(path), 1, 1, said, f"Add {path.name}."))
        return None
    sheet = open_sheet(path)
    if isinstance(sheet, Finding):
        findings.append(sheet)
        return None
    broken = any(finding.severity == "error" for finding in findings)
    if form is not None and not broken:
        try:
            check_examples(sheet, form)
        except (AttributeError, TypeError, ValueError, KeyError):
            sheet.report(
                "E421", (), "The examples have the wrong shape.", "Compare the file with the template's examples."
            )
        findings.extend(sheet.ordered())
    return sheet.document.value


def check_pathway(path: Path, forms: Mapping[str, Form]) -> tuple[tuple[Finding, ...], Pathway | None]:
    """The findings about a pathway file, and the pathway where it can be used with these forms."""
    sheet = open_sheet(path)
    if isinstance(sheet, Finding):
        return (sheet,), None
    try:
        pathway = pathway_from_json(sheet.document.value)
    except FormError as problem:
        sheet.report("E510", (), problem.message, problem.what_next)
        return sheet.ordered(), None
    check_marks(sheet)
    named = [where for where, _, is_part in actions_in(sheet.document.value) if not is_part]
    by_id = {step.id: step for step in pathway.steps}
    if len(by_id) < len(named):
        sheet.report("E510", (), "Two steps of the pathway have the same id.", "Give each step its own id.")
        return sheet.ordered(), None
    written = [by_id[str(action["id"])] for _, action, is_part in actions_in(sheet.document.value) if not is_part]
    for where, step in zip(named, written, strict=True):
        if step.form_id in forms and step.version.partition(".")[0] not in ("", _major(forms[step.form_id])):
            said = f'The step "{step.id}" is written for version {step.version} of "{step.form_id}", which is '
            said += f"{forms[step.form_id].version} now: its scores and options may mean something else."
            sheet.report("E510", where, said, "Look at the step, then name the new version.")
        if step.form_id not in forms:
            hint = did_you_mean(step.form_id, tuple(forms))
            sheet.report(
                "E510",
                where,
                f'The step "{step.id}" names the form "{step.form_id}", which is not here.{hint}',
                "Correct it.",
            )
        if step.condition is not None:
            for said in _condition_faults(step.condition.node, forms):
                sheet.report("E510", where, f'The condition of "{step.id}": {said}', "Correct the condition.")
    findings = sheet.ordered()
    return findings, None if findings else pathway


def _of_results(part: Node) -> TypeGuard[Member]:
    source = part.source if isinstance(part, Member) else None
    return isinstance(source, Variable) and source.name == "results"


def _major(form: Form) -> str:
    return form.version.partition(".")[0]


def _condition_faults(node: Any, forms: Mapping[str, Form]) -> list[str]:
    if node is None:
        return ["it cannot be read."]
    found: list[str] = []
    for part in walk(node):
        if isinstance(part, Variable) and part.name not in ("results", "patient"):
            found.append(f"there is no variable %{part.name}.")
        if _of_results(part) and part.name not in forms:
            found.append(f'there is no form "{part.name}".{did_you_mean(part.name, tuple(forms))}')
        if isinstance(part, Member) and isinstance(part.source, Member) and _of_results(part.source):
            if part.source.name not in forms:
                continue
            form = forms[part.source.name]
            if part.name not in form.by_id:
                found.append(
                    f'the form "{form.id}" has no item "{part.name}".{did_you_mean(part.name, tuple(form.by_id))}'
                )
    return found
