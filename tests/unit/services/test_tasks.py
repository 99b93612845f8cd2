"""Actions agreed in a visit, and tasks: never blank, never due in the past, ended once."""

import pytest

from hubdesk.domain.problems import ChangedElsewhere, InvalidEntry
from hubdesk.domain.tasks import TaskKind, TaskStatus
from hubdesk.services import suggestions as rules
from hubdesk.services.people import open_person
from hubdesk.services.suggestions import ALWAYS, REBOOK, suggestions
from hubdesk.services.takeover import open_sitting
from hubdesk.services.tasks import ActionEntry, TaskEnded, add_action, drop_action, end_task
from hubdesk.services.today import read_today
from hubdesk.services.visits import AlreadyFinished
from tests.support.memory import Worker
from tests.unit.services.pathways import ALONE, PHQ_2, PHQ_9, SAFETY, begun, hub_with


@pytest.fixture
def worker() -> Worker:
    return begun(hub_with(PHQ_2, SAFETY))


def add(worker: Worker, *given: object) -> Worker:
    worker.now = add_action(worker.desk, worker.now, ActionEntry(*given))  # type: ignore[arg-type]
    return worker


@pytest.mark.parametrize(
    ("entry", "fields"),
    [
        (("  ",), {"what"}),
        (("x" * 201,), {"what"}),
        (("Phone", "y" * 201), {"owner"}),
        (("Phone", "", ("32", "1", "2030")), {"due"}),
        (("", "", ("1", "1", "2001")), {"what", "due"}),
    ],
)
def test_an_action_that_does_not_fit_is_named_and_not_kept(worker: Worker, entry, fields):
    with pytest.raises(InvalidEntry) as refused:
        add(worker, *entry)
    assert set(refused.value.fields) == fields
    assert worker.hub.stored.tasks == {}


def test_an_action_waits_on_today_and_on_the_persons_page(worker: Worker):
    add(worker, " Help  to register ", "Jo", ("1", "12", "2031"))
    (task,) = read_today(worker.desk).tasks
    assert (task.what, task.owner, task.due.isoformat()) == ("Help to register", "Jo", "2031-12-01")
    assert task.kind is TaskKind.ACTION
    assert [t.id for t in open_person(worker.desk, worker.now.person.id).tasks] == [task.id]
    assert worker.now.person.id in read_today(worker.desk).people


def test_a_task_is_ended_once_and_leaves_the_lists(worker: Worker):
    task = add(worker, "Phone").now.tasks[0]
    done, _ = end_task(worker.desk, task, TaskStatus.DONE)
    assert done.ended_by == worker.desk.actor.id
    assert read_today(worker.desk).tasks == ()
    with pytest.raises(TaskEnded):
        end_task(worker.desk, done, TaskStatus.DROPPED)
    with pytest.raises(ChangedElsewhere):
        end_task(worker.desk, task, TaskStatus.DROPPED)


def test_an_action_taken_off_the_list_stays_in_the_record(worker: Worker):
    add(worker, "Phone")
    worker.now = drop_action(worker.desk, worker.now, worker.now.tasks[0].id)
    assert [t.status for t in worker.hub.stored.tasks.values()] == [TaskStatus.DROPPED]


def test_a_finished_visit_takes_no_more_actions(worker: Worker):
    worker.answers(0, 0).record(False).next().finish()
    with pytest.raises(AlreadyFinished):
        add(worker, "Phone")


def test_those_with_a_day_come_first_the_earliest_first(worker: Worker):
    for what, due in (("c", ("", "", "")), ("b", ("2", "1", "2031")), ("a", ("1", "1", "2031"))):
        add(worker, what, "", due)
    assert [t.what for t in read_today(worker.desk).tasks] == ["a", "b", "c"]


def test_suggestions_follow_the_answers_and_leave_out_what_is_agreed():
    worker = begun(hub_with(PHQ_2, PHQ_9, SAFETY)).answers(3, 3)
    found = suggestions(worker.now)
    assert found[0] == "Ask the GP practice for an appointment about mood"
    assert set(ALWAYS) < set(found)
    add(worker, found[0])
    assert found[0] not in suggestions(worker.now)


def test_low_scores_suggest_nothing_and_an_unfit_time_suggests_another_visit():
    from dataclasses import replace

    assert suggestions(begun(hub_with(PHQ_2, SAFETY)).answers(0, 0).now) == ALWAYS
    assert suggestions(begun(hub_with(PHQ_2, SAFETY), replace(ALONE, fit="no")).now)[0] == REBOOK


def test_a_colleague_is_offered_an_open_sitting_with_both_names_and_no_finished_one(worker: Worker):
    from hubdesk.domain.roles import Role

    asha = worker.hub.desk(Role.LEAD)
    offered = open_sitting(asha, worker.now.visit.id, worker.desk.actor.id)
    assert offered is not None
    assert (offered.head.person.id, offered.colleague) == (worker.now.person.id, worker.desk.actor.display)
    worker.answers(0, 0).record(False).next().finish()
    assert open_sitting(asha, worker.now.visit.id, worker.desk.actor.id) is None


def test_each_rule_speaks_of_a_question_and_of_answers_that_the_forms_have():
    from tests.support.memory import shipped

    forms = shipped().forms
    for form_id, link_id, said, words in (*rules._ANSWERS, *rules._SEEN_TO):
        item = forms[form_id].form.by_id[link_id]
        possible = {o.code for o in item.options} or {"true", "false"}
        assert said <= possible, (form_id, link_id)
        assert len(words) <= 200
    assert set(rules._SCORES) <= set(forms)
    for form_id, first in rules._FROM.items():
        assert first in {band.code for score in forms[form_id].form.scores for band in score.bands}
