"""AUDIT-C, AUDIT, GAD-2 and GAD-7: the owner's words line by line, the published totals, and what is carried over."""

import json
import re
from datetime import datetime
from itertools import product
from pathlib import Path
from typing import Any

import pytest

from hubdesk.forms import AnswerError, Form, Item, Library, Sitting, read_plain

INSTRUMENTS = {"audit-c": "audit_c.json", "audit": "audit.json", "gad-2": "gad2.json", "gad-7": "gad7.json"}
LOINC, SNOMED = "http://loinc.org", "http://snomed.info/sct"
LABELS = {"None": "Minimal/none"}
SKIPPED_BY_LITTLE = [f"q{number}" for number in range(4, 9)]
SKIPPED_BY_NEVER = ["q2", "q3", *SKIPPED_BY_LITTLE]


def slug(words: str) -> str:
    return re.sub(r"[^a-z0-9]+", "-", words.lower()).strip("-")


def questions(form: Form) -> list[Item]:
    return [item for item in form.all_items() if item.is_question]


def owners(shared: Path, form_id: str) -> Any:
    return json.loads((shared / "instruments" / INSTRUMENTS[form_id]).read_text(encoding="utf-8"))


def sit(form: Form, answers: dict[str, Any], now: datetime) -> Sitting:
    sitting = Sitting(form, now)
    for link_id, value in answers.items():
        answer = read_plain(form.by_id[link_id], value)
        if answer is not None:
            sitting.give(link_id, answer)
    return sitting


@pytest.mark.parametrize("form_id", INSTRUMENTS)
def test_wording_and_options_are_the_owners(library: Library, shared: Path, form_id: str) -> None:
    owner = owners(shared, form_id)
    form = library.forms[form_id].form
    assert len(questions(form)) == len(owner["items"])
    for number, (ours, theirs) in enumerate(zip(questions(form), owner["items"], strict=True), start=1):
        assert ours.link_id == theirs["linkId"] == f"q{number}"
        assert (ours.prefix, ours.type) == (f"{number}.", "choice")
        assert ours.text == theirs["text"]
        assert theirs["verified"]
        options = theirs.get("options") or owner["options"]
        assert [(one.text, one.weight) for one in ours.options] == [(one["text"], one["value"]) for one in options]
        assert [one.code for one in ours.options] == [slug(one["text"]) for one in options]
        assert ours.stem == (owner["instruction"] if form_id.startswith("gad") else "")
        if "loinc" in theirs:
            assert [(code.system, code.code) for code in ours.codes] == [(LOINC, theirs["loinc"])]


@pytest.mark.parametrize("form_id", INSTRUMENTS)
def test_totals_bands_and_codes_are_the_owners(library: Library, shared: Path, form_id: str) -> None:
    owner = owners(shared, form_id)
    total = library.forms[form_id].form.by_id["total"]
    assert total.score_range == (owner["scoring"]["min"], owner["scoring"]["max"])
    assert [(band.low, band.high, band.label) for band in total.bands] == [
        (band["min"], band["max"], band["label"]) for band in owner["bands"]
    ]
    assert total.guard is not None
    assert (list(total.guard.items), total.guard.count) == (owner["scoring"]["items"], len(owner["scoring"]["items"]))
    wanted = [(LOINC, owner["codes"]["loinc"].get("total")), (SNOMED, owner["codes"]["snomed"].get("score"))]
    assert [(code.system, code.code) for code in total.codes] == [pair for pair in wanted if pair[1]]
    panel = owner["codes"]["loinc"].get("panel")
    code = library.forms[form_id].form.source["code"][0]
    assert (code["system"], code["code"]) == ((LOINC, panel) if panel else (code["system"], form_id))


def test_the_bands_are_those_decided_on(library: Library) -> None:
    found = {
        name: [(band.low, band.high, band.code) for band in library.forms[name].form.by_id["total"].bands]
        for name in INSTRUMENTS
    }
    assert found == {
        "audit-c": [(0, 4, "negative"), (5, 12, "positive")],
        "audit": [
            (0, 7, "low-risk"),
            (8, 15, "increasing-risk"),
            (16, 19, "higher-risk"),
            (20, 40, "possible-dependence"),
        ],
        "gad-2": [(0, 2, "negative"), (3, 6, "positive")],
        "gad-7": [(0, 4, "minimal-none"), (5, 9, "mild"), (10, 14, "moderate"), (15, 21, "severe")],
    }


@pytest.mark.parametrize("form_id", INSTRUMENTS)
def test_every_band_says_what_to_do_next(library: Library, form_id: str) -> None:
    for band in library.forms[form_id].form.by_id["total"].bands:
        assert 0 < len(band.next_step) <= 300
        assert "risk" not in band.next_step
        if form_id in ("audit", "gad-7"):
            assert band.next_step.startswith("This is a screening result, not a diagnosis. ")


