"""``hubdesk forms …``: the form library from the command line, with no store and no window.

Exit codes: 0 fine (warnings too, unless ``--strict``), 1 findings or refused input, 2 could not run.
"""

import argparse
from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from pathlib import Path
from typing import Any, TypeAlias

from hubdesk.app.forms_check import check_responses
from hubdesk.app.forms_diff import diff_forms
from hubdesk.app.forms_made_commands import add_made_verbs
from hubdesk.app.forms_report import COULD_NOT_RUN, FINE, FOUND, complain, finding_json, forms_folder, print_json
from hubdesk.app.licence_commands import add_licence_verbs
from hubdesk.forms import (
    Answer,
    AnswerError,
    Finding,
    FormPack,
    Item,
    Library,
    Sitting,
    load_library,
    read_plain,
    refused,
)
from hubdesk.forms.examples import answers_at
from hubdesk.forms.library import TEMPLATE_MARK, form_folders, value_sets_in
from hubdesk.forms.lint import check_file, check_form_folder, check_pathway, explain, outcomes_in
from hubdesk.forms.publication import publication
from hubdesk.forms.source import SourceError, read_json
from hubdesk.forms.translations import NOTES, blank_table
from hubdesk.services.form_standings import standing_of

Command: TypeAlias = Callable[[argparse.Namespace], int]


def add_forms_parser(subparsers: "argparse._SubParsersAction[Any]") -> None:
    """Add ``forms`` and its verbs; each sets ``run`` to a function from the parsed arguments to an exit code."""
    forms = subparsers.add_parser("forms", help="the form library: list, show, check, score")
    verbs = forms.add_subparsers(dest="verb", required=True, metavar="VERB")
    shared = argparse.ArgumentParser(add_help=False)
    shared.add_argument("--forms", type=Path, metavar="DIR", help="use this forms folder")
    shared.add_argument("--json", action="store_true", help="report as JSON")

    def add(name: str, about: str, run: Command) -> argparse.ArgumentParser:
        parser: argparse.ArgumentParser = verbs.add_parser(name, parents=[shared], help=about, description=about)
        parser.set_defaults(run=run)
        return parser

    add("list", "List the forms and pathways.", list_forms)
    show = add("show", "Show the questions of one form.", show_form)
    show.add_argument("id", metavar="ID")
    show.add_argument("--lang", default="", metavar="CODE", help="in this language, where it is translated")
    translate = add("translate", "Make a table for a translator to fill in.", make_table)
    translate.add_argument("id", metavar="ID")
    translate.add_argument("--out", type=Path, required=True, metavar="CSV")
    lint = add("lint", "Check forms and say what is wrong with them.", lint_forms)
    lint.add_argument("paths", nargs="*", type=Path, metavar="PATH")
    lint.add_argument("--strict", action="store_true", help="warnings count as findings")
    add("test", "Run the worked examples.", run_worked_examples).add_argument("ids", nargs="*", metavar="ID")
    score = add("score", "Score answers from a file.", score_answers)
    score.add_argument("id", metavar="ID")
    score.add_argument("--answers", type=Path, required=True, metavar="FILE")
    diff = add("diff", "Say what changed between two versions, and which number to raise.", diff_forms)
    diff.add_argument("old", type=Path, metavar="OLD")
    diff.add_argument("new", type=Path, metavar="NEW")
    check = add("check", "Check a QuestionnaireResponse against its form.", check_responses)
    check.add_argument("form", type=Path, metavar="FORM")
    check.add_argument("response", type=Path, metavar="RESPONSE")
    add_made_verbs(add)
    add_licence_verbs(verbs, shared)
    blank = add("blank", "Write a blank form to be filled in on paper.", write_blank)
    blank.add_argument("id", metavar="ID")
    blank.add_argument("--out", type=Path, required=True, metavar="PDF")
    add("explain", "Say what a finding's code means.", explain_code).add_argument("finding", metavar="CODE")


