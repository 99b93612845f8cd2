"""Answers between the page and the engine: what is typed or chosen, and how it reads."""

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hubdesk.domain.answers import NonAnswer
from hubdesk.forms import Answered, Coded, Item, Option
from hubdesk.presenters.answer_words import choices, chosen_answer, chosen_value, typed_answer, words

CHOICE = Item("q", "choice", options=tuple(Option(f"o{n}", f"Option {n}") for n in range(12)))
YES_NO = Item("q", "boolean")


def item(kind: str) -> Item:
    return Item("q", kind)


@pytest.mark.parametrize("asked", [CHOICE, YES_NO])
def test_every_choice_stands_for_an_answer_that_shows_as_that_choice(asked: Item):
    for choice in choices(asked):
        answer = chosen_answer(asked, choice.value)
        assert chosen_value(answer) == choice.value
        assert words(asked, answer) == choice.text


def test_only_nine_options_have_a_key():
    assert [c.key for c in choices(CHOICE)] == [*"123456789", "", "", ""]


@pytest.mark.parametrize("reason", NonAnswer)
def test_a_reason_for_no_answer_is_never_taken_for_an_option(reason: NonAnswer):
    value = chosen_value(reason)
    assert value
    assert chosen_answer(CHOICE, value) is reason
    assert words(CHOICE, reason) == reason.label


@pytest.mark.parametrize(
    ("kind", "typed", "answer"),
    [
        ("integer", " 3 ", 3),
        ("integer", "-5", -5),
        ("decimal", "72.50", Decimal("72.50")),
        ("date", "14-Mar-2026", date(2026, 3, 14)),
        ("date", "14/3/2026", date(2026, 3, 14)),
        ("date", "14 march 2031", date(2031, 3, 14)),
        ("string", " Blue ", "Blue"),
        ("text", "Two\nlines", "Two\nlines"),
    ],
)
def test_what_is_typed_is_read(kind: str, typed: str, answer: object):
    assert typed_answer(item(kind), typed) == Answered(answer)


@pytest.mark.parametrize("kind", ["integer", "decimal", "date", "string", "text"])
def test_nothing_typed_is_no_answer(kind: str):
    assert typed_answer(item(kind), "  ") is None


@pytest.mark.parametrize(
    ("kind", "typed", "message"),
    [
        ("integer", "three", "Enter a whole number, like 3"),
        ("integer", "--5", "Enter a whole number, like 3"),
        ("integer", "1.5", "Enter a whole number, like 3"),
        ("integer", "9" * 30, "Enter a whole number, like 3"),
        ("decimal", "1,5", "Enter a number, like 72.5"),
        ("decimal", "NaN", "Enter a number, like 72.5"),
        ("decimal", "Infinity", "Enter a number, like 72.5"),
        ("decimal", "1e999999", "Enter a number, like 72.5"),
        ("decimal", "1_0", "Enter a number, like 72.5"),
        ("date", "yesterday", "Enter a date as day, month and year, like 14-Mar-2026"),
        ("date", "03-2026", "Enter a date as day, month and year, like 14-Mar-2026"),
        ("date", "30-Feb-2026", "This date does not exist. Check the day and the month"),
        ("date", "1-2-26", "Year must be 4 digits, like 1988"),
    ],
)
def test_what_cannot_be_read_has_its_message(kind: str, typed: str, message: str):
    with pytest.raises(ValueError, match=message.replace(".", r"\.")) as problem:
        typed_answer(item(kind), typed)
    assert str(problem.value) == message


@given(st.sampled_from(["integer", "decimal", "date", "string"]), st.text("0123456789-. /eEn_", max_size=12))
def test_whatever_is_typed_is_read_back_the_same_or_refused_in_words(kind: str, typed: str):
    answer, message = None, "Enter"
    try:
        answer = typed_answer(item(kind), typed)
    except ValueError as problem:
        message = str(problem)
    assert message.startswith(("Enter", "Year", "Month", "Day", "This date"))
    assert answer is None or typed_answer(item(kind), words(item(kind), answer)) == answer


def test_words_for_every_kind_of_answer():
    assert words(CHOICE, None) == "Not answered yet"
    assert words(CHOICE, Answered(Coded("o1"))) == "Option 1"
    assert words(CHOICE, Answered(Coded("gone", display="An older option"))) == "An older option"
    assert words(YES_NO, Answered(False)) == "No"
    assert words(item("date"), Answered(date(2026, 3, 14))) == "14-Mar-2026"
    assert words(item("decimal"), Answered(Decimal("1.50"))) == "1.50"
