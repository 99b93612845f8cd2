"""``hubdesk forms import``, ``template``, ``pack`` and ``key``: forms made here, and packs for other hubs."""

import argparse
import os
from datetime import datetime
from pathlib import Path
from typing import Any

from hubdesk.app.forms_report import COULD_NOT_RUN, FINE, FOUND, complain, finding_json, forms_folder, print_json
from hubdesk.domain.form_governance import fingerprint_words
from hubdesk.domain.problems import KnownProblem
from hubdesk.forms import FormPack, load_library
from hubdesk.forms.house import publisher_in
from hubdesk.forms.hubform import KEY_BYTES, SignedPack, read_hubform, signed_words, write_hubform
from hubdesk.forms.library import value_sets_in
from hubdesk.forms.lint import check_form_folder
from hubdesk.forms.spreadsheet import MadeForm, form_from_sheets

_HOUSE = "This hub"


def import_spreadsheet(args: argparse.Namespace) -> int:
    """``forms import SHEET``: a form folder made from a spreadsheet; every fault is named by cell."""
    from hubdesk.exchange.spreadsheets import read_spreadsheet

    sheet = Path(args.sheet)
    try:
        sheets = read_spreadsheet(str(sheet))
    except KnownProblem as problem:
        complain(f"{problem.message} {problem.what_next}")
        return COULD_NOT_RUN
    publisher, _findings = publisher_in(forms_folder(args))
    today = datetime.now().astimezone().date().isoformat()
    made = form_from_sheets(sheets, name=sheet.stem, publisher=publisher, house=args.publisher or _HOUSE, date=today)
    errors = [one for one in made.findings if one.severity == "error"]
    folder = Path(args.out or ".", made.form_id)
    if made.files and not errors:
        if folder.exists() and not args.replace:
            complain(f"There is something at {folder} already. Use --replace to write over it, or another --out.")
            return COULD_NOT_RUN
        try:
            folder.mkdir(parents=True, exist_ok=True)
            for name, text in made.files.items():
                Path(folder, name).write_text(text, encoding="utf-8", newline="\n")
        except OSError as problem:
            complain(f"The form cannot be written ({problem.strerror}).")
            return COULD_NOT_RUN
    _report(args, made, folder)
    return FOUND if made.faults or errors else FINE


def _report(args: argparse.Namespace, made: MadeForm, folder: Path) -> None:
    written = bool(made.files) and not any(one.severity == "error" for one in made.findings)
    if args.json:
        faults = [{"where": one.where, "message": one.message, "fix": one.fix} for one in made.faults]
        found = [{**finding_json(one), "cell": made.cells.get(one.link_id)} for one in made.findings]
        report = {"form": made.form_id, "folder": str(folder) if written else None, "faults": faults}
        print_json({**report, "findings": found, "missing": list(made.missing)})
        return
    for fault in made.faults:
        print(f"{fault.where}\n  {fault.message}\n  Fix: {fault.fix}\n")
    for finding in made.findings:
        cell = made.cells.get(finding.link_id)
        print(f"{cell or made.form_id}\n  {finding.message}\n  Fix: {finding.fix}\n")
    for words in made.missing:
        print(f"The sheet does not say {words}: write it into NOTICE.txt before the form is used.")
    if written:
        print(f"The form is in {folder}. Check the worked examples in it against the manual, then run:")
        print(f"  hubdesk forms lint {folder}")
    else:
        print(f"{len(made.faults)} to be put right. Nothing was written.")


def write_template_sheet(args: argparse.Namespace) -> int:
    """``forms template --out FILE``: the spreadsheet to start from, .xlsx or .csv."""
    from hubdesk.exchange.form_files import LocalFormFiles

    try:
        LocalFormFiles().write_template(str(args.out))
    except KnownProblem as problem:
        complain(f"{problem.message} {problem.what_next}")
        return COULD_NOT_RUN
    print(f"The template is in {args.out}. Fill it in, then run: hubdesk forms import {args.out}")
    return FINE


def pack_form(args: argparse.Namespace) -> int:
    """``forms pack FORM --key KEY --out FILE``: a signed form pack; FORM is an id or a form's folder."""
    pack = _form_named(args)
    if pack is None:
        return COULD_NOT_RUN
    from hubdesk.vault.seals import Ed25519Seals

    seals = Ed25519Seals()
    try:
        private = args.key.read_bytes()
    except OSError as problem:
        complain(f"The key cannot be read ({problem.strerror}). Make one with: hubdesk forms key --out FILE")
        return COULD_NOT_RUN
    if len(private) != KEY_BYTES:
        complain("This file holds no key. Make one with: hubdesk forms key --out FILE")
        return COULD_NOT_RUN
    signature = seals.sign(private, signed_words(pack.canonical))
    data = write_hubform(SignedPack(pack.canonical, seals.public(private), signature, args.signer or _HOUSE))
    out = args.out or Path(f"{pack.id}-{pack.version}.hubform")
    try:
        out.write_bytes(data)
    except OSError as problem:
        complain(f"The pack cannot be written ({problem.strerror}).")
        return COULD_NOT_RUN
    fingerprint = fingerprint_words(seals.fingerprint(seals.public(private)))
    if args.json:
        print_json({"form": pack.id, "version": pack.version, "file": str(out), "fingerprint": fingerprint})
    else:
        print(f"{pack.title} {pack.version} is in {out}, signed with the key {fingerprint}.")
    return FINE


