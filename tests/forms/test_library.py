"""The forms that ship: exactly the instrument's wording, clean by our linter, readable from a snapshot alone."""

import hashlib
import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from hubdesk.forms import Form, FormError, FormPack, Item, Library, load_library, pack_from_canonical, run_examples
from hubdesk.forms.source import read_json

INSTRUMENTS = {"phq-9": "phq9.json", "phq-2": "phq2.json"}


def slug(words: str) -> str:
    return words.lower().replace(" ", "-")


def items_of(form: Form) -> list[Item]:
    return [item for item in form.all_items() if item.is_question]


def test_everything_in_the_folder_is_clean(library: Library) -> None:
    assert [str(finding) for finding in library.findings] == []
    assert set(library.forms) >= {"phq-2", "phq-9", "safety-question"}
    assert "template" not in library.forms
    assert "first-contact" in library.pathways


@pytest.mark.parametrize("form_id", INSTRUMENTS)
def test_wording_options_and_codes_are_the_instruments(library: Library, shared: Path, form_id: str) -> None:
    owner: Any = json.loads((shared / "instruments" / INSTRUMENTS[form_id]).read_text(encoding="utf-8"))
    form = library.forms[form_id].form
    questions = items_of(form)
    assert len(questions) == len(owner["items"])
    for number, (question, theirs) in enumerate(zip(questions, owner["items"], strict=True), start=1):
        assert question.link_id == f"q{number}"
        assert question.prefix == f"{number}."
        assert question.text == theirs["text"]
        assert [(code.system, code.code) for code in question.codes] == [("http://loinc.org", theirs["loinc"])]
        options = theirs.get("options", owner["options"])
        assert [(one.text, one.weight) for one in question.options] == [(one["text"], one["value"]) for one in options]
        assert [one.code for one in question.options] == [slug(one["text"]) for one in options]
        assert question.stem == ("" if theirs["linkId"] == "difficulty" else owner["instruction"])
    total = form.by_id["total"]
    assert total.score_range == (owner["scoring"]["min"], owner["scoring"]["max"])
    assert [(band.low, band.high, band.label) for band in total.bands] == [
        (band["min"], band["max"], band["label"]) for band in owner["bands"]
    ]
    assert total.guard is not None
    assert list(total.guard.items) == owner["scoring"]["items"]
    assert total.guard.count == len(owner["scoring"]["items"])
    assert [(code.system, code.code) for code in total.codes] == [
        ("http://loinc.org", owner["codes"]["loinc"]["total"]),
        ("http://snomed.info/sct", owner["codes"]["snomed"]["score"]),
    ]
    assert form.source["code"][0]["code"] == owner["codes"]["loinc"]["panel"]


@pytest.mark.parametrize("form_id", INSTRUMENTS)
def test_answers_have_their_loinc_codes(library: Library, shared: Path, form_id: str) -> None:
    # The two questions of the PHQ-2 are LOINC's first two of the PHQ-9, with the same four answers.
    owner: Any = json.loads((shared / "instruments" / INSTRUMENTS["phq-9"]).read_text(encoding="utf-8"))
    theirs = owner["codes"]["loinc"]["answers"]
    scored = library.forms[form_id].form.by_id["total"].guard
    assert scored is not None
    for link_id in scored.items:
        options = library.forms[form_id].form.by_id[link_id].options
        assert len(options) == len(theirs)
        for option in options:
            assert [(code.system, code.code) for code in option.codes] == [
                ("http://loinc.org", theirs[str(option.weight)])
            ]


def test_the_same_question_has_the_same_options_in_both(library: Library) -> None:
    # An answer is carried from one to the other only then.
    for link_id in ("q1", "q2"):
        one, other = (library.forms[name].form.by_id[link_id] for name in ("phq-2", "phq-9"))
        assert (one.text, one.options, one.codes) == (other.text, other.options, other.codes)


def test_every_band_says_what_to_do_next(library: Library, forms_folder: Path) -> None:
    for form_id in INSTRUMENTS:
        for band in library.forms[form_id].form.by_id["total"].bands:
            assert 0 < len(band.next_step) <= 300
            assert "risk" not in band.next_step
            if form_id == "phq-9":
                assert band.next_step.startswith("This is a screening result, not a diagnosis. ")
    negative, positive = library.forms["phq-2"].form.by_id["total"].bands
    assert negative.next_step == "No further depression questions are needed today unless you are worried."
    assert positive.next_step == "Ask the full PHQ-9 now."
    changes = (forms_folder / "CHANGES.md").read_text(encoding="utf-8")
    assert "waiting for the clinical lead's approval" in changes