def _library(args: argparse.Namespace) -> Library | None:
    folder = forms_folder(args)
    if not folder.is_dir():
        complain(f"There is no forms folder at {folder}.")
        return None
    return load_library(folder)


def _pack(args: argparse.Namespace) -> FormPack | None:
    library = _library(args)
    if library is None:
        return None
    pack = library.forms.get(args.id)
    if pack is None:
        complain(f'There is no form "{args.id}". The forms are: {", ".join(library.forms) or "none"}.')
    return pack


def list_forms(args: argparse.Namespace) -> int:
    """``forms list``: id, version and title of every form that can be used."""
    library = _library(args)
    if library is None:
        return COULD_NOT_RUN
    broken = [finding for finding in library.findings if finding.severity == "error"]
    if args.json:
        forms = [{**_pack_json(pack), **_standing_json(library, pack)} for pack in library.forms.values()]
        pathways = [{"id": one.id, "title": one.title} for one in library.pathways.values()]
        print_json({"forms": forms, "pathways": pathways, "findings": [finding_json(one) for one in library.findings]})
    else:
        for pack in library.forms.values():
            print(f"{pack.id:<20} {pack.version:<8} {pack.title}{_remark(library, pack)}")
        for pathway in library.pathways.values():
            print(f"{pathway.id:<20} {'pathway':<8} {pathway.title}")
        for finding in broken:
            complain(str(finding))
    return FOUND if broken else FINE


def _pack_json(pack: FormPack) -> dict[str, Any]:
    return {"id": pack.id, "version": pack.version, "title": pack.title, "url": pack.url, "sha256": pack.sha256}


def _standing_json(library: Library, pack: FormPack) -> dict[str, Any]:
    """Where a form stands by what its files say: what a hub decided is in its records."""
    one = standing_of(library, pack)
    return {
        "state": one.standing.state.value,
        "why": one.standing.why_not or None,
        "terms": [term.value for term in one.publication.terms],
        "owner": one.publication.owner,
    }


def _remark(library: Library, pack: FormPack) -> str:
    one = standing_of(library, pack)
    words = [term.value for term in one.publication.terms]
    if not one.standing.may_start:
        words.append(f"{one.standing.state.label.casefold()}: {one.standing.why_not}")
    return f"  [{'; '.join(words)}]" if words else ""


def make_table(args: argparse.Namespace) -> int:
    """``forms translate ID --out CSV``: every wording with its mark, and an empty cell beside it."""
    pack = _pack(args)
    if pack is None:
        return COULD_NOT_RUN
    try:
        # With a byte order mark, or spreadsheets take the file for another character set.
        args.out.write_text(blank_table(pack.form.source), encoding="utf-8-sig", newline="")
    except OSError as problem:
        complain(f"The table cannot be written ({problem.strerror}).")
        return COULD_NOT_RUN
    print(f"Written: {args.out}. Keep it in the form's folder as {pack.id}.LANGUAGE.csv, such as {pack.id}.cy.csv.")
    return FINE


def show_form(args: argparse.Namespace) -> int:
    """``forms show ID``: the questions as they are asked, with the weights beside the options."""
    pack = _pack(args)
    if pack is None:
        return COULD_NOT_RUN
    language: str = args.lang
    if language and language not in pack.languages:
        complain(f"The form is not translated into {language}. It is in: {', '.join(('en', *pack.languages))}.")
        return COULD_NOT_RUN
    form = pack.in_language(language) if language else pack.form
    items = list(form.all_items())
    if args.json:
        translated = {"language": language, "status": pack.languages[language]} if language else {}
        print_json({**_pack_json(pack), **translated, "items": [_item_json(item) for item in items]})
        return FINE
    print(f"{form.title}  ({pack.id} {pack.version})")
    if language and NOTES[pack.languages[language]]:
        print(NOTES[pack.languages[language]])
    said = publication(pack.form)
    print(f"Owner: {said.owner or 'not given'}")
    for term in said.terms:
        print(f"Terms: {term.words}")
    for one in said.unverified:
        print(f"Not checked yet: {one.text}. {one.compare_with}")
    for item in items:
        print(f"\n{item.prefix or '·'} {item.text}   [{item.link_id}, {item.type}]")
        for option in item.options:
            print(f"    {'' if option.weight is None else option.weight!s:>3}  {option.text}   [{option.code}]")
        for band in item.bands:
            print(f"    {band.low}–{band.high}  {band.label}   [{band.code}]")
    return FINE


