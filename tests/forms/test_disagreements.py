"""Rules on which form engines disagree: what hubdesk does, one test each (form design §2.2, §2.3, §2.4)."""

import json
from datetime import UTC, datetime
from decimal import Decimal
from typing import Any

import pytest

from hubdesk.forms import Answered, Coded, Form, Sitting, answer_from_json, answer_to_json, build_form
from hubdesk.forms.enable import rule_holds
from hubdesk.forms.engine import work_out, work_out_response
from hubdesk.forms.exchange import write_response
from hubdesk.forms.model import Amount, Rule

NOW = datetime(2026, 3, 2, 9, 30, tzinfo=UTC)
FHIR = "http://hl7.org/fhir/StructureDefinition"
SDC = "http://hl7.org/fhir/uv/sdc/StructureDefinition"
OWN = "https://hubdesk.example/fhir/StructureDefinition"


def form_of(*items: dict[str, Any], **more: Any) -> Form:
    return build_form({"resourceType": "Questionnaire", "item": list(items), **more})


def rule_of(url: str, text: str) -> dict[str, Any]:
    return {"url": f"{SDC}/{url}", "valueExpression": {"language": "text/fhirpath", "expression": text}}


def when(question: str, operator: str, **answer: Any) -> dict[str, Any]:
    return {"enableWhen": [{"question": question, "operator": operator, **answer}]}


def shown(form: Form, link_id: str, **answers: Any) -> bool:
    return Sitting(form, NOW, {key: Answered(value) for key, value in answers.items()}).states[link_id].enabled


def coding(code: str, system: str = "") -> dict[str, str]:
    return {"code": code, **({"system": system} if system else {})}


def held(operator: str, kind: str, expected: Any, *answers: Any) -> bool:
    return rule_holds(Rule("q", operator, kind, expected), [{f"value{kind}": value} for value in answers])


def test_not_equal_holds_for_a_question_that_is_not_answered() -> None:
    form = form_of(
        {"linkId": "q", "type": "integer"}, {"linkId": "n", "type": "string", **when("q", "!=", answerInteger=1)}
    )
    assert shown(form, "n")
    assert shown(form, "n", q=2)
    assert not shown(form, "n", q=1)


def test_not_equal_does_not_hold_where_one_of_several_answers_is_equal() -> None:
    assert not held("!=", "Integer", 1, 1, 2)
    assert held("!=", "Integer", 1, 2, 3)


def test_the_answer_to_a_disabled_question_counts_as_absent() -> None:
    form = form_of(
        {"linkId": "a", "type": "boolean"},
        {"linkId": "b", "type": "boolean", **when("a", "=", answerBoolean=True)},
        {"linkId": "c", "type": "string", **when("b", "exists", answerBoolean=True)},
    )
    assert shown(form, "c", a=True, b=True)
    assert not shown(form, "c", a=False, b=True)


def test_what_stands_in_a_disabled_group_is_disabled() -> None:
    inner = {"linkId": "n", "type": "string"}
    form = form_of(
        {"linkId": "a", "type": "boolean"},
        {"linkId": "g", "type": "group", "item": [inner], **when("a", "=", answerBoolean=True)},
    )
    assert not shown(form, "n", a=False)
    assert shown(form, "n", a=True)


@pytest.mark.parametrize(
    ("mine", "theirs", "same"),
    [
        (coding("a", "x"), coding("a", "x"), True),
        (coding("a", "x"), coding("a", "y"), False),
        (coding("a", "x"), coding("a"), True),
        (coding("a"), coding("a", "y"), True),
        (coding("a", "x"), coding("b", "x"), False),
    ],
)
def test_codes_are_equal_with_their_system_where_both_have_one(mine: Any, theirs: Any, same: bool) -> None:
    assert held("=", "Coding", theirs, mine) is same


def amount(value: str, code: str) -> dict[str, Any]:
    return {"value": Decimal(value), "code": code, "system": "http://unitsofmeasure.org"}


@pytest.mark.parametrize(
    ("mine", "theirs", "same"),
    [
        (amount("1", "kg"), amount("1000", "g"), True),
        (amount("1", "kg"), amount("1", "kg"), True),
        (amount("1", "kg"), amount("1", "g"), False),
        (amount("5", "{drinks}"), amount("5", "{drinks}"), True),
        (amount("5", "{drinks}"), amount("5", "{units}"), False),
    ],
)
def test_amounts_are_equal_by_value_and_unit(mine: Any, theirs: Any, same: bool) -> None:
    assert held("=", "Quantity", theirs, mine) is same


