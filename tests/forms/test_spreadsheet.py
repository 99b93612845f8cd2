"""From a spreadsheet to a form: what is sound becomes a form that scores rightly; what is wrong is told by cell."""

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hubdesk.forms import run_examples
from hubdesk.forms.publication import Term, publication
from hubdesk.forms.source import read_json
from hubdesk.forms.spreadsheet import Sheet
from hubdesk.forms.spreadsheet.cells import letters
from hubdesk.forms.spreadsheet.template import TEMPLATE
from tests.forms.sheets import SOUND, form_of, made, rows


def outcomes(form):
    examples = read_json(form.pack.canonical).value["examples"]
    return run_examples(form.pack.form, examples)


def test_a_sound_sheet_becomes_a_form_without_a_finding():
    form = made()
    assert form.faults == ()
    assert form.findings == ()
    assert form.missing == ()
    assert form.pack.id == "rest-check"
    assert sorted(form.files) == ["NOTICE.txt", "rest-check.examples.json", "rest-check.json"]


def test_its_worked_examples_come_out_as_the_sheet_adds_up():
    found = outcomes(made())
    assert len(found) > 5
    assert [one.name for one in found if one.mismatches] == []


def test_a_wrong_number_in_an_example_would_be_seen():
    form = made()
    examples = json.loads(form.files["rest-check.examples.json"])
    examples["examples"][1]["expect"]["values"]["total"] += 1
    assert any(one.mismatches for one in run_examples(form.pack.form, examples))


def test_the_template_is_a_sound_form_as_it_stands():
    form = form_of(*TEMPLATE)
    assert form.faults == form.findings == form.missing == ()


def test_only_the_columns_of_the_design_are_needed():
    table = (
        ("linkId", "text", "type", "options", "required", "show if", "alert if"),
        ("a", "Do you smoke?", "yes/no", "Yes=1; No=0"),
        ("b", "How many a day?", "whole number", "", "", "a = yes"),
    )
    form = form_of(Sheet("", table), name="Smoking now")
    assert form.faults == ()
    assert form.form_id == "smoking-now"
    assert form.title == "Smoking now"
    assert form.pack is not None
    assert [words for words in form.missing if "owns" in words]


def test_terms_and_wording_to_check_are_marked():
    facts = (("Terms", "Non-commercial, no-change"), ("To check", "Compare with p. 4"))
    said = publication(form_of(Sheet("", (*facts, *SOUND))).pack.form)
    assert said.terms == (Term.NON_COMMERCIAL, Term.NO_CHANGE)
    assert said.unverified[0].compare_with == "Compare with p. 4"


MISTAKES = [
    ((8, 3, "Often=0; Sometimes; Never=2"), "D9", "has no score, but other answers"),
    ((8, 3, "Often=0; Sometimes=one; Never=2"), "D9", 'is not a number: "one"'),
    ((8, 3, "Often=0; Sometimes=; Never=2"), "D9", "is missing after the ="),
    ((8, 3, "Often=0; Sometimes=0.5; Never=2"), "D9", "is not a whole number"),
    ((8, 3, "Often=0; Often=1; Never=2"), "D9", "stands here twice"),
    ((8, 3, "=0; Often=1"), "D9", "An answer has no words"),
    ((8, 3, ""), "D9", "A choice has no answers"),
    ((8, 2, "chioce"), "C9", 'Did you mean "choice"?'),
    ((8, 2, "date"), "D9", "takes no list of answers"),
    ((8, 2, "yes/no"), "D9", "only the answers Yes and No"),
    ((8, 1, ""), "B9", "The question has no words"),
    ((8, 0, "q 1!"), "A9", "cannot name a question"),
    ((8, 0, "q2"), "B10", 'Two rows are called "q2"'),
    ((8, 0, "total"), "B9", 'Two rows are called "total"'),
    ((8, 4, "perhaps"), "E9", "neither yes nor no"),
    ((10, 5, "q9 = Often"), "F11", 'There is no question "q9"'),
    ((10, 5, "q2 = Oftn"), "F11", 'Did you mean "Often"?'),
    ((10, 5, "q2"), "F11", "is not a condition"),
    ((10, 5, "q1 = Often and q2 = Often or q1 = Never"), "F11", "can be read in two ways"),
    ((10, 5, "q1 = Often and q2 >= 1"), "F11", "stands for several answers"),
    ((10, 5, "q2 >= much"), "F11", "there is no score to compare"),
    ((10, 5, "total >= high"), "F11", "which is not a number"),
    ((9, 7, ""), "H10", "What staff are told (alert text) is empty"),
    ((9, 6, ""), "G10", "It does not say when"),
    ((7, 5, "show iff"), "F8", 'Did you mean "show if"?'),
    ((13, 1, "one"), "B14", "starts and ends at a whole number"),
    ((13, 3, ""), "D14", "The band has no label"),
    ((14, 1, "3"), "B15", "A total of 2 falls into no band"),
    ((14, 1, "1"), "B15", "A total of 1 falls into two bands"),
    ((14, 2, "5"), "B15", "the highest total is 4"),
    ((13, 1, "1"), "B14", "A total of 0 falls into no band"),
    ((14, 1, "9"), "B15", "ends (4) before it starts (9)"),
    ((0, 1, "Rest Check!"), "B1", "cannot be the id of a form"),
    ((0, 0, "Idd"), "A1", "is not understood here"),
]


