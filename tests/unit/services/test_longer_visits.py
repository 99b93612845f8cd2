"""The kinds of visit beside the first one: what follows what, what is carried over, and what the answers suggest."""

from collections.abc import Mapping
from dataclasses import replace

import pytest

from hubdesk.domain.answers import NonAnswer
from hubdesk.domain.visits import PlaceKind
from hubdesk.forms import read_plain
from hubdesk.services.screening import record_answer
from hubdesk.services.step_locks import LeftOut
from hubdesk.services.suggestions import suggestions
from hubdesk.services.visit_plan import plan
from hubdesk.services.visit_start import visit_kinds
from tests.support.memory import Hub, Worker, shipped
from tests.unit.services.pathways import ALONE, begun

Said = Mapping[str, object]
NO_HARM = {"safety-question q1": False}
HIGH = {"phq-2": 3, "gad-2": 3, "audit-c": 4}
"""The same answer, by its weight, to every question of a form."""


@pytest.fixture
def hub() -> Hub:
    return Hub(shipped())


def walk(worker: Worker, said: Said, until: str = "review") -> list[str]:
    """Answer each question as told for it or for its form, else with a refusal; the questions asked, in order."""
    met: list[str] = []
    for _ in range(120):
        place = worker.now.visit.place
        if worker.at == until or place.kind is not PlaceKind.QUESTION:
            return met
        met.append(worker.at)
        item = worker.now.form(place.response_id).pack.form.by_id[place.link_id]
        told = said.get(worker.at, said.get(worker.at.split()[0]))
        answer = NonAnswer.DECLINED if told is None else read_plain(item, told)
        assert answer is not None
        worker.now = record_answer(worker.desk, worker.now, place.response_id, place.link_id, answer)
        worker.next()
    raise AssertionError("the visit does not end")


def visit(hub: Hub, pathway_id: str, said: Said) -> tuple[Worker, list[str]]:
    worker = begun(hub, replace(ALONE, pathway_id=pathway_id))
    return worker, walk(worker, {**NO_HARM, **said})


def forms_of(met: list[str]) -> list[str]:
    return list(dict.fromkeys(question.split()[0] for question in met))


def test_the_deep_visit_goes_through_all_three_longer_forms_and_asks_nothing_twice(hub: Hub):
    worker, met = visit(hub, "deep-visit", {**HIGH, "phq-9": 0, "gad-7": 0, "audit": 0})
    assert forms_of(met) == ["phq-2", "gad-2", "safety-question", "audit-c", "alcohol-now", "phq-9", "gad-7", "audit"]
    assert [q for q in met if q.startswith("phq-9")] == [f"phq-9 q{n}" for n in range(3, 11)]
    assert [q for q in met if q.startswith("gad-7")] == [f"gad-7 q{n}" for n in range(3, 8)]
    assert [q for q in met if q.startswith("audit ")] == [f"audit q{n}" for n in range(4, 11)]
    assert plan(worker.desk, worker.now).left_out == ()
    worker.finish()
    assert [f.pack.id for f in worker.now.forms if not f.sitting.complete] == []


def test_the_deep_visit_asks_no_longer_form_that_is_not_called_for(hub: Hub):
    _, met = visit(hub, "deep-visit", {"phq-2": 0, "gad-2": 0, "audit-c": 0})
    assert forms_of(met) == ["phq-2", "gad-2", "safety-question", "audit-c", "alcohol-now"]


def test_what_was_asked_in_the_audit_pc_is_not_asked_in_the_audit(hub: Hub):
    worker, met = visit(hub, "alcohol-and-drugs", {"audit-pc": 2, "audit": 0})
    assert [q for q in met if q.startswith("audit ")] == [f"audit q{n}" for n in (3, 6, 7, 8, 9)]
    assert worker.form("audit").carried == {"q1", "q2", "q4", "q5", "q10"}


def test_what_was_asked_in_the_hsi_is_not_asked_in_the_ftnd(hub: Hub):
    worker, met = visit(hub, "smoking", {"hsi": 3, "ftnd": 1})
    assert [q for q in met if q.startswith("ftnd")] == ["ftnd q2", "ftnd q3", "ftnd q5", "ftnd q6"]
    assert worker.form("ftnd").sitting.scores()[0].value == 10


def test_plans_to_end_their_life_stop_the_core_10_at_once(hub: Hub):
    worker = begun(hub, replace(ALONE, pathway_id="distress-and-trauma"))
    met = walk(worker, {"core-10": 0, "core-10 q6": 1})
    assert met[-1] == "core-10 q6"
    assert worker.now.visit.place.kind is PlaceKind.SAFETY
    assert [t.form_id for t in worker.now.safety[-1].triggers] == ["core-10"]


