"""What is needed to register a person, and the message at each field that needs changing."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hubdesk.domain.dates import BirthDate
from hubdesk.domain.names import LONGEST, PersonName
from hubdesk.domain.people import Gender, Person, PersonEntry, check_identity
from hubdesk.domain.problems import InvalidEntry

TODAY = date(2026, 6, 2)
LEAST = PersonEntry(family="Avery", birth_unknown=True)


def problems(**typed: object) -> dict[str, str]:
    with pytest.raises(InvalidEntry) as caught:
        check_identity(replace(LEAST, **typed), TODAY)
    return caught.value.fields


def test_a_family_name_is_enough_to_start():
    found = check_identity(LEAST, TODAY)
    assert (found.name, found.born, found.gender, found.nhs_number) == (
        PersonName("Avery"),
        BirthDate(),
        Gender.NOT_RECORDED,
        "",
    )


def test_a_given_name_is_enough_too():
    assert check_identity(PersonEntry(given="Mason", birth_year="1988"), TODAY).name.display == "Mason"


def test_everything_that_is_typed_is_kept():
    entry = PersonEntry(
        family=" O’Neil ",
        given="Zoë  Ann",
        title="Dr",
        preferred="Zo",
        birth_day="14",
        birth_month="mar",
        birth_year="1988",
        birth_estimated=True,
        gender="9",
        nhs_number="999 000 0018",
    )
    found = check_identity(entry, TODAY)
    assert found.name == PersonName("O’Neil", "Zoë Ann", "Dr", "Zo")
    assert found.born == BirthDate(1988, 3, 14, estimated=True)
    assert (found.gender, found.nhs_number) == (Gender.OTHER, "9990000018")


@pytest.mark.parametrize("name", ["O", "NULL", "None", "x" * LONGEST, "Ng", "Zażółć", "李", "O'Brien; DROP TABLE"])
def test_no_real_name_is_turned_away(name: str):
    assert check_identity(replace(LEAST, family=name), TODAY).name.family == name


@pytest.mark.parametrize("nothing", ["", "   ", "\u200b", "\u202e", "\0"])
def test_somebody_needs_a_name(nothing: str):
    message = "Enter a family name or a given name. One of the two is enough"
    assert problems(family=nothing) == {"family": message}


@pytest.mark.parametrize("part", ["family", "given", "title", "preferred"])
def test_a_name_that_fills_a_page_is_refused_at_its_field(part: str):
    assert problems(**{part: "x" * (LONGEST + 1)}) == {part: f"Use {LONGEST} characters or fewer"}


def test_a_date_of_birth_is_given_or_said_to_be_unknown():
    message = "Enter the date of birth (the year alone is enough), or tick 'Not known'"
    assert problems(birth_unknown=False) == {"birth_year": message}
    assert problems(birth_year="1988") == {"birth_year": "Either give a date or tick 'Not known', not both"}


def test_a_wrong_date_of_birth_has_its_own_message():
    assert problems(birth_unknown=False, birth_year="88") == {"birth_year": "Year must be 4 digits, like 1988"}


def test_a_wrong_nhs_number_has_its_own_message():
    assert problems(nhs_number="999 123 4567") == {
        "nhs_number": "This is not a valid NHS number. Check each digit",
    }


def test_no_nhs_number_is_normal():
    assert check_identity(replace(LEAST, nhs_number="  "), TODAY).nhs_number == ""


def test_all_messages_come_at_once():
    wrong = problems(family="", given="", title="x" * 201, birth_unknown=False, nhs_number="1")
    assert set(wrong) == {"family", "title", "birth_year", "nhs_number"}


@given(
    st.builds(PersonEntry, *[st.text(max_size=8)] * 7, st.booleans(), st.booleans(), st.just(""), st.text(max_size=14))
)
def test_whatever_is_typed_is_taken_or_refused_at_a_field_that_exists(entry: PersonEntry):
    refused: dict[str, str] = {}
    try:
        check_identity(entry, TODAY)
    except InvalidEntry as problem:
        refused = {"": "nothing named"} if not problem.fields else problem.fields
    assert all(name in PersonEntry.__slots__ and message for name, message in refused.items())


@pytest.mark.parametrize("gender", Gender)
def test_every_gender_has_plain_words(gender: Gender):
    assert gender.label
    assert check_identity(replace(LEAST, gender=gender.value), TODAY).gender is gender


def test_an_nhs_number_is_never_more_than_present_and_not_traced():
    now = datetime(2026, 6, 2, tzinfo=UTC)
    person = Person("p", 1, PersonName("Avery"), BirthDate(), Gender.MALE, "9990000018", "s", now, "u")
    assert person.nhs_number_status == "02"
    assert replace(person, nhs_number="").nhs_number_status == ""
