"""What the ``forms`` commands share: exit codes, where forms are, how findings are printed."""

import argparse
import sys
from pathlib import Path
from typing import Any

from hubdesk.forms import Finding
from hubdesk.forms.source import write_json

FINE, FOUND, COULD_NOT_RUN = 0, 1, 2


def forms_folder(args: argparse.Namespace) -> Path:
    """The forms folder that was named, else the program's own."""
    if args.forms is not None:
        return Path(args.forms)
    from hubdesk.system.paths import forms_dir

    return forms_dir()


def complain(message: str) -> None:
    """Tell what went wrong, beside the report."""
    print(message, file=sys.stderr)


def print_json(value: Any) -> None:
    """A report as data."""
    print(write_json(value, indent=2))


def finding_json(finding: Finding) -> dict[str, Any]:
    """A finding as data."""
    return {
        "code": finding.code,
        "severity": finding.severity,
        "file": finding.file,
        "line": finding.line,
        "column": finding.column,
        "linkId": finding.link_id or None,
        "message": finding.message,
        "fix": finding.fix,
    }
