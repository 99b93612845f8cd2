"""``hubdesk forms licence list | show | letter``: the licence desk from the command line, with no store."""

import argparse
from datetime import datetime
from pathlib import Path
from typing import Any

from hubdesk.app.forms_report import COULD_NOT_RUN, FINE, complain, forms_folder, print_json
from hubdesk.domain.licence_letter import LicenceLetter
from hubdesk.domain.problems import KnownProblem
from hubdesk.forms.house import Licence, licences_in


def list_licences(args: argparse.Namespace) -> int:
    """``licence list``: every instrument whose owner must be asked."""
    found = _licences(args)
    if found is None:
        return COULD_NOT_RUN
    if args.json:
        print_json([_licence_json(one) for one in found])
    else:
        for one in found:
            print(f"{one.id:<20} {'not used here' if one.never else 'ask first':<14} {one.title}")
        print("Permission is recorded in the program: Forms, Licence desk. Not known counts as no.")
    return FINE


def show_licence(args: argparse.Namespace) -> int:
    """``licence show ID``: what it is, what is missing, whom to ask."""
    licence = _licence(args)
    if licence is None:
        return COULD_NOT_RUN
    if args.json:
        print_json(_licence_json(licence))
        return FINE
    print(f"{licence.name}: {licence.title}\n")
    rows = (
        ("What it is", licence.what),
        ("What is missing", licence.missing),
        ("Owner", licence.owner),
        ("Whom to ask", licence.ask),
        ("Terms known", "; ".join(term.words for term in licence.terms) or "none"),
        ("Until then", licence.instead),
    )
    for label, words in rows:
        print(f"{label + ':':<17}{words}")
    return FINE


def write_letter(args: argparse.Namespace) -> int:
    """``licence letter ID --out FILE``: the ready request letter as a PDF."""
    from hubdesk.app.licence_letters import licence_letter_pdf
    from hubdesk.exchange.form_files import LocalFormFiles

    licence = _licence(args)
    if licence is None:
        return COULD_NOT_RUN
    if licence.never:
        complain(f"{licence.name} is not used in hubdesk. {licence.missing} {licence.instead}")
        return COULD_NOT_RUN
    now = datetime.now().astimezone()
    out = args.out or Path(f"request-{licence.id}.pdf")
    letter = LicenceLetter(
        name=licence.name,
        title=licence.title,
        owner=licence.owner,
        hub=args.hub or "[name of the hub]",
        site=args.site or "[place]",
        signer=args.signer or "[name]",
        profession=args.profession or "Clinical lead",
        written_on=now.date(),
    )
    try:
        LocalFormFiles().write(str(out), licence_letter_pdf(letter, now))
    except KnownProblem as problem:
        complain(f"{problem.message} {problem.what_next}")
        return COULD_NOT_RUN
    if args.json:
        print_json({"instrument": licence.id, "file": str(out)})
    else:
        print(f"The letter is in {out}. Whom to ask: {licence.ask}")
    return FINE


def _licences(args: argparse.Namespace) -> tuple[Licence, ...] | None:
    folder = forms_folder(args)
    if not folder.is_dir():
        complain(f"There is no forms folder at {folder}.")
        return None
    found, findings = licences_in(folder)
    for finding in findings:
        complain(str(finding))
    return None if findings else found


def _licence(args: argparse.Namespace) -> Licence | None:
    found = _licences(args)
    if found is None:
        return None
    licence = next((one for one in found if one.id == args.instrument.casefold()), None)
    if licence is None:
        complain(f'There is no instrument "{args.instrument}". Known: {", ".join(one.id for one in found)}.')
    return licence


def _licence_json(licence: Licence) -> dict[str, Any]:
    return {
        "id": licence.id,
        "name": licence.name,
        "title": licence.title,
        "what": licence.what,
        "missing": licence.missing,
        "owner": licence.owner,
        "ask": licence.ask,
        "terms": [term.value for term in licence.terms],
        "instead": licence.instead,
        "never": licence.never,
    }


def add_licence_verbs(verbs: Any, shared: argparse.ArgumentParser) -> None:
    """Add ``licence`` and its verbs below ``forms``."""
    about = "Instruments whose owner must be asked."
    licence = verbs.add_parser("licence", help=about, description=about)
    below = licence.add_subparsers(dest="licence_verb", required=True, metavar="VERB")

    def add(name: str, words: str, run: Any) -> argparse.ArgumentParser:
        parser: argparse.ArgumentParser = below.add_parser(name, parents=[shared], help=words, description=words)
        parser.set_defaults(run=run)
        return parser

    add("list", "List them.", list_licences)
    add("show", "Say what is missing and whom to ask.", show_licence).add_argument("instrument", metavar="ID")
    letter = add("letter", "Write the request letter as a PDF.", write_letter)
    letter.add_argument("instrument", metavar="ID")
    letter.add_argument("--out", type=Path, metavar="FILE")
    for name, words in (
        ("hub", "name of the hub"),
        ("site", "where it is"),
        ("signer", "who signs"),
        ("profession", "what they are"),
    ):
        letter.add_argument(f"--{name}", metavar="WORDS", help=words)
