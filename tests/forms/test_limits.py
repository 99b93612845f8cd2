"""What an answer must keep to: limits of every ordered type, options, patterns, units, checks over several answers."""

from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any

import pytest

from hubdesk.domain.answers import NonAnswer
from hubdesk.forms import Answered, Coded, Form, Sitting, answer_from_json, answer_to_json, build_form
from hubdesk.forms.model import Amount, OneValue
from hubdesk.forms.validate import ATTACHMENTS, MOST_TEXT

NOW = datetime(2026, 3, 2, 9, 30, tzinfo=UTC)
FHIR = "http://hl7.org/fhir/StructureDefinition"
SDC = "http://hl7.org/fhir/uv/sdc/StructureDefinition"
UCUM = "http://unitsofmeasure.org"


def item(kind: str, *extensions: dict[str, Any], **more: Any) -> Form:
    asked = {"linkId": "q", "type": kind, "text": "Q", "extension": list(extensions), **more}
    return build_form({"resourceType": "Questionnaire", "item": [asked]})


def said(form: Form, value: OneValue) -> str | None:
    return Sitting(form, NOW).check("q", Answered(value))


def between(kind: str, low: Any, high: Any) -> list[dict[str, Any]]:
    return [{"url": f"{FHIR}/minValue", f"value{kind}": low}, {"url": f"{FHIR}/maxValue", f"value{kind}": high}]


def kilograms(value: str, code: str = "kg") -> Amount:
    return Amount(Decimal(value), code, code, UCUM)


def amount_between(low: int, high: int) -> list[dict[str, Any]]:
    given = (("minQuantity", low), ("maxQuantity", high))
    return [
        {"url": f"{SDC}/sdc-questionnaire-{name}", "valueQuantity": {"value": value, "unit": "kg", "code": "kg"}}
        for name, value in given
    ]


@pytest.mark.parametrize(
    ("kind", "limits", "value", "fault"),
    [
        ("integer", between("Integer", 1, 5), 0, "Enter 1 or more."),
        ("integer", between("Integer", 1, 5), 6, "Enter 5 or less."),
        ("integer", between("Integer", 1, 5), 5, None),
        ("decimal", between("Decimal", Decimal("0.5"), Decimal("1.5")), Decimal("1.51"), "Enter 1.5 or less."),
        (
            "date",
            between("Date", "2026-01-01", "2026-12-31"),
            date(2025, 12, 31),
            "The date must be 2026-01-01 or later.",
        ),
        ("date", between("Date", "2026-01-01", "2026-12-31"), date(2026, 6, 1), None),
        ("date", between("Date", "2026-01-01", "2026-12-31"), "2027", "The date must be 2026-12-31 or earlier."),
        ("time", between("Time", "09:00:00", "17:00:00"), "08:59:00", "The time must be 09:00:00 or later."),
        ("time", between("Time", "09:00:00", "17:00:00"), "17:00:00", None),
        (
            "dateTime",
            between("DateTime", "2026-01-01", "2026-12-31"),
            "2027-01-01T10:00:00Z",
            "The date and time must be 2026-12-31 or earlier.",
        ),
        ("quantity", amount_between(10, 20), kilograms("9"), "Enter 10 kg or more."),
        ("quantity", amount_between(10, 20), kilograms("9000", "g"), "Enter 10 kg or more."),
        ("quantity", amount_between(10, 20), kilograms("15000", "g"), None),
        (
            "quantity",
            amount_between(10, 20),
            kilograms("15", "cm"),
            "Give the amount in a unit that can be compared with 10 kg.",
        ),
        ("string", [{"url": f"{FHIR}/minLength", "valueInteger": 3}], "ab", "Use at least 3 characters."),
        (
            "decimal",
            [{"url": f"{FHIR}/maxDecimalPlaces", "valueInteger": 1}],
            Decimal("1.25"),
            "Use at most 1 decimal places.",
        ),
        (
            "string",
            [{"url": f"{FHIR}/regex", "valueString": "[A-Z]{3}"}],
            "abc",
            "This is not written in the way the question asks for.",
        ),
        ("string", [], "two\nlines", "Use one line only."),
        ("text", [], "two\nlines", None),
        ("string", [], "  ", "Enter some text, or record why there is no answer."),
        ("url", [], "www.nhs.uk", "Enter a web address such as https://www.nhs.uk."),
        ("url", [], "https://www.nhs.uk/a b", "Enter a web address such as https://www.nhs.uk."),
        ("url", [], "https://www.nhs.uk/live-well", None),
        ("url", [], "urn:uuid:c757873d-ec9a-4326-a141-556f43239520", None),
        ("time", [], "25:00", "Enter a time such as 14:30."),
        ("dateTime", [], "yesterday", "Enter a date and time such as 2026-03-31T14:30."),
        ("date", [], "2026-02-30", "Enter a date."),
        ("integer", [], True, "Enter a whole number."),
        ("boolean", [], 1, "Enter yes or no."),
        ("date", [], datetime(2026, 1, 1, tzinfo=UTC), "Enter a date."),
        ("decimal", [], Decimal("NaN"), "Enter a number."),
        ("quantity", [], 5, "Enter a number with its unit."),
    ],
)
def test_limits(kind: str, limits: list[dict[str, Any]], value: Any, fault: str | None) -> None:
    assert said(item(kind, *limits), value) == fault


