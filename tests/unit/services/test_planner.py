"""The plan of a visit: it fits the time or says what to leave out; nothing that was said is ever dropped."""

from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from hubdesk.domain.answers import NonAnswer
from hubdesk.domain.british_time import BRITISH
from hubdesk.domain.problems import InvalidEntry
from hubdesk.domain.tasks import TaskKind
from hubdesk.domain.visit_plan import VisitPlan, WhyDropped
from hubdesk.presenters.plan import PlanPresenter
from hubdesk.presenters.routes import VisitRoute
from hubdesk.presenters.runner import Immediate
from hubdesk.services.planner import (
    drop_forms,
    minutes_needed,
    move_step,
    planned,
    set_minutes,
    short_of_time,
    take_again,
    to_leave_out,
)
from hubdesk.services.step_locks import LeftOut
from hubdesk.services.visit_plan import plan
from hubdesk.services.visits import AlreadyFinished, resume_visit
from tests.support.memory import Hub, Worker, shipped
from tests.unit.services.pathways import ALONE, PHQ_2, PHQ_9, SAFETY, begun, hub_with
from tests.unit.services.test_first_visit import LOW, walk

NOTHING_SAID = {**LOW, "safety-question q1": False}


def full(minutes: str = "") -> Worker:
    return begun(Hub(shipped()), replace(ALONE, minutes=minutes))


def forms(worker: Worker) -> list[str]:
    return [step.form_id for step in plan(worker.desk, worker.now).open]


def test_a_full_visit_says_how_long_it_takes_and_fits_its_own_time():
    worker = full("25")
    assert 15 <= minutes_needed(worker.desk, worker.now) <= 25
    assert not short_of_time(worker.desk, worker.now)
    assert to_leave_out(worker.desk, worker.now) == ()


@pytest.mark.parametrize("minutes", range(5, 25, 3))
def test_what_is_left_out_makes_the_rest_fit_and_never_holds_safety_or_medicines(minutes: int):
    worker = full(str(minutes))
    cut = tuple(row.step.form_id for row in to_leave_out(worker.desk, worker.now))
    assert not {"safety-question", "health-today"} & set(cut)
    worker.now = drop_forms(worker.desk, worker.now, cut, WhyDropped.NO_TIME)
    left = forms(worker)
    assert {"safety-question", "health-today"} <= set(left)
    assert minutes_needed(worker.desk, worker.now) <= minutes or not to_leave_out(worker.desk, worker.now)


def test_a_form_left_out_for_time_becomes_a_task_with_a_day_and_one_not_wanted_does_not():
    worker = full()
    worker.now = drop_forms(worker.desk, worker.now, ("head-learning-attention",), WhyDropped.NO_TIME)
    worker.now = drop_forms(worker.desk, worker.now, ("gad-2",), WhyDropped.NOT_WANTED)
    left = dict(plan(worker.desk, worker.now).left_out)
    assert {step.form_id: why for step, why in left.items()} == {
        "head-learning-attention": LeftOut.NO_TIME,
        "gad-2": LeftOut.TAKEN_OUT,
    }
    assert "gad-2" not in walk(worker, NOTHING_SAID)
    worker.finish()
    later = {task.step: task.due for task in worker.now.tasks if task.kind is TaskKind.ASK_LATER}
    today = worker.hub.clock.now().astimezone(BRITISH).date()
    assert later == {"head-learning-attention": today + timedelta(days=7)}


def test_a_queued_longer_form_has_a_day_too():
    worker = begun(Hub(shipped()))
    high = {**{f"audit-c q{n}": 3 for n in (1, 2, 3)}, "phq-2 q1": 3, "phq-2 q2": 3, "gad-2 q1": 3, "gad-2 q2": 3}
    walk(worker, {**high, "safety-question q1": False, **{f"phq-9 q{n}": 0 for n in range(3, 11)}})
    worker.finish()
    today = worker.hub.clock.now().astimezone(BRITISH).date()
    longer = {t.step: t.due for t in worker.now.tasks if t.step in ("audit", "gad-7")}
    assert longer == dict.fromkeys(("audit", "gad-7"), today + timedelta(days=14))


def test_the_safety_question_and_what_was_answered_cannot_be_left_out():
    worker = begun(hub_with(PHQ_2, SAFETY)).answers(0)
    worker.now = drop_forms(worker.desk, worker.now, ("phq-2", "safety-question"), WhyDropped.NOT_WANTED)
    assert forms(worker) == ["phq-2", "safety-question"]
    assert {row.step.form_id: row.may_drop for row in planned(worker.desk, worker.now)} == {
        "phq-2": False,
        "safety-question": False,
    }


