"""The first visit as it ships: what is carried over, what steps up, what waits, and what staff are told."""

from collections.abc import Mapping
from dataclasses import replace

import pytest

from hubdesk.domain.answers import NonAnswer
from hubdesk.domain.visits import PlaceKind
from hubdesk.forms import Answer, read_plain
from hubdesk.presenters.question_page import question_page
from hubdesk.presenters.result_page import result_page
from hubdesk.presenters.review_page import review_page
from hubdesk.services.screening import record_answer
from hubdesk.services.step_locks import LeftOut
from hubdesk.services.visit_plan import plan
from hubdesk.services.visit_start import switch_officer
from tests.support.memory import Hub, Worker, shipped
from tests.unit.services.pathways import ALONE, TWO_MINUTES, begun

Said = Mapping[str, object]
SHAKES = {"alcohol-now q1": "yesterday", "alcohol-now q2": True}
LOW = {f"{form} q{n}": 0 for form, last in (("audit-c", 3), ("phq-2", 2), ("gad-2", 2)) for n in range(1, last + 1)}
HIGH = {**{f"audit-c q{n}": 3 for n in (1, 2, 3)}, "phq-2 q1": 2, "phq-2 q2": 1, "gad-2 q1": 3, "gad-2 q2": 3}


@pytest.fixture
def hub() -> Hub:
    return Hub(shipped())


def answer(worker: Worker, said: Said) -> None:
    """Answer the question of this page as told, else with a refusal."""
    place = worker.now.visit.place
    assert place.response_id
    item = worker.now.form(place.response_id).pack.form.by_id[place.link_id]
    told: Answer | None = NonAnswer.DECLINED
    if worker.at in said:
        told = read_plain(item, said[worker.at])
    worker.now = record_answer(worker.desk, worker.now, place.response_id, place.link_id, told)


def walk(worker: Worker, said: Said, until: str = "review") -> list[str]:
    """Answer every question up to a page; the forms met, in order."""
    met: list[str] = []
    for _ in range(150):
        if worker.at == until or worker.now.visit.place.kind is not PlaceKind.QUESTION:
            return met
        form_id = worker.at.split()[0]
        if form_id not in met:
            met.append(form_id)
        answer(worker, said)
        worker.next()
    raise AssertionError("the visit does not end")


def test_with_low_scores_every_part_is_asked_once_and_in_order(hub: Hub):
    worker = begun(hub)
    assert walk(worker, {**LOW, "safety-question q1": False}) == [
        "communication-needs",
        "health-today",
        "audit-c",
        "alcohol-now",
        "drugs-and-overdose",
        "phq-2",
        "gad-2",
        "safety-question",
        "unusual-experiences",
        "head-learning-attention",
        "safe-enquiry",
    ]
    assert worker.at == "review"


def test_one_longer_form_is_asked_and_the_others_wait(hub: Hub):
    worker = begun(hub)
    met = walk(worker, {**HIGH, "safety-question q1": False}, until="phq-9 q3")
    assert met[-1] == "safe-enquiry"
    assert worker.at == "phq-9 q3"
    assert worker.form("phq-9").carried == {"q1", "q2"}
    left = {step.form_id: why for step, why in plan(worker.desk, worker.now).left_out}
    assert left == {"audit": LeftOut.ONE_STEP_UP, "gad-7": LeftOut.ONE_STEP_UP}


@pytest.mark.parametrize(
    ("short", "long", "carried"),
    [("audit-c", "audit", {"q1", "q2", "q3"}), ("gad-2", "gad-7", {"q1", "q2"})],
)
def test_the_answers_of_the_short_form_are_not_asked_again(hub: Hub, short: str, long: str, carried: set[str]):
    said = {**LOW, **{key: value for key, value in HIGH.items() if key.startswith(short)}}
    worker = begun(hub)
    first_new = f"{long} q{len(carried) + 1}"
    walk(worker, {**said, "safety-question q1": False}, until=first_new)
    assert worker.at == first_new
    assert worker.form(long).carried == carried
    assert {k: worker.form(long).stored[k] for k in carried} == {k: worker.form(short).stored[k] for k in carried}


def test_reading_is_asked_once(hub: Hub):
    worker = begun(hub)
    walk(worker, {**LOW, "communication-needs q4": "yes", "safety-question q1": False})
    assert worker.form("head-learning-attention").carried == {"q5"}


