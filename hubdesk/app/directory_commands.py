"""``hubdesk directory``: look at a file of GP practices, or put it in the place of the one there is.

Prints counts, codes and names of practices, never a person's name. Exit codes: 0 fine, 1 refused, 2 could not run.
"""

import argparse
import json
import sys
from pathlib import Path
from typing import Any

FINE, REFUSED = 0, 1


def add_directory_parser(subparsers: "argparse._SubParsersAction[Any]") -> None:
    """Add ``directory`` and its verbs."""
    directory = subparsers.add_parser("directory", help="the directory of GP practices: check a file, import it")
    verbs = directory.add_subparsers(dest="verb", required=True, metavar="VERB")
    check = verbs.add_parser("check", help="read a file of practices (epraccur) and say what it holds")
    check.set_defaults(run=check_file)
    bring = verbs.add_parser("import", help="put a file of practices in the place of the directory there is")
    bring.add_argument("--as", dest="as_user", metavar="NAME", required=True, help="sign-in name of a lead or IT admin")
    bring.add_argument("--password-stdin", action="store_true", help="read the password from standard input")
    bring.add_argument("--although-smaller", action="store_true", help="even where it holds less than half")
    bring.add_argument("--dir", type=Path, default=argparse.SUPPRESS, help="the data folder")
    bring.set_defaults(run=import_file)
    for verb in (check, bring):
        verb.add_argument("file", type=Path, metavar="FILE", help="the file, as CSV or zip")
        verb.add_argument("--json", action="store_true")


def check_file(args: argparse.Namespace) -> int:
    """``directory check FILE``: nothing is opened or changed."""
    from hubdesk.domain.epraccur import NotADirectory
    from hubdesk.exchange.practice_file import read_practice_file

    try:
        found, sha256 = read_practice_file(str(args.file))
    except NotADirectory as problem:
        print(f"{problem.message} {problem.what_next}", file=sys.stderr)
        return REFUSED
    facts = {
        "practices": len(found.practices),
        "open": found.open,
        "others": found.others,
        "leftOut": [{"row": one.row, "why": one.why} for one in found.left_out],
        "sha256": sha256,
    }
    if args.json:
        print(json.dumps(facts))
        return FINE
    print(f"GP practices: {len(found.practices):,}, of which {found.open:,} are open")
    print(f"Other kinds of place, left alone: {found.others:,}")
    for one in found.left_out:
        print(f"Left out, row {one.row}: {one.why}", file=sys.stderr)
    return FINE


def import_file(args: argparse.Namespace, policy: Any = None, clock: Any = None) -> int:
    """``directory import FILE --as NAME``: whole, or not at all."""
    from hubdesk.app.data_folder import check_present
    from hubdesk.app.store_care import opened_desk
    from hubdesk.domain.epraccur import NotADirectory
    from hubdesk.exchange.practice_file import LocalPracticeFiles
    from hubdesk.services.practices import MuchSmaller, Progress, bring_directory, import_directory
    from hubdesk.system.clock import SystemClock
    from hubdesk.system.paths import data_dir
    from hubdesk.vault import PRODUCTION

    folder = data_dir(args.dir)
    check_present(folder)
    with opened_desk(folder, args, policy or PRODUCTION, clock or SystemClock()) as desk:
        try:
            brought = bring_directory(desk, LocalPracticeFiles(), str(args.file), Progress())
            import_directory(desk, brought, Progress(), although_smaller=args.although_smaller)
        except (NotADirectory, MuchSmaller) as problem:
            print(f"{problem.message} {problem.what_next}", file=sys.stderr)
            return REFUSED
    changes = brought.changes
    facts = {
        "practices": changes.after,
        "added": len(changes.added),
        "closed": list(changes.closed),
        "gone": list(changes.gone),
        "renamed": len(changes.renamed),
    }
    if args.json:
        print(json.dumps(facts))
    else:
        print(f"The directory is in use: {changes.after:,} GP practices, {len(changes.added):,} of them new,")
        print(
            f"{len(changes.closed):,} closed since, {len(changes.gone):,} no longer in it. The hub's notes were kept."
        )
    return FINE
