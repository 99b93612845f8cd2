"""``hubdesk documents …``: letters and cards from the command line, with no store and no window.

Exit codes: 0 fine, 1 refused, 2 could not run.
"""

import argparse
import sys
from datetime import UTC, date, datetime, time
from pathlib import Path
from typing import Any

FINE, REFUSED, COULD_NOT_RUN = 0, 1, 2


def add_documents_parser(subparsers: "argparse._SubParsersAction[Any]") -> None:
    """Add ``documents`` and its verbs; each sets ``run`` to a function from the parsed arguments to an exit code."""
    documents = subparsers.add_parser("documents", help="letters and cards: samples and checks of their templates")
    verbs = documents.add_subparsers(dest="verb", required=True, metavar="VERB")
    about = "Write a PDF of every letter and card in every style, from made-up people."
    samples = verbs.add_parser("samples", help=about, description=about)
    samples.add_argument("--out", type=Path, required=True, metavar="DIR", help="the folder for the PDFs")
    samples.set_defaults(run=write_samples)
    about = "Check the words of every letter and card, or of one changed copy of a template."
    lint = verbs.add_parser("lint", help=about, description=about)
    lint.add_argument("file", type=Path, nargs="?", metavar="FILE", help="a template (.toml) to check instead")
    lint.set_defaults(run=lint_templates)
    about = "Write the guide for IT as a PDF with contents and page numbers."
    guide = verbs.add_parser("admin-guide", help=about, description=about)
    guide.add_argument("--out", type=Path, required=True, metavar="FILE", help="the PDF to write")
    guide.add_argument("--dated", type=date.fromisoformat, metavar="YYYY-MM-DD", help="the day inside it (today)")
    guide.set_defaults(run=write_admin_guide)


def write_samples(args: argparse.Namespace) -> int:
    """``documents samples --out DIR``: a PDF of every template in every style, named after them."""
    from hubdesk.documents import Press
    from hubdesk.documents.styles import every_style
    from hubdesk.system.clock import SystemClock
    from hubdesk.system.paths import resources_dir

    clock = SystemClock()
    press = Press(resources_dir(), clock)
    try:
        args.out.mkdir(parents=True, exist_ok=True)
        for name, pdf in every_style(press, clock.now()):
            path = args.out / f"{name}.pdf"
            path.write_bytes(pdf)
            print(path)
    except OSError as problem:
        print(f"The samples cannot be written there ({problem.strerror}).", file=sys.stderr)
        return COULD_NOT_RUN
    return FINE


def write_admin_guide(args: argparse.Namespace) -> int:
    """``documents admin-guide --out FILE``: the guide for IT, made from ``resources/admin-guide.md``."""
    from hubdesk import __version__
    from hubdesk.documents.admin_guide import draw_admin_guide
    from hubdesk.system.clock import SystemClock
    from hubdesk.system.paths import resources_dir

    at = datetime.combine(args.dated, time(), UTC) if args.dated else SystemClock().now()
    pdf = draw_admin_guide(resources_dir(), __version__, at)
    try:
        args.out.write_bytes(pdf)
    except OSError as problem:
        print(f"The guide cannot be written there ({problem.strerror}).", file=sys.stderr)
        return COULD_NOT_RUN
    print(args.out)
    return FINE


def lint_templates(args: argparse.Namespace) -> int:
    """``documents lint [FILE]``: what stands against the words; suggestions alone refuse nothing."""
    from hubdesk.documents import Press
    from hubdesk.documents.wording import shipped_version, version_of_file
    from hubdesk.domain.problems import KnownProblem
    from hubdesk.system.clock import SystemClock
    from hubdesk.system.paths import resources_dir

    clock = SystemClock()
    press = Press(resources_dir(), clock)
    try:
        if args.file is None:
            versions = [shipped_version(one, clock.now()) for one in press.templates()]
        else:
            versions = [version_of_file(args.file, {one.id: one for one in press.templates()}, clock.now())]
    except KnownProblem as problem:
        print(" ".join(part for part in (problem.message, problem.what_next) if part), file=sys.stderr)
        return COULD_NOT_RUN
    stopped = 0
    for version in versions:
        for one in press.lint(version):
            stopped += one.stops
            where = f"{version.template}, {one.part}" if one.part else version.template
            print(f"{where}: {one.message}" if one.stops else f"{where} (a suggestion): {one.message}")
    print(f"{len(versions)} checked, {stopped} to put right.")
    return REFUSED if stopped else FINE
