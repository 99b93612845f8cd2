"""The pathways that ship: their order, their minutes, and when a longer form is called for."""

from itertools import groupby
from typing import Any

import pytest

from hubdesk.forms import Library

FIRST_VISIT = [
    ("Talking and support", ["communication-needs"], 3),
    ("Health and tonight", ["health-today"], 4),
    ("Alcohol and drugs", ["audit-c", "alcohol-now", "drugs-and-overdose"], 4),
    ("Mood, worry and safety", ["phq-2", "gad-2", "safety-question", "unusual-experiences"], 4),
    ("Head injury and learning", ["head-learning-attention"], 2),
    ("Safe with other people", ["safe-enquiry"], 1),
]
STEP_UPS = ["phq-9", "audit", "gad-7"]
OPENING_AND_ACTIONS = 2 + 2 + 3


def test_the_first_visit_has_the_parts_in_their_order_and_takes_25_minutes(library: Library) -> None:
    due = library.pathways["first-visit"].due({})
    parts = [(title, list(steps)) for title, steps in groupby(due, key=lambda step: step.part)]
    assert [(t, [s.form_id for s in steps], sum(s.minutes for s in steps)) for t, steps in parts] == FIRST_VISIT
    assert sum(step.minutes for step in due) + OPENING_AND_ACTIONS == 25
    assert all(step.minutes for step in library.pathways["first-visit"].steps)


def test_safe_enquiry_and_hark_are_the_steps_for_when_the_person_is_alone(library: Library) -> None:
    for pathway in library.pathways.values():
        marked = [step.form_id for step in pathway.steps if step.sensitive]
        asked_alone = {"first-visit": ["safe-enquiry"], "seen-alone": ["safe-enquiry", "hark"]}
        assert marked == asked_alone.get(pathway.id, [])
        assert marked == [step.form_id for step in pathway.steps if step.form_id in ("safe-enquiry", "hark")]


def test_drugs_are_not_asked_about_in_front_of_an_officer(library: Library) -> None:
    steps = library.pathways["first-visit"].steps
    assert [step.form_id for step in steps if step.no_officer] == ["drugs-and-overdose", "safe-enquiry"]


@pytest.mark.parametrize(
    ("results", "due"),
    [
        ({}, []),
        ({"phq-2": {"total": 2}, "gad-2": {"total": 2}, "audit-c": {"total": 4}}, []),
        ({"phq-2": {"total": None}, "gad-2": {}}, []),
        ({"phq-2": {"total": 3}}, ["phq-9"]),
        ({"gad-2": {"total": 3}}, ["gad-7"]),
        ({"audit-c": {"total": 5}}, ["audit"]),
        ({"phq-2": {"total": 6}, "gad-2": {"total": 6}, "audit-c": {"total": 12}}, STEP_UPS),
    ],
)
def test_longer_forms_come_on_their_threshold_and_after_all_short_ones(
    library: Library, results: dict[str, dict[str, Any]], due: list[str]
) -> None:
    steps = library.pathways["first-visit"].due(results)
    short = [form_id for _, forms, _ in FIRST_VISIT for form_id in forms]
    assert [step.form_id for step in steps] == [*short, *due]
    assert [step.form_id for step in steps if step.step_up] == due


def test_the_two_minute_visit(library: Library) -> None:
    steps = library.pathways["two-minute-visit"].steps
    assert [(step.form_id, step.minutes) for step in steps] == [("safety-question", 1), ("medicines-today", 1)]
    assert not any(step.step_up or step.sensitive or step.condition for step in steps)


def test_the_direct_safety_question_is_in_every_pathway(library: Library) -> None:
    for pathway in library.pathways.values():
        assert "safety-question" in [step.form_id for step in pathway.due({})]


def test_the_deep_visit_asks_all_three_longer_forms_in_one_visit(library: Library) -> None:
    pathway = library.pathways["deep-visit"]
    short = ["phq-2", "gad-2", "safety-question", "audit-c", "alcohol-now"]
    assert [step.form_id for step in pathway.due({})] == short
    high = {"phq-2": {"total": 3}, "gad-2": {"total": 3}, "audit-c": {"total": 5}}
    assert [step.form_id for step in pathway.due(high)] == [*short, "phq-9", "gad-7", "audit"]
    # The rule of one longer form a visit is for the other pathways.
    assert not any(step.step_up for step in pathway.steps)
    assert sum(step.minutes for step in pathway.due(high)) + OPENING_AND_ACTIONS == 20


@pytest.mark.parametrize(
    ("pathway_id", "results", "longer"),
    [
        ("distress-and-trauma", {"pc-ptsd-5": {"total": 2}}, []),
        ("distress-and-trauma", {"pc-ptsd-5": {"total": 3}}, ["itq"]),
        ("smoking", {"hsi": {"total": 2}}, []),
        ("smoking", {"hsi": {"total": 3}}, ["ftnd"]),
        ("alcohol-and-drugs", {"audit-pc": {"total": 4}}, []),
        ("alcohol-and-drugs", {"audit-pc": {"total": 5}}, ["audit"]),
        ("quick-check", {"whooley": {"total": 0}, "fast": {"total": 12, "result": 0}}, []),
        ("quick-check", {"whooley": {"total": 1}, "fast": {"result": 1}}, ["phq-9", "audit"]),
    ],
)
def test_the_other_pathways_ask_more_only_on_their_threshold(
    library: Library, pathway_id: str, results: dict[str, dict[str, Any]], longer: list[str]
) -> None:
    steps = library.pathways[pathway_id].due(results)
    assert [step.form_id for step in steps if step.condition] == longer


def test_drugs_are_asked_about_in_front_of_an_officer_in_no_pathway(library: Library) -> None:
    about_drugs = {"drugs-and-overdose", "dast-10", "cage-aid"}
    for pathway in library.pathways.values():
        assert all(step.no_officer for step in pathway.steps if step.form_id in about_drugs)


def test_every_instrument_can_be_asked_in_some_visit(library: Library) -> None:
    asked = {step.form_id for pathway in library.pathways.values() for step in pathway.steps}
    # RAADS-14 follows an AQ-10 at a specialist's, not in a hub.
    assert {form_id for form_id, pack in library.forms.items() if pack.form.scores} - asked <= {"raads-14"}
