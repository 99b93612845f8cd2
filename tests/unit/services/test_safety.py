"""Safety before score: raised with the answer, shown before the next question, never lost, never finished empty."""

import pytest

from hubdesk.domain.audit import Event
from hubdesk.domain.problems import ChangedElsewhere, InvalidEntry, NotAllowed, NotFound, StorageFull
from hubdesk.domain.roles import Role
from hubdesk.domain.safety import Outcome, SafetyStatus
from hubdesk.services.journey import NotFinished
from hubdesk.services.safety import open_safety, save_safety
from hubdesk.services.visits import go_on, pause_visit
from tests.support.memory import FETCHED, TALKED, Hub, Worker

TO_Q9 = (3, 2, 0, 0, 0, 0, 0, 0)


def record(worker: Worker):
    (action,) = worker.hub.stored.safety.values()
    return action


@pytest.mark.parametrize("weight", [1, 2, 3])
def test_any_answer_but_not_at_all_to_question_9_raises_a_record(sam: Worker, weight: int):
    sam.start().answers(*TO_Q9).record(weight)
    assert [(t.form_id, t.link_id) for t in record(sam).triggers] == [("phq-9", "self-harm")]
    assert record(sam).status is SafetyStatus.OPEN
    assert record(sam).raised_by == sam.desk.actor.id


def test_not_at_all_raises_nothing(hub: Hub, sam: Worker):
    sam.start().answers(*TO_Q9, 0)
    assert not hub.stored.safety


def test_the_direct_question_raises_a_record_whatever_the_screener_said(sam: Worker):
    sam.start().answers(0, 0, True)
    assert [t.form_id for t in record(sam).triggers] == ["safety-question"]


def test_the_record_is_stored_in_the_same_transaction_as_the_answer(hub: Hub, sam: Worker):
    sam.start().answers(0, 0)
    commits = hub.records.commits
    sam.record(True)
    assert hub.records.commits == commits + 1
    assert hub.events[-2:] == [Event.ANSWER_RECORDED, Event.SAFETY_RAISED]


def test_without_the_answer_there_is_no_record(hub: Hub, sam: Worker):
    sam.start().answers(0, 0)
    before = hub.stored
    hub.records.full = True
    with pytest.raises(StorageFull):
        sam.record(True)
    assert hub.stored is before
    assert not sam.now.safety


def test_the_safety_page_comes_before_the_next_question(sam: Worker):
    sam.start().answers(*TO_Q9, 1)
    assert sam.at == "safety"


@pytest.mark.parametrize("presses", [1, 2, 3])
def test_the_safety_page_cannot_be_passed_unseen_however_often_next_is_pressed(sam: Worker, presses: int):
    sam.start().answers(*TO_Q9, 1)
    for _ in range(presses):
        sam.next()
    assert sam.at == "safety"


def test_back_from_the_safety_page_is_the_question_it_came_from_and_on_again_is_the_page(sam: Worker):
    sam.start().answers(*TO_Q9, 1).back()
    assert sam.at == "phq-9 q9"
    assert sam.next().at == "safety"


def test_after_the_page_the_visit_goes_on_where_it_was(sam: Worker):
    assert sam.start().answers(*TO_Q9, 1).finish_safety().at == "phq-9 q10"


def test_the_page_may_be_saved_and_left_but_the_visit_not_finished(sam: Worker):
    sam.start().answers(*TO_Q9, 1)
    sam.save_safety(told="Trying the duty GP")
    sam.next()
    assert sam.at == "phq-9 q10"
    sam.answers(1, False)
    assert sam.at == "review"
    with pytest.raises(NotFinished, match="safety page"):
        sam.finish()
    sam.finish_safety()
    assert sam.at == "review"
    assert sam.finish().at == "result"


def test_an_outcome_needs_its_boxes_and_nothing_is_written_without_them(hub: Hub, sam: Worker):
    sam.start().answers(0, 0, True)
    before = hub.stored
    with pytest.raises(InvalidEntry) as problem:
        sam.save_safety(finish=True, outcome=Outcome.PLAN_AGREED)
    assert set(problem.value.fields) == {"done", "told", "plan"}
    assert hub.stored is before


def test_saving_needs_nothing_at_all(sam: Worker):
    sam.start().answers(0, 0, True)
    sam.save_safety()
    assert record(sam).status is SafetyStatus.OPEN
    assert len(record(sam).entries) == 1


def test_saving_with_an_outcome_but_not_finishing_leaves_the_record_open(sam: Worker):
    sam.start().answers(0, 0, True)
    sam.save_safety(**TALKED)
    assert record(sam).status is SafetyStatus.OPEN


def test_every_saving_is_kept(sam: Worker):
    sam.start().answers(0, 0, True)
    sam.save_safety(told="first")
    sam.save_safety(told="second")
    sam.save_safety(finish=True, **TALKED)
    assert [e.told for e in record(sam).entries] == ["first", "second", TALKED["told"]]
    assert sam.now.safety == (record(sam),)


