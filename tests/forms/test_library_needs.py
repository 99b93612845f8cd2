"""Support needs, strengths and challenges, health, life and feedback: plain to hear, coded by lists that exist."""

import csv
import json
import re
import shutil
from datetime import datetime
from io import StringIO
from pathlib import Path
from typing import Any

import pytest

from hubdesk.forms import Form, Item, Library
from hubdesk.forms.lint import check_form_folder
from hubdesk.forms.translations import blank_table
from tests.forms.test_library_instruments import slug
from tests.forms.test_library_own import grade, heard, prompted, questions

FORMS = ("support-needs", "strengths-and-challenges", "physical-health", "life-and-money", "service-feedback")
HUBDESK = "https://hubdesk.example/fhir/CodeSystem/hubdesk"
HMPPS = "https://hubdesk.example/fhir/CodeSystem/hmpps-additional-needs"
SNOMED = "http://snomed.info/sct"
RA = "https://fhir.nhs.uk/England/CodeSystem/RA-FlagCategory"
IMPAIRMENT = "https://fhir.nhs.uk/England/CodeSystem/RA-ConditionCode"
AREAS = (
    "focus",
    "memory",
    "reading-writing",
    "numbers",
    "communication",
    "social",
    "sensory",
    "movement",
    "feelings",
)
ROW_89 = ("Asthma", "Epilepsy", "Diabetes", "blood clot", "blood pressure", "Stomach", "Hepatitis", "joints")


def by_code(form: Form) -> dict[str, Item]:
    return {item.codes[0].code: item for item in questions(form)}


def _looks_at(item: Item, code: str) -> bool:
    return any(rule.question == "q1" and rule.expected.get("code") == code for rule in item.rules)


# --- Plain, kind and skippable


@pytest.mark.parametrize("form_id", FORMS)
def test_what_the_person_hears_is_plain(library: Library, form_id: str) -> None:
    form = library.forms[form_id].form
    sentences = [part for text in heard(form) for part in re.split(r"(?<=[.?!])\s+", text) if part]
    longest = 15 if form_id == "service-feedback" else 20
    assert [text for text in sentences if len(text.split()) > longest] == []
    whole = [text for text in sentences if text.endswith((".", "?"))]
    assert grade(whole) <= 6, grade(whole)
    for text in heard(form):
        assert not re.search(r"\b\w+n't\b|’", text), text
        assert not re.search(r"offen|crimin|addict|abuser|probation|suicid|prison", text, re.IGNORECASE), text


@pytest.mark.parametrize("form_id", FORMS)
def test_no_score_no_level_nothing_that_must_be_answered(library: Library, form_id: str) -> None:
    form = library.forms[form_id].form
    assert form.scores == ()
    assert not any(option.weight is not None for item in form.all_items() for option in item.options)
    assert not any(item.calculated or item.yes_weight or item.no_weight or item.alert for item in form.all_items())
    assert not any(item.required for item in form.all_items())
    assert not any(" risk" in item.text.lower() for item in form.all_items())
    (about,) = (item for item in form.items if item.link_id == "about")
    assert "skip any" in about.text


@pytest.mark.parametrize("form_id", FORMS)
def test_questions_are_numbered_and_options_are_named_after_their_words(library: Library, form_id: str) -> None:
    asked = questions(library.forms[form_id].form)
    assert [item.link_id for item in asked] == [f"q{number}" for number in range(1, len(asked) + 1)]
    assert len({item.codes[0].code for item in asked}) == len(asked)
    for item in asked:
        assert item.codes[0].system == HUBDESK
        assert [one.code for one in item.options] == [slug(one.text) for one in item.options]


@pytest.mark.parametrize("form_id", FORMS)
def test_where_several_may_be_chosen_none_of_them_stands_alone(library: Library, form_id: str) -> None:
    """Saying that nothing fits is an answer, and no other may stand beside it."""
    for item in questions(library.forms[form_id].form):
        if item.repeats:
            assert item.control == "check-box", item.link_id
            assert [one.exclusive for one in item.options] == [False] * (len(item.options) - 1) + [True], item.link_id
        else:
            assert not any(one.exclusive for one in item.options), item.link_id


@pytest.mark.parametrize("form_id", FORMS)
def test_the_notice_says_the_words_are_ours(forms_folder: Path, form_id: str) -> None:
    notice = (forms_folder / "questionnaires" / form_id / "NOTICE.txt").read_text(encoding="utf-8")
    assert "it is not taken from any scale" in notice
    assert "no score and no level" in notice


# --- Codes that exist


def test_every_reasonable_adjustment_code_is_in_the_national_list(library: Library, shared: Path) -> None:
    listed: Any = json.loads((shared / "codes" / "reasonable_adjustments.json").read_text(encoding="utf-8"))
    flags = {one["code"] for one in listed["ra_flags_snomed"]}
    form = library.forms["support-needs"].form
    given = [code for item in questions(form) for option in item.options for code in option.codes]
    assert {code.system for code in given} == {SNOMED, IMPAIRMENT}
    assert {code.code for code in given if code.system == SNOMED} <= flags
    assert [code.code for code in given if code.system == IMPAIRMENT] == [str(number) for number in range(1, 11)]
    assert not any(code.display for code in given), "SNOMED's own words need a licence"