@pytest.mark.parametrize(("form_id", "least"), [("audit-c", 67), ("audit", 67), ("gad-7", 78)])
def test_every_published_row(library: Library, shared: Path, form_id: str, least: int, now: datetime) -> None:
    listed = json.loads((shared / "vectors" / "scoring_public.json").read_text(encoding="utf-8"))["vectors"]
    rows = [row for row in listed if row["instrument"] == form_id]
    assert len(rows) >= least
    for row in rows:
        result = sit(library.forms[form_id].form, row["answers"], now).result()
        (score,) = result["scores"]
        assert score["value"] == row["total"], row
        assert (result["status"] == "complete") is row["complete"], row
        assert (score["band"] is None) is (row["total"] is None), row
        if "peer_band" in row:
            assert score["bandLabel"] == LABELS.get(row["peer_band"], row["peer_band"]), row
        if row["total"] is None:
            assert score["partial"] == sum(row["answers"].values()), row
            assert score["answered"] == len(row["answers"]), row


def test_audit_c_asks_the_rest_unless_the_answer_is_never(library: Library, now: datetime) -> None:
    form = library.forms["audit-c"].form
    for first in (None, "declined", 0, 1, 2, 3, 4):
        result = sit(form, {"q1": first}, now).result()
        assert result["enabled"] == (["q1"] if first == 0 else ["q1", "q2", "q3"])
        assert result["scores"][0]["of"] == (1 if first == 0 else 3)


def test_audit_skips_as_the_manual_says_and_only_then(library: Library, now: datetime) -> None:
    form = library.forms["audit"].form
    everything = [f"q{number}" for number in range(1, 11)]
    for first, second, third in product((None, 0, 1, 4), (None, 0, 1), (None, 0, 1)):
        result = sit(form, {"q1": first, "q2": second, "q3": third}, now).result()
        skipped = SKIPPED_BY_NEVER if first == 0 else SKIPPED_BY_LITTLE if second == third == 0 else []
        assert result["enabled"] == [name for name in everything if name not in skipped]
        assert result["scores"][0]["of"] == 10 - len(skipped)


def test_the_answers_a_skip_leaves_behind_never_count(library: Library, now: datetime) -> None:
    form = library.forms["audit"].form
    full = dict.fromkeys((f"q{number}" for number in range(1, 11)), 4)
    for change, total in (({"q1": 0}, 8), ({"q2": 0, "q3": 0}, 12)):
        sitting = sit(form, {**full, **change}, now)
        assert sitting.scores()[0].value == total
        assert sitting.prompts() == ()


@pytest.mark.parametrize("bad", [1, 3])
def test_questions_nine_and_ten_have_no_weight_one_or_three(library: Library, bad: int) -> None:
    for link_id in ("q9", "q10"):
        with pytest.raises(AnswerError, match="weight"):
            read_plain(library.forms["audit"].form.by_id[link_id], bad)


def test_the_withdrawal_prompt_looks_at_question_six_and_at_no_total(library: Library, now: datetime) -> None:
    form = library.forms["audit"].form
    full = dict.fromkeys((f"q{number}" for number in range(1, 11)), 4)
    for sixth, prompted in ((0, False), (1, False), (2, True), (3, True), (4, True)):
        sitting = sit(form, {**full, "q6": sixth}, now)
        assert sitting.scores()[0].band == "possible-dependence"
        assert [item.link_id for item in sitting.prompts()] == (["for-staff-withdrawal"] if prompted else [])
    assert form.scores == (form.by_id["total"],)
    assert not any(item.alert for item in form.all_items())


@pytest.mark.parametrize(("short", "long", "shared_items"), [("audit-c", "audit", 3), ("gad-2", "gad-7", 2)])
def test_the_short_form_is_the_start_of_the_long_one(
    library: Library, short: str, long: str, shared_items: int
) -> None:
    # begin_form carries an answer over only between questions that are the very same.
    for number in range(1, shared_items + 1):
        one, other = (library.forms[name].form.by_id[f"q{number}"] for name in (short, long))
        assert (one.text, one.type, one.options, one.codes) == (other.text, other.type, other.options, other.codes)
        assert one.codes


def test_no_code_stands_for_two_questions_of_one_form(library: Library) -> None:
    for pack in library.forms.values():
        codes = [code for item in questions(pack.form) for code in item.codes]
        assert len(codes) == len(set(codes)), pack.id


@pytest.mark.parametrize("form_id", ["audit-c", "audit"])
def test_units_are_explained_where_units_are_asked(library: Library, form_id: str) -> None:
    form = library.forms[form_id].form
    for item in questions(form):
        assert ("10 ml of pure alcohol" in item.help) is (item.link_id in ("q2", "q3"))


@pytest.mark.parametrize("form_id", INSTRUMENTS)
def test_the_notice_says_who_owns_the_words(forms_folder: Path, form_id: str) -> None:
    notice = (forms_folder / "questionnaires" / form_id / "NOTICE.txt").read_text(encoding="utf-8")
    for heading in ("Owner", "Permission", "Citation", "Source of the wording"):
        assert f"\n{heading}\n" in notice
    if form_id.startswith("audit"):
        assert "not for sale or for use in conjunction with commercial purposes" in " ".join(notice.split())
        assert "NON-COMMERCIAL" in notice
        assert "World Health Organization" in notice
    else:
        assert "no permission is required to reproduce, translate, display or distribute them" in notice
