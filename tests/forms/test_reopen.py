"""What is filled in, saved and opened again is the same to the last letter: stored answers and FHIR response alike."""

import json
from pathlib import Path
from random import Random
from typing import Any

import pytest

from hubdesk.domain.answers import NonAnswer
from hubdesk.forms import Answered, Form, Library, Sitting, answer_from_json, answer_to_json, build_form
from hubdesk.forms.exchange import reopen, write_response
from hubdesk.forms.lint import check_file
from hubdesk.forms.response_check import Issue, check_response
from hubdesk.forms.source import canonical, read_json
from hubdesk.forms.trial import A_MOMENT as NOW
from hubdesk.forms.trial import trial_sitting as filled

TIMES = 5


def saved_and_reopened(sitting: Sitting) -> Sitting:
    """Through the text the store keeps."""
    kept = {key: json.dumps(answer_to_json(answer)) for key, answer in sitting.enabled_answers().items()}
    return Sitting(sitting.form, sitting.now, {key: answer_from_json(json.loads(text)) for key, text in kept.items()})


def differences(form: Form, seed: int) -> list[str]:
    sitting = filled(form, Random(seed))
    response = write_response(sitting)
    data = canonical(response)
    found = []
    stored = saved_and_reopened(sitting)
    if canonical(write_response(stored)) != data or stored.scores() != sitting.scores():
        found.append("stored answers")
    again = reopen(form, read_json(data).value, NOW)
    if canonical(write_response(again)) != data:
        found.append("FHIR response")
    # An empty first instance is not written, so instances may come back with lower numbers.
    if dict(again.enabled_answers()) != dict(stored.enabled_answers()) and not form.constants and not form.repeated:
        found.append("answers")
    found += [f"{issue}" for issue in check_response(form, response) if _certain(issue)]
    return found


def _certain(issue: Issue) -> bool:
    """A form's own checks need not hold for answers by chance."""
    return issue.severity == "error" and issue.kind != "check"


def usable(path: Path) -> Form | None:
    _, form = check_file(path)
    return form


def test_the_sdc_forms_are_the_same_when_opened_again(shared: Path) -> None:
    files = sorted((shared / "fhir" / "questionnaires" / "sdc").glob("*.json"))
    forms = [
        (path.name, form)
        for path in files
        if read_json_file(path)["resourceType"] == "Questionnaire"
        for form in [usable(path)]
    ]
    wrong = []
    for name, form in forms:
        if form is None:
            wrong.append(f"{name}: not read")
            continue
        wrong += [f"{name} {seed}: {what}" for seed in range(TIMES) for what in differences(form, seed)]
    print(f"SDC forms loaded, checked, filled in, saved and opened again alike: {len(forms)}")
    assert not wrong, wrong[:20]
    assert len(forms) == 33


def read_json_file(path: Path) -> Any:
    return json.loads(path.read_text(encoding="utf-8"))


def test_every_collected_form_is_the_same_when_opened_again(shared: Path) -> None:
    wrong = []
    for path in sorted((shared / "fhir" / "questionnaires").rglob("*.json")):
        form = usable(path)
        if form is not None:
            wrong += [f"{path.name} {seed}: {what}" for seed in range(2) for what in differences(form, seed)]
    assert not wrong, wrong[:20]


@pytest.mark.parametrize("seed", range(3))
def test_the_library_is_the_same_when_opened_again(library: Library, seed: int) -> None:
    assert library.forms
    for name, pack in library.forms.items():
        assert differences(pack.form, seed) == [], name


MEDICINES: dict[str, Any] = {
    "resourceType": "Questionnaire",
    "url": "https://hubdesk.example/fhir/Questionnaire/medicines",
    "version": "1.0.0",
    "item": [
        {
            "linkId": "medicines",
            "type": "group",
            "text": "Medicines",
            "repeats": True,
            "item": [
                {"linkId": "name", "type": "string", "text": "Name"},
                {"linkId": "why", "type": "string", "text": "Why", "repeats": True},
            ],
        }
    ],
}


def test_an_instance_that_is_begun_and_empty_is_there_again() -> None:
    sitting = Sitting(build_form(MEDICINES), NOW, {"name": Answered("Sertraline")})
    sitting.give(sitting.next_instance("medicines"), Answered(True))
    again = reopen(sitting.form, write_response(sitting), NOW)
    assert again.states["medicines"].instances == ("medicines@1", "medicines@2")


def test_why_there_is_no_answer_is_kept() -> None:
    sitting = Sitting(build_form(MEDICINES), NOW, {"name": NonAnswer.DECLINED, "why": NonAnswer.UNABLE})
    again = reopen(sitting.form, write_response(sitting), NOW)
    assert again.answers["name@1"] is NonAnswer.DECLINED
    assert again.answers["why@1"] is NonAnswer.UNABLE


def test_a_calculated_value_somebody_changed_is_still_theirs() -> None:
    expression = {"language": "text/fhirpath", "expression": "1 + 1"}
    url = "http://hl7.org/fhir/uv/sdc/StructureDefinition/sdc-questionnaire-calculatedExpression"
    item = {"linkId": "sum", "type": "integer", "extension": [{"url": url, "valueExpression": expression}]}
    form = build_form({"resourceType": "Questionnaire", "item": [item]})
    untouched = reopen(form, write_response(Sitting(form, NOW)), NOW)
    assert untouched.states["sum"].value == Answered(2)
    assert not untouched.states["sum"].edited
    changed = reopen(form, write_response(Sitting(form, NOW, {"sum": Answered(5)})), NOW)
    assert changed.states["sum"].value == Answered(5)
    assert changed.states["sum"].edited
