"""``hubdesk forms check FORM RESPONSE``: whether a QuestionnaireResponse fits its form."""

import argparse
import sys
from pathlib import Path

from hubdesk.app.forms_diff import COULD_NOT_RUN, FINE, FOUND, read_form
from hubdesk.forms.build import FormError
from hubdesk.forms.response_check import check_response
from hubdesk.forms.source import SourceError, read_json, write_json


def check_responses(args: argparse.Namespace) -> int:
    """``forms check FORM RESPONSE``: every issue, one below the other; exit 1 where one is an error."""
    try:
        form = read_form(args.form)
        response = read_json(Path(args.response).read_bytes()).value
    except (OSError, SourceError, FormError) as problem:
        said = problem.strerror if isinstance(problem, OSError) else problem.message
        print(f"It cannot be read: {said}", file=sys.stderr)
        return COULD_NOT_RUN
    issues = check_response(form, response)
    errors = sum(1 for issue in issues if issue.severity == "error")
    if args.json:
        listed = [
            {"severity": one.severity, "kind": one.kind, "where": one.where, "linkId": one.link_id or None}
            | {"message": one.message}
            for one in issues
        ]
        print(write_json(listed, indent=2))
    else:
        for issue in issues:
            print(issue)
        print(f"{errors} errors, {len(issues) - errors} warnings.")
    return FOUND if errors else FINE