def test_a_form_on_the_screen_that_is_dropped_gives_way_to_the_next():
    worker = begun(hub_with(PHQ_2, SAFETY))
    assert worker.at == "phq-2 q1"
    worker.now = drop_forms(worker.desk, worker.now, ("phq-2",), WhyDropped.DONE_ELSEWHERE)
    assert worker.at == "safety-question q1"
    worker.now = take_again(worker.desk, worker.now, "phq-2")
    assert forms(worker) == ["phq-2", "safety-question"]


def test_another_order_is_asked_in_that_order_and_nothing_is_lost():
    worker = begun(Hub(shipped()))
    listed = [row.step.form_id for row in planned(worker.desk, worker.now)]
    for _ in range(len(listed)):
        worker.now = move_step(worker.desk, worker.now, "safe-enquiry", earlier=True)
    assert planned(worker.desk, worker.now)[0].step.form_id == "safe-enquiry"
    met = walk(worker, NOTHING_SAID)
    assert met[0] == "communication-needs"  # it was on the screen already
    assert set(met) == set(listed)
    assert worker.at == "review"


@settings(max_examples=40, suppress_health_check=[HealthCheck.too_slow], deadline=None)
@given(st.lists(st.tuples(st.integers(0, 10), st.booleans()), max_size=12))
def test_whatever_is_moved_every_form_is_still_there_once(moves: list[tuple[int, bool]]):
    worker = begun(hub_with(PHQ_2, PHQ_9, SAFETY))
    before = sorted(row.step.form_id for row in planned(worker.desk, worker.now))
    for at, earlier in moves:
        rows = planned(worker.desk, worker.now)
        worker.now = move_step(worker.desk, worker.now, rows[at % len(rows)].step.form_id, earlier=earlier)
    assert sorted(row.step.form_id for row in planned(worker.desk, worker.now)) == before


@given(st.permutations(["a", "b", "c", "d"]), st.lists(st.sampled_from("abcdef"), unique=True))
def test_a_plan_only_ever_rearranges(order: list[str], pathway: list[str]):
    made = VisitPlan("v", None, "u", tuple(order)).arranged(tuple(pathway))  # type: ignore[arg-type]
    assert sorted(made) == sorted(pathway)


def test_a_plan_is_there_after_a_crash():
    worker = begun(hub_with(PHQ_2, SAFETY))
    worker.now = drop_forms(worker.desk, worker.now, ("phq-2",), WhyDropped.NO_TIME)
    again = resume_visit(worker.desk, worker.now.visit.id)
    assert again.plan == worker.now.plan


def test_minutes_are_checked_and_kept():
    worker = full("10")
    for wrong in ("0", "soon", "999", "-3", "1.5"):
        with pytest.raises(InvalidEntry):
            set_minutes(worker.desk, worker.now, wrong)
    worker.now = set_minutes(worker.desk, worker.now, " 40 ")
    assert resume_visit(worker.desk, worker.now.visit.id).setting.minutes == 40


def test_a_finished_visit_has_no_plan_to_change():
    worker = begun(hub_with(PHQ_2, SAFETY)).answers(0, 0, False).finish()
    with pytest.raises(AlreadyFinished):
        drop_forms(worker.desk, worker.now, ("phq-2",), WhyDropped.NO_TIME)


def test_the_page_says_what_does_not_fit_and_one_press_leaves_it_out():
    worker, went = full("8"), []
    page = PlanPresenter(worker.desk, Immediate(), went.append, lambda _c: None, worker.now.visit.id)
    page.load()
    assert page.state.over.startswith("That is ")
    assert page.state.cut
    page.fit()
    assert page.state.over == "" or not page.state.cut
    assert [row for row in page.state.rows if row.detail == "No time today"]
    dropped = next(row for row in page.state.rows if row.dropped)
    page.take_again(dropped.key)
    assert not next(row for row in page.state.rows if row.key == dropped.key).dropped
    page.set_minutes("many")
    assert "minutes" in page.state.errors
    page.go_on()
    assert went == [VisitRoute(worker.now.visit.id)]


def test_a_private_step_is_not_on_the_plan_before_an_officer():
    worker = begun(Hub(shipped()), replace(ALONE, alone=False, present=("officer",)))
    titles = [row.step.form_id for row in planned(worker.desk, worker.now)]
    assert "safe-enquiry" not in titles
    assert "drugs-and-overdose" not in titles


def test_a_skipped_question_does_not_bring_a_form_back_for_ever():
    worker = begun(hub_with(PHQ_2, SAFETY))
    worker.next().next()
    assert worker.at == "safety-question q1"
    worker.record(NonAnswer.DECLINED).next()
    assert worker.at == "review"
