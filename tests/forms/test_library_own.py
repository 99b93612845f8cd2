"""hubdesk's own forms: plain to hear, without a score, found by code, and prompting staff where they must."""

import re
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest

from hubdesk.forms import Form, Item, Library, Sitting, read_plain

OWN = (
    "alcohol-now",
    "communication-needs",
    "drugs-and-overdose",
    "head-learning-attention",
    "health-today",
    "medicines-today",
    "safe-enquiry",
    "unusual-experiences",
)
HUBDESK = "https://hubdesk.example/fhir/CodeSystem/hubdesk"
# Words that are hard by the count of their parts and that everybody here knows.
KNOWN = frozenset(["medicine", "medicines", "interpreter", "naloxone", "another", "methadone", "disability"])


def questions(form: Form) -> list[Item]:
    return [item for item in form.all_items() if item.is_question]


def prompted(form: Form, answers: dict[str, Any], now: datetime) -> set[str]:
    """The prompts and alerts after these answers, which are given by the code of their question."""
    by_code = {code.code: item for item in questions(form) for code in item.codes}
    sitting = Sitting(form, now)
    for code, value in answers.items():
        answer = read_plain(by_code[code], value)
        assert answer is not None
        sitting.give(by_code[code].link_id, answer)
    shown = {state for state in answers if not sitting.states[by_code[state].link_id].visible}
    assert not shown, f"not asked: {shown}"
    return {item.link_id for item in sitting.prompts()} | {alert.link_id for alert in sitting.alerts()}


def heard(form: Form) -> list[str]:
    """Everything the person hears: questions, what stands above them, options; not what is marked for staff."""
    asked = [item for item in questions(form) if not item.text.startswith("For staff:")]
    groups = [item.text for item in form.all_items() if item.type == "group"]
    helps = [item.help for item in asked if item.help and not item.help.startswith(("For staff:", "Use a profess"))]
    return [*groups, *(item.text for item in asked), *helps, *(one.text for item in asked for one in item.options)]


def syllables(word: str) -> int:
    word = re.sub(r"(?:[^laeiouy]es|[^laeioudty]ed|[^laeiouy]e)$", lambda ending: ending.group()[0], word.lower())
    return max(1, len(re.findall(r"[aeiouy]+", word)))


def grade(texts: list[str]) -> float:
    """The Flesch-Kincaid grade: 4 to 6 is a reading age of 9 to 11."""
    words = [word for text in texts for word in re.findall(r"[A-Za-z']+", text)]
    parts = sum(2 if word.lower() in KNOWN else syllables(word) for word in words)
    return 0.39 * len(words) / len(texts) + 11.8 * parts / len(words) - 15.59


@pytest.mark.parametrize("form_id", OWN)
def test_what_the_person_hears_is_plain(library: Library, form_id: str) -> None:
    form = library.forms[form_id].form
    sentences = [part for text in heard(form) for part in re.split(r"(?<=[.?!])\s+", text) if part]
    long_ones = [text for text in sentences if len(text.split()) > 20]
    assert long_ones == []
    whole = [text for text in sentences if text.endswith((".", "?"))]
    assert grade(whole) <= 6, grade(whole)
    for text in heard(form):
        assert not re.search(r"\b\w+n't\b|’", text), text
        assert not re.search(r"offen|crimin|addict|abuser|probation|suicid", text, re.IGNORECASE), text


@pytest.mark.parametrize("form_id", OWN)
def test_no_score_no_level_and_no_risk(library: Library, form_id: str) -> None:
    form = library.forms[form_id].form
    assert form.scores == ()
    assert not any(option.weight is not None for item in form.all_items() for option in item.options)
    assert not any(item.calculated or item.yes_weight or item.no_weight for item in form.all_items())
    assert not any(re.search(r"\brisk", item.text, re.IGNORECASE) for item in form.all_items())


@pytest.mark.parametrize("form_id", OWN)
def test_questions_are_numbered_and_have_a_code_of_our_own(library: Library, form_id: str) -> None:
    asked = questions(library.forms[form_id].form)
    assert [item.link_id for item in asked] == [f"q{number}" for number in range(1, len(asked) + 1)]
    for item in asked:
        assert [code.system for code in item.codes] == [HUBDESK]
        assert len({one.code for one in item.options}) == len(item.options)
        for one in item.options:
            assert one.code == re.sub(r"[^a-z0-9]+", "-", one.text.lower()).strip("-")
        # Only the direct safety question is one that must be asked before a visit can end.
        assert not item.required


@pytest.mark.parametrize("form_id", OWN)
def test_the_only_alert_is_about_voices_that_tell_to_hurt(library: Library, form_id: str) -> None:
    alerts = [item.link_id for item in library.forms[form_id].form.all_items() if item.alert]
    assert alerts == (["commands"] if form_id == "unusual-experiences" else [])


@pytest.mark.parametrize("form_id", OWN)
def test_the_notice_says_the_words_are_ours(forms_folder: Path, form_id: str) -> None:
    notice = (forms_folder / "questionnaires" / form_id / "NOTICE.txt").read_text(encoding="utf-8")
    assert "it is not taken from any scale" in notice
    assert "no score and no level" in notice