def _form_named(args: argparse.Namespace) -> FormPack | None:
    folder = Path(args.form)
    if folder.is_dir():
        checked = check_form_folder(folder, value_sets_in(forms_folder(args))[0])
        for finding in checked.findings:
            complain(str(finding))
        return checked.pack
    library = load_library(forms_folder(args))
    pack = library.forms.get(args.form)
    if pack is None:
        complain(f'There is no form "{args.form}" without faults, and no folder of that name.')
    return pack


def open_form_pack(args: argparse.Namespace) -> int:
    """``forms verify FILE``: who signed a form pack, and whether it is whole. Trust is for a hub's lead to say."""
    from hubdesk.exchange.form_files import LocalFormFiles
    from hubdesk.forms import pack_from_canonical
    from hubdesk.vault.seals import Ed25519Seals

    seals = Ed25519Seals()
    try:
        signed = read_hubform(LocalFormFiles().read_pack(str(args.file)))
        whole = seals.holds(signed.key, signed_words(signed.canonical), signed.signature)
        if not whole:
            complain("The pack was changed after it was signed. Do not use it.")
            return FOUND
        pack = pack_from_canonical(signed.canonical)
    except KnownProblem as problem:
        complain(f"{problem.message} {problem.what_next}".strip())
        return FOUND
    fingerprint = fingerprint_words(seals.fingerprint(signed.key))
    if args.json:
        print_json({"form": pack.id, "version": pack.version, "signer": signed.signer, "fingerprint": fingerprint})
    else:
        print(f"{pack.title} {pack.version}: whole, and signed with the key {fingerprint}.")
        print(f'The file says the key belongs to "{signed.signer}". Compare the fingerprint by voice.')
    return FINE


def make_key(args: argparse.Namespace) -> int:
    """``forms key --out FILE``: a key for signing packs; its file stays with whoever signs."""
    from hubdesk.services.form_keys import key_words
    from hubdesk.vault.seals import Ed25519Seals

    seals = Ed25519Seals()
    private = seals.make_key()
    try:
        handle = os.open(args.out, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(handle, "wb") as file:
            file.write(private)
    except OSError as problem:
        complain(f"The key cannot be written ({problem.strerror}). A key is never written over.")
        return COULD_NOT_RUN
    public = seals.public(private)
    facts = {"publicKey": key_words(public), "fingerprint": fingerprint_words(seals.fingerprint(public))}
    if args.json:
        print_json(facts)
    else:
        print(f"The key is in {args.out}. Keep it to yourself: whoever has it can sign for you.")
        print(f"Public key, to give to others:  {facts['publicKey']}")
        print(f"Fingerprint, to read out:       {facts['fingerprint']}")
    return FINE


def add_made_verbs(add: Any) -> None:
    """Add the verbs; ``add`` makes a parser from name, words and function."""
    sheet = add("import", "Make a form from a spreadsheet (.xlsx or .csv).", import_spreadsheet)
    sheet.add_argument("sheet", metavar="SHEET")
    sheet.add_argument("--out", type=Path, metavar="DIR", help="put the form's folder here (default: this folder)")
    sheet.add_argument("--publisher", metavar="NAME", help="who publishes the form")
    sheet.add_argument("--replace", action="store_true", help="write over a folder that is there")
    template = add("template", "Write the spreadsheet to start from.", write_template_sheet)
    template.add_argument("--out", type=Path, required=True, metavar="FILE")
    pack = add("pack", "Write a signed form pack for another hub.", pack_form)
    pack.add_argument("form", metavar="FORM", help="id of a form, or its folder")
    pack.add_argument("--key", type=Path, required=True, metavar="FILE")
    pack.add_argument("--signer", metavar="NAME", help="who signs, in words")
    pack.add_argument("--out", type=Path, metavar="FILE")
    verify = add("verify", "Say who signed a form pack and whether it is whole.", open_form_pack)
    verify.add_argument("file", type=Path, metavar="FILE")
    add("key", "Make a key for signing form packs.", make_key).add_argument(
        "--out", type=Path, required=True, metavar="FILE"
    )