def test_a_longest_text() -> None:
    assert said(item("string", maxLength=3), "abcd") == "Use at most 3 characters (there are 4)."
    assert said(item("text"), "a" * (MOST_TEXT + 1)) is not None


def test_a_slow_pattern_ends_in_words() -> None:
    form = item("string", {"url": f"{FHIR}/regex", "valueString": "(a|aa)+c"})
    assert said(form, "a" * 60) == "This cannot be checked: the form's own pattern does not work."


def test_units() -> None:
    unit = {"url": f"{FHIR}/questionnaire-unit", "valueCoding": {"system": UCUM, "code": "kg", "display": "kilograms"}}
    form = item("quantity", unit)
    assert said(form, Amount(Decimal(5), "kilograms", "kg", UCUM)) is None
    assert said(form, kilograms("5", "g")) == "Give the number with its unit: kilograms."


@pytest.mark.parametrize(
    ("kind", "option", "good", "bad"),
    [
        ("choice", {"valueString": "A"}, Coded("A", "", "A"), Coded("B", "", "B")),
        ("open-choice", {"valueString": "A"}, Coded("A", "", "A"), Coded("B", "", "B")),
        ("integer", {"valueInteger": 3}, 3, 4),
        ("date", {"valueDate": "2026-01-01"}, date(2026, 1, 1), date(2026, 1, 2)),
        ("time", {"valueTime": "09:00:00"}, "09:00:00", "10:00:00"),
    ],
)
def test_options_of_every_kind(kind: str, option: dict[str, Any], good: OneValue, bad: OneValue) -> None:
    form = item(kind, answerOption=[option])
    assert said(form, good) is None
    assert said(form, bad) == "Choose one of the options."


def test_free_text_beside_options() -> None:
    form = item("open-choice", answerOption=[{"valueCoding": {"code": "a"}}])
    assert said(form, "something else") is None
    assert said(item("choice", answerOption=[{"valueCoding": {"code": "a"}}]), "something else") is not None


@pytest.mark.parametrize("kind", ["attachment", "reference"])
def test_files_and_links_are_refused_in_words(kind: str) -> None:
    assert said(item(kind), "scan.pdf") in (ATTACHMENTS, "hubdesk does not keep links to other records.")
    assert Sitting(item(kind), NOW).check("q", NonAnswer.NOT_ASKED) is not None