@pytest.mark.parametrize(("change", "cell", "words"), MISTAKES)
def test_a_planted_mistake_is_told_by_cell_and_in_words(change, cell, words):
    faults = made(change).faults
    assert any(fault.where == f"cell {cell}" and words in fault.message for fault in faults), [str(f) for f in faults]
    assert all(fault.fix for fault in faults)


@pytest.mark.parametrize(("change", "cell", "words"), MISTAKES)
def test_a_form_with_a_fault_has_no_files(change, cell, words):
    assert made(change).files == {}


def test_several_mistakes_are_told_together_and_none_is_made_up():
    faults = made((8, 3, "Often=0; Sometimes=one; Never=2"), (14, 1, "3"), (10, 5, "q9 = Often")).faults
    assert [fault.where for fault in faults] == ["cell D9", "cell F11", "cell B15"]


def test_a_fault_in_a_row_does_not_make_its_name_unknown():
    faults = made((9, 3, "Never=0; Sometimes=x; Often=2")).faults
    assert [fault.where for fault in faults] == ["cell D10"]


def test_a_sheet_is_named_before_its_cell():
    sheets = (Sheet("Form", SOUND[:6]), Sheet("Questions", rows((8, 2, "chioce"))[7:]))
    assert form_of(*sheets).faults[0].where == "Questions, cell C2"


def test_an_empty_sheet_says_what_to_add():
    assert "no question" in form_of(Sheet("", ())).faults[0].message


@pytest.mark.parametrize(("column", "name"), [(0, "A"), (25, "Z"), (26, "AA"), (51, "AZ"), (52, "BA"), (701, "ZZ")])
def test_columns_are_named_as_spreadsheets_name_them(column, name):
    assert letters(column) == name


def test_a_level_of_risk_in_a_band_is_refused_by_the_linter():
    findings = made((14, 4, "High risk of suicide: call the crisis team.")).findings
    assert [one.code for one in findings if one.severity == "error"] == ["E355"]


WORDS = st.text("abcdefghij klmnop", min_size=1, max_size=12).map(str.strip).filter(bool)


@st.composite
def scales(draw):
    """A scored sheet: questions with different answers, some shown only with an earlier answer."""
    table = [("linkId", "text", "options", "show if", "staff note if", "staff note")]
    earlier: list[tuple[str, list[str]]] = []
    for number in range(draw(st.integers(1, 4))):
        answers = draw(st.lists(WORDS, min_size=2, max_size=4, unique_by=lambda one: "-".join(one.split())))
        scores = draw(st.lists(st.integers(0, 5), min_size=len(answers), max_size=len(answers)))
        options = "; ".join(f"{words}={score}" for words, score in zip(answers, scores, strict=True))
        show = note = said = ""
        if earlier and draw(st.booleans()):
            name, known = draw(st.sampled_from(earlier))
            show = f"{name} = {draw(st.sampled_from(known))}"
        if draw(st.booleans()):
            note, said = f"q{number} = {answers[0]}", "Talk about it."
        table.append((f"q{number}", draw(WORDS), options, show, note, said))
        earlier.append((f"q{number}", answers))
    return tuple(table)


@settings(max_examples=15, deadline=None)
@given(scales())
def test_whatever_sheet_is_made_its_examples_hold(table):
    form = form_of(Sheet("", table), name="made")
    assert form.faults == ()
    assert [str(one) for one in form.findings if one.code == "E420"] == []
    if form.pack is not None:
        assert [one.name for one in outcomes(form) if one.mismatches] == []
