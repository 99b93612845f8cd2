"""The linter: each finding on the smallest form that deserves it, in words that name the item and one fix."""

import copy
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from hubdesk.forms.fhirpath import parse
from hubdesk.forms.lint import CATALOGUE, CheckedForm, check_form_folder, check_pathway, explain
from hubdesk.forms.lint.findings import MOST_PER_CODE
from hubdesk.forms.lint.kinds import kind_of

TEMPLATE = Path(__file__).resolve().parents[2] / "forms" / "questionnaires" / "_template"
OWN = "https://hubdesk.example/fhir/StructureDefinition"
FHIR = "http://hl7.org/fhir/StructureDefinition"
SDC = "http://hl7.org/fhir/uv/sdc/StructureDefinition"
SYSTEM = "https://hubdesk.example/fhir/CodeSystem/template"

Change = Callable[[dict[str, Any], dict[str, Any]], object]


def checked(folder: Path, change: Change) -> CheckedForm:
    """The template with one change, checked."""
    form = json.loads((TEMPLATE / "template.json").read_text(encoding="utf-8"))
    examples = json.loads((TEMPLATE / "template.examples.json").read_text(encoding="utf-8"))
    change(form, examples)
    place = folder / "template"
    place.mkdir()
    (place / "template.json").write_text(json.dumps(form, indent=1), encoding="utf-8")
    (place / "template.examples.json").write_text(json.dumps(examples, indent=1), encoding="utf-8")
    (place / "NOTICE.txt").write_text("Ours.", encoding="utf-8")
    return check_form_folder(place)


def question(form: dict[str, Any], index: int = 0) -> dict[str, Any]:
    found: dict[str, Any] = form["item"][0]["item"][index]
    return found


def total(form: dict[str, Any]) -> dict[str, Any]:
    found: dict[str, Any] = form["item"][1]
    return found


def alert(form: dict[str, Any]) -> dict[str, Any]:
    found: dict[str, Any] = form["item"][2]
    return found


def when(form: dict[str, Any], **rule: Any) -> None:
    alert(form)["enableWhen"] = [rule]


def expression(form: dict[str, Any], text: str, url: str = f"{SDC}/sdc-questionnaire-enableWhenExpression") -> None:
    extension = {"url": url, "valueExpression": {"language": "text/fhirpath", "expression": text, "name": "v"}}
    question(form, 1).setdefault("extension", []).append(extension)


def starts(form: dict[str, Any], text: str) -> None:
    expression(form, text, f"{SDC}/sdc-questionnaire-initialExpression")


def launched(form: dict[str, Any], name: str) -> None:
    part = {"url": "name", "valueCoding": {"code": name}}
    form.setdefault("extension", []).append({"url": f"{SDC}/sdc-questionnaire-launchContext", "extension": [part]})


def coded(code: str) -> dict[str, str]:
    return {"system": SYSTEM, "code": code}


def band_part(form: dict[str, Any], **part: Any) -> None:
    """The first band's last part, which says what to do next, replaced."""
    total(form)["extension"][3]["extension"][-1] = part


def add(form: dict[str, Any], **item: Any) -> None:
    form["item"].append({"text": "Anything else?", **item})


def scored_boolean(form: dict[str, Any], *weights: dict[str, Any]) -> None:
    """The first question as one of yes and no, with these weights."""
    item = question(form)
    item.pop("answerOption")
    item.update(type="boolean", extension=[{"url": f"{OWN}/boolean-weight", "extension": list(weights)}])


def computed(form: dict[str, Any], text: str, **more: Any) -> None:
    """One more item that is worked out."""
    url = f"{SDC}/sdc-questionnaire-calculatedExpression"
    expression = {"language": "text/fhirpath", "expression": text}
    add(
        form, linkId="n", type="integer", readOnly=True, extension=[{"url": url, "valueExpression": expression}], **more
    )


def unit(**coding: str) -> dict[str, Any]:
    return {"url": f"{FHIR}/questionnaire-unit", "valueCoding": coding}