def test_the_instance_meant_is_the_nearest() -> None:
    inner = [
        {"linkId": "a", "type": "boolean"},
        {"linkId": "n", "type": "string", **when("a", "=", answerBoolean=True)},
    ]
    form = form_of({"linkId": "g", "type": "group", "repeats": True, "item": inner})
    sitting = Sitting(form, NOW, {"a@1": Answered(True), "a@2": Answered(False)})
    assert sitting.states["n@1"].enabled
    assert not sitting.states["n@2"].enabled


def test_outside_the_group_the_instance_before_is_meant_else_the_one_after() -> None:
    inner = [{"linkId": "a", "type": "boolean"}]
    group = {"linkId": "g", "type": "group", "repeats": True, "item": inner}
    before = {"linkId": "n", "type": "string", **when("a", "=", answerBoolean=True)}
    items = [{"linkId": "g", "item": [{"linkId": "a", "answer": [{"valueBoolean": value}]}]} for value in (True, False)]
    after_it = work_out_response(form_of(group, before), items, NOW)
    assert not next(spot for spot in after_it.all_spots() if spot.item.link_id == "n").enabled  # the last before it
    before_it = work_out_response(form_of(before, group), items, NOW)
    assert next(spot for spot in before_it.all_spots() if spot.item.link_id == "n").enabled  # the first after it


def by_rule(text: str) -> Form:
    extension = [rule_of("sdc-questionnaire-enableWhenExpression", text)]
    return form_of({"linkId": "a", "type": "integer"}, {"linkId": "n", "type": "string", "extension": extension})


def test_a_rule_that_gives_nothing_hides() -> None:
    assert not shown(by_rule("%resource.item.where(linkId = 'a').answer.value > 1"), "n")


def test_a_rule_that_is_not_yes_or_no_shows_and_stops_the_form() -> None:
    sitting = Sitting(by_rule("5"), NOW)
    assert sitting.states["n"].enabled
    assert sitting.states["n"].issues == ("The rule that shows this item does not give yes or no.",)
    assert sitting.faults()
    assert not sitting.complete


def test_a_circle_of_conditions_ends() -> None:
    form = form_of(
        {"linkId": "a", "type": "boolean", **when("b", "!=", answerBoolean=True)},
        {"linkId": "b", "type": "boolean", **when("a", "!=", answerBoolean=True)},
    )
    outcome = work_out(form, {"a": [{"valueBoolean": True}], "b": [{"valueBoolean": True}]}, NOW)
    assert len(outcome.all_spots()) == 2


@pytest.mark.parametrize("operator", ["=", "<", ">", "<=", ">="])
def test_a_date_partly_known_is_neither_equal_nor_before_nor_after(operator: str) -> None:
    assert not held(operator, "Date", "2022-09", "2022")


def test_dates_equally_well_known_are_compared() -> None:
    assert held("<", "Date", "2022-09", "2022-08")
    assert held("=", "Date", "2022", "2022")


@pytest.mark.parametrize(
    "text",
    [
        "%resource.item.where(linkId = 'a').answer.valueDecimal > 1",
        "%resource.item.where(linkId = 'a').answer.value > 1",
        "%qItem.linkId = 'n'",
        "%qitem.linkId = 'n'",
    ],
)
def test_spellings_real_forms_use_are_understood(text: str) -> None:
    extension = [rule_of("sdc-questionnaire-enableWhenExpression", text)]
    form = form_of({"linkId": "a", "type": "decimal"}, {"linkId": "n", "type": "string", "extension": extension})
    assert shown(form, "n", a=Decimal(2))


def total(count: int) -> Form:
    weights = [
        {
            "valueCoding": {
                "code": code,
                "system": "x",
                "extension": [{"url": f"{FHIR}/ordinalValue", "valueDecimal": Decimal(weight)}],
            }
        }
        for code, weight in (("no", 0), ("yes", 1))
    ]
    questions = [{"linkId": f"q{number}", "type": "choice", "answerOption": weights} for number in (1, 2)]
    needed = [{"url": "items", "valueString": "q1 q2"}, {"url": "count", "valueInteger": count}]
    score = {
        "linkId": "total",
        "type": "integer",
        "readOnly": True,
        "extension": [
            rule_of(
                "sdc-questionnaire-calculatedExpression",
                "%resource.item.where(linkId.matches('^q[12]$')).answer.weight().sum()",
            ),
            {"url": f"{OWN}/min-answered", "extension": needed},
        ],
    }
    return form_of(*questions, score)


def test_there_is_no_total_while_answers_are_missing() -> None:
    one = {"q1": Answered(Coded("yes", "x"))}
    score = Sitting(total(2), NOW, one).scores()[0]
    assert (score.value, score.partial, score.answered, score.of) == (None, 1, 1, 2)
    assert Sitting(total(1), NOW, one).scores()[0].value == 1