def _item_json(item: Item) -> dict[str, Any]:
    return {
        "linkId": item.link_id,
        "type": item.type,
        "text": item.text,
        "prefix": item.prefix,
        "stem": item.stem,
        "required": item.required,
        "hidden": item.hidden,
        "options": [{"code": one.code, "text": one.text, "weight": one.weight} for one in item.options],
        "bands": [{"low": one.low, "high": one.high, "code": one.code, "label": one.label} for one in item.bands],
    }


def lint_forms(args: argparse.Namespace) -> int:
    """``forms lint [PATH…]``: every finding about the library, or about the files and folders given."""
    findings: list[Finding] = []
    if args.paths:
        for path in args.paths:
            if not path.exists():
                complain(f"There is nothing at {path}.")
                return COULD_NOT_RUN
            findings.extend(_lint_path(path, args))
    else:
        library = _library(args)
        if library is None:
            return COULD_NOT_RUN
        findings.extend(library.findings)
    errors = sum(1 for finding in findings if finding.severity == "error")
    if args.json:
        print_json([finding_json(finding) for finding in findings])
    else:
        for finding in findings:
            print(f"{finding}\n")
        print(f"{errors} errors, {len(findings) - errors} warnings.")
    return FOUND if errors or (findings and args.strict) else FINE


def _lint_path(path: Path, args: argparse.Namespace) -> Sequence[Finding]:
    if path.is_dir():
        return load_library(path).findings if (path / "questionnaires").is_dir() else check_form_folder(path).findings
    if path.parent.name == "pathways":
        return check_pathway(path, {name: pack.form for name, pack in load_library(forms_folder(args)).forms.items()})[
            0
        ]
    return check_file(path)[0]


def run_worked_examples(args: argparse.Namespace) -> int:
    """``forms test [ID…]``: run the worked examples of the forms named, or of all, usable or not."""
    folder = forms_folder(args)
    if not folder.is_dir():
        complain(f"There is no forms folder at {folder}.")
        return COULD_NOT_RUN
    places = {place.name: place for place in form_folders(folder) if not place.name.startswith(TEMPLATE_MARK)}
    unknown = [name for name in args.ids if name not in places]
    if unknown:
        complain(f'There is no form "{unknown[0]}". The forms are: {", ".join(places) or "none"}.')
        return COULD_NOT_RUN
    value_sets, _ = value_sets_in(folder)
    report: list[dict[str, Any]] = []
    for name in args.ids or places:
        outcomes = outcomes_in(places[name], value_sets)
        if not outcomes:
            said = (
                "the form or its examples cannot be read; see forms lint"
                if outcomes is None
                else "there are no examples"
            )
            report.append({"form": name, "example": None, "passed": False, "mismatches": [said]})
        for outcome in outcomes or ():
            reasons = [f"{link_id}: {what}" if link_id else what for link_id, what in outcome.mismatches]
            report.append({"form": name, "example": outcome.name, "passed": not reasons, "mismatches": reasons})
    failed = sum(1 for row in report if not row["passed"])
    if args.json:
        print_json(report)
    else:
        for row in report:
            mark = "ok  " if row["passed"] else "FAIL"
            print(f"{mark} {row['form']}: {row['example'] or ''}{_reasons(row['mismatches'])}")
        print(f"{len(report)} examples, {failed} failed.")
    return FOUND if failed else FINE