def control(code: str) -> dict[str, Any]:
    return {"url": f"{FHIR}/questionnaire-itemControl", "valueCodeableConcept": {"coding": [{"code": code}]}}


YES = {"url": "true", "valueDecimal": 1}
NO = {"url": "false", "valueDecimal": 0}
BOTH = [
    {"question": "q1", "operator": "=", "answerCoding": coded("never")},
    {"question": "q1", "operator": "=", "answerCoding": coded("often")},
]

CASES: dict[str, tuple[str, str, Change]] = {
    "another resource": ("E102", "", lambda f, e: f.update(resourceType="Patient")),
    "options of an older FHIR": ("E102", "q1", lambda f, e: question(f).update(option=[])),
    "no version": ("E103", "", lambda f, e: f.pop("version")),
    "a version of two numbers": ("E103", "", lambda f, e: f.update(version="1.0")),
    "a url that does not end with the id": ("E103", "", lambda f, e: f.update(url="https://a.example/x")),
    "a misspelt property": ("E104", "", lambda f, e: f.update(titel="x")),
    "a misspelt property of an item": ("E104", "q1", lambda f, e: question(f).update(enabelWhen=[])),
    "an unknown type": ("E105", "q1", lambda f, e: question(f).update(type="choise")),
    "an unknown status": ("E105", "", lambda f, e: f.update(status="live")),
    "an unknown operator": (
        "E105",
        "unsafe",
        lambda f, e: when(f, question="q2", operator="==", answerCoding=coded("often")),
    ),
    "no linkId": ("E110", "", lambda f, e: question(f).pop("linkId")),
    "capitals in a linkId": ("E110", "Q1", lambda f, e: question(f).update(linkId="Q1")),
    "the same linkId twice": ("E111", "q1", lambda f, e: question(f, 1).update(linkId="q1")),
    "an empty group": ("E112", "", lambda f, e: f["item"].append({"linkId": "g", "type": "group"})),
    "a text with a code": ("E112", "unsafe", lambda f, e: alert(f).update(code=[])),
    "options twice": ("E112", "q1", lambda f, e: question(f).update(answerValueSet="x")),
    "several conditions without a behaviour": (
        "E112",
        "unsafe",
        lambda f, e: alert(f).update(enableWhen=alert(f)["enableWhen"] * 2),
    ),
    "a modifier": ("E120", "q1", lambda f, e: question(f).update(modifierExtension=[{"url": "x"}])),
    "an unknown extension": ("W210", "q1", lambda f, e: question(f).update(extension=[{"url": "https://a.example/b"}])),
    "a condition without a question": ("E301", "unsafe", lambda f, e: when(f, operator="exists", answerBoolean=True)),
    "a question that is not there": (
        "E302",
        "unsafe",
        lambda f, e: when(f, question="q3", operator="exists", answerBoolean=True),
    ),
    "an option that is not there": (
        "E303",
        "unsafe",
        lambda f, e: when(f, question="q2", operator="=", answerCoding=coded("offen")),
    ),
    "another type": ("E304", "unsafe", lambda f, e: when(f, question="q2", operator="=", answerInteger=2)),
    "less than on a choice": (
        "E304",
        "unsafe",
        lambda f, e: when(f, question="q2", operator="<", answerCoding=coded("often")),
    ),
    "not equal alone": (
        "W321",
        "unsafe",
        lambda f, e: when(f, question="q2", operator="!=", answerCoding=coded("often")),
    ),
    "a code without its system": (
        "W322",
        "unsafe",
        lambda f, e: when(f, question="q2", operator="=", answerCoding={"code": "often"}),
    ),
    "conditions that contradict each other": (
        "E305",
        "n",
        lambda f, e: add(f, linkId="n", type="string", enableWhen=BOTH, enableBehavior="all"),
    ),
    "conditions that leave nothing out": (
        "W306",
        "n",
        lambda f, e: add(
            f,
            linkId="n",
            type="string",
            enableWhen=[{"question": "q1", "operator": "exists", "answerBoolean": answer} for answer in (True, False)],
            enableBehavior="any",
        ),
    ),
    "a rule that is a number": ("E347", "q2", lambda f, e: expression(f, "%resource.repeat(item).count()")),
    "a total that is yes or no": (
        "E347",
        "total",
        lambda f, e: total(f)["extension"][0]["valueExpression"].update(
            expression="%resource.repeat(item).where(linkId.matches('^q[12]$')).answer.weight().sum() > 1"
        ),
    ),
    "a next step that is no text": ("E355", "total", lambda f, e: band_part(f, url="next", valueInteger=1)),
    "a next step that is empty": ("E355", "total", lambda f, e: band_part(f, url="next", valueString=" ")),
    "a next step that is too long": ("E355", "total", lambda f, e: band_part(f, url="next", valueString="a" * 301)),
    "a next step with a level of risk": (
        "E355",
        "total",
        lambda f, e: band_part(f, url="next", valueString="Write down the Risk level."),
    ),
    "an unknown part of a band": ("W210", "total", lambda f, e: band_part(f, url="nxt", valueString="Talk.")),
    "yes without a weight": ("E350", "q1", lambda f, e: scored_boolean(f, NO)),
    "no without a weight": ("E350", "q1", lambda f, e: scored_boolean(f, YES)),
    "weights of yes and no on a choice": (
        "E350",
        "q1",
        lambda f, e: question(f).update(extension=[{"url": f"{OWN}/boolean-weight", "extension": [YES, NO]}]),
    ),
    "weights of yes and no beyond the range": (
        "E353",
        "total",
        lambda f, e: scored_boolean(f, {"url": "true", "valueDecimal": 9}, NO),
    ),
    "a circle": (
        "E331",
        "q2",
        lambda f, e: expression(f, "%resource.repeat(item).where(linkId='total').answer.value > 0"),
    ),
    "not FHIRPath": ("E340", "q2", lambda f, e: expression(f, "1 +")),
    "an unknown function": ("E341", "q2", lambda f, e: expression(f, "item.exsits()")),
    "too many values": ("E341", "q2", lambda f, e: expression(f, "item.first(1)")),
    "an unknown variable": ("E342", "q2", lambda f, e: expression(f, "%ressource.item.exists()")),
    "a launch context hubdesk does not have": (
        "E342",
        "q2",
        lambda f, e: (launched(f, "encounter"), expression(f, "%encounter.id.exists()")),
    ),
    "a start from a fact hubdesk does not know": ("E342", "q2", lambda f, e: starts(f, "%patient.gender")),
    "a start from the whole of a person": ("E342", "q2", lambda f, e: starts(f, "%patient.exists()")),
    "a start from answers nobody has given": ("E342", "q2", lambda f, e: starts(f, "%resource.item.exists()")),
    "a start nobody would confirm": (
        "E370",
        "q2",
        lambda f, e: (question(f, 1).update(readOnly=True), starts(f, "%hub.name")),
    ),
    "an unknown linkId in a rule": (
        "E343",
        "q2",
        lambda f, e: expression(f, "%resource.item.where(linkId='q7').exists()"),
    ),
    "a variable twice": (
        "E346",
        "q2",
        lambda f, e: [expression(f, "1", f"{FHIR}/variable"), expression(f, "2", f"{FHIR}/variable")],
    ),
    "an option without weight": (
        "E350",
        "q1",
        lambda f, e: question(f)["answerOption"][1]["valueCoding"].pop("extension"),
    ),
    "weights out of order": (
        "W351",
        "q1",
        lambda f, e: question(f)["answerOption"][1]["valueCoding"]["extension"][0].update(valueDecimal=5),
    ),
    "no min-answered": ("E352", "total", lambda f, e: total(f)["extension"].pop(1)),
    "min-answered of an unknown item": (
        "E352",
        "total",
        lambda f, e: total(f)["extension"][1]["extension"][0].update(valueString="q1 q9"),
    ),
    "a range too small": (
        "E353",
        "total",
        lambda f, e: total(f)["extension"][2]["valueRange"]["high"].update(value=3),
    ),
    "a gap between bands": (
        "E354",
        "total",
        lambda f, e: total(f)["extension"][4]["extension"][0].update(valueInteger=3),
    ),
    "an unknown action": (
        "E360",
        "unsafe",
        lambda f, e: alert(f)["extension"][0]["extension"][1].update(valueCode="safty-page"),
    ),
    "an alert without a condition": ("E360", "unsafe", lambda f, e: alert(f).pop("enableWhen")),
    "an alert no example raises": ("E360", "", lambda f, e: e["examples"].pop(2)),
    "least above most": (
        "E370",
        "n",
        lambda f, e: f["item"].append(
            {
                "linkId": "n",
                "text": "n",
                "type": "integer",
                "extension": [
                    {"url": f"{FHIR}/minValue", "valueInteger": 9},
                    {"url": f"{FHIR}/maxValue", "valueInteger": 1},
                ],
            }
        ),
    ),
    "a slow pattern": (
        "E370",
        "n",
        lambda f, e: f["item"].append(
            {
                "linkId": "n",
                "text": "n",
                "type": "string",
                "extension": [{"url": f"{FHIR}/regex", "valueString": "(a+)+"}],
            }
        ),
    ),
    "a pattern of choices that overlap": (
        "E370",
        "n",
        lambda f, e: add(f, linkId="n", type="string", extension=[{"url": f"{FHIR}/regex", "valueString": "(a|aa)*b"}]),
    ),
    "a start outside the limits": (
        "E370",
        "n",
        lambda f, e: add(
            f,
            linkId="n",
            type="integer",
            initial=[{"valueInteger": 9}],
            extension=[{"url": f"{FHIR}/maxValue", "valueInteger": 5}],
        ),
    ),
    "a type of a newer FHIR": ("E102", "n", lambda f, e: add(f, linkId="n", type="coding")),
    "a rule of a newer FHIR": ("E102", "q1", lambda f, e: question(f).update(answerConstraint="optionsOnly")),
    "a file": ("E371", "n", lambda f, e: add(f, linkId="n", type="attachment")),
    "a link to another record": ("E371", "n", lambda f, e: add(f, linkId="n", type="reference")),
    "a ValueSet that is not there": (
        "E380",
        "n",
        lambda f, e: add(f, linkId="n", type="choice", answerValueSet="https://a.example/ValueSet/x"),
    ),
    "a ValueSet without a list": (
        "W381",
        "n",
        lambda f, e: [
            f.update(
                contained=[
                    {
                        "resourceType": "ValueSet",
                        "id": "all",
                        "status": "active",
                        "compose": {"include": [{"system": "http://snomed.info/sct"}]},
                    }
                ]
            ),
            add(f, linkId="n", type="choice", answerValueSet="#all"),
        ],
    ),
    "an observation of nothing": (
        "W390",
        "n",
        lambda f, e: add(
            f,
            linkId="n",
            type="integer",
            extension=[{"url": f"{SDC}/sdc-questionnaire-observationExtract", "valueBoolean": True}],
        ),
    ),
    "a unit in words": (
        "E391",
        "n",
        lambda f, e: add(f, linkId="n", type="quantity", extension=[unit(display="stones and pounds")]),
    ),
    "a unit of another system": (
        "E391",
        "n",
        lambda f, e: add(f, linkId="n", type="quantity", extension=[unit(system="http://a.example", code="kg")]),
    ),
    "a value named by its type": (
        "W344",
        "n",
        lambda f, e: computed(f, "%resource.item.where(linkId = 'q1').answer.valueInteger"),
    ),
    "the old name of an item": ("W344", "n", lambda f, e: computed(f, "%qItem.count()")),
    "a variable other programs refuse": (
        "W345",
        "",
        lambda f, e: f.setdefault("extension", []).append(
            {
                "url": f"{FHIR}/variable",
                "valueExpression": {"name": "a_b", "language": "text/fhirpath", "expression": "1"},
            }
        ),
    ),
    "a rule without end": ("E348", "", lambda f, e: computed(f, "1.repeat($this + 1).count()")),
    "a rule that fails with some answers": ("W349", "n", lambda f, e: computed(f, "('a' | 'b').toInteger()")),
    "a value that never settles": (
        "E130",
        "",
        lambda f, e: computed(f, "iif(%resource.item.where(linkId = 'n').answer.value = 1, 2, 1)"),
    ),
    "a score beyond its range with some answers": (
        "E353",
        "total",
        lambda f, e: total(f)["extension"][0]["valueExpression"].update(expression="50"),
    ),
    "a check that cannot be read": (
        "E340",
        "q1",
        lambda f, e: (
            question(f)["extension"].append(
                {
                    "url": f"{FHIR}/targetConstraint",
                    "extension": [
                        {"url": "key", "valueId": "a"},
                        {"url": "expression", "valueExpression": {"language": "text/fhirpath", "expression": "1 +"}},
                    ],
                }
            )
            if "extension" in question(f)
            else question(f).update(
                extension=[
                    {
                        "url": f"{FHIR}/questionnaire-constraint",
                        "extension": [{"url": "expression", "valueString": "1 +"}],
                    }
                ]
            )
        ),
    ),
    "a table too wide": (
        "W401",
        "g",
        lambda f, e: add(
            f,
            linkId="g",
            type="group",
            repeats=True,
            extension=[control("gtable")],
            item=[{"linkId": f"c{number}", "type": "string", "text": "C"} for number in range(8)],
        ),
    ),
    "a very long text": ("W401", "q1", lambda f, e: question(f).update(text="word " * 80)),
    "no text": ("W401", "q1", lambda f, e: question(f).pop("text")),
    "an example that fails": ("E420", "", lambda f, e: e["examples"][0]["expect"]["values"].update(total=1)),
    "an example with an unknown item": ("E420", "", lambda f, e: e["examples"][0]["answers"].update(q9="never")),
    "no examples": ("E421", "", lambda f, e: e.update(examples=[])),
    "examples of another version": ("E421", "", lambda f, e: e.update(version="9.9.9")),
    "an option no example chooses": ("W422", "", lambda f, e: e["examples"].pop(1)),
}


