"""``hubdesk documents …``: letters and cards from the command line, with no store and no window.

Exit codes: 0 fine, 1 refused, 2 could not run.
"""

import argparse
import sys
from pathlib import Path
from typing import Any

FINE, COULD_NOT_RUN = 0, 2


def add_documents_parser(subparsers: "argparse._SubParsersAction[Any]") -> None:
    """Add ``documents`` and its verbs; each sets ``run`` to a function from the parsed arguments to an exit code."""
    documents = subparsers.add_parser("documents", help="letters and cards: samples of every template")
    verbs = documents.add_subparsers(dest="verb", required=True, metavar="VERB")
    about = "Write one PDF of every letter and card, from made-up people."
    samples = verbs.add_parser("samples", help=about, description=about)
    samples.add_argument("--out", type=Path, required=True, metavar="DIR", help="the folder for the PDFs")
    samples.set_defaults(run=write_samples)


def write_samples(args: argparse.Namespace) -> int:
    """``documents samples --out DIR``: one PDF of every template, named after it."""
    from hubdesk.documents import Press
    from hubdesk.documents.general_samples import every_sample
    from hubdesk.system.clock import SystemClock
    from hubdesk.system.paths import resources_dir

    press = Press(resources_dir(), SystemClock())
    papers = every_sample(press.templates())
    try:
        args.out.mkdir(parents=True, exist_ok=True)
        for template in press.templates():
            path = args.out / f"{template.id}.pdf"
            path.write_bytes(press.draw(template.id, papers[template.id]))
            print(path)
    except OSError as problem:
        print(f"The samples cannot be written there ({problem.strerror}).", file=sys.stderr)
        return COULD_NOT_RUN
    return FINE
