"""The engine against other people's tests: android-fhir's enablement table, lforms' scenarios, fhirpath.js answers.

Each has a stated floor (form design §5) and skips where the material is not beside the checkout.
"""

import json
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

from hubdesk.forms import Form, build_form
from hubdesk.forms.engine import Outcome, as_answer, work_out, work_out_response
from hubdesk.forms.fhirpath import ExpressionError, plain
from hubdesk.forms.fhirpath.values import Element
from hubdesk.forms.lint import check_file
from hubdesk.forms.spots import Spot, spots_in_response

NOW = datetime(2026, 3, 2, 9, 30, tzinfo=UTC)

# android-fhir: an unanswered question makes != false, and so does one equal answer of several. R4 says otherwise.
DOCUMENTED_DIFFERENCES = {
    "evaluate_expectAnswerNotEqualToValue_noAnswer_shouldReturnFalse",
    "evaluate_expectAnswerNotEqualToValue_someAnswerNotEqualToValue_shouldReturnTrue",
}


def load(path: Path) -> Any:
    return json.loads(path.read_text(encoding="utf-8"), parse_float=Decimal)


def enabled(outcome: Outcome, link_id: str) -> bool:
    spot = outcome.first(link_id)
    assert spot is not None, link_id
    return spot.enabled


def test_enablement_table(shared: Path) -> None:
    cases = load(shared / "fhir" / "enablement" / "android_enablement.json")["cases"]
    different = []
    for case in cases:
        outcome = work_out_response(build_form(case["questionnaire"]), case["response"].get("item", ()), NOW)
        if enabled(outcome, case["linkId"]) is not case["enabled"]:
            different.append(case["name"])
    print(f"enablement: {len(cases) - len(different)} of {len(cases)}, the others documented")
    assert len(cases) == 38
    assert set(different) == DOCUMENTED_DIFFERENCES, different
    assert len(different) == 2


def values(spots: Sequence[Spot]) -> list[Any]:
    return [
        value for spot in spots for answer in spot.given for key, value in answer.items() if key.startswith("value")
    ]


def same_values(got: Sequence[Any], wanted: Sequence[Any]) -> bool:
    if len(got) != len(wanted):
        return False
    return all(same_value(one, other) for one, other in zip(got, wanted, strict=True))


def same_value(got: Any, wanted: Any) -> bool:
    if isinstance(got, Element):
        got = got.data
    if isinstance(got, Mapping) and not isinstance(wanted, Mapping):
        got = got.get("value", got.get("code"))
    if isinstance(wanted, int | Decimal | float) and not isinstance(wanted, bool):
        wanted = Decimal(str(wanted))
        if isinstance(got, bool) or not isinstance(got, int | Decimal):
            return False
        return abs(Decimal(got) - wanted) <= max(abs(wanted), Decimal(1)) * Decimal("1e-9")
    return (
        type(got) is type(wanted) and got == wanted
        if isinstance(wanted, bool)
        else str(got) == str(wanted) or got == wanted
    )


def visible(outcome: Outcome, link_id: str) -> bool:
    spot = outcome.first(link_id)
    shown = spot is not None and spot.enabled
    while spot is not None:
        shown = shown and not spot.item.hidden
        spot = spot.parent
    return shown


def step_outcome(form: Form, step: Mapping[str, Any]) -> Outcome:
    if "response_items" in step:
        return work_out_response(form, step["response_items"], NOW)
    return work_out(form, step["answers"], NOW)


def step_checks(form: Form, step: Mapping[str, Any]) -> list[tuple[str, bool]]:
    outcome = step_outcome(form, step)
    checks = [(f"{name} enabled", enabled(outcome, name)) for name in step.get("enabled", ())]
    checks += [(f"{name} disabled", not enabled(outcome, name)) for name in step.get("disabled", ())]
    checks += [(f"{name} visible", visible(outcome, name)) for name in step.get("visible", ())]
    checks += [(f"{name} hidden", not visible(outcome, name)) for name in step.get("hidden", ())]
    for name, wanted in step.get("values", {}).items():
        got = values([spot for spot in outcome.all_spots() if spot.item.link_id == name])
        checks.append((f"{name}: {got} instead of {wanted}", same_values(got, wanted)))
    return checks


