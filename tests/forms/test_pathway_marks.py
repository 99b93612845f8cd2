"""What a pathway says of a step besides its form: minutes, tags, and the part of the visit it belongs to."""

import copy
import json
import random
from pathlib import Path
from typing import Any

import pytest

from hubdesk.forms import FormError, Library
from hubdesk.forms.lint import check_pathway
from hubdesk.forms.pathway import pathway_from_json
from tests.forms.test_mutants import JUNK, paths, replaced

CONDITION = [
    {"kind": "applicability", "expression": {"language": "text/fhirpath", "expression": "%results.`phq-2`.total >= 3"}}
]
STEP: dict[str, Any] = {
    "id": "a",
    "title": "A",
    "definitionCanonical": "https://hubdesk.example/fhir/Questionnaire/phq-9|1.0.0",
    "timingDuration": {"value": 3, "unit": "minutes", "system": "http://unitsofmeasure.org", "code": "min"},
    "code": [{"text": "sensitive"}],
}


def plan(*actions: dict[str, Any]) -> dict[str, Any]:
    return {"resourceType": "PlanDefinition", "id": "p", "title": "P", "action": list(actions)}


def findings_of(source: dict[str, Any], folder: Path, library: Library) -> list[tuple[str, int]]:
    path = folder / "p.json"
    path.write_text(json.dumps(source, indent=1), encoding="utf-8")
    findings, pathway = check_pathway(path, {name: pack.form for name, pack in library.forms.items()})
    assert (pathway is None) is bool(findings)
    return [(finding.code, finding.line) for finding in findings]


def test_a_step_has_its_minutes_its_tags_and_its_part(library: Library, tmp_path: Path) -> None:
    longer = {**STEP, "id": "b", "code": [{"coding": [{"code": "step-up"}]}], "condition": CONDITION}
    source = plan({"id": "part", "title": "A part", "action": [STEP, longer]}, {**STEP, "id": "c", "code": []})
    assert findings_of(source, tmp_path, library) == []
    first, second, third = pathway_from_json(source).steps
    assert (first.minutes, first.sensitive, first.step_up, first.part) == (3, True, False, "A part")
    assert (second.minutes, second.sensitive, second.step_up, second.part) == (3, False, True, "A part")
    assert (third.minutes, third.sensitive, third.step_up, third.part) == (3, False, False, "A")


def test_a_step_that_says_nothing_takes_its_minutes_from_its_questions() -> None:
    bare = {key: STEP[key] for key in ("id", "title", "definitionCanonical")}
    (step,) = pathway_from_json(plan(bare)).steps
    assert (step.minutes, step.tags) == (0, frozenset())


@pytest.mark.parametrize(
    "change",
    [
        {"timingDuration": {"value": 0, "code": "min"}},
        {"timingDuration": {"value": 61, "code": "min"}},
        {"timingDuration": {"value": 2.5, "code": "min"}},
        {"timingDuration": {"value": True, "code": "min"}},
        {"timingDuration": {"value": 3, "code": "h"}},
        {"timingDuration": {"value": 3}},
        {"timingDuraton": {"value": 3, "code": "min"}},
        {"code": [{"text": "sensitiv"}]},
        {"code": [{"coding": [{"code": "secret"}]}]},
        {"code": [{"text": "step-up"}]},
    ],
)
def test_what_is_not_understood_is_reported_where_it_stands(
    change: dict[str, Any], library: Library, tmp_path: Path
) -> None:
    source = plan({"id": "part", "title": "A part", "action": [copy.deepcopy(STEP), {**STEP, "id": "b", **change}]})
    ((code, line),) = findings_of(source, tmp_path, library)
    assert code == "E511"
    text = json.dumps(source, indent=1).splitlines()
    second = next(number for number, words in enumerate(text, start=1) if '"id": "b"' in words)
    assert line == second - 1


def test_a_part_takes_no_tags_of_its_own(library: Library, tmp_path: Path) -> None:
    source = plan({"id": "part", "title": "A part", "code": [{"text": "sensitive"}], "action": [STEP]})
    assert [code for code, _ in findings_of(source, tmp_path, library)] == ["E511"]


def test_minutes_that_are_no_number_are_no_crash() -> None:
    with pytest.raises(FormError):
        pathway_from_json(plan({**STEP, "timingDuration": {"value": "three", "code": "min"}}))


def test_no_junk_in_a_pathway_with_parts_raises(library: Library, tmp_path: Path, forms_folder: Path) -> None:
    original = json.loads((forms_folder / "pathways" / "first-visit.json").read_text(encoding="utf-8"))
    # One of each kind of step is enough; the rest is more of the same.
    original["action"] = [original["action"][0], original["action"][-2], original["action"][-1]]
    known = {name: pack.form for name, pack in library.forms.items()}
    chance = random.Random(20261122)
    for path in chance.sample(paths(original), 60):
        for junk in chance.sample(JUNK, 4):
            target = tmp_path / "p.json"
            target.write_text(json.dumps(replaced(original, path, junk)), encoding="utf-8")
            check_pathway(target, known)