def test_next_steps_are_in_our_extension_and_nowhere_else(library: Library) -> None:
    for form_id in INSTRUMENTS:
        source = library.forms[form_id].form.source
        steps = [band.next_step for band in library.forms[form_id].form.by_id["total"].bands]
        total = next(item for item in source["item"] if item["linkId"] == "total")
        rest = json.dumps([item for item in source["item"] if item is not total], ensure_ascii=False)
        assert not any(step in rest or step in total["text"] for step in steps)


def test_the_uk_form_of_items_eight_and_nine_is_kept(phq9: Form) -> None:
    assert "noticed? Or the opposite — being" in phq9.by_id["q8"].text
    assert "better off dead or of hurting" in phq9.by_id["q9"].text


def test_band_codes(library: Library) -> None:
    assert [band.code for band in library.forms["phq-9"].form.by_id["total"].bands] == [
        "none-minimal",
        "mild",
        "moderate",
        "moderately-severe",
        "severe",
    ]
    assert [band.code for band in library.forms["phq-2"].form.by_id["total"].bands] == ["negative", "positive"]


def test_the_safety_question_is_no_scale(library: Library) -> None:
    form = library.forms["safety-question"].form
    assert form.scores == ()
    assert [item.link_id for item in items_of(form)] == ["q1"]
    assert [item.link_id for item in form.all_items() if item.alert] == ["safety"]


def test_worked_examples_hold(library: Library) -> None:
    for pack in library.forms.values():
        outcomes = run_examples(pack.form, read_json(pack.canonical).value["examples"])
        assert outcomes
        assert [(one.name, one.mismatches) for one in outcomes if one.mismatches] == []


def test_a_pack_is_rebuilt_from_its_snapshot_alone(phq9_pack: FormPack) -> None:
    again = pack_from_canonical(phq9_pack.canonical)
    assert again == phq9_pack
    assert again.form == phq9_pack.form
    assert again.sha256 == hashlib.sha256(phq9_pack.canonical).hexdigest()


@pytest.mark.parametrize(
    "damage",
    [
        lambda data: data + b" ",
        lambda data: data[:-1],
        lambda data: b"[]",
        lambda data: data.replace(b'"notice"', b'"note"'),
        lambda data: b"\xff",
    ],
)
def test_a_damaged_snapshot_is_refused(phq9_pack: FormPack, damage: Any) -> None:
    with pytest.raises(FormError):
        pack_from_canonical(damage(phq9_pack.canonical))


def test_one_bad_form_hides_no_other(forms_folder: Path, tmp_path: Path) -> None:
    import shutil

    shutil.copytree(forms_folder, tmp_path / "forms")
    path = tmp_path / "forms" / "questionnaires" / "phq-2" / "phq-2.json"
    path.write_text(path.read_text(encoding="utf-8") + "}", encoding="utf-8")
    library = load_library(tmp_path / "forms")
    assert "phq-2" not in library.forms
    assert {"phq-9", "safety-question"} <= set(library.forms)
    assert [one.code for one in library.findings if "phq-2.json" in one.file] == ["E101"]


def test_a_missing_folder_is_an_empty_library(tmp_path: Path) -> None:
    library = load_library(tmp_path / "nowhere")
    assert (dict(library.forms), dict(library.pathways), library.findings) == ({}, {}, ())


@pytest.mark.parametrize(
    ("results", "due"),
    [
        ({}, ["phq-2", "safety-question"]),
        ({"phq-2": {}}, ["phq-2", "safety-question"]),
        ({"phq-2": {"total": None}}, ["phq-2", "safety-question"]),
        ({"phq-2": {"total": 2}}, ["phq-2", "safety-question"]),
        ({"phq-2": {"total": 3}}, ["phq-2", "phq-9", "safety-question"]),
        ({"phq-2": {"total": 6}, "phq-9": {"total": 20}}, ["phq-2", "phq-9", "safety-question"]),
    ],
)
def test_first_contact(library: Library, results: dict[str, dict[str, Any]], due: list[str]) -> None:
    assert [step.form_id for step in library.pathways["first-contact"].due(results)] == due


def test_the_engine_pulls_in_no_window_and_no_database() -> None:
    probe = "import sys, hubdesk.forms; print([m for m in sys.modules if m.split('.')[0] in ('PySide6', 'sqlalchemy')])"
    done = subprocess.run([sys.executable, "-c", probe], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
