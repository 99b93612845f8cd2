"""Which number a change of a form raises (form design §7.7), and what ``forms diff`` says about it."""

import copy
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from hubdesk.app.cli import main
from hubdesk.forms import build_form
from hubdesk.forms.changes import Level, changes_between, next_version, raised

TEMPLATE = Path(__file__).resolve().parents[2] / "forms" / "questionnaires" / "_template" / "template.json"
FHIR = "http://hl7.org/fhir/StructureDefinition"
Change = Callable[[dict[str, Any]], object]


def template() -> dict[str, Any]:
    found: dict[str, Any] = json.loads(TEMPLATE.read_text(encoding="utf-8"))
    return found


def question(form: dict[str, Any]) -> dict[str, Any]:
    found: dict[str, Any] = form["item"][0]["item"][0]
    return found


def total(form: dict[str, Any]) -> dict[str, Any]:
    found: dict[str, Any] = form["item"][1]
    return found


def with_more(form: dict[str, Any], **item: Any) -> None:
    form["item"].append({"linkId": "more", "text": "Anything else?", "type": "string", **item})


MAJOR: dict[str, Change] = {
    "scoring": lambda f: total(f)["extension"][0]["valueExpression"].update(expression="1"),
    "how many answers are needed": lambda f: total(f)["extension"][1]["extension"][1].update(valueInteger=1),
    "the range": lambda f: total(f)["extension"][2]["valueRange"]["high"].update(value=9),
    "a band": lambda f: total(f)["extension"][3]["extension"][2].update(valueCode="other"),
    "an option code": lambda f: question(f)["answerOption"][0]["valueCoding"].update(code="other"),
    "an option of a scored question added": lambda f: question(f)["answerOption"].append(
        {"valueCoding": {"system": "x", "code": "z"}}
    ),
    "a weight": lambda f: question(f)["answerOption"][1]["valueCoding"]["extension"][0].update(valueDecimal=7),
    "an alert": lambda f: f["item"][2]["extension"][0]["extension"][0].update(valueCode="info"),
    "when an alert comes": lambda f: f["item"][2]["enableWhen"][0].update(operator="!="),
    "a linkId gone": lambda f: f["item"][0]["item"].pop(),
    "another type": lambda f: question(f).update(type="open-choice"),
    "several answers": lambda f: question(f).update(repeats=True),
    "another meaning": lambda f: question(f).update(text="Do you smoke?"),
    "another code": lambda f: question(f).update(code=[{"system": "x", "code": "y"}]),
    "an answer required": lambda f: question(f).update(required=True),
    "a required question added": lambda f: with_more(f, required=True),
    "a condition on a scored question": lambda f: question(f).update(
        enableWhen=[{"question": "q2", "operator": "exists", "answerBoolean": True}]
    ),
}
MINOR: dict[str, Change] = {
    "a question added": with_more,
    "a question that is not required any more": lambda f: f["item"][3].update(required=False),
    "an option added": lambda f: f["item"][3]["answerOption"].append({"valueCoding": {"system": "x", "code": "z"}}),
    "a condition on what is not scored": lambda f: f["item"][3].update(
        enableWhen=[{"question": "q2", "operator": "exists", "answerBoolean": True}]
    ),
    "a limit": lambda f: f["item"][3].update(extension=[{"url": f"{FHIR}/questionnaire-maxOccurs", "valueInteger": 2}]),
}
PATCH: dict[str, Change] = {
    "a typing error": lambda f: question(f).update(text=question(f)["text"].replace("often", "oftem")),
    "a help text": lambda f: question(f).update(prefix="9."),
    "the title": lambda f: f.update(title="Another title"),
    "the order of options": lambda f: question(f)["answerOption"].reverse(),
    "words of a band": lambda f: total(f)["extension"][3]["extension"][3].update(valueString="Another label"),
}
EACH = [
    (name, level, change)
    for level, listed in ((Level.MAJOR, MAJOR), (Level.MINOR, MINOR), (Level.PATCH, PATCH))
    for name, change in listed.items()
]


def base() -> dict[str, Any]:
    form = template()
    options = [{"valueCoding": {"system": "x", "code": code}} for code in ("a", "b")]
    form["item"].append(
        {"linkId": "free", "text": "What would help?", "type": "choice", "answerOption": options, "required": True}
    )
    return form


@pytest.mark.parametrize(("name", "level", "change"), EACH, ids=[name for name, _, _ in EACH])
def test_which_number_a_change_raises(name: str, level: Level, change: Change) -> None:
    new = copy.deepcopy(base())
    change(new)
    found = changes_between(build_form(base()), build_form(new))
    assert found, name
    assert found[0].level is level, [str(one) for one in found]


def test_nothing_changed() -> None:
    assert changes_between(build_form(base()), build_form(base())) == ()


@pytest.mark.parametrize(
    ("old", "new", "level"),
    [
        ("1.0.0", "2.0.0", Level.MAJOR),
        ("1.9.9", "1.10.0", Level.MINOR),
        ("1.0.0", "1.0.10", Level.PATCH),
        ("1.0.0", "1.0.0", None),
        ("2.0.0", "1.9.9", None),
        ("1.0", "2.0.0", None),
    ],
)
def test_which_number_is_raised(old: str, new: str, level: Level | None) -> None:
    assert raised(old, new) is level


def test_the_next_version() -> None:
    assert [next_version("1.2.3", one) for one in Level] == ["1.2.4", "1.3.0", "2.0.0"]


@pytest.mark.parametrize(
    ("version", "change", "exit_code", "said"),
    [
        ("2.0.0", MAJOR["a weight"], 0, "fits"),
        ("1.1.0", MAJOR["a weight"], 1, "E502"),
        ("1.0.0", MAJOR["a weight"], 1, "E501"),
        ("0.9.0", PATCH["the title"], 1, "E501"),
        ("1.0.1", PATCH["the title"], 0, "fits"),
        ("1.0.0", lambda f: None, 0, "W503"),
    ],
)
def test_the_command(
    version: str, change: Change, exit_code: int, said: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    old, new = {**base(), "version": "1.0.0"}, {**copy.deepcopy(base()), "version": version}
    change(new)
    for name, form in (("old", old), ("new", new)):
        (tmp_path / f"{name}.json").write_text(json.dumps(form), encoding="utf-8")
    files = [str(tmp_path / "old.json"), str(tmp_path / "new.json")]
    assert main(["forms", "diff", *files]) == exit_code
    assert said in capsys.readouterr().out
    main(["forms", "diff", "--json", *files])
    report = json.loads(capsys.readouterr().out)
    assert (report["finding"] or "fits") == said


def test_what_cannot_be_compared(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "a.json").write_text("{", encoding="utf-8")
    assert main(["forms", "diff", str(tmp_path / "a.json"), str(tmp_path / "b.json")]) == 2
    assert "cannot be read" in capsys.readouterr().err


def test_a_response_is_checked(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    response = {"resourceType": "QuestionnaireResponse", "status": "in-progress", "item": [{"linkId": "q7"}]}
    place = tmp_path / "response.json"
    place.write_text(json.dumps(response), encoding="utf-8")
    assert main(["forms", "check", str(TEMPLATE), str(place)]) == 1
    assert 'The form has no item "q7".' in capsys.readouterr().out
    place.write_text(json.dumps({**response, "item": []}), encoding="utf-8")
    assert main(["forms", "check", str(TEMPLATE.parent), str(place), "--json"]) == 0
