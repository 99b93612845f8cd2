"""Cross-prompts: each of ours can be raised and can stay away; a faulty file is named, and hides nothing else."""

import json
import re

import pytest

from hubdesk.forms.cross_prompts import CrossPrompts, cross_prompts_in
from tests.support.memory import shipped

OURS = shipped().prompts
DRUGS = "drugs-and-overdose"


def ids(results=None, answers=None, person=None):
    made = {form: {"total": value} for form, value in (results or {}).items()}
    return [prompt.id for prompt in OURS.raised(made, answers or {}, person or {})]


RAISED = [
    ("overdose", {}, {DRUGS: {"q2": ["heroin"]}}, {"daysSinceRelease": 28}),
    ("overdose", {}, {DRUGS: {"q2": ["spice", "other-opioids"], "q35": True}}, {}),
    ("withdrawal", {"audit": 20}, {}, {}),
    ("withdrawal", {"audit-c": 5}, {"alcohol-now": {"q4": True}}, {}),
    ("pregnant-and-using", {"audit-c": 5}, {"health-today": {"q17": "yes-i-am-pregnant"}}, {}),
    ("children", {"dast-10": 3}, {"health-today": {"q16": True}}, {}),
    ("dual-diagnosis", {"phq-9": 10, "audit": 8}, {}, {}),
    ("dual-diagnosis", {"gad-7": 10}, {DRUGS: {"q2": ["crack"]}}, {}),
    ("pick-up", {"audit-c": 5}, {}, {"daysSinceRelease": 21}),
    ("first-28-days", {}, {}, {"daysSinceRelease": 0}),
    ("liver", {"audit": 16}, {}, {}),
    ("liver", {}, {"physical-health": {"q1": ["asthma", "hepatitis"]}}, {}),
    ("blood-tests", {}, {DRUGS: {"q31": "yes-longer-ago", "q46": "not-offered-today"}}, {}),
    ("tb", {}, {"physical-health": {"q28": ["coughing-up-blood"]}}, {}),
    ("ask-substance", {"phq-2": 3}, {}, {}),
    ("ask-mind", {"audit-c": 5}, {}, {}),
    ("learning", {}, {"head-learning-attention": {"q9": True}}, {}),
    ("over-50", {}, {}, {"age": 50}),
    ("hospital", {}, {}, {"hospitalLately": True}),
    ("moving-on", {}, {}, {"approvedPremises": True}),
    ("armed-forces", {}, {"life-and-money": {"q17": True}}, {}),
    ("armed-forces", {}, {}, {"armedForces": True}),
    ("care-leaver", {}, {"life-and-money": {"q18": True}}, {"age": 25}),
    ("waiting-for-benefit", {}, {"life-and-money": {"q5": True}}, {}),
    ("gambling", {}, {"life-and-money": {"q8": True}}, {}),
]
NOT_RAISED = [
    ("overdose", {}, {DRUGS: {"q2": ["heroin"]}}, {"daysSinceRelease": 29}),
    ("overdose", {}, {DRUGS: {"q2": ["cannabis"], "q35": True}}, {}),
    ("withdrawal", {"audit": 19}, {}, {}),
    ("withdrawal", {}, {"alcohol-now": {"q4": True}}, {}),
    ("pregnant-and-using", {"audit-c": 5}, {"health-today": {"q17": "yes-i-had-a-baby"}}, {}),
    ("dual-diagnosis", {"phq-9": 9, "audit": 8}, {}, {}),
    ("dual-diagnosis", {"phq-9": 10, "audit": 7}, {}, {}),
    ("pick-up", {"audit-c": 5}, {}, {"daysSinceRelease": 22}),
    ("liver", {"audit": 15}, {"physical-health": {"q1": ["asthma"]}}, {}),
    ("blood-tests", {}, {DRUGS: {"q31": "no", "q46": "not-offered-today"}}, {}),
    ("tb", {}, {"physical-health": {"q28": ["none-of-these"]}}, {}),
    ("ask-substance", {"phq-2": 3, "audit-c": 0}, {}, {}),
    ("ask-mind", {"audit-c": 5, "phq-2": 0}, {}, {}),
    ("over-50", {}, {}, {"age": 49}),
    ("care-leaver", {}, {"life-and-money": {"q18": True}}, {"age": 26}),
]


@pytest.mark.parametrize(("prompt", "results", "answers", "person"), RAISED)
def test_it_is_raised(prompt, results, answers, person):
    assert prompt in ids(results, answers, person)


@pytest.mark.parametrize(("prompt", "results", "answers", "person"), NOT_RAISED)
def test_it_stays_away(prompt, results, answers, person):
    assert prompt not in ids(results, answers, person)


def test_every_prompt_of_ours_is_tried_above():
    assert {row[0] for row in RAISED} == {prompt.id for prompt in OURS.prompts}


def test_nothing_known_raises_nothing():
    assert ids() == []


@pytest.mark.parametrize("prompt", OURS.prompts, ids=lambda p: p.id)
def test_a_prompt_names_its_source_and_no_level_of_risk_and_its_action_no_answer(prompt):
    words = f"{prompt.says} {prompt.action}"
    assert not re.search(r"\b(risk|high|low|diagnos)", words, re.IGNORECASE)
    assert prompt.source
    assert prompt.who
    assert 0 <= prompt.days <= 28
    assert len(prompt.action) <= 200
    assert not re.search(r"\d+ (out )?of|score|AUDIT|PHQ|GAD|heroin|opioid", prompt.action)
    assert "n’t" not in words


def folder(tmp_path, prompts, defines=()):
    (tmp_path / "prompts").mkdir()
    content = {"defines": list(defines), "prompts": prompts}
    (tmp_path / "prompts" / "one.json").write_text(json.dumps(content), encoding="utf-8")
    return tmp_path


def prompt(**changes):
    own = {"id": "a", "when": "true", "says": "s", "action": "a", "who": "w", "days": 1, "source": "f"}
    return own | changes


@pytest.mark.parametrize(
    ("when", "said"),
    [
        ("%results.`phq-10`.total > 1", 'there is no form "phq-10"'),
        ("%results.`phq-9`.totel > 1", 'has no result "totel"'),
        ("%answers.`phq-9`.q44 = 'x'", 'has no answer "q44"'),
        ("%person.shoesize > 1", 'nothing called "shoesize"'),
        ("%results.`phq-9`.total >", "cannot be read"),
    ],
)
def test_a_fault_is_named_and_the_file_gives_no_prompts(tmp_path, when, said):
    forms = {name: pack.form for name, pack in shipped().forms.items()}
    made, findings = cross_prompts_in(folder(tmp_path, [prompt(when=when)]), forms)
    assert made == CrossPrompts()
    assert any(said in f.message for f in findings), findings
    assert {f.code for f in findings} == {"E512"}


def test_a_file_of_another_shape_is_a_finding_and_never_an_error(tmp_path):
    made, findings = cross_prompts_in(folder(tmp_path, [{"id": "a"}]), {})
    assert made == CrossPrompts()
    assert [f.code for f in findings] == ["E512"]


def test_an_id_used_twice_is_named(tmp_path):
    _, findings = cross_prompts_in(folder(tmp_path, [prompt(), prompt()]), {})
    assert all("used twice" in f.message for f in findings)
    assert findings


def test_what_a_prompt_says_better_is_said_somewhere_else():
    from hubdesk.services import suggestions

    said = {row[3] for row in suggestions._ANSWERS} | set(suggestions._SCORES.values())
    assert {words for prompt in OURS.prompts for words in prompt.covers} <= said
