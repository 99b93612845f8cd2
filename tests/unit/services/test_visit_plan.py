"""Which steps a visit takes: locks by age, fitness, privacy and officer; one step-up; what is left becomes a task."""

from dataclasses import replace

import pytest

from hubdesk.domain.problems import InvalidEntry
from hubdesk.domain.tasks import TaskKind
from hubdesk.domain.visits import PlaceKind
from hubdesk.forms import Step
from hubdesk.services.journey import NotFinished
from hubdesk.services.step_locks import LeftOut
from hubdesk.services.visit_plan import pathway_of, plan
from hubdesk.services.visit_start import begin_visit, switch_officer, visit_kinds
from hubdesk.services.visits import AlreadyInVisit, go_to_step
from tests.support.memory import Hub, Worker, shipped
from tests.unit.services.pathways import (
    ALONE,
    CHILD,
    NO_BIRTH,
    PHQ_2,
    PHQ_9,
    SAFETY,
    TWO_MINUTES,
    begun,
    condition,
    hub_with,
)

PRIVATE = Step("phq-2", "Private", "phq-2", minutes=1, tags=frozenset({"sensitive"}))


def open_forms(worker: Worker) -> list[str]:
    return [s.form_id for s in plan(worker.desk, worker.now).open]


def left(worker: Worker) -> dict[str, LeftOut]:
    return {s.form_id: why for s, why in plan(worker.desk, worker.now).left_out}


def test_a_visit_uses_its_own_pathway_and_starts_at_the_opening():
    worker = begun(hub_with(PHQ_2, SAFETY), opened=False)
    assert worker.at == "opening"
    assert pathway_of(worker.desk, worker.now).id == "first-visit"
    assert worker.next().at == "phq-2 q1"


def test_a_visit_whose_pathway_is_gone_goes_on_with_the_desks_own():
    worker = begun(hub_with(PHQ_2, SAFETY))
    worker.now = replace(worker.now, visit=replace(worker.now.visit, pathway_id="gone"))
    assert pathway_of(worker.desk, worker.now).id == "first-contact"


@pytest.mark.parametrize(
    ("entry", "fields"),
    [
        (replace(ALONE, alone=False), {"present"}),
        (replace(ALONE, present=("child",)), {"present"}),
        (replace(ALONE, alone=False, present=("interpreter",)), {"interpreter", "language"}),
        (replace(ALONE, alone=False, present=("companion", "cousin")), {"present"}),
        (replace(ALONE, minutes="0"), {"minutes"}),
        (replace(ALONE, minutes="soon"), {"minutes"}),
        (replace(ALONE, pathway_id="", fit="", private=""), {"pathway", "fit", "private"}),
    ],
)
def test_nothing_on_the_start_page_is_taken_for_granted(entry, fields):
    hub = hub_with(PHQ_2, SAFETY)
    worker = Worker(hub)
    person = worker.register()
    before = hub.stored
    with pytest.raises(InvalidEntry) as refused:
        begin_visit(worker.desk, person.id, entry)
    assert set(refused.value.fields) == fields
    assert hub.stored is before


def test_a_second_visit_of_the_same_person_is_not_begun():
    worker = begun(hub_with(PHQ_2, SAFETY))
    with pytest.raises(AlreadyInVisit):
        begin_visit(worker.desk, worker.now.person.id, ALONE)


def test_under_18_locks_the_tools_for_adults_and_never_the_safety_question():
    worker = begun(hub_with(PHQ_2, SAFETY), person=CHILD)
    assert open_forms(worker) == ["safety-question"]
    assert left(worker) == {"phq-2": LeftOut.UNDER_18}
    worker.record(False).next().finish()
    assert worker.hub.stored.tasks == {}, "a tool for adults is not asked of a child another day either"


@pytest.mark.parametrize(("said", "forms"), [("yes", ["phq-2", "safety-question"]), ("no", ["safety-question"])])
def test_without_a_date_of_birth_what_the_person_says_counts(said, forms):
    assert open_forms(begun(hub_with(PHQ_2, SAFETY), replace(ALONE, adult=said), NO_BIRTH)) == forms


def test_without_a_date_of_birth_it_must_be_asked():
    worker = Worker(hub_with(PHQ_2, SAFETY))
    with pytest.raises(InvalidEntry) as refused:
        begin_visit(worker.desk, worker.register(NO_BIRTH).id, ALONE)
    assert set(refused.value.fields) == {"adult"}


def test_a_year_alone_counts_as_the_youngest_age():
    hub = hub_with(PHQ_2, SAFETY)
    year = str(hub.clock.now().year - 18)
    young = NO_BIRTH.__class__(family="Young", birth_year=year, gender="1")
    assert left(begun(hub, person=young)) == {"phq-2": LeftOut.UNDER_18}


def test_not_a_fit_time_keeps_the_tools_locked_and_asks_the_safety_question():
    worker = begun(hub_with(PHQ_2, SAFETY), replace(ALONE, fit="no"))
    assert (open_forms(worker), left(worker)) == (["safety-question"], {"phq-2": LeftOut.NOT_FIT})