@pytest.mark.parametrize(
    ("form_id", "answers", "prompts"),
    [
        ("alcohol-now", {"last-drink": "today"}, set()),
        ("alcohol-now", {"last-drink": "i-never-drink", "sedatives": True}, {"for-staff-withdrawal"}),
        ("alcohol-now", {"last-drink": "today", "past-fits": True}, {"for-staff-withdrawal"}),
        ("alcohol-now", {"last-drink": "in-the-last-7-days", "past-delirium": True}, {"for-staff-withdrawal"}),
        (
            "alcohol-now",
            {"last-drink": "yesterday", "shakes-now": True},
            {"for-staff-withdrawal", "for-staff-shakes-now"},
        ),
        (
            "health-today",
            {"gp": "no", "takes-medicines": True, "run-out": "tomorrow", "must-not-miss": True},
            {"for-staff-no-gp", "for-staff-run-out", "for-staff-must-not-miss"},
        ),
        ("health-today", {"children": True}, {"for-staff-children"}),
        ("health-today", {"pregnancy": "yes-i-am-pregnant"}, {"for-staff-pregnancy"}),
        ("health-today", {"bed-tonight": "outside-or-i-do-not-know-yet"}, {"for-staff-no-bed"}),
        (
            "medicines-today",
            {"takes-medicines": True, "run-out": "today", "must-not-miss": True},
            {"for-staff-run-out", "for-staff-must-not-miss"},
        ),
        (
            "drugs-and-overdose",
            {"any-drugs": True, "which-drugs": ["heroin"], "break-in-use": True, "naloxone": "no"},
            {"for-staff-opioids", "for-staff-lost-tolerance", "for-staff-naloxone"},
        ),
        ("drugs-and-overdose", {"any-drugs": True, "which-drugs": ["g"]}, {"for-staff-sedatives"}),
        ("drugs-and-overdose", {"any-drugs": True, "which-drugs": ["cannabis"], "cannabis-days": 28}, set()),
        (
            "drugs-and-overdose",
            {"any-drugs": True, "naloxone": "no", "naloxone-done": "supplied", "naloxone-supplied-by": "somebody-else"},
            {"for-staff-naloxone-supply"},
        ),
        (
            "drugs-and-overdose",
            {"any-drugs": False, "past-overdose": True, "opioid-treatment": "yes-but-i-missed-3-days-or-more"},
            {"for-staff-missed-doses"},
        ),
        (
            "drugs-and-overdose",
            {"any-drugs": False, "injecting": "yes-longer-ago", "virus-tests": "offered-and-wanted"},
            {"for-staff-injecting", "for-staff-viruses"},
        ),
        ("drugs-and-overdose", {"any-drugs": False, "break-in-use": True}, set()),
        (
            "drugs-and-overdose",
            {"any-drugs": False, "past-overdose": True, "break-in-use": True},
            {"for-staff-lost-tolerance"},
        ),
        ("unusual-experiences", {"beliefs": True}, {"for-staff-clinician"}),
        ("unusual-experiences", {"voices": True, "commands": True}, {"for-staff-clinician", "commands"}),
        ("head-learning-attention", {"head-injury": True, "head-injury-recent": True}, {"for-staff-head-injury"}),
        ("safe-enquiry", {"feels-safe": True, "hurt-or-controlled": False}, set()),
        (
            "safe-enquiry",
            {"feels-safe": False, "safe-to-contact": "no"},
            {"for-staff-safe", "for-staff-contact"},
        ),
        (
            "communication-needs",
            {"language": "another-language", "interpreter": True, "reading": "yes"},
            {"for-staff-interpreter", "for-staff-reading"},
        ),
    ],
)
def test_staff_are_told_what_to_do(
    library: Library, form_id: str, answers: dict[str, Any], prompts: set[str], now: datetime
) -> None:
    assert prompted(library.forms[form_id].form, answers, now) == prompts


def test_withdrawal_says_not_to_stop_suddenly(library: Library) -> None:
    for form_id in ("alcohol-now", "audit"):
        text = library.forms[form_id].form.by_id["for-staff-withdrawal"].text
        assert text.startswith("Possible withdrawal: do not tell the person to stop")
        assert "clinician" in text
        assert "today" in text


def test_allergies_have_four_states(library: Library) -> None:
    # The fourth, not recorded, is that there is no answer.
    (item,) = (i for i in questions(library.forms["health-today"].form) if i.codes[0].code == "allergies")
    assert [one.code for one in item.options] == ["yes", "none-that-i-know-of", "i-do-not-know"]


@pytest.mark.parametrize(
    ("one", "other", "codes"),
    [
        ("health-today", "medicines-today", ["takes-medicines", "which-medicines", "run-out", "must-not-miss"]),
        ("communication-needs", "head-learning-attention", ["reading"]),
    ],
)
def test_what_is_asked_in_two_forms_is_carried_over(library: Library, one: str, other: str, codes: list[str]) -> None:
    mine, theirs = ({i.codes[0].code: i for i in questions(library.forms[name].form)} for name in (one, other))
    assert sorted(mine.keys() & theirs.keys()) == sorted(codes)
    for code in codes:
        assert mine[code].text == theirs[code].text
        assert (mine[code].type, mine[code].options) == (theirs[code].type, theirs[code].options)


def test_every_form_and_pathway_has_its_line_in_the_changes(library: Library, forms_folder: Path) -> None:
    lines = (forms_folder / "CHANGES.md").read_text(encoding="utf-8").splitlines()
    named = {name.strip() for line in lines if line.startswith("| ") for name in line.split("|")[1].split(",")}
    assert set(library.forms) <= named
    assert {f"pathway {name}" for name in library.pathways} <= named