def test_hark_is_asked_only_of_somebody_who_is_alone(hub: Hub):
    with_companion = replace(ALONE, alone=False, present=("companion",), pathway_id="seen-alone")
    worker = begun(hub, with_companion)
    assert forms_of(walk(worker, NO_HARM)) == ["safety-question"]
    assert [why for _, why in plan(worker.desk, worker.now).left_out] == [LeftOut.NOT_ALONE, LeftOut.NOT_ALONE]


def test_hark_follows_safe_enquiry_and_one_yes_suggests_to_meet_alone_again(hub: Hub):
    other, met = visit(hub, "seen-alone", {"hark": False, "hark q2": True})
    assert forms_of(met) == ["safe-enquiry", "hark", "safety-question"]
    assert "See the person alone again this week" in suggestions(other.now)


def test_each_substance_that_was_named_is_asked_about_and_no_other(hub: Hub):
    said = {
        "drugs-and-overdose q1": True,
        "drugs-and-overdose q2": ["heroin", "cannabis"],
        "drugs-and-overdose q3": 12,
        "drugs-and-overdose q17": 28,
    }
    worker = begun(hub, replace(ALONE, pathway_id="alcohol-and-drugs"))
    walk(worker, said, until="drugs-and-overdose q2")
    met = walk(worker, {**said, **NO_HARM})
    assert met[:5] == [f"drugs-and-overdose q{n}" for n in (2, 3, 4, 17, 18)]
    assert "drugs-and-overdose q28" in met


@pytest.mark.parametrize(
    ("pathway_id", "said", "words"),
    [
        ("quick-check", {"whooley": True}, "Ask the GP practice for an appointment about mood"),
        ("quick-check", {"fast": 2}, "Offer an appointment with the drug and alcohol service"),
        ("quick-check", {"cage-aid": True}, "Offer an appointment with the drug and alcohol service"),
        ("alcohol-and-drugs", {"audit-pc": 2}, "Offer an appointment with the drug and alcohol service"),
        ("smoking", {"hsi": 0}, "Offer help to stop smoking"),
        ("distress-and-trauma", {"core-10": 2}, "Offer an appointment with NHS Talking Therapies"),
        ("distress-and-trauma", {"pc-ptsd-5": True}, "Talk over what came up with a clinician here"),
        ("alcohol-and-drugs", {"drugs-and-overdose q33": True, "drugs-and-overdose q39": "no"}, "naloxone"),
    ],
)
def test_positive_answers_suggest_the_next_step(hub: Hub, pathway_id: str, said: Said, words: str):
    worker = begun(hub, replace(ALONE, pathway_id=pathway_id))
    walk(worker, {**NO_HARM, "core-10 q6": 0, **said})
    assert any(words in one for one in suggestions(worker.now)), suggestions(worker.now)


@pytest.mark.parametrize(
    ("pathway_id", "said", "words"),
    [
        ("quick-check", {"whooley": False, "fast": 0, "cage-aid": False}, "Offer an appointment"),
        ("distress-and-trauma", {"core-10": 1}, "Talking Therapies"),
        ("distress-and-trauma", {"core-10 q1": 1, "pc-ptsd-5": False}, "clinician"),
    ],
)
def test_low_answers_suggest_none(hub: Hub, pathway_id: str, said: Said, words: str):
    worker = begun(hub, replace(ALONE, pathway_id=pathway_id))
    walk(worker, {**NO_HARM, "core-10 q6": 0, **said})
    assert not any(words in one for one in suggestions(worker.now)), suggestions(worker.now)


@pytest.mark.parametrize(
    ("done", "suggested"),
    [(None, True), ("could-not-be-arranged-today", True), ("arranged", False), ("supplied", False)],
)
def test_naloxone_that_was_seen_to_is_not_suggested_again(hub: Hub, done: str | None, suggested: bool):
    said = {"drugs-and-overdose q33": True, "drugs-and-overdose q39": "no", "drugs-and-overdose q42": done}
    worker, _ = visit(hub, "alcohol-and-drugs", said)
    assert ("Arrange take-home naloxone today" in suggestions(worker.now)) is suggested


def test_all_kinds_of_visit_can_be_chosen_the_usual_ones_first():
    kinds = [kind.pathway_id for kind in visit_kinds(shipped())]
    assert kinds[:3] == ["first-visit", "two-minute-visit", "first-contact"]
    assert {"deep-visit", "distress-and-trauma", "alcohol-and-drugs", "smoking", "seen-alone"} <= set(kinds)