def hidden_by_rule() -> Form:
    text = "%resource.item.where(linkId = 'a').answer.value = true"
    extension = [rule_of("sdc-questionnaire-enableWhenExpression", text)]
    return form_of({"linkId": "a", "type": "boolean"}, {"linkId": "n", "type": "string", "extension": extension})


def hidden_by_condition() -> Form:
    return form_of(
        {"linkId": "a", "type": "boolean"}, {"linkId": "n", "type": "string", **when("a", "=", answerBoolean=True)}
    )


def saved(sitting: Sitting) -> Sitting:
    kept = {key: json.dumps(answer_to_json(answer)) for key, answer in sitting.enabled_answers().items()}
    return Sitting(sitting.form, NOW, {key: answer_from_json(json.loads(text)) for key, text in kept.items()})


@pytest.mark.parametrize("form", [hidden_by_condition(), hidden_by_rule()], ids=["enableWhen", "expression"])
def test_an_answer_that_is_hidden_is_gone_after_saving_and_there_before(form: Form) -> None:
    sitting = Sitting(form, NOW, {"a": Answered(True), "n": Answered("kept")})
    sitting.give("a", Answered(False))
    assert "n" not in saved(sitting).answers
    assert "kept" not in str(write_response(sitting))
    sitting.give("a", Answered(True))
    assert sitting.enabled_answers()["n"] == Answered("kept")
    reopened = saved(sitting)
    reopened.give("a", Answered(False))
    again = saved(reopened)
    again.give("a", Answered(True))
    assert "n" not in again.answers


def test_a_value_somebody_changed_is_marked_and_follows_no_more() -> None:
    extension = [
        rule_of("sdc-questionnaire-calculatedExpression", "%resource.item.where(linkId = 'a').answer.value * 2")
    ]
    form = form_of({"linkId": "a", "type": "integer"}, {"linkId": "n", "type": "integer", "extension": extension})
    sitting = Sitting(form, NOW, {"a": Answered(2)})
    assert sitting.states["n"].value == Answered(4)
    assert not sitting.states["n"].edited
    sitting.give("n", Answered(7))
    sitting.give("a", Answered(3))
    assert sitting.states["n"].value == Answered(7)
    assert sitting.states["n"].edited
    sitting.withdraw("n")
    assert sitting.states["n"].value == Answered(6)


def test_a_read_only_value_cannot_be_changed() -> None:
    extension = [rule_of("sdc-questionnaire-calculatedExpression", "1")]
    form = form_of({"linkId": "n", "type": "integer", "readOnly": True, "extension": extension})
    assert Sitting(form, NOW).check("n", Answered(2)) == "This is not a question; it takes no answer."
    assert Sitting(form, NOW).states["n"].read_only


def test_decimals_are_exact_and_halves_are_rounded_up() -> None:
    extension = [rule_of("sdc-questionnaire-calculatedExpression", "(0.1 + 0.2 + 2.2).round()")]
    form = form_of({"linkId": "n", "type": "integer", "extension": extension})
    assert Sitting(form, NOW).states["n"].value == Answered(3)
    assert answer_to_json(Answered(Decimal("1.50"))) == {"decimal": "1.50"}
    assert answer_to_json(Answered(Amount(Decimal("1.50"), "kg", "kg"))) == {
        "amount": "1.50",
        "unit": "kg",
        "code": "kg",
        "system": "",
    }


def test_today_does_not_move_while_a_form_is_open() -> None:
    form = by_rule("today() = @2026-03-02 and now() = now()")
    assert Sitting(form, NOW).states["n"].enabled


def test_a_value_on_a_hidden_item_counts_and_one_on_a_question_is_only_proposed() -> None:
    hidden = [{"url": f"{FHIR}/questionnaire-hidden", "valueBoolean": True}]
    form = form_of(
        {"linkId": "factor", "type": "integer", "extension": hidden, "initial": [{"valueInteger": 3}]},
        {"linkId": "asked", "type": "integer", "initial": [{"valueInteger": 5}]},
        {"linkId": "n", "type": "string", **when("factor", "=", answerInteger=3)},
        {"linkId": "m", "type": "string", **when("asked", "exists", answerBoolean=True)},
    )
    sitting = Sitting(form, NOW)
    assert sitting.states["n"].enabled
    assert not sitting.states["m"].enabled
    assert sitting.states["asked"].proposed == Answered(5)
    assert "asked" not in sitting.answers
    sitting.give("asked", Answered(1))
    assert sitting.states["asked"].proposed is None