@pytest.mark.parametrize(
    "entry",
    [
        replace(ALONE, alone=False, present=("companion",)),
        replace(ALONE, alone=False, present=("child",)),
        replace(ALONE, alone=False, present=("interpreter",), interpreter="LanguageLine 4411", language="Polish"),
        replace(ALONE, private="no"),
    ],
)
def test_a_sensitive_step_is_asked_only_when_recorded_alone(entry):
    assert open_forms(begun(hub_with(PRIVATE, SAFETY))) == ["phq-2", "safety-question"]
    worker = begun(hub_with(PRIVATE, SAFETY), entry)
    assert left(worker) == {"phq-2": LeftOut.NOT_ALONE}
    worker.record(False).next().finish()
    (task,) = worker.hub.stored.tasks.values()
    assert (task.kind, task.step, task.person_id) == (TaskKind.ASK_LATER, "phq-2", worker.now.person.id)
    assert "Private" not in task.what, "the list may be read over a shoulder"


def test_an_officer_who_comes_in_ends_a_sensitive_question_at_once():
    worker = begun(hub_with(PRIVATE, SAFETY))
    assert worker.at == "phq-2 q1"
    worker.now = switch_officer(worker.desk, worker.now, present=True)
    assert worker.at == "safety-question q1"
    assert left(worker) == {"phq-2": LeftOut.OFFICER}


def test_an_officer_who_comes_in_finds_no_answer_on_the_screen():
    worker = begun(hub_with(PHQ_2, SAFETY)).record(1)
    worker.now = switch_officer(worker.desk, worker.now, present=True)
    assert worker.at == "phq-2 q2"
    worker.now = switch_officer(worker.desk, worker.now, present=False)
    assert worker.at == "phq-2 q2"


def test_what_was_said_before_the_officer_came_is_kept_and_completed():
    worker = begun(hub_with(PRIVATE, SAFETY)).record(1).next()
    worker.now = switch_officer(worker.desk, worker.now, present=True)
    worker.record(False).next()
    assert worker.at == "review"
    worker.finish()
    assert worker.form("phq-2").response.completed_at is not None


def test_the_switch_is_durable():
    worker = begun(hub_with(PHQ_2, SAFETY))
    worker.now = switch_officer(worker.desk, worker.now, present=True)
    assert Worker(worker.hub).resume(worker).now.officer_present


def test_only_one_step_up_is_taken_and_the_others_become_tasks():
    second = Step("safety-2", "Another longer form", "phq-9", condition("%results.`phq-2`.total >= 3"))
    first = Step("one", "One", "safety-question", tags=frozenset({"step-up"}))
    worker = begun(hub_with(first, PHQ_2, second))
    worker.record(False).next().answers(3, 3)
    assert left(worker) == {"phq-9": LeftOut.ONE_STEP_UP}
    assert worker.at == "review"
    worker.finish()
    assert [t.step for t in worker.hub.stored.tasks.values()] == ["phq-9"]


def test_the_step_up_with_answers_is_the_one_that_is_taken():
    worker = begun(hub_with(PHQ_2, PHQ_9, SAFETY)).answers(3, 3, 1)
    assert open_forms(worker) == ["phq-2", "phq-9", "safety-question"]


def test_a_two_minute_visit_takes_no_step_up_and_asks_the_safety_question():
    worker = begun(hub_with(PHQ_2, PHQ_9, SAFETY), TWO_MINUTES).answers(3, 3)
    assert worker.at == "safety-question q1"
    assert left(worker) == {"phq-9": LeftOut.SHORT}
    with pytest.raises(NotFinished):
        worker.finish()


@pytest.mark.parametrize("entry", [ALONE, TWO_MINUTES, replace(ALONE, fit="no", private="no")])
def test_the_safety_page_comes_first_and_no_visit_ends_without_its_outcome(entry):
    worker = begun(hub_with(SAFETY, PHQ_2), entry).record(True).next()
    assert worker.at == "safety"
    with pytest.raises(NotFinished):
        worker.finish()
    worker.now = go_to_step(worker.desk, worker.now, "safety-question")
    assert worker.at == "safety", "the list of steps does not lead past it"


def test_a_step_still_to_come_can_be_turned_to_and_a_locked_one_cannot():
    worker = begun(hub_with(PHQ_2, SAFETY))
    worker.now = go_to_step(worker.desk, worker.now, "safety-question")
    assert worker.at == "safety-question q1"
    child = begun(hub_with(PHQ_2, SAFETY), person=CHILD)
    child.now = go_to_step(child.desk, child.now, "phq-2")
    assert child.at == "safety-question q1"


def test_from_the_opening_turned_back_to_the_visit_goes_on_where_answers_are_missing():
    worker = begun(hub_with(PHQ_2, SAFETY)).answers(0)
    worker.back().back()
    assert worker.now.visit.place.kind is PlaceKind.OPENING
    assert worker.next().at == "phq-2 q2"


def test_the_kinds_of_visit_are_those_the_library_has():
    assert [k.pathway_id for k in visit_kinds(shipped()) if k.pathway_id == "first-contact"] == ["first-contact"]
    library = hub_with(PHQ_2).shelf.library
    assert [k.pathway_id for k in visit_kinds(library)][:3] == ["first-visit", "two-minute-visit", "first-contact"]


def test_a_task_that_waits_already_is_not_made_twice():
    hub: Hub = hub_with(PRIVATE, SAFETY)
    entry = replace(ALONE, private="no")
    worker = begun(hub, entry)
    worker.record(False).next().finish()
    again = Worker(hub)
    again.now = begin_visit(again.desk, worker.now.person.id, entry)
    again.next().record(False).next().finish()
    assert len(hub.stored.tasks) == 1
