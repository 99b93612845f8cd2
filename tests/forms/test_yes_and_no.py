"""Questions of yes and no that score: what an answer weighs, and how it can be written down."""

from datetime import UTC, datetime
from typing import Any

import pytest

from hubdesk.forms import Answered, AnswerError, Form, Sitting, build_form, read_plain

NOW = datetime(2026, 3, 2, 9, 30, tzinfo=UTC)
OWN = "https://hubdesk.example/fhir/StructureDefinition"
SDC = "http://hl7.org/fhir/uv/sdc/StructureDefinition"


def yes_no(link_id: str, yes: Any, no: Any) -> dict[str, Any]:
    weights = [{"url": "true", "valueDecimal": yes}, {"url": "false", "valueDecimal": no}]
    return {
        "linkId": link_id,
        "type": "boolean",
        "extension": [{"url": f"{OWN}/boolean-weight", "extension": weights}],
    }


@pytest.fixture(scope="module")
def form() -> Form:
    """Three questions; the last one counts the other way round, as question 3 of the DAST-10 does."""
    total = {
        "linkId": "total",
        "type": "integer",
        "readOnly": True,
        "extension": [
            {
                "url": f"{SDC}/sdc-questionnaire-calculatedExpression",
                "valueExpression": {
                    "language": "text/fhirpath",
                    "expression": "%resource.repeat(item).where(linkId.matches('^q[1-3]$')).answer.weight().sum()",
                },
            },
            {
                "url": f"{OWN}/min-answered",
                "extension": [{"url": "items", "valueString": "q1 q2 q3"}, {"url": "count", "valueInteger": 3}],
            },
        ],
    }
    plain = {"linkId": "plain", "type": "boolean"}
    items = [yes_no("q1", 1, 0), yes_no("q2", 1, 0), yes_no("q3", 0, 1), yes_no("same", 1, 1), plain, total]
    return build_form({"resourceType": "Questionnaire", "id": "f", "item": items})


@pytest.mark.parametrize(
    ("answers", "total"),
    [((True, True, True), 2), ((False, False, False), 1), ((True, True, False), 3), ((False, False, True), 0)],
)
def test_each_answer_weighs_what_the_form_says(form: Form, answers: tuple[bool, ...], total: int) -> None:
    given = {f"q{number}": Answered(answer) for number, answer in enumerate(answers, start=1)}
    score = Sitting(form, NOW, given).scores()[0]
    assert score.value == total


def test_one_missing_gives_no_total(form: Form) -> None:
    score = Sitting(form, NOW, {"q1": Answered(True), "q2": Answered(True)}).scores()[0]
    assert (score.value, score.partial, score.answered, score.of) == (None, 2, 2, 3)


def test_the_printed_weight_stands_for_the_answer_where_only_one_has_it(form: Form) -> None:
    assert read_plain(form.by_id["q1"], 1) == Answered(True)
    assert read_plain(form.by_id["q3"], 1) == Answered(False)
    assert read_plain(form.by_id["q3"], False) == Answered(False)
    for link_id, weight in (("q1", 2), ("same", 1), ("plain", 1)):
        with pytest.raises(AnswerError):
            read_plain(form.by_id[link_id], weight)


def test_a_question_without_weights_adds_nothing(form: Form) -> None:
    assert form.by_id["plain"].weighed() == ()
    assert Sitting(form, NOW, {"plain": Answered(True)}).scores()[0].partial == 0