def _reasons(mismatches: Sequence[str]) -> str:
    return f" ({'; '.join(mismatches)})" if mismatches else ""


def score_answers(args: argparse.Namespace) -> int:
    """``forms score ID --answers FILE``: one object gives one result, a list gives a list."""
    pack = _pack(args)
    if pack is None:
        return COULD_NOT_RUN
    try:
        given = read_json(args.answers.read_bytes()).value
    except OSError as problem:
        complain(f"The answers file cannot be opened ({problem.strerror}).")
        return COULD_NOT_RUN
    except SourceError as problem:
        complain(f"{args.answers}:{problem.line}:{problem.column}  {problem.message}")
        return COULD_NOT_RUN
    now = datetime.now().astimezone()
    results = [_score_one(pack, entry, now) for entry in (given if isinstance(given, list) else [given])]
    if args.json:
        print_json(results if isinstance(given, list) else results[0])
    else:
        for result in results:
            _print_result(pack, result)
    return FOUND if any(result["status"] == "refused" for result in results) else FINE


def _score_one(pack: FormPack, given: Any, now: datetime) -> dict[str, Any]:
    if not isinstance(given, dict):
        return refused(pack.form, {"": "The answers must be an object."})
    errors: dict[str, str] = {}
    sitting = Sitting(pack.form, now)
    for link_id, value in given.items():
        try:
            for key, answer in _read(pack, link_id, value).items():
                sitting.give(key, answer)
        except AnswerError as problem:
            errors[link_id] = problem.message
    return refused(pack.form, errors) if errors else sitting.result()


def _read(pack: FormPack, link_id: str, value: Any) -> Mapping[str, Answer]:
    item = pack.form.item_at(link_id)
    if item is None:
        raise AnswerError("The form has no such question.")
    if item.type == "group" and item.repeats:
        return answers_at(pack.form, link_id, value)
    answer = read_plain(item, value)
    return {} if answer is None else {link_id: answer}


def _print_result(pack: FormPack, result: Mapping[str, Any]) -> None:
    print(f"{pack.title}  ({result['form']} {result['version']}): {result['status']}")
    for score in result["scores"]:
        print(f"  {pack.form.by_id[score['linkId']].text}: {_score_words(score)}")
    for alert in result["alerts"]:
        print(f"  {alert['severity']}: {pack.form.by_id[alert['linkId']].text}")
    for error in result["errors"]:
        print(f"  {error['linkId'] or 'answers'}: {error['message']}")


def _score_words(score: Mapping[str, Any]) -> str:
    """One score in words; a partial sum always says so."""
    if score["value"] is not None:
        band = f" · {score['bandLabel']}" if score["bandLabel"] else ""
        return f"{score['value']}{band}"
    missing = score["of"] - score["answered"]
    words = "1 answer missing" if missing == 1 else f"{missing} answers missing"
    return f"{score['partial']} from {score['answered']} of {score['of']} · no band: {words}"


def write_blank(args: argparse.Namespace) -> int:
    """``forms blank ID --out PDF``: the paper twin of a form."""
    pack = _pack(args)
    if pack is None:
        return COULD_NOT_RUN
    from hubdesk.app.blank_forms import blank_form

    try:
        args.out.write_bytes(blank_form(pack, datetime.now().astimezone()))
    except OSError as problem:
        complain(f"The form cannot be written there ({problem.strerror}).")
        return COULD_NOT_RUN
    if args.json:
        print_json({**_pack_json(pack), "file": str(args.out)})
    else:
        print(args.out)
    return FINE


def explain_code(args: argparse.Namespace) -> int:
    """``forms explain CODE``: what a finding means."""
    meaning = explain(args.finding)
    if meaning is None:
        complain(f'There is no finding "{args.finding}".')
        return COULD_NOT_RUN
    if args.json:
        print_json({"code": args.finding.upper(), "meaning": meaning})
    else:
        print(f"{args.finding.upper()}  {meaning}")
    return FINE
