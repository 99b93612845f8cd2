"""Putting a finished form right: new beside old, with a reason; safety is only ever raised."""

import json
from collections.abc import Callable

import pytest

from hubdesk.domain.answers import NonAnswer
from hubdesk.domain.audit import Event
from hubdesk.domain.problems import ChangedElsewhere, InvalidEntry
from hubdesk.domain.safety import SafetyStatus
from hubdesk.domain.visits import ResponseStatus
from hubdesk.forms import Answer, Answered, read_plain
from hubdesk.services.corrections import NotCorrectable, amend_response, mark_entered_in_error
from hubdesk.services.people import open_person
from tests.support.memory import Hub, Worker

WHY = "Read back with the person"
SEVEN = (2, 1, 0, 1, 0, 1, 0)


@pytest.fixture
def finished(sam: Worker) -> Worker:
    """A finished visit: PHQ-2 5, PHQ-9 10, the safety question answered with no."""
    return sam.start().answers(3, 2, *SEVEN, 1, False).finish()


def answer(worker: Worker, form_id: str, link_id: str, value: object) -> Answer:
    given = read_plain(worker.form(form_id).pack.form.by_id[link_id], value)
    assert given is not None
    return given


def amend(worker: Worker, form_id: str, reason: str = WHY, **changes: object) -> Worker:
    worker.hub.clock.advance(hours=20)
    given = {k: answer(worker, form_id, k, v) for k, v in changes.items()}
    worker.now = amend_response(worker.desk, worker.now, worker.form(form_id).response.id, given, reason)
    return worker


def sets(worker: Worker, form_id: str) -> list[tuple[int, str | None]]:
    """Every score of the form ever kept: the correction's number and the value."""
    response = worker.form(form_id).response.id
    return [(s.amendment, s.value) for s in worker.hub.stored.scores if s.response_id == response]


def test_new_scores_stand_beside_the_old_ones(hub: Hub, finished: Worker):
    amend(finished, "phq-9", q3=3)
    assert sets(finished, "phq-9") == [(0, "10"), (1, "11")]
    assert finished.form("phq-9").response.status is ResponseStatus.AMENDED
    with hub.records.reading() as unit:
        (score,) = unit.responses.scores([finished.form("phq-9").response.id]).popitem()[1]
    assert score.value == "11"


def test_the_old_answer_stays_readable(finished: Worker):
    amend(finished, "phq-9", q3=3)
    (correction,) = finished.form("phq-9").corrections
    (change,) = correction.changes
    assert (change.link_id, change.before, change.after) == (
        "q3",
        answer(finished, "phq-9", "q3", 2),
        answer(finished, "phq-9", "q3", 3),
    )
    assert [s.value for s in correction.scores_before] == ["10"]
    assert (correction.made.reason, correction.made.number, correction.made.by) == (WHY, 1, finished.desk.actor.id)


def test_corrections_add_up_and_each_has_the_scores_before_it(finished: Worker):
    amend(amend(finished, "phq-9", q3=3), "phq-9", "Once more", q3=0, q4=0)
    assert sets(finished, "phq-9") == [(0, "10"), (1, "11"), (2, "7")]
    assert [[s.value for s in c.scores_before] for c in finished.form("phq-9").corrections] == [["10"], ["11"]]
    assert [c.made.number for c in finished.form("phq-9").corrections] == [1, 2]


def test_an_answer_carried_over_follows_into_the_longer_form(finished: Worker):
    amend(finished, "phq-2", q1=2)
    assert sets(finished, "phq-2") == [(0, "5"), (1, "4")]
    assert sets(finished, "phq-9") == [(0, "10"), (1, "9")]
    assert {finished.form(f).response.status for f in ("phq-2", "phq-9")} == {ResponseStatus.AMENDED}
    assert finished.form("phq-9").carried == {"q1", "q2"}


def test_one_given_in_the_longer_form_itself_is_left_alone(finished: Worker):
    amend(finished, "phq-9", q1=1)
    amend(finished, "phq-2", q1=2)
    assert finished.form("phq-9").sitting.answers["q1"] == answer(finished, "phq-9", "q1", 1)


def test_an_answer_to_a_question_now_hidden_is_taken_back(sam: Worker):
    sam.start().answers(3, 0, 0, 0, 0, 0, 0, 0, 0, 2, False).finish()
    amend(sam, "phq-2", q1=0)
    assert "q10" not in sam.form("phq-9").stored
    history = [a for a in sam.hub.stored.answers if a.link_id == "q10"]
    assert [json.loads(a.value) is None for a in history] == [False, True]


def test_an_answer_may_turn_out_to_be_none_and_the_band_goes(finished: Worker):
    amend(finished, "phq-9", q3="declined")
    score = finished.form("phq-9").sitting.scores()[0]
    assert (score.value, score.band) == (None, None)
    assert finished.form("phq-9").sitting.answers["q3"] is NonAnswer.DECLINED


@pytest.mark.parametrize("reason", ["", "   ", "x" * 501])
def test_without_a_reason_nothing_is_changed(hub: Hub, finished: Worker, reason: str):
    before = hub.stored
    with pytest.raises(InvalidEntry) as problem:
        amend(finished, "phq-9", reason, q3=3)
    assert set(problem.value.fields) == {"reason"}
    with pytest.raises(InvalidEntry):
        mark_entered_in_error(finished.desk, finished.now, finished.form("phq-9").response.id, reason)
    assert hub.stored is before


