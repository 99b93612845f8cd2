"""Names and values that other programs stumble over, through the real services, the real store and the search box
(rows 40, 47 and 48). What paper makes of such names is in tests/documents."""

from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from hubdesk.domain.dates import read_birth_date, read_date
from hubdesk.domain.people import PersonEntry
from hubdesk.domain.problems import InvalidEntry
from hubdesk.forms.answers import AnswerError
from hubdesk.services.people import find_people, open_person, register_person
from tests.support.hub import desk_at

TODAY = date(2026, 6, 2)

NAMES = (
    "O'Neil & Sons",
    "Robert'); DROP TABLE person;--",
    "' OR '1'='1",
    '" OR 1=1 --',
    "%_",
    "NULL",
    "null",
    "None",
    "True",
    "O",
    "I",
    "Ng",
    "X Æ A-12",
    "d'Ambrosio-Łukasiewicz",
    "Zoë",
    "李",
    "ਗੁਰਮੀਤ ਸਿੰਘ",
    "محمد",
    "<b>Smith</b>",
    "Smith <jsmith@example.org>",
    "=1+1",
    "{{7*7}}",
    "${HOME}",
    "%s%n",
    "../../etc/passwd",
    "C:\\Windows",
    "CON",
    "1e309",
    "0x41",
    "x" * 200,
)


@pytest.mark.parametrize("name", NAMES)
def test_rows_40_and_47_a_name_is_stored_found_and_shown_as_it_is(folder, name):
    with desk_at(folder) as desk:
        register_person(desk, PersonEntry(family="Avery", birth_unknown=True))
        person, _ = register_person(desk, PersonEntry(family=name, given="", birth_year="1956"))
        shown = open_person(desk, person.id).person.name
        assert shown.family == name
        assert shown.display == name.upper()
        words = [part for part in name.split() if any(sign.isalnum() for sign in part)]
        if words:
            assert [line.id for line in find_people(desk, name)] == [person.id], "and nobody else is shown"
        assert len(desk.records.check().faults) == 0


@pytest.mark.parametrize("family", ["", " ", "\u202e", "\0", "\ud800", "\u200b\u200b"])
def test_row_47_no_name_at_all_is_asked_for_again(folder, family):
    with desk_at(folder) as desk, pytest.raises(InvalidEntry):
        register_person(desk, PersonEntry(family=family, birth_year="1988"))


def test_row_47_one_of_the_two_names_is_enough(folder):
    with desk_at(folder) as desk:
        person, _ = register_person(desk, PersonEntry(given="Suharto", birth_unknown=True))
        assert open_person(desk, person.id).person.name.display == "Suharto"


@pytest.mark.parametrize("typed", ["a\0b", "a\x07b", "a\u202eb", "a\u2066b", "a\ufeffb", "a\ud800b"])
def test_row_48_what_no_name_can_hold_is_taken_out_on_entry(folder, typed):
    with desk_at(folder) as desk:
        person, _ = register_person(desk, PersonEntry(family=typed, birth_year="1988"))
        assert open_person(desk, person.id).person.name.family == "ab"


@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.text(st.characters(), min_size=1, max_size=210))
def test_row_48_any_name_at_all_is_stored_whole_or_refused_in_words(one_hub, typed):
    try:
        person, _ = register_person(one_hub, PersonEntry(family=typed, birth_year="1988"), although_alike=True)
    except InvalidEntry:
        return
    kept = open_person(one_hub, person.id).person.name.family
    assert kept == person.name.family
    assert kept.strip()


@pytest.fixture
def one_hub(folder):
    with desk_at(folder) as desk:
        yield desk


@pytest.mark.parametrize(
    ("day", "month", "year"),
    [
        ("29", "2", "1957"),
        ("31", "4", "1988"),
        ("1", "1", "0001"),
        ("14", "3", "88"),
        ("3", "14", "1988"),
        ("14", "3", "1850"),
        ("14", "3", "2027"),
        ("14", "", "1988"),
        ("1e1", "1", "1988"),
        ("-1", "1", "1988"),
        ("9" * 5000, "1", "1988"),
        ("1.0", "1", "1988"),
        ("NaN", "1", "1988"),
    ],
)
def test_row_47_a_day_that_cannot_be_is_refused_in_words(day, month, year):
    with pytest.raises(ValueError, match=r"\w+ \w+"):
        read_birth_date(day, month, year, False, TODAY)


def test_row_47_the_leap_day_of_a_leap_year_is_one():
    assert read_birth_date("29", "2", "1956", False, TODAY).age(date(2026, 2, 28)) == 69
    assert read_date("29", "2", "2028") == date(2028, 2, 29)


@pytest.mark.parametrize("typed", ["nan", "inf", "-inf", "1e400", "9223372036854775808", "9" * 400, "1\0", "\ud800"])
@pytest.mark.parametrize("kind", ["integer", "decimal", "quantity"])
def test_row_48_a_number_that_is_none_never_becomes_an_answer(kind, typed):
    from hubdesk.forms import build_form
    from hubdesk.forms.typed import read_typed

    item = {"linkId": "q", "type": kind, "text": "Q"}
    form = build_form({"resourceType": "Questionnaire", "item": [item]})
    with pytest.raises(AnswerError):
        read_typed(form.by_id["q"], typed)
