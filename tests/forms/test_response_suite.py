"""HL7's own cases of responses held against forms (FHIR/fhir-test-cases): accepted and refused as its validators do."""

import json
from decimal import Decimal
from pathlib import Path
from typing import Any

from hubdesk.forms import build_form
from hubdesk.forms.response_check import check_response


def load(path: Path) -> Any:
    return json.loads(path.read_text(encoding="utf-8"), parse_float=Decimal)


def refused(folder: Path, case: dict[str, Any]) -> bool:
    form = build_form(load(folder / case["q_files"][0]))
    issues = check_response(form, load(folder / case["main_file"]))
    return any(issue.severity == "error" for issue in issues)


def different(folder: Path, cases: list[dict[str, Any]]) -> list[str]:
    return [case["name"] for case in cases if refused(folder, case) is not case["java_rejects"]]


def test_response_validation(shared: Path) -> None:
    """The cases two validators agree on and that need no terminology server.

    The design asks for 55 of 58 (forms.md §5); what was reached once is kept.
    """
    folder = shared / "fhir" / "validation"
    cases = [case for case in load(folder / "cases.json") if case["firm"] and not case["needs_terminology"]]
    assert len(cases) == 58
    wrong = different(folder, cases)
    print(f"HL7 response validation: {len(cases) - len(wrong)} of {len(cases)}")
    assert len(cases) - len(wrong) >= 58, wrong


def test_every_other_case_is_read_without_a_crash(shared: Path) -> None:
    folder = shared / "fhir" / "validation"
    for case in load(folder / "cases.json"):
        if case["kind"] == "response" and len(case["q_files"]) == 1:
            assert refused(folder, case) in (True, False)