def test_a_prompt_is_on_the_page_of_its_answer_and_on_the_next_one(hub: Hub):
    worker = begun(hub)
    walk(worker, SHAKES, until="alcohol-now q2")
    assert question_page(worker.desk, worker.now).prompts == ()
    answer(worker, SHAKES)
    (prompt,) = question_page(worker.desk, worker.now).prompts
    assert prompt.startswith("Possible withdrawal")
    worker.next()
    assert (worker.at, question_page(worker.desk, worker.now).prompts) == ("alcohol-now q3", (prompt,))
    worker.next().next()
    # Shown because of question 2, and it depends on these questions as well: it stays while they are asked.
    assert (worker.at, question_page(worker.desk, worker.now).prompts) == ("alcohol-now q5", (prompt,))


def test_a_prompt_of_the_last_question_is_on_the_first_page_of_the_next_form(hub: Hub):
    said = {"alcohol-now q1": "longer-ago", "alcohol-now q6": True}
    worker = begun(hub)
    walk(worker, said, until="drugs-and-overdose q1")
    (prompt,) = question_page(worker.desk, worker.now).prompts
    assert prompt.startswith("Possible withdrawal")
    answer(worker, said)
    worker.next()
    assert question_page(worker.desk, worker.now).prompts == ()


def test_prompts_do_not_pile_up_over_a_form(hub: Hub):
    said = {"health-today q1": "no", "health-today q3": True, "health-today q5": "tomorrow", "health-today q6": True}
    worker = begun(hub)
    walk(worker, said, until="health-today q3")
    assert [line[:14] for line in question_page(worker.desk, worker.now).prompts] == ["Offer to regis"]
    walk(worker, said, until="health-today q6")
    assert [line[:14] for line in question_page(worker.desk, worker.now).prompts] == ["Medicines have"]
    answer(worker, said)
    assert [line[:14] for line in question_page(worker.desk, worker.now).prompts] == [
        "Medicines have",
        "This is a medi",
    ]
    walk(worker, said, until="health-today q15")
    assert question_page(worker.desk, worker.now).prompts == ()


def test_prompts_are_with_the_answers_on_the_review_and_the_result(hub: Hub):
    worker = begun(hub)
    walk(worker, {**LOW, **SHAKES, "safety-question q1": False})
    prompts = {form.title: form.prompts for form in review_page(worker.desk, worker.now).forms}
    assert prompts.pop("Drinking now")[0].startswith("Possible withdrawal")
    assert not any(prompts.values())
    result = result_page(worker.finish().now)
    assert [form.title for form in result.forms if form.prompts] == ["Drinking now"]


def test_an_officer_sees_no_prompt(hub: Hub):
    worker = begun(hub)
    walk(worker, SHAKES, until="alcohol-now q3")
    assert question_page(worker.desk, worker.now).prompts
    worker.now = switch_officer(worker.desk, worker.now, present=True)
    assert question_page(worker.desk, worker.now).prompts == ()
    assert review_page(worker.desk, worker.now).forms == ()


def test_voices_that_tell_to_hurt_open_the_safety_page(hub: Hub):
    worker = begun(hub)
    said = {**LOW, "safety-question q1": False, "unusual-experiences q1": True, "unusual-experiences q4": True}
    walk(worker, said)
    assert worker.now.visit.place.kind is PlaceKind.SAFETY
    assert [t.form_id for t in worker.now.safety[-1].triggers] == ["unusual-experiences"]


def test_the_safe_enquiry_waits_until_the_person_is_alone(hub: Hub):
    worker = begun(hub, replace(ALONE, alone=False, present=("companion",)))
    assert "safe-enquiry" not in walk(worker, {**LOW, "safety-question q1": False})
    assert ("safe-enquiry", LeftOut.NOT_ALONE) in [
        (step.form_id, why) for step, why in plan(worker.desk, worker.now).left_out
    ]


def test_drugs_are_not_asked_about_in_front_of_an_officer(hub: Hub):
    worker = begun(hub)
    walk(worker, LOW, until="drugs-and-overdose q1")
    worker.now = switch_officer(worker.desk, worker.now, present=True)
    assert worker.at == "phq-2 q1"
    assert ("drugs-and-overdose", LeftOut.OFFICER) in [
        (s.form_id, w) for s, w in plan(worker.desk, worker.now).left_out
    ]


def test_drugs_are_asked_about_with_an_interpreter(hub: Hub):
    worker = begun(hub, replace(ALONE, alone=False, present=("interpreter",), interpreter="Line 7", language="Polish"))
    assert "drugs-and-overdose" in walk(worker, {**LOW, "safety-question q1": False})


def test_the_two_minute_visit_asks_safety_and_medicines(hub: Hub):
    worker = begun(hub, TWO_MINUTES)
    said = {"safety-question q1": False, "medicines-today q1": True, "medicines-today q3": "tomorrow"}
    assert walk(worker, said, until="review") == ["safety-question", "medicines-today"]
    assert [form.prompts for form in review_page(worker.desk, worker.now).forms][1][0].startswith("Medicines have run")