def test_the_answer_that_stands_already_is_no_change(hub: Hub, finished: Worker):
    before = hub.stored
    with pytest.raises(InvalidEntry) as problem:
        amend(finished, "phq-9", q3=2)
    assert set(problem.value.fields) == {"answer"}
    with pytest.raises(InvalidEntry):
        amend_response(finished.desk, finished.now, finished.form("phq-9").response.id, {"q3": Answered(True)}, WHY)
    assert hub.stored is before


def test_a_safety_answer_raised_by_a_correction_opens_the_safety_page(hub: Hub, finished: Worker):
    amend(finished, "phq-9", q9=1)
    (action,) = finished.now.safety
    assert action.status is SafetyStatus.OPEN
    assert action.unseen
    assert [(t.form_id) for t in action.triggers] == ["phq-9"]
    assert Event.SAFETY_RAISED in hub.events


def test_it_opens_the_visits_own_record_again(sam: Worker):
    sam.start().answers(0, 0, True).finish_safety().finish()
    assert sam.now.safety[0].status is SafetyStatus.CLOSED
    amend(sam, "safety-question", q1="declined")
    assert sam.now.safety[0].status is SafetyStatus.CLOSED, "amended away: nothing is raised, nothing goes"
    amend(sam, "safety-question", "They did say so", q1=True)
    (action,) = sam.now.safety
    assert (action.status, len(action.triggers), len(action.entries)) == (SafetyStatus.OPEN, 2, 1)


def test_a_safety_answer_that_changes_but_still_calls_for_it_raises_again(sam: Worker):
    sam.start().answers(3, 2, 0, 0, 0, 0, 0, 0, 1).finish_safety().answers(1, False).finish()
    amend(sam, "phq-9", q9=3)
    assert sam.now.safety[0].unseen


def test_another_answer_of_that_form_raises_nothing(sam: Worker):
    sam.start().answers(3, 2, 0, 0, 0, 0, 0, 0, 1).finish_safety().answers(1, False).finish()
    amend(sam, "phq-9", q3=2)
    assert not sam.now.safety[0].unseen


def test_amending_a_safety_answer_away_deletes_nothing(hub: Hub, sam: Worker):
    sam.start().answers(0, 0, True).finish_safety().finish()
    before = hub.stored.safety
    amend(sam, "safety-question", q1=False)
    assert hub.stored.safety == before


def test_entered_in_error_leaves_the_results_and_stays_readable(hub: Hub, finished: Worker):
    response = finished.form("phq-9").response.id
    now = mark_entered_in_error(finished.desk, finished.now, response, "Someone else’s answers")
    record = open_person(finished.desk, now.person.id)
    assert "phq-9" not in [r.form_id for r in record.responses]
    form = now.form(response)
    assert form.response.status is ResponseStatus.ENTERED_IN_ERROR
    assert form.sitting.answers
    assert form.corrections[-1].made.reason == "Someone else’s answers"
    assert hub.events[-2:-1] == [Event.RESPONSE_ENTERED_IN_ERROR] or Event.RESPONSE_ENTERED_IN_ERROR in hub.events


def test_an_amended_form_stays_among_the_results(finished: Worker):
    amend(finished, "phq-9", q3=3)
    record = open_person(finished.desk, finished.now.person.id)
    values = {r.form_id: [s.value for s in record.scores[r.id]] for r in record.responses}
    assert values["phq-9"] == ["11"]


def test_entered_in_error_touches_no_safety_record(hub: Hub, sam: Worker):
    sam.start().answers(0, 0, True).finish_safety().finish()
    before = hub.stored.safety
    mark_entered_in_error(sam.desk, sam.now, sam.form("safety-question").response.id, WHY)
    assert hub.stored.safety == before


def test_only_what_is_finished_and_counts_can_be_put_right(sam: Worker):
    sam.start().answers(0)
    response = sam.form("phq-2").response.id
    with pytest.raises(NotCorrectable):
        amend_response(sam.desk, sam.now, response, {"q1": NonAnswer.DECLINED}, WHY)
    sam.answers(0, False).finish()
    sam.now = mark_entered_in_error(sam.desk, sam.now, response, WHY)
    with pytest.raises(NotCorrectable):
        mark_entered_in_error(sam.desk, sam.now, response, WHY)
    with pytest.raises(NotCorrectable):
        amend(sam, "phq-2", q1=1)


def test_a_colleagues_correction_is_never_written_over(finished: Worker, jo: Worker):
    jo.resume(finished)
    amend(finished, "phq-9", q3=3)
    with pytest.raises(ChangedElsewhere):
        amend(jo, "phq-9", q3=0)


def test_the_audit_trail_has_no_answer_and_no_reason(hub: Hub, finished: Worker):
    amend(finished, "phq-9", q3=3)
    said = json.dumps([dict(e.detail) for e in hub.stored.events])
    assert "Read back" not in said
    assert "nearly-every-day" not in said


def test_the_last_result_is_known_when_the_form_is_asked_again(finished: Worker):
    person = finished.now.person
    finished.hub.clock.advance(days=9)
    finished.start(person)
    last = finished.form("phq-2").last
    assert last
    assert (last.score.value, last.score.high) == ("5", "6")
    assert finished.resume(finished).form("phq-2").last == last


def test_the_last_result_is_the_amended_one_and_never_one_in_error(finished: Worker):
    person = finished.now.person
    amend(finished, "phq-2", q1=2)
    again: Callable[[], Worker] = lambda: finished.start(person)  # noqa: E731
    first = finished.now
    last = again().form("phq-2").last
    assert last
    assert last.score.value == "4"
    finished.answers(0, 0, False).finish()
    mark_entered_in_error(finished.desk, finished.now, finished.form("phq-2").response.id, WHY)
    again_last = again().form("phq-2").last
    assert again_last
    assert again_last.score.value == "4"
    assert first.visit.id != finished.now.visit.id