def test_the_template_is_clean(tmp_path: Path) -> None:
    found = checked(tmp_path, lambda f, e: None)
    assert found.findings == ()
    assert found.pack is not None


@pytest.mark.parametrize("name", CASES)
def test_each_finding(name: str, tmp_path: Path) -> None:
    code, link_id, change = CASES[name]
    found = checked(tmp_path, change)
    matching = [finding for finding in found.findings if finding.code == code]
    assert matching, [str(finding) for finding in found.findings]
    assert any(link_id in (finding.link_id, "") for finding in matching)
    for finding in found.findings:
        assert finding.code in CATALOGUE
        assert finding.line >= 1
        assert finding.message.endswith((".", "?", "^")) or "^" in finding.message
        assert finding.fix.endswith(".")
    assert (found.pack is None) is any(finding.severity == "error" for finding in found.findings)


def test_spelling_is_suggested(tmp_path: Path) -> None:
    found = checked(tmp_path, CASES["an option that is not there"][2])
    assert any('Did you mean "often"?' in finding.message for finding in found.findings)


def test_a_finding_names_the_item_by_its_words(tmp_path: Path) -> None:
    found = checked(tmp_path, CASES["an unknown function"][2])
    text = str(next(finding for finding in found.findings if finding.code == "E341"))
    assert 'item "q2" (How often did you feel unsafe where you…)' in text
    assert "  Fix: " in text


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("1 > 2", "yes or no"),
        ("%a.exists() and %b", "yes or no"),
        ("iif(%a, 1, 2)", "a number"),
        ("iif(%a, 1, {})", "a number"),
        ("iif(%a, 1, 'x')", ""),
        ("-%a.count()", "a number"),
        ("%a.answer.value", ""),
        ("%a + 1", ""),
        ("%a.weight().sum()", "a number"),
        ("%a is Quantity", "yes or no"),
        ("today()", "a date"),
        ("{}", ""),
    ],
)
def test_only_what_is_certain_is_said_about_an_expression(text: str, kind: str) -> None:
    assert kind_of(parse(text)) == kind


