"""Scores: the numbers computed by an independent program, and what must hold for every set of answers."""

import json
from datetime import UTC, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hubdesk.domain.answers import NonAnswer
from hubdesk.forms import (
    Answer,
    Answered,
    AnswerError,
    Coded,
    Form,
    Library,
    Sitting,
    answer_from_json,
    answer_to_json,
    build_form,
    read_plain,
)
from tests.support.forms_once import shipped

NOW = datetime(2026, 3, 2, 9, 30, tzinfo=UTC)
PHQ9 = shipped().forms["phq-9"].form
SCORED = tuple(f"q{number}" for number in range(1, 10))
BANDS = {"None": "none-minimal", "None-minimal": "none-minimal"}

weights = st.one_of(st.integers(0, 3), st.none(), st.sampled_from(list(NonAnswer)))
replies = st.fixed_dictionaries(dict.fromkeys((*SCORED, "q10"), weights))


def sit(form: Form, given_answers: dict[str, Any]) -> Sitting:
    sitting = Sitting(form, NOW)
    for link_id, value in given_answers.items():
        answer = value if isinstance(value, NonAnswer) else read_plain(form.by_id[link_id], value)
        if answer is not None:
            sitting.give(link_id, answer)
    return sitting


def vectors(shared: Path, instrument: str) -> list[dict[str, Any]]:
    listed = json.loads((shared / "vectors" / "scoring_public.json").read_text(encoding="utf-8"))["vectors"]
    return [row for row in listed if row["instrument"] == instrument]


def test_every_published_phq9_row(shared: Path) -> None:
    rows = vectors(shared, "phq-9")
    assert len(rows) >= 79
    for row in rows:
        result = sit(PHQ9, row["answers"]).result()
        score = result["scores"][0]
        assert score["value"] == row["total"], row
        assert (result["status"] == "complete") is row["complete"], row
        if row["total"] is None:
            assert score["band"] is None
        elif row["peer_band"] != "None":
            assert score["bandLabel"].replace("None–minimal", "None") == row["peer_band"].replace(
                "None-minimal", "None"
            )


def test_every_published_phq2_row(library: Library, shared: Path) -> None:
    for row in vectors(shared, "phq-2"):
        assert sit(library.forms["phq-2"].form, row["answers"]).result()["scores"][0]["value"] == row["total"]


def test_phq2_all_sixteen(library: Library) -> None:
    for first in range(4):
        for second in range(4):
            score = sit(library.forms["phq-2"].form, {"q1": first, "q2": second}).scores()[0]
            assert score.value == first + second
            assert score.band == ("positive" if first + second >= 3 else "negative")


@settings(max_examples=100, deadline=None)
@given(replies)
def test_a_total_is_the_sum_of_all_nine_or_nothing(given_answers: dict[str, Any]) -> None:
    sitting = sit(PHQ9, given_answers)
    score = sitting.scores()[0]
    numbers = [given_answers[name] for name in SCORED if type(given_answers[name]) is int]
    assert score.answered == len(numbers)
    assert score.partial == sum(numbers)
    assert score.of == 9
    assert score.value == (sum(numbers) if len(numbers) == 9 else None)
    assert (score.band is None) is (score.value is None)


@settings(max_examples=40, deadline=None)
@given(replies, st.randoms(use_true_random=False))
def test_the_order_of_answering_does_not_matter(given_answers: dict[str, Any], random: Any) -> None:
    shuffled = list(given_answers.items())
    random.shuffle(shuffled)
    assert sit(PHQ9, dict(shuffled)).result() == sit(PHQ9, given_answers).result()


@settings(max_examples=40, deadline=None)
@given(replies)
def test_answers_of_items_not_asked_are_never_written(given_answers: dict[str, Any]) -> None:
    sitting = sit(PHQ9, given_answers)
    asked = any(type(given_answers[name]) is int and given_answers[name] > 0 for name in SCORED)
    assert sitting.states["q10"].enabled is asked
    assert ("q10" in sitting.enabled_answers()) is (asked and given_answers["q10"] is not None)


@settings(max_examples=40, deadline=None)
@given(replies)
def test_the_alert_is_question_nine_and_nothing_else(given_answers: dict[str, Any]) -> None:
    raised = [alert.link_id for alert in sit(PHQ9, given_answers).alerts()]
    assert raised == (["self-harm"] if given_answers["q9"] in (1, 2, 3) else [])


