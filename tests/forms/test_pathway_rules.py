"""Pathways: what a condition may ask, in which order steps come, and which version of a form a step is for (§6.5)."""

import json
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from hubdesk.forms import Library
from hubdesk.forms.lint import check_pathway
from hubdesk.forms.pathway import pathway_from_json

URL = "https://hubdesk.example/fhir/Questionnaire"
NOW = datetime(2026, 3, 2, 9, 30, tzinfo=UTC)


def step(name: str, condition: str = "", **more: Any) -> dict[str, Any]:
    rule = {"kind": "applicability", "expression": {"language": "text/fhirpath", "expression": condition}}
    return {
        "id": name,
        "title": name.title(),
        "definitionCanonical": f"{URL}/phq-9|1.0.0",
        **({"condition": [rule]} if condition else {}),
        **more,
    }


def related(*pairs: tuple[str, str]) -> list[dict[str, str]]:
    return [{"actionId": other, "relationship": how} for how, other in pairs]


def pathway(*steps: dict[str, Any]) -> dict[str, Any]:
    return {"resourceType": "PlanDefinition", "id": "p", "title": "P", "action": list(steps)}


def findings(folder: Path, library: Library, *steps: dict[str, Any]) -> list[str]:
    path = folder / "p.json"
    path.write_text(json.dumps(pathway(*steps)), encoding="utf-8")
    found, made = check_pathway(path, {name: pack.form for name, pack in library.forms.items()})
    assert (made is None) is bool(found)
    return [one.message for one in found]


ADULT = "%patient.birthDate <= today() - 18 years"


@pytest.mark.parametrize(
    ("born", "due"), [("1990-01-01", True), ("2008-03-02", True), ("2008-03-03", False), ("", False)]
)
def test_a_condition_may_ask_the_age(born: str, due: bool) -> None:
    made = pathway_from_json(pathway(step("adult", ADULT)))
    patient = {"resourceType": "Patient", **({"birthDate": born} if born else {})}
    assert bool(made.due({}, patient, NOW)) is due


@pytest.mark.parametrize(
    ("steps", "order"),
    [
        ((step("a"), step("b")), "ab"),
        ((step("a", relatedAction=related(("after-end", "b"))), step("b")), "ba"),
        ((step("a"), step("b", relatedAction=related(("before-start", "a")))), "ba"),
        ((step("a", relatedAction=related(("after", "c"))), step("b"), step("c")), "bca"),
        ((step("a", relatedAction=related(("after", "b"))), step("b", relatedAction=related(("after", "a")))), "ab"),
    ],
)
def test_steps_come_before_and_after_others(steps: tuple[dict[str, Any], ...], order: str) -> None:
    made = pathway_from_json(pathway(*steps))
    assert "".join(one.id for one in made.steps) == order


def test_a_step_for_an_earlier_major_version_is_a_finding(tmp_path: Path, library: Library) -> None:
    old = {"definitionCanonical": f"{URL}/phq-9|0.9.0"}
    assert "written for version 0.9.0" in findings(tmp_path, library, {**step("a"), **old})[0]
    for fits in (f"{URL}/phq-9", f"{URL}/phq-9|1", f"{URL}/phq-9|1.4.2"):
        assert findings(tmp_path, library, {**step("a"), "definitionCanonical": fits}) == []


@pytest.mark.parametrize(
    "wrong",
    [
        (step("a", relatedAction=related(("after", "z"))),),
        (step("a", relatedAction=related(("after", "a"))),),
        (step("a", relatedAction=related(("concurrent", "b"))), step("b")),
        (step("a"), step("a")),
        (step("a", "%user.name = 'x'"),),
    ],
)
def test_what_cannot_be_obeyed_is_a_finding(
    wrong: tuple[dict[str, Any], ...], tmp_path: Path, library: Library
) -> None:
    assert findings(tmp_path, library, *wrong)


def test_a_condition_on_the_person_is_no_finding(tmp_path: Path, library: Library) -> None:
    assert findings(tmp_path, library, step("a", ADULT)) == []
