"""Item numbers and option letters on paper: every question has one, and a letter stands for one answer only."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hubdesk.forms import Form
from hubdesk.forms.paper import DECLINED, paper_options, paper_questions
from tests.support.kinds_form import with_kinds
from tests.support.memory import shipped

FORMS = sorted(shipped().forms)


def form(form_id: str) -> Form:
    return shipped().forms[form_id].form


@pytest.mark.parametrize("form_id", FORMS)
def test_every_question_of_the_library_has_a_number_of_its_own_and_letters(form_id):
    questions = paper_questions(form(form_id))
    asked = [i.link_id for i in form(form_id).all_items() if i.is_question and not i.hidden and not i.read_only]
    assert [q.item.link_id for q in questions] == asked
    numbers = [q.number for q in questions]
    assert len(set(numbers)) == len(numbers)
    for question in questions:
        letters = [o.letter for o in question.options]
        assert len(set(letters)) == len(letters)
        assert DECLINED not in letters
        assert len(letters) == (2 if question.item.type == "boolean" else len(question.item.options))


def test_the_instruments_own_numbers_are_kept():
    assert [q.number for q in paper_questions(form("phq-9"))] == [str(n) for n in range(1, 11)]


def test_no_letter_is_a_weight():
    for question in paper_questions(form("phq-9")):
        assert not any(o.letter.isdigit() for o in question.options)


@pytest.mark.parametrize(
    ("form_id", "number", "words"),
    [
        ("pc-ptsd-5", "2", "Answer this only if question 1 is Yes."),
        ("health-today", "2", "Answer this only if question 1 is A or B."),
        ("phq-9", "10", ""),
        ("phq-9", "1", ""),
    ],
)
def test_when_to_answer_is_said_with_numbers_and_letters(form_id, number, words):
    question = next(q for q in paper_questions(form(form_id)) if q.number == number)
    assert question.only_if == words


def test_no_condition_of_the_library_shows_its_insides():
    said = {q.only_if for form_id in FORMS for q in paper_questions(form(form_id))}
    assert all("{" not in words and "http" not in words for words in said)


def test_something_repeated_is_on_paper_once():
    questions = paper_questions(with_kinds(shipped()).forms["phq-2"].form)
    assert [q.key for q in questions if q.item.link_id in ("name", "works")] == ["name@1", "works@1"]


@given(st.integers(1, 200))
def test_letters_never_run_out(count):
    asked = next(i for i in form("phq-9").all_items() if i.options)
    from dataclasses import replace

    many = replace(asked, options=tuple(replace(asked.options[0], code=f"o{n}") for n in range(count)))
    letters = [o.letter for o in paper_options(many)]
    assert len(set(letters)) == count
    assert DECLINED not in letters