def test_every_category_of_adjustment_is_asked_about_once(library: Library, shared: Path) -> None:
    listed: Any = json.loads((shared / "codes" / "reasonable_adjustments.json").read_text(encoding="utf-8"))
    asked = [c.code for item in questions(library.forms["support-needs"].form) for c in item.codes if c.system == RA]
    assert sorted(asked) == sorted(one["code"] for one in listed["ra_categories"])


def test_areas_and_conditions_are_those_of_hmpps(library: Library, shared: Path) -> None:
    name = "hmpps_additional_needs_reference_data.json"
    rows: Any = json.loads((shared / "codes" / name).read_text(encoding="utf-8"))["rows"]
    known = {row["values"][1]: row["values"][0] for row in rows if "values" in row}
    challenges = {row["values"][1] for row in rows if row.get("values", [""])[0] == "CHALLENGE"}
    form = library.forms["strengths-and-challenges"].form
    asked = by_code(form)
    for area in AREAS:
        (theirs,) = (code.code for code in asked[area].codes if code.system == HMPPS)
        assert theirs in challenges, area
    for question in ("told-by-specialist", "own-view"):
        codes = [code for option in asked[question].options for code in option.codes]
        assert {code.system for code in codes} == {HMPPS}
        assert {known[code.code] for code in codes} == {"CONDITION"}


def test_the_long_illnesses_are_those_of_the_health_needs_assessment(library: Library) -> None:
    asked = by_code(library.forms["physical-health"].form)
    named = [one.text for one in asked["conditions"].options][:-2]
    assert len(named) == len(ROW_89)
    assert all(words in text for words, text in zip(ROW_89, named, strict=True))
    for option in asked["conditions"].options[:-2]:
        follow = [item for item in asked.values() if _looks_at(item, option.code)]
        assert [item.codes[0].code.rpartition("-")[2] for item in follow] == ["medicine", "checked"], option.text


# --- Strengths, needs and what helps


def test_each_area_is_asked_the_same_way_with_the_strength_first(library: Library) -> None:
    asked = by_code(library.forms["strengths-and-challenges"].form)
    scales = {tuple(one.text for one in asked[area].options) for area in AREAS}
    assert scales == {("It is a strength of mine", "It is fine", "It is hard sometimes", "It is hard a lot")}
    assert next(iter(asked)) == "good-at"
    for area in AREAS:
        assert asked[area].text.startswith("How do you get on with ")
        helps = asked[f"{area}-helps"]
        assert [rule.question for rule in helps.rules] == [asked[area].link_id] * 2
        assert helps.any_rule


def test_what_a_specialist_said_and_what_the_person_thinks_are_two_questions(library: Library) -> None:
    asked = by_code(library.forms["strengths-and-challenges"].form)
    told, own = asked["told-by-specialist"], asked["own-view"]
    assert told.options == own.options
    assert "doctor or a specialist" in told.text
    assert "nobody has checked" in own.text


# --- What staff are told


