"""AQ-10, RAADS-14 and HELPS: the owner's words line by line, each rule, and what keeps an unchecked form inactive."""

import json
from datetime import datetime
from itertools import product
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as some

from hubdesk.forms import Form, Item, Library, Sitting, read_plain
from hubdesk.forms.publication import Term, publication
from tests.forms.test_library_instruments import slug

INSTRUMENTS = {"aq-10": "aq10_adult.json", "raads-14": "raads14.json", "helps": "helps_tbi.json"}
SUMS = ("aq-10", "raads-14")
A_MOMENT = datetime.fromisoformat("2026-03-02T09:30:00+00:00")


def questions(form: Form) -> list[Item]:
    return [item for item in form.all_items() if item.is_question]


def owners(shared: Path, form_id: str) -> Any:
    return json.loads((shared / "instruments" / INSTRUMENTS[form_id]).read_text(encoding="utf-8"))


def total_of(form: Form, answers: dict[str, Any]) -> tuple[Any, str | None]:
    sitting = Sitting(form, A_MOMENT)
    for link_id, value in answers.items():
        answer = read_plain(form.by_id[link_id], value)
        assert answer is not None
        sitting.give(link_id, answer)
    (score,) = sitting.scores()
    return score.value, score.band


# --- The owner's words


@pytest.mark.parametrize("form_id", SUMS)
def test_wording_options_and_weights_are_the_owners(library: Library, shared: Path, form_id: str) -> None:
    owner = owners(shared, form_id)
    form = library.forms[form_id].form
    assert len(questions(form)) == len(owner["items"])
    for number, (ours, theirs) in enumerate(zip(questions(form), owner["items"], strict=True), start=1):
        assert ours.link_id == theirs["linkId"] == f"q{number}"
        assert (ours.prefix, ours.type) == (f"{number}.", "choice")
        assert ours.text == theirs["text"]
        options = theirs.get("options") or owner["options"]
        assert [(one.text, one.weight) for one in ours.options] == [(one["text"], one["value"]) for one in options]
        assert [one.code for one in ours.options] == [slug(one["text"]) for one in options]
        assert ours.stem == owner["instruction"].removesuffix(" [verify]")
        assert ours.codes == (), "no code of this question was verified"


@pytest.mark.parametrize("form_id", SUMS)
def test_the_total_takes_every_answer_and_has_the_owners_range(library: Library, shared: Path, form_id: str) -> None:
    owner = owners(shared, form_id)
    total = library.forms[form_id].form.by_id["total"]
    assert total.score_range == (owner["scoring"]["min"], owner["scoring"]["max"])
    assert total.guard is not None
    assert list(total.guard.items) == owner["scoring"]["items"]
    assert total.guard.count == len(owner["scoring"]["items"])
    (cut,) = owner["cutoffs"]
    negative, positive = total.bands
    assert positive.low == int(cut["score"].removeprefix(">="))
    assert (negative.code, positive.code) == ("negative", "positive")


def test_which_answers_of_the_aq_10_score(library: Library, shared: Path) -> None:
    scoring = owners(shared, "aq-10")["scoring"]
    form = library.forms["aq-10"].form
    agreeing = {item.link_id for item in questions(form) if item.options[0].weight == 1}
    assert agreeing == set(scoring["agree_scores"])
    assert {item.link_id for item in questions(form)} - agreeing == set(scoring["disagree_scores"])


def test_helps_has_the_owners_words_in_its_two_layers(library: Library, shared: Path) -> None:
    form = library.forms["helps"].form
    theirs = owners(shared, "helps")["items"]
    assert [(item.link_id.replace(".", "_"), item.text) for item in questions(form)] == [
        (one["linkId"], one["text"]) for one in theirs
    ]
    assert {item.type for item in questions(form)} == {"boolean"}
    assert {(item.yes_weight, item.no_weight) for item in questions(form)} == {(1, 0)}
    listed = [item for item in questions(form) if item.link_id.startswith("q4.")]
    assert {item.stem for item in listed} == {form.by_id["q4"].text}, "each line is heard with its question"


# --- The rules


@settings(max_examples=60, deadline=None)
@given(data=some.data())
@pytest.mark.parametrize("form_id", SUMS)
def test_any_answers_in_any_order_give_the_owners_sum(library: Library, form_id: str, data: some.DataObject) -> None:
    form = library.forms[form_id].form
    chosen = {item.link_id: data.draw(some.sampled_from(item.options)) for item in questions(form)}
    order = data.draw(some.permutations(sorted(chosen)))
    value, band = total_of(form, {link_id: chosen[link_id].code for link_id in order})
    assert value == sum(option.weight or 0 for option in chosen.values())
    assert band == ("positive" if value >= form.by_id["total"].bands[1].low else "negative")


@pytest.mark.parametrize(
    ("form_id", "option", "value", "band"),
    [
        ("aq-10", "slightly-agree", 4, "negative"),
        ("aq-10", "slightly-disagree", 6, "positive"),
        ("raads-14", "never-true", 3, "negative"),
        ("raads-14", "true-now-and-when-i-was-young", 39, "positive"),
    ],
)
def test_the_published_hand_vectors(library: Library, form_id: str, option: str, value: int, band: str) -> None:
    form = library.forms[form_id].form
    assert total_of(form, {item.link_id: option for item in questions(form)}) == (value, band)


