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


def test_the_safe_enquiry_is_the_one_step_for_when_the_person_is_alone(library: Library) -> None:
    for pathway in library.pathways.values():
        marked = [step.form_id for step in pathway.steps if step.sensitive]
        assert marked == (["safe-enquiry"] if pathway.id == "first-visit" else [])


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