def test_an_answer_withdrawn_is_gone() -> None:
    sitting = sit(PHQ9, dict.fromkeys(SCORED, 1))
    sitting.withdraw("q9")
    assert sitting.alerts() == ()
    assert sitting.scores()[0].value is None
    assert [item.link_id for item in sitting.unanswered()] == ["q9", "q10"]


def test_hidden_then_shown_again_before_writing_keeps_the_answer() -> None:
    sitting = sit(PHQ9, {"q1": 1, "q10": 2})
    sitting.give("q1", read_plain(PHQ9.by_id["q1"], 0) or NonAnswer.DECLINED)
    assert "q10" not in sitting.enabled_answers()
    assert "q10" in sitting.answers
    sitting.give("q1", read_plain(PHQ9.by_id["q1"], 3) or NonAnswer.DECLINED)
    assert "q10" in sitting.enabled_answers()


def test_question_ten_does_not_hold_completeness_back() -> None:
    sitting = sit(PHQ9, dict.fromkeys(SCORED, 1))
    assert sitting.complete
    assert [item.link_id for item in sitting.unanswered()] == ["q10"]


@pytest.mark.parametrize(
    "answer",
    [
        Answered(Coded("several-days", "https://hubdesk.example/fhir/CodeSystem/frequency", "Several days")),
        Answered(True),
        Answered(7),
        Answered(Decimal("1.50")),
        Answered("words\nand more"),
        Answered(datetime(2026, 3, 2, tzinfo=UTC).date()),
        *NonAnswer,
    ],
)
def test_stored_answers_come_back_exactly(answer: Answer) -> None:
    again = answer_from_json(json.loads(json.dumps(answer_to_json(answer))))
    assert again == answer
    assert answer_to_json(again) == answer_to_json(answer)


@pytest.mark.parametrize(
    "stored",
    [
        None,
        {},
        [],
        "yes",
        {"none": "skipped"},
        {"integer": True},
        {"integer": "1"},
        {"boolean": 1},
        {"decimal": 1.5},
        {"decimal": "x"},
        {"coded": "a"},
        {"coded": 1, "system": "", "display": ""},
        {"date": "20260302"},
        {"text": "a", "more": 1},
    ],
)
def test_anything_else_stored_is_refused(stored: Any) -> None:
    with pytest.raises(AnswerError):
        answer_from_json(stored)


LIMITS = build_form(
    {
        "resourceType": "Questionnaire",
        "item": [
            {
                "linkId": "age",
                "type": "integer",
                "extension": [
                    {"url": "http://hl7.org/fhir/StructureDefinition/minValue", "valueInteger": 18},
                    {"url": "http://hl7.org/fhir/StructureDefinition/maxValue", "valueInteger": 120},
                ],
            },
            {"linkId": "word", "type": "string", "maxLength": 5},
            {
                "linkId": "code",
                "type": "string",
                "extension": [{"url": "http://hl7.org/fhir/StructureDefinition/regex", "valueString": "[A-Z]\\d+"}],
            },
            {"linkId": "when", "type": "date"},
            {"linkId": "yes", "type": "boolean"},
            {"linkId": "weight", "type": "decimal"},
        ],
    }
)


@pytest.mark.parametrize(
    ("link_id", "value", "fits"),
    [
        ("age", 18, True),
        ("age", 17, False),
        ("age", 121, False),
        ("age", True, False),
        ("age", "18", False),
        ("word", "short", True),
        ("word", "longer", False),
        ("word", "a\nb", False),
        ("word", " ", False),
        ("code", "A12", True),
        ("code", "12", False),
        ("when", datetime(2026, 3, 2, tzinfo=UTC), False),
        ("when", datetime(2026, 3, 2, tzinfo=UTC).date(), True),
        ("yes", 1, False),
        ("weight", Decimal("NaN"), False),
        ("weight", Decimal("70.5"), True),
        ("nothing", 1, False),
    ],
)
def test_check_says_what_does_not_fit(link_id: str, value: Any, fits: bool) -> None:
    sitting = Sitting(LIMITS, NOW)
    message = sitting.check(link_id, Answered(value))
    assert (message is None) is fits
    if message is not None:
        with pytest.raises(AnswerError):
            sitting.give(link_id, Answered(value))
        assert link_id not in sitting.answers