def test_lforms_scenarios(shared: Path) -> None:
    suite = load(shared / "fhir" / "scenarios" / "lforms_scenarios.json")
    checks = []
    for scenario in suite["scenarios"]:
        form = build_form(load(shared / "fhir" / scenario["questionnaire"]))
        for number, step in enumerate(scenario["steps"]):
            checks += [(f"{scenario['id']} {number}: {name}", held) for name, held in step_checks(form, step)]
    failed = [name for name, held in checks if not held]
    print(f"lforms scenarios: {len(checks) - len(failed)} of {len(checks)} engine checks")
    assert len(checks) >= 114
    assert not failed, failed


def test_lforms_lint_negatives(shared: Path) -> None:
    codes = {
        "missing-enableWhen-question": "E301",
        "dangling-enableWhen": "E302",
        "duplicate-variable-root": "E346",
        "duplicate-variable-item": "E346",
        "variable-shadows-launchContext": "E346",
        "modifierExtension": "E120",
    }
    for case in load(shared / "fhir" / "scenarios" / "lforms_scenarios.json")["lint"]:
        findings, _ = check_file(shared / "fhir" / case["questionnaire"])
        matching = [one for one in findings if one.code == codes[case["id"]]]
        assert any(case["must_report"] in f"{one.subject} {one.message}" for one in matching), case["id"]


def test_fhirpathjs_oracle(shared: Path) -> None:
    """Each expression evaluated once against a given response, as the oracle did: no rounds, no guards."""
    cases = load(shared / "fhir" / "oracle" / "fhirpathjs_oracle.json")["cases"]
    forms: dict[str, Form] = {}
    usable, wrong = 0, []
    for case in cases:
        name = case["questionnaire"]
        form = forms.setdefault(name, build_form(load(shared / "fhir" / name)))
        for expected in case["expect"]:
            if "error" in expected:
                continue
            usable += 1
            got = once(form, case["response"]["item"], expected)
            if not same_values(got, expected["value"]):
                wrong.append(f"{name} {expected['linkId']}: {got} instead of {expected['value']}")
    print(f"expression oracle: {usable - len(wrong)} of {usable}")
    assert usable == 257
    assert not wrong, wrong


def once(form: Form, items: Sequence[Mapping[str, Any]], expected: Mapping[str, Any]) -> list[Any]:
    from hubdesk.forms.engine import _Work

    work = _Work(form, spots_in_response(form, items), NOW)
    restore(work._spots, items)
    work._write_response()
    for spot in work._all:
        if spot.item.link_id == expected["linkId"]:
            rule = spot.item.calculated if expected["kind"] == "calculatedExpression" else spot.item.enabled_by
            assert rule is not None
            try:
                return [plain(value) for value in work.scope(spot).value(rule)]
            except ExpressionError:
                return []
    return []


def restore(spots: Sequence[Spot], items: Sequence[Mapping[str, Any]]) -> None:
    """Put back stored values of calculated items, which a real evaluation works out again."""
    answers = {entry["linkId"]: entry.get("answer", []) for entry in flat(items)}
    for top in spots:
        for spot in top.walk():
            if spot.item.calculated is not None:
                spot.answers = [dict(answer) for answer in answers.get(spot.item.link_id, ())]


def flat(items: Sequence[Mapping[str, Any]]) -> list[Mapping[str, Any]]:
    found = []
    for entry in items:
        found.append(entry)
        found += flat(entry.get("item", ()))
        for answer in entry.get("answer", ()):
            found += flat(answer.get("item", ()))
    return found


def test_every_collected_form_is_read_without_a_crash(shared: Path) -> None:
    files = sorted((shared / "fhir" / "questionnaires").rglob("*.json"))
    assert files
    for path in files:
        findings, form = check_file(path)
        if load(path)["resourceType"] != "Questionnaire":
            assert [finding.code for finding in findings] == ["E102"], path
            continue
        assert form is not None, path
        assert work_out(form, {}, NOW).settled, path


def test_a_calculated_value_must_fit_its_item() -> None:
    form = build_form({"resourceType": "Questionnaire", "item": [{"linkId": "n", "type": "integer"}]})
    assert as_answer(form.by_id["n"], Decimal("3.0")) == {"valueInteger": 3}