@pytest.mark.parametrize(
    ("form_id", "answers", "prompts"),
    [
        ("support-needs", {"worries": ["needles"]}, {"for-staff-needles"}),
        ("support-needs", {"room": ["low-light"]}, {"for-staff-room"}),
        ("support-needs", {"format": ["braille"]}, {"for-staff-format"}),
        ("support-needs", {"format": ["an-ordinary-letter-is-fine"]}, set()),
        ("support-needs", {"helper-to-talk": ["someone-to-speak-up-for-me"]}, {"for-staff-helper"}),
        ("support-needs", {"way-of-contact": ["letter"]}, {"for-staff-contact"}),
        ("support-needs", {"hard-each-day": ["remembering"]}, {"for-staff-flag"}),
        ("support-needs", {"hard-each-day": ["none-of-these"]}, set()),
        ("strengths-and-challenges", {"memory": "it-is-fine"}, set()),
        ("strengths-and-challenges", {"memory": "it-is-hard-a-lot"}, set()),
        ("strengths-and-challenges", {"memory": "it-is-hard-a-lot", "sheet": False}, {"for-staff-needs"}),
        ("strengths-and-challenges", {"memory": "it-is-fine", "sheet": False}, set()),
        ("strengths-and-challenges", {"own-view": ["autism", "adhd"]}, {"for-staff-autism", "for-staff-adhd"}),
        ("strengths-and-challenges", {"told-by-specialist": ["autism"]}, set()),
        (
            "strengths-and-challenges",
            {"head-injury": True, "head-injury-recent": True},
            {"for-staff-head-injury"},
        ),
        (
            "physical-health",
            {"conditions": ["epilepsy-or-fits"], "epilepsy-medicine": "yes-but-i-have-none-left"},
            {"for-staff-condition-medicine"},
        ),
        (
            "physical-health",
            {"conditions": ["hepatitis"], "hepatitis-checked": "never"},
            {"for-staff-liver", "for-staff-condition-check"},
        ),
        ("physical-health", {"tb-signs": ["a-cough-for-more-than-3-weeks"]}, {"for-staff-tb"}),
        ("physical-health", {"vaccines": ["tetanus", "mmr-for-measles"]}, {"for-staff-hepatitis-b"}),
        ("physical-health", {"vaccines": ["hepatitis-b", "tetanus"]}, set()),
        ("physical-health", {"smoking": "i-smoke"}, {"for-staff-smoking"}),
        ("physical-health", {"pregnancy": "yes-i-am-pregnant"}, {"for-staff-pregnancy"}),
        (
            "physical-health",
            {"takes-medicines": True, "run-out": "today", "must-not-miss": True},
            {"for-staff-run-out", "for-staff-must-not-miss"},
        ),
        ("life-and-money", {"food-and-heat": False}, {"for-staff-food"}),
        ("life-and-money", {"income": ["work", "universal-credit"], "first-payment": True}, {"for-staff-no-income"}),
        ("life-and-money", {"income": ["work"]}, set()),
        ("life-and-money", {"gambling": True}, {"for-staff-gambling"}),
        ("life-and-money", {"someone": "no"}, {"for-staff-alone"}),
        ("service-feedback", {"how-was-it": "ok", "do-better": "More chairs"}, set()),
        ("service-feedback", {"respect": "no"}, {"for-staff-unhappy"}),
        ("service-feedback", {"talk-to-lead": True}, {"for-staff-lead"}),
    ],
)
def test_staff_are_told_what_to_do(
    library: Library, form_id: str, answers: dict[str, Any], prompts: set[str], now: datetime
) -> None:
    assert prompted(library.forms[form_id].form, answers, now) == prompts


def test_a_head_injury_is_spoken_of_in_the_same_words_everywhere(library: Library) -> None:
    texts = {
        library.forms[form_id].form.by_id["for-staff-head-injury"].text
        for form_id in ("strengths-and-challenges", "head-learning-attention")
    }
    assert len(texts) == 1


# --- Asked once


@pytest.mark.parametrize(
    ("one", "other", "codes"),
    [
        ("support-needs", "communication-needs", ["interpreter", "language", "other-language", "what-helps"]),
        (
            "physical-health",
            "health-today",
            [
                "allergies",
                "must-not-miss",
                "pregnancy",
                "run-out",
                "smoking",
                "takes-medicines",
                "which-allergies",
                "which-medicines",
            ],
        ),
        ("life-and-money", "health-today", ["bed-tonight", "children"]),
        (
            "strengths-and-challenges",
            "head-learning-attention",
            ["head-injury", "head-injury-effects", "head-injury-recent"],
        ),
    ],
)
def test_what_two_forms_ask_alike_is_carried_over(library: Library, one: str, other: str, codes: list[str]) -> None:
    mine, theirs = (by_code(library.forms[name].form) for name in (one, other))
    assert sorted(mine.keys() & theirs.keys()) == codes
    for code in codes:
        assert mine[code].text == theirs[code].text
        assert (mine[code].type, mine[code].options) == (theirs[code].type, theirs[code].options)


def test_both_new_visits_end_with_what_the_person_thinks_of_us(library: Library) -> None:
    for name in ("support-and-strengths", "health-and-life"):
        steps = library.pathways[name].steps
        assert steps[-1].form_id == "service-feedback"
        assert all(step.minutes for step in steps)
        assert not any(step.sensitive for step in steps)


# --- Another language


@pytest.mark.parametrize("form_id", FORMS)
def test_a_translator_can_take_the_form_as_it_is(forms_folder: Path, tmp_path: Path, form_id: str) -> None:
    """A made-up language, the same words in capitals: no real translation is shipped, as nobody has checked one."""
    folder = tmp_path / form_id
    shutil.copytree(forms_folder / "questionnaires" / form_id, folder)
    source = json.loads((folder / f"{form_id}.json").read_text(encoding="utf-8"))
    rows = list(csv.reader(StringIO(blank_table(source, "validated"))))
    out = StringIO()
    csv.writer(out).writerows([rows[0], *([*row[:4], row[3].upper(), *row[5:]] for row in rows[1:])])
    (folder / f"{form_id}.cy.csv").write_text(out.getvalue(), encoding="utf-8")
    checked = check_form_folder(folder)
    assert [str(finding) for finding in checked.findings] == []
    assert checked.pack is not None
    in_capitals = checked.pack.in_language("cy")
    asked, spoken = questions(checked.pack.form), questions(in_capitals)
    assert [item.text for item in spoken] == [item.text.upper() for item in asked]
    assert [[one.code for one in item.options] for item in spoken] == [[one.code for one in i.options] for i in asked]
