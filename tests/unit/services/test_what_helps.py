"""The sheet *What helps me* begins with the person's own profile, and the person has the last word."""

from collections.abc import Mapping
from typing import Any

import pytest

from hubdesk.domain.answers import NonAnswer
from hubdesk.domain.paper.what_helps import AREAS
from hubdesk.forms import Step, read_plain
from hubdesk.services.desk import Desk
from hubdesk.services.opening import OpeningEntry, finish_opening
from hubdesk.services.paper.papers import begin_paper, keep_paper
from hubdesk.services.paper.printing import NotReady, print_paper, show_paper
from hubdesk.services.pathway_results import results
from hubdesk.services.screening import record_answer
from hubdesk.services.visit_start import begin_visit
from tests.support.memory import Hub, Worker, shipped
from tests.support.papers import PaperTray
from tests.unit.services.pathways import ALONE, SAFETY, begun, condition, hub_with

SHEET = "sheet-what-helps"
PROFILE = Step("strengths-and-challenges", "Strengths", "strengths-and-challenges", minutes=8)
FORM = shipped().forms["strengths-and-challenges"].form
LINK_IDS = {item.codes[0].code: item.link_id for item in FORM.all_items() if item.codes}
ANSWERS: Mapping[str, Any] = {
    "good-at": "Cooking\nMending bikes",
    "focus": "it-is-hard-a-lot",
    "focus-helps": ["one-thing-at-a-time", "a-quiet-place"],
    "memory": "it-is-hard-sometimes",
    "memory-helps": ["nothing-yet"],
    "reading-writing": "it-is-hard-a-lot",
    "reading-writing-helps": ["read-it-out-to-me", "bigger-print"],
    "numbers": "it-is-a-strength-of-mine",
    "social": "it-is-fine",
    "head-injury": True,
    "head-injury-effects": True,
    "head-injury-helps": ["to-rest-in-between"],
    "own-view": ["autism"],
    "told-by-specialist": ["dyslexia"],
    "too-much": "A walk outside",
    "makes-it-worse": "Do not shout",
}


def told(worker: Worker, answers: Mapping[str, Any]) -> Worker:
    """Answers of the profile, by the code of their question, in any order."""
    for code, value in answers.items():
        link_id = LINK_IDS[code]
        answer = value if isinstance(value, NonAnswer) else read_plain(FORM.by_id[link_id], value)
        worker.now = record_answer(worker.desk, worker.now, worker.form(PROFILE.form_id).response.id, link_id, answer)
    return worker


def finished(worker: Worker) -> Worker:
    """The direct question asked, and the visit finished."""
    while worker.at != "review":
        worker.record(False).next() if worker.at.startswith("safety-question") else worker.next()
    return worker.finish()


@pytest.fixture
def hub() -> Hub:
    return hub_with(PROFILE, SAFETY)


def begin(desk: Desk, worker: Worker):
    return begin_paper(desk, worker.now.person.id, SHEET)[0]


def test_it_begins_with_strengths_and_with_what_helps(hub: Hub, sit) -> None:
    worker = finished(told(begun(hub), ANSWERS))
    typed = begin(sit(), worker).typed
    assert typed["good_at"].splitlines() == ["Cooking", "Mending bikes", "Numbers and money"]
    assert typed["helps"].splitlines() == [
        "Keeping my mind on one thing: One thing at a time; A quiet place",
        "Remembering: this is hard for me",
        "Reading and writing: Read it out to me; Bigger print",
        "Since my head injury: To rest in between",
    ]
    assert (typed["too_much"], typed["please_do_not"]) == ("A walk outside", "Do not shout")
    assert typed["points"] == "18", "bigger print helps"


def test_no_condition_stands_on_it_by_itself_neither_told_nor_thought(hub: Hub, sit) -> None:
    worker = finished(told(begun(hub), ANSWERS))
    typed = begin(sit(), worker).typed
    assert "told" not in typed
    assert not any(word in " ".join(typed.values()) for word in ("utism", "yslexia"))