def test_the_rule_of_helps_for_every_answer(library: Library) -> None:
    form = library.forms["helps"].form
    lines = [item.link_id for item in questions(form) if item.link_id.startswith("q4.")]
    for hit, emergency, lost, sick in product((False, True), repeat=4):
        for problems in (None, 0, 1, 2, len(lines)):
            said: dict[str, Any] = {"q1": hit, "q2": emergency, "q3": lost, "q5": sick, "q4": problems is not None}
            said |= {link_id: number < (problems or 0) for number, link_id in enumerate(lines) if problems is not None}
            parts = (hit or emergency or sick, lost or emergency, (problems or 0) >= 2)
            assert total_of(form, said) == (sum(parts), "positive" if all(parts) else "negative"), said


def test_two_yes_alone_is_not_the_rule_of_helps(library: Library) -> None:
    # Another state's page prints "two or more Yes".
    form = library.forms["helps"].form
    assert total_of(form, {"q1": True, "q2": True, "q3": True, "q4": False, "q5": True}) == (2, "negative")


@pytest.mark.parametrize("form_id", INSTRUMENTS)
def test_one_answer_missing_gives_neither_value_nor_band(library: Library, form_id: str) -> None:
    form = library.forms[form_id].form
    full = {i.link_id: True if i.type == "boolean" else i.options[0].code for i in questions(form)}
    for left_out in full:
        rest = {link_id: value for link_id, value in full.items() if link_id != left_out}
        assert total_of(form, rest) == (None, None), left_out
    if form_id == "helps":
        assert total_of(form, {"q1": True, "q2": True, "q3": True, "q5": False}) == (None, None)


@pytest.mark.parametrize("form_id", INSTRUMENTS)
def test_every_band_says_what_to_do_next_and_that_it_is_no_diagnosis(library: Library, form_id: str) -> None:
    for band in library.forms[form_id].form.by_id["total"].bands:
        assert band.next_step.startswith("This is a screening result, not a diagnosis. ")
        assert "Clinician" in band.next_step
        assert "risk" not in band.next_step
        assert len(band.next_step) <= 300


# --- What is not checked yet


def test_what_was_not_verified_is_marked_and_nothing_else(library: Library, shared: Path) -> None:
    marked = {
        form_id: {one.link_id for one in publication(library.forms[form_id].form).unverified} for form_id in INSTRUMENTS
    }
    helps = {"", *(f"q4.{number}" for number in range(1, 12))}
    assert marked == {"aq-10": set(), "raads-14": {"", "statements"}, "helps": helps}
    for form_id in INSTRUMENTS:
        unverified = {one["linkId"] for one in owners(shared, form_id)["items"] if not one["verified"]}
        assert unverified <= {link_id.replace(".", "_") for link_id in marked[form_id]}


def test_the_terms_of_the_aq_10_are_kept_with_it(library: Library, forms_folder: Path) -> None:
    assert set(publication(library.forms["aq-10"].form).terms) == {Term.NON_COMMERCIAL, Term.NO_CHANGE}
    assert publication(library.forms["raads-14"].form).terms == ()
    notice = " ".join((forms_folder / "questionnaires" / "aq-10" / "NOTICE.txt").read_text(encoding="utf-8").split())
    assert "are not for commercial use" in notice
    assert "You may not adapt or modify any of these tests" in notice
    assert "full acknowledgement of the ARC" in notice


@pytest.mark.parametrize("form_id", INSTRUMENTS)
def test_the_notice_says_who_owns_the_words(forms_folder: Path, form_id: str) -> None:
    notice = (forms_folder / "questionnaires" / form_id / "NOTICE.txt").read_text(encoding="utf-8")
    for heading in ("Owner", "Permission", "Citation", "Source of the wording", "When to ask", "What to do next"):
        assert f"\n{heading}\n" in notice


# --- When they are asked


@pytest.mark.parametrize(
    ("answers", "due"),
    [
        ({}, []),
        ({"q25": ["autism"]}, ["aq-10"]),
        ({"q25": ["adhd"], "q24": ["autism"]}, []),
        ({"q25": ["adhd", "autism"], "q24": ["dyslexia"]}, ["aq-10"]),
        ({"q25": ["autism"], "q24": ["dyslexia", "autism"]}, []),
        ({"q20": [True]}, ["helps"]),
        ({"q20": [False]}, []),
        ({"q20": [True], "q25": ["autism"]}, ["helps", "aq-10"]),
    ],
)
def test_only_where_autism_is_suspected_or_a_head_was_hurt(
    library: Library, answers: dict[str, Any], due: list[str]
) -> None:
    steps = library.pathways["support-and-strengths"].due({"strengths-and-challenges": answers})
    assert [step.form_id for step in steps if step.step_up] == due
    codes = {
        item.link_id: item.codes[0].code
        for item in library.forms["strengths-and-challenges"].form.all_items()
        if item.codes
    }
    assert (codes["q20"], codes["q24"], codes["q25"]) == ("head-injury", "told-by-specialist", "own-view")


def test_no_instrument_of_this_kind_is_in_the_standard_visit(library: Library) -> None:
    for pathway in ("first-visit", "two-minute-visit", "first-contact"):
        assert not {step.form_id for step in library.pathways[pathway].steps} & set(INSTRUMENTS)


def test_by_choice_they_are_asked_where_a_clinician_suspects_something(library: Library) -> None:
    pathway = library.pathways["autism-and-head-injury"]
    assert "only where suspected" in pathway.title
    assert [step.form_id for step in pathway.due({})] == ["aq-10", "raads-14", "helps", "safety-question"]