@pytest.mark.parametrize(
    "change",
    [
        lambda f: add(f, linkId="n", type="string", enableWhen=BOTH, enableBehavior="any"),
        lambda f: add(f, linkId="n", type="string", enableWhen=[{**BOTH[0], "operator": "!="}]),
        # Free text and questions with several answers are not tried.
        lambda f: [
            add(f, linkId="t", type="string"),
            add(f, linkId="n", type="string", enableWhen=[{"question": "t", "operator": "=", "answerString": "x"}]),
        ],
        lambda f: [
            question(f).update(repeats=True),
            add(f, linkId="n", type="string", enableWhen=BOTH, enableBehavior="all"),
        ],
    ],
)
def test_conditions_that_can_hold_and_not_hold_are_left_alone(change: Any, tmp_path: Path) -> None:
    found = checked(tmp_path, lambda f, e: change(f))
    assert not {"E305", "W306"} & {finding.code for finding in found.findings}


def test_too_many_combinations_are_not_tried(tmp_path: Path) -> None:
    def many(form: dict[str, Any], examples: dict[str, Any]) -> None:
        rules = []
        for number in range(8):
            form["item"].append({**copy.deepcopy(question(form)), "linkId": f"x{number}"})
            rules += [{**rule, "question": f"x{number}"} for rule in BOTH]
        add(form, linkId="n", type="string", enableWhen=rules, enableBehavior="all")

    assert "E305" not in {finding.code for finding in checked(tmp_path, many).findings}