def test_a_navigators_outcome_lets_the_visit_end_and_waits_for_a_clinician(sam: Worker, jo: Worker):
    jo.start().answers(0, 0, True).finish_safety().finish()
    assert record(jo).status is SafetyStatus.AWAITING_CLINICIAN
    action = open_safety(sam.desk, record(jo).id)
    closed = save_safety(sam.desk, action, **TALKED, finish=True)
    assert closed.status is SafetyStatus.CLOSED
    assert record(jo) == closed


def test_a_navigator_is_never_asked_to_judge(jo: Worker):
    jo.start().answers(0, 0, True)
    with pytest.raises(InvalidEntry):
        jo.save_safety(finish=True, **TALKED)
    assert record(jo).status is SafetyStatus.OPEN


@pytest.mark.parametrize("boxes", [TALKED, FETCHED], ids=["closed", "waits for a clinician"])
def test_a_note_added_later_never_reopens_a_record(hub: Hub, jo: Worker, sam: Worker, boxes: dict):
    worker = sam if boxes is TALKED else jo
    worker.start().answers(0, 0, True)
    status = worker.save_safety(finish=True, **boxes).status
    assert worker.save_safety(told="One more call").status is status
    assert record(worker).status is status


def test_a_second_answer_joins_the_record_that_is_open_and_shows_the_page_again(sam: Worker):
    sam.start().answers(*TO_Q9, 1)
    sam.save_safety(told="Duty GP")
    sam.next().answers(1)
    assert sam.at == "safety-question q1"
    sam.answers(True)
    assert [t.form_id for t in record(sam).triggers] == ["phq-9", "safety-question"]
    assert sam.at == "safety"


@pytest.mark.parametrize("who", ["sam", "jo"])
def test_a_second_answer_after_an_outcome_opens_the_record_again(request: pytest.FixtureRequest, who: str):
    worker = request.getfixturevalue(who)
    worker.start().answers(*TO_Q9, 1).finish_safety().answers(1, True)
    assert record(worker).status is SafetyStatus.OPEN
    assert len(record(worker).triggers) == 2
    assert worker.now.safety == (record(worker),)
    assert worker.at == "safety"
    with pytest.raises(NotFinished):
        worker.finish()
    assert worker.finish_safety().finish().at == "result"


def test_a_visit_has_one_safety_record_however_often_it_is_raised(hub: Hub, sam: Worker):
    sam.start().answers(*TO_Q9).record(1).record(0).record(2).next().finish_safety().answers(0, True)
    assert len(hub.stored.safety) == 1
    assert len(record(sam).triggers) == 3


def test_the_same_answer_again_raises_nothing_new(sam: Worker):
    sam.start().answers(*TO_Q9).record(1).record(2).record(2)
    assert len(record(sam).triggers) == 1


def test_taking_the_answer_back_does_not_take_the_record_back(sam: Worker):
    sam.start().answers(*TO_Q9).record(1).record(0)
    assert record(sam).status is SafetyStatus.OPEN
    assert sam.next().at == "safety"


def test_a_record_outlives_pausing_and_is_there_for_the_next_user(sam: Worker, jo: Worker):
    jo.start().answers(*TO_Q9).record(1)
    pause_visit(jo.desk, jo.now)
    sam.resume(jo)
    assert sam.at == "phq-9 q9"
    assert sam.next().at == "safety"


def test_two_users_on_one_page_do_not_overwrite_each_other(hub: Hub, sam: Worker, jo: Worker):
    jo.start().answers(0, 0, True)
    action = open_safety(sam.desk, record(jo).id)
    jo.save_safety(told="Asha")
    before = hub.stored
    with pytest.raises(ChangedElsewhere):
        save_safety(sam.desk, action, **TALKED, finish=True)
    assert hub.stored is before


def test_opening_a_record_is_written_down(hub: Hub, sam: Worker):
    sam.start().answers(0, 0, True)
    assert open_safety(sam.desk, record(sam).id) == record(sam)
    assert hub.events[-1] is Event.SAFETY_OPENED
    with pytest.raises(NotFound):
        open_safety(sam.desk, "none")


def test_it_staff_see_no_safety_record(hub: Hub, sam: Worker):
    sam.start().answers(0, 0, True)
    with pytest.raises(NotAllowed):
        open_safety(hub.desk(Role.IT_ADMIN), record(sam).id)


def test_a_failed_saving_can_be_tried_again(hub: Hub, sam: Worker):
    sam.start().answers(0, 0, True)
    hub.records.full = True
    with pytest.raises(StorageFull):
        sam.save_safety(finish=True, **TALKED)
    assert record(sam).entries == ()
    hub.records.full = False
    assert sam.save_safety(finish=True, **TALKED).status is SafetyStatus.CLOSED
    sam.now = go_on(sam.desk, sam.now)
    assert sam.at == "review"
