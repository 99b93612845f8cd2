"""What comes several times: groups with their own state in each instance, and questions with several answers."""

from datetime import UTC, datetime
from typing import Any

import pytest

from hubdesk.domain.answers import NonAnswer
from hubdesk.forms import Answered, AnswerError, Form, Sitting, build_form, read_plain
from hubdesk.forms.examples import read_answers
from hubdesk.forms.keys import key_of, split_key

NOW = datetime(2026, 3, 2, 9, 30, tzinfo=UTC)
FHIR = "http://hl7.org/fhir/StructureDefinition"
SDC = "http://hl7.org/fhir/uv/sdc/StructureDefinition"
OPTIONS = [
    {"valueCoding": {"system": "x", "code": "a", "display": "A"}},
    {"valueCoding": {"system": "x", "code": "b", "display": "B"}},
    {
        "valueCoding": {"system": "x", "code": "none", "display": "None of these"},
        "extension": [{"url": f"{FHIR}/questionnaire-optionExclusive", "valueBoolean": True}],
    },
]


def occurs(least: int | None = None, most: int | None = None) -> list[dict[str, Any]]:
    given = (("questionnaire-minOccurs", least), ("questionnaire-maxOccurs", most))
    return [{"url": f"{FHIR}/{name}", "valueInteger": count} for name, count in given if count is not None]


def when(question: str, **answer: Any) -> list[dict[str, Any]]:
    return [{"question": question, "operator": "=", **answer}]


def medicines(**more: Any) -> Form:
    """A repeated group with a question shown by another in the same instance, a repeated group in it, and a count."""
    count = "%resource.item.where(linkId = 'medicines').item.where(linkId = 'name').answer.count()"
    group = {
        "linkId": "medicines",
        "type": "group",
        "text": "Medicines",
        "repeats": True,
        "item": [
            {"linkId": "name", "type": "string", "text": "Name"},
            {"linkId": "missed", "type": "boolean", "text": "Missed any?"},
            {
                "linkId": "why",
                "type": "string",
                "text": "Why?",
                "enableWhen": when("missed", answerBoolean=True),
            },
            {
                "linkId": "times",
                "type": "group",
                "text": "Times",
                "repeats": True,
                "item": [{"linkId": "time", "type": "time", "text": "When?"}],
            },
        ],
        **more,
    }
    total = {
        "linkId": "count",
        "type": "integer",
        "readOnly": True,
        "extension": [
            {
                "url": f"{SDC}/sdc-questionnaire-calculatedExpression",
                "valueExpression": {"language": "text/fhirpath", "expression": count},
            }
        ],
    }
    return build_form({"resourceType": "Questionnaire", "item": [group, total]})


def test_keys() -> None:
    assert split_key(key_of("dose", (2, 1))) == ("dose", (2, 1))
    assert split_key("dose") == ("dose", ())
    assert split_key("a@b") == ("a@b", ())
    assert split_key("dose@0") == ("dose@0", ())


def test_there_is_one_instance_to_begin_with() -> None:
    sitting = Sitting(medicines(), NOW)
    assert sitting.states["medicines"].instances == ("medicines@1",)
    assert [item.link_id for item in sitting.questions()] == ["name@1", "missed@1", "time@1.1"]
    assert not sitting.states["medicines@1"].can_remove


def test_a_linkid_alone_means_the_first_instance() -> None:
    sitting = Sitting(medicines(), NOW, {"name": Answered("Sertraline")})
    assert sitting.answers == {"name@1": Answered("Sertraline")}


def test_each_instance_has_its_own_state() -> None:
    sitting = Sitting(medicines(), NOW)
    sitting.give(sitting.next_instance("medicines"), Answered(True))
    sitting.give("missed@2", Answered(True))
    assert not sitting.states["why@1"].enabled
    assert sitting.states["why@2"].enabled
    assert [item.stem for item in sitting.questions() if item.link_id == "why@2"] == ["Medicines (2)"]


def test_a_calculation_sees_every_instance() -> None:
    sitting = Sitting(medicines(), NOW, {"name@1": Answered("A"), "name@2": Answered("B"), "name@5": Answered("C")})
    assert sitting.states["count"].value == Answered(3)
    assert sitting.states["medicines"].instances == ("medicines@1", "medicines@2", "medicines@5")


def test_an_instance_taken_away_moves_no_answer() -> None:
    sitting = Sitting(
        medicines(),
        NOW,
        {
            "name@1": Answered("A"),
            "time@1.2": Answered("08:00:00"),
            "name@2": Answered("B"),
            "medicines@2": Answered(True),
        },
    )
    gone = sitting.inside("medicines@1")
    assert set(gone) == {"name@1", "time@1.2"}
    for key, answer in sitting.removal("medicines@1").items():
        sitting.withdraw(key) if answer is None else sitting.give(key, answer)
    assert {key for key in sitting.answers if key != "medicines@1"} == {"name@2", "medicines@2"}
    assert sitting.states["medicines"].instances == ("medicines@2",)
    assert sitting.next_instance("medicines") == "medicines@3"
    again = Sitting(sitting.form, NOW, sitting.enabled_answers())
    assert again.states["medicines"].instances == ("medicines@2",)


def test_the_only_instance_taken_away_leaves_an_empty_one() -> None:
    sitting = Sitting(medicines(), NOW, {"name@1": Answered("A")})
    for key, answer in sitting.removal("medicines@1").items():
        sitting.withdraw(key) if answer is None else sitting.give(key, answer)
    assert sitting.states["medicines"].instances == ("medicines@2",)
    assert "name@2" in sitting.states