def test_a_long_list_that_is_typed_into_is_not_hard_to_use(tmp_path: Path) -> None:
    options = [{"valueCoding": coded(f"c{number}")} for number in range(30)]

    def long(form: dict[str, Any], examples: dict[str, Any]) -> None:
        add(form, linkId="n", type="choice", answerOption=options, extension=[control("autocomplete")])

    assert "W401" not in {finding.code for finding in checked(tmp_path, long).findings}


def test_at_most_twenty_of_each(tmp_path: Path) -> None:
    def many(form: dict[str, Any], examples: dict[str, Any]) -> None:
        for number in range(40):
            item = copy.deepcopy(question(form))
            form["item"].append({**item, "linkId": f"x{number}", "colour": 1})

    found = checked(tmp_path, many)
    assert len([finding for finding in found.findings if finding.code == "E104"]) == MOST_PER_CODE
    lines = [finding.line for finding in found.findings if finding.file.endswith("template.json")]
    assert lines == sorted(lines)


def test_no_notice(tmp_path: Path) -> None:
    checked(tmp_path, lambda f, e: None)
    (tmp_path / "template" / "NOTICE.txt").unlink()
    assert [finding.code for finding in check_form_folder(tmp_path / "template").findings] == ["E103"]


def test_every_code_can_be_explained() -> None:
    assert explain("e354") == CATALOGUE["E354"]
    assert explain("E999") is None


@pytest.mark.parametrize(
    "condition", ["%results.`phq-3`.total >= 3", "%result.`phq-2`.total", "%results.`phq-2`.sum > 1", "1 +"]
)
def test_a_pathway_that_names_what_is_not_there(condition: str, tmp_path: Path, library: Any) -> None:
    step = {
        "id": "a",
        "title": "A",
        "definitionCanonical": "https://hubdesk.example/fhir/Questionnaire/phq-9|1.0.0",
        "condition": [{"kind": "applicability", "expression": {"language": "text/fhirpath", "expression": condition}}],
    }
    path = tmp_path / "p.json"
    path.write_text(
        json.dumps({"resourceType": "PlanDefinition", "id": "p", "title": "P", "action": [step]}), encoding="utf-8"
    )
    findings, pathway = check_pathway(path, {name: pack.form for name, pack in library.forms.items()})
    assert pathway is None
    assert {finding.code for finding in findings} == {"E510"}