def test_with_no_profile_it_is_empty_and_waits_for_what_helps(hub: Hub, sit) -> None:
    desk, worker = sit(), begun(hub)
    document = begin(desk, worker)
    assert document.typed == {"points": "14"}
    with pytest.raises(NotReady) as refused:
        show_paper(desk, document)
    assert [block.field for block in refused.value.blocks] == ["helps"]


def test_a_profile_that_is_not_finished_or_was_declined_makes_nothing(hub: Hub, sit) -> None:
    worker = told(begun(hub), ANSWERS)
    assert "helps" not in begin(sit(), worker).typed
    worker = told(worker, {"focus": NonAnswer.DECLINED, "memory": NonAnswer.DECLINED})
    typed = begin(sit(), finished(worker)).typed
    assert "Keeping my mind" not in typed["helps"], "what helps with it is not asked any more"


def test_the_latest_profile_counts(hub: Hub, sit) -> None:
    first = finished(told(begun(hub), ANSWERS))
    hub.clock.advance(hours=48)
    second = Worker(hub)
    second.now = begin_visit(second.desk, first.now.person.id, ALONE)
    second.now = finish_opening(second.desk, second.now, OpeningEntry())
    finished(told(second, {"social": "it-is-hard-a-lot", "social-helps": ["one-person-not-a-group"]}))
    assert begin(sit(), first).typed["helps"] == "Being with people: One person, not a group"


def test_what_the_person_changed_is_printed_and_kept(hub: Hub, sit) -> None:
    desk, tray = sit(), PaperTray()
    worker = finished(told(begun(hub), ANSWERS))
    document = begin(desk, worker)
    mine = {**document.typed, "helps": "Remembering: Text me\nBe kind", "told": "Dyslexia"}
    document, _changes = keep_paper(desk, document, mine)
    shown = show_paper(desk, document)
    print_paper(desk, shown, tray)
    content = hub.stored.finals[document.id].content
    assert [(one.area, one.what) for one in content.helps] == [("Remembering", "Text me"), ("", "Be kind")]
    assert content.told == ("Dyslexia",)
    details = " ".join(str(event.detail) for event in hub.records.state.events)
    assert not any(word in details for word in ("Dyslexia", "Cooking", "Text me"))


def test_every_area_of_the_sheet_is_a_question_of_the_profile() -> None:
    assert {code for code, _label in AREAS} <= LINK_IDS.keys()
    assert {f"{code}-helps" for code, _label in AREAS} <= LINK_IDS.keys()
    assert {"good-at", "too-much", "makes-it-worse", "head-injury-effects"} <= LINK_IDS.keys()


def test_the_pathway_sees_answers_that_count_as_codes(hub: Hub) -> None:
    worker = told(begun(hub), {**ANSWERS, "memory": NonAnswer.DECLINED})
    seen = results(worker.now)[PROFILE.form_id]
    assert seen[LINK_IDS["own-view"]] == ["autism"]
    assert seen[LINK_IDS["head-injury"]] == [True]
    assert LINK_IDS["memory"] not in seen, "a reason for no answer is none"
    assert LINK_IDS["memory-helps"] not in seen, "what is not asked does not count"


def test_an_answer_calls_for_the_longer_form() -> None:
    longer = Step(
        "aq-10", "AQ-10", "aq-10", condition("%results.`strengths-and-challenges`.q25 contains 'autism'"), minutes=3
    )
    worker = told(begun(hub_with(PROFILE, SAFETY, longer)), {"own-view": ["adhd"]})
    finished(worker)
    assert "aq-10" not in [form.pack.id for form in worker.now.forms]
    worker = told(begun(hub_with(PROFILE, SAFETY, longer)), {"own-view": ["adhd", "autism"]})
    while not worker.at.startswith("aq-10"):
        worker.record(False).next() if worker.at.startswith("safety-question") else worker.next()
    assert worker.at == "aq-10 q1"