@pytest.mark.parametrize(
    "answer",
    [
        Answered(Amount(5, "kg", "kg", UCUM)),
        Answered(Amount(Decimal("5.50"), "kg", "kg", UCUM)),
        Answered((Coded("a", "x", "A"), "free text")),
        Answered(("2026-01-01T10:00:00Z",)),
        Answered(False),
    ],
)
def test_every_kind_of_answer_is_stored_and_read_back(answer: Answered) -> None:
    assert answer_from_json(answer_to_json(answer)) == answer


def constraint(text: str, human: str = "", severity: str = "error", url: str = "targetConstraint") -> dict[str, Any]:
    written: dict[str, Any] = (
        {"valueExpression": {"language": "text/fhirpath", "expression": text}}
        if url == "targetConstraint"
        else {"valueString": text}
    )
    parts = [
        {"url": "key", "valueId": "c1"},
        {"url": "severity", "valueCode": severity},
        {"url": "expression", **written},
    ]
    return {"url": f"{FHIR}/{url}", "extension": [*parts, *([{"url": "human", "valueString": human}] if human else [])]}


def pressures(*extensions: dict[str, Any], of_form: tuple[dict[str, Any], ...] = ()) -> Form:
    return build_form(
        {
            "resourceType": "Questionnaire",
            "extension": list(of_form),
            "item": [
                {"linkId": "upper", "type": "integer", "text": "Upper", "extension": list(extensions)},
                {"linkId": "lower", "type": "integer", "text": "Lower"},
            ],
        }
    )


ABOVE = "answer.value > %resource.item.where(linkId = 'lower').answer.value"
HUMAN = "The upper pressure is above the lower one."


@pytest.mark.parametrize("url", ["targetConstraint", "questionnaire-constraint"])
def test_a_check_over_two_answers(url: str) -> None:
    form = pressures(constraint(ABOVE, HUMAN, url=url))
    assert Sitting(form, NOW).faults() == ()
    wrong = Sitting(form, NOW, {"upper": Answered(60), "lower": Answered(90)})
    assert wrong.states["upper"].issues == (HUMAN,)
    assert wrong.faults() == (HUMAN,)
    assert not wrong.complete
    right = Sitting(form, NOW, {"upper": Answered(120), "lower": Answered(90)})
    assert right.faults() == ()


def test_a_check_that_cannot_be_told_yet_says_nothing() -> None:
    assert Sitting(pressures(constraint(ABOVE, HUMAN)), NOW, {"upper": Answered(60)}).faults() == ()


def test_a_warning_is_said_and_stops_nothing() -> None:
    sitting = Sitting(
        pressures(constraint(ABOVE, HUMAN, "warning")), NOW, {"upper": Answered(60), "lower": Answered(90)}
    )
    assert sitting.states["upper"].warnings == (HUMAN,)
    assert sitting.faults() == ()


def test_a_check_of_the_whole_form() -> None:
    form = pressures(of_form=(constraint("item.answer.exists()", "Answer something."),))
    assert Sitting(form, NOW).faults() == ("Answer something.",)
    assert Sitting(form, NOW, {"upper": Answered(1)}).faults() == ()


def test_a_check_that_fails_itself_stops_the_form() -> None:
    sitting = Sitting(pressures(constraint("%nowhere > 1")), NOW, {"upper": Answered(1)})
    assert sitting.faults()[0].startswith("A check of this form cannot be worked out")


def test_a_check_on_an_item_that_is_hidden_is_left_out() -> None:
    form = build_form(
        {
            "resourceType": "Questionnaire",
            "item": [
                {"linkId": "a", "type": "boolean"},
                {
                    "linkId": "n",
                    "type": "integer",
                    "extension": [constraint("answer.value > 5", "Too few.")],
                    "enableWhen": [{"question": "a", "operator": "=", "answerBoolean": True}],
                },
            ],
        }
    )
    assert Sitting(form, NOW, {"a": Answered(True), "n": Answered(1)}).faults() == ("Too few.",)
    assert Sitting(form, NOW, {"a": Answered(False), "n": Answered(1)}).faults() == ()