def test_instances_within_instances() -> None:
    sitting = Sitting(medicines(), NOW, {"name@2": Answered("B")})
    assert sitting.states["times@2"].instances == ("times@2.1",)
    assert sitting.next_instance("times@2") == "times@2.2"
    sitting.give("times@2.2", Answered(True))
    sitting.give("time@2.2", Answered("20:00:00"))
    assert sitting.states["times@2"].instances == ("times@2.1", "times@2.2")
    assert sitting.states["times@1"].instances == ("times@1.1",)


def test_no_more_than_most() -> None:
    sitting = Sitting(medicines(extension=occurs(most=2)), NOW, {"name@2": Answered("B"), "name@1": Answered("A")})
    assert not sitting.states["medicines"].can_add
    with pytest.raises(AnswerError):
        sitting.next_instance("medicines")


def test_fewer_than_least_stops_the_form() -> None:
    sitting = Sitting(medicines(extension=occurs(least=2)), NOW, {"name@1": Answered("A")})
    assert sitting.states["medicines"].required
    assert sitting.faults() == ("“Medicines” is needed at least 2 times.",)
    sitting.give("name@2", Answered("B"))
    assert sitting.faults() == ()
    assert not sitting.states["medicines@1"].can_remove


def test_what_is_hidden_in_one_instance_is_not_written() -> None:
    sitting = Sitting(medicines(), NOW, {"missed@1": Answered(True), "why@1": Answered("forgot")})
    assert "why@1" in sitting.enabled_answers()
    sitting.give("missed@1", Answered(False))
    assert "why@1" not in sitting.enabled_answers()
    assert "why@1" in sitting.answers


@pytest.mark.parametrize("key", ["name@1.1", "medicine@1", "count@1", "time@1.1.1", "name@0"])
def test_a_key_that_names_nothing(key: str) -> None:
    assert Sitting(medicines(), NOW).check(key, Answered("x")) == "The form has no such question."


def several(**more: Any) -> Form:
    item = {"linkId": "help", "type": "choice", "text": "What helps?", "repeats": True, "answerOption": OPTIONS, **more}
    return build_form({"resourceType": "Questionnaire", "item": [item]})


def options(form: Form, *codes: str) -> Answered:
    answer = read_plain(form.by_id["help"], list(codes))
    assert isinstance(answer, Answered)
    return answer


def test_several_answers_to_one_question() -> None:
    form = several()
    sitting = Sitting(form, NOW, {"help": options(form, "a", "b")})
    value = sitting.states["help"].value
    assert isinstance(value, Answered)
    assert [str(getattr(one, "code", "")) for one in value.values] == ["a", "b"]


@pytest.mark.parametrize(
    ("codes", "said"),
    [
        (("a", "none"), "“None of these” cannot be chosen together with another answer."),
        (("a", "a"), "The same answer is given twice."),
        (("a", "b"), None),
        (("none",), None),
    ],
)
def test_answers_that_exclude_each_other(codes: tuple[str, ...], said: str | None) -> None:
    form = several()
    assert Sitting(form, NOW).check("help", options(form, *codes)) == said


def test_at_most_and_at_least_so_many_answers() -> None:
    form = several(extension=occurs(least=2, most=2))
    sitting = Sitting(form, NOW, {"help": options(form, "a")})
    assert sitting.faults() == ("“What helps?” needs at least 2 answers.",)
    sitting.give("help", options(form, "a", "b"))
    assert sitting.faults() == ()
    only = several(extension=occurs(most=1))
    assert Sitting(only, NOW).check("help", options(only, "a", "b")) == "Give at most 1 answers."


def test_a_reason_for_no_answer_is_one_for_all() -> None:
    assert Sitting(several(), NOW).check("help", NonAnswer.DECLINED) is None


def test_a_help_text_below_does_not_make_instances_of_a_question() -> None:
    form = several(item=[{"linkId": "h", "type": "display", "text": "Choose any."}])
    assert form.by_id["help"].takes_several


def test_a_repeated_question_with_questions_below_it_comes_in_instances() -> None:
    below = {"linkId": "since", "type": "integer", "text": "Since when?"}
    form = build_form(
        {
            "resourceType": "Questionnaire",
            "item": [{"linkId": "drug", "type": "string", "text": "Drug", "repeats": True, "item": [below]}],
        }
    )
    sitting = Sitting(form, NOW, {"drug": Answered("A")})
    assert sitting.next_instance("drug") == "drug@2"
    sitting.give("drug@2", Answered("B"))
    sitting.give("since@2", Answered(2020))
    assert sitting.states["drug"].instances == ("drug@1", "drug@2")
    assert sitting.states["drug@2"].value == Answered("B")
    assert [item.link_id for item in sitting.questions()] == ["drug@1", "drug@2", "since@1", "since@2"]
    assert set(sitting.inside("drug@2")) == {"drug@2", "since@2"}


def test_instances_in_an_answers_file() -> None:
    form = medicines()
    given = {"medicines": [{"name": "A", "times": [{"time": "08:00"}, {"time": "20:00"}]}, {"name": "B"}]}
    assert read_answers(form, given) == {
        "medicines@1": Answered(True),
        "name@1": Answered("A"),
        "times@1.1": Answered(True),
        "time@1.1": Answered("08:00"),
        "times@1.2": Answered(True),
        "time@1.2": Answered("20:00"),
        "medicines@2": Answered(True),
        "name@2": Answered("B"),
    }


@pytest.mark.parametrize(
    "given", [{"medicines": [1]}, {"medicines": [{"nme": "x"}]}, {"medicines": [{"count": 1}]}, {"name": ["a", "b"]}]
)
def test_an_answers_file_that_does_not_fit(given: dict[str, Any]) -> None:
    with pytest.raises(AnswerError):
        read_answers(medicines(), given)
