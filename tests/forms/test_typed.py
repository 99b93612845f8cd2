"""What staff type is read as they write it, and refused with words that say what to enter."""

from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from hubdesk.forms import Answered, AnswerError, Item, build_form
from hubdesk.forms.find_options import find_options
from hubdesk.forms.model import Amount, Coded
from hubdesk.forms.typed import read_typed

FHIR = "http://hl7.org/fhir/StructureDefinition"
UCUM = "http://unitsofmeasure.org"
UNITS = [
    {"url": f"{FHIR}/questionnaire-unitOption", "valueCoding": {"system": UCUM, "code": code, "display": words}}
    for code, words in (("kg", "kilograms"), ("[stone_av]", "stones"))
]


def item(kind: str, **more: Any) -> Item:
    return build_form({"resourceType": "Questionnaire", "item": [{"linkId": "q", "type": kind, **more}]}).by_id["q"]


@pytest.mark.parametrize(
    ("kind", "text", "value"),
    [
        ("integer", " 12 ", 12),
        ("integer", "-3", -3),
        ("decimal", "72.50", Decimal("72.50")),
        ("date", "31 3 2026", date(2026, 3, 31)),
        ("date", "31/03/2026", date(2026, 3, 31)),
        ("date", "31-Mar-2026", date(2026, 3, 31)),
        ("date", "1 september 2026", date(2026, 9, 1)),
        ("date", "2026-03-31", date(2026, 3, 31)),
        ("time", "14:30", "14:30:00"),
        ("time", "9.05", "09:05:00"),
        ("time", "2.30pm", "14:30:00"),
        ("time", "12 am", "00:00:00"),
        ("time", "12pm", "12:00:00"),
        ("dateTime", "31 3 2026", "2026-03-31"),
        ("url", "https://www.nhs.uk", "https://www.nhs.uk"),
        ("string", " Ann ", "Ann"),
    ],
)
def test_what_is_typed(kind: str, text: str, value: object) -> None:
    assert read_typed(item(kind), text) == Answered(value)  # type: ignore[arg-type]


def test_a_moment_has_the_zone_of_the_clock_on_the_wall() -> None:
    answer = read_typed(item("dateTime"), "31 Mar 2026 at 2.30pm")
    assert isinstance(answer, Answered)
    assert str(answer.value).startswith("2026-03-31T14:30:00")
    assert len(str(answer.value)) == len("2026-03-31T14:30:00+01:00")


@pytest.mark.parametrize(
    ("kind", "text"),
    [
        ("integer", "3.5"),
        ("integer", "three"),
        ("decimal", "1,5"),
        ("date", "31 2 2026"),
        ("date", "31 13 2026"),
        ("date", "31 Foo 2026"),
        ("date", "2026"),
        ("date", "3 2026"),
        ("time", "14"),
        ("time", "25:00"),
        ("time", "13pm"),
        ("time", "10:75"),
        ("dateTime", "tomorrow"),
        ("quantity", "heavy"),
    ],
)
def test_what_cannot_be_read(kind: str, text: str) -> None:
    with pytest.raises(AnswerError) as caught:
        read_typed(item(kind), text)
    assert caught.value.message.startswith(("Enter", "There is no such", "Give"))


@pytest.mark.parametrize("kind", ["integer", "date", "string", "quantity"])
def test_nothing_typed_is_no_answer(kind: str) -> None:
    assert read_typed(item(kind), "  ") is None


@pytest.mark.parametrize(("text", "value"), [("2019", "2019"), ("3 2019", "2019-03"), ("Mar 2019", "2019-03")])
def test_a_date_partly_known_where_the_form_asks_for_one(text: str, value: str) -> None:
    asked = item("date", extension=[{"url": f"{FHIR}/entryFormat", "valueString": "MM/YYYY"}])
    assert read_typed(asked, text) == Answered(value)


def test_an_amount_with_its_unit() -> None:
    asked = item("quantity", extension=UNITS)
    stones = Amount(11, "stones", "[stone_av]", UCUM)
    assert read_typed(asked, "11 stones") == Answered(stones)
    assert read_typed(asked, "11", "[stone_av]") == Answered(stones)
    with pytest.raises(AnswerError, match="kilograms, stones"):
        read_typed(asked, "11")
    with pytest.raises(AnswerError, match="kilograms, stones"):
        read_typed(asked, "11 pounds")


def test_the_only_unit_need_not_be_said() -> None:
    asked = item("quantity", extension=UNITS[:1])
    assert read_typed(asked, "72.5") == Answered(Amount(Decimal("72.5"), "kilograms", "kg", UCUM))


def test_words_that_are_an_option_are_the_option() -> None:
    asked = item("open-choice", answerOption=[{"valueCoding": {"system": "x", "code": "t", "display": "Tea"}}])
    assert read_typed(asked, "tea") == Answered(Coded("t", "x", "Tea"))
    assert read_typed(asked, "Cocoa") == Answered("Cocoa")


def test_several_lines_are_several_answers() -> None:
    assert read_typed(item("string", repeats=True), "A\n\nB\nA") == Answered(("A", "B"))


def options(*texts: str) -> Item:
    return item("choice", answerOption=[{"valueCoding": {"code": text.lower(), "display": text}} for text in texts])


def test_options_are_found_as_they_are_typed() -> None:
    listed = options("English", "Scots English", "Sorani Kurdish", "Kurmanji Kurdish", "Français")
    assert [one.text for one in find_options(listed.options, "eng")] == ["English", "Scots English"]
    assert [one.text for one in find_options(listed.options, "kur sor")] == ["Sorani Kurdish"]
    assert [one.text for one in find_options(listed.options, "francais")] == ["Français"]
    assert [one.text for one in find_options(listed.options, " ", most=2)] == ["English", "Scots English"]
    assert find_options(listed.options, "zulu") == ()
