"""Interruption-proof: pause, resume, full disks, colleagues and form updates lose nothing."""

from dataclasses import replace

import pytest

from hubdesk.domain.answers import NonAnswer
from hubdesk.domain.problems import ChangedElsewhere, KnownProblem, StorageFull
from hubdesk.domain.visits import VisitStatus
from hubdesk.forms import make_pack
from hubdesk.forms.source import read_json
from hubdesk.services.form_shelf import FormShelf
from hubdesk.services.visits import finish_visit, go_on, pause_visit, resume_visit
from tests.support.memory import FormVersionReused, Hub, Worker, shipped


def changed_library(version: str = "2.0.0"):
    """The shipped library after an update that drops the first question of PHQ-2."""
    library = shipped()
    parts = read_json(library.forms["phq-2"].canonical).value
    questionnaire = {**parts["questionnaire"], "version": version}
    group, *rest = questionnaire["item"]
    questionnaire["item"] = [{**group, "item": group["item"][1:]}, *rest]
    pack = make_pack(questionnaire, parts["valueSets"], parts["notice"], parts["examples"])
    return replace(library, forms={**library.forms, "phq-2": pack})


def test_a_visit_goes_on_at_the_very_question_for_any_user(hub: Hub, sam: Worker, jo: Worker):
    sam.start().answers(3, 2, 1, NonAnswer.DECLINED)
    pause_visit(sam.desk, sam.now)
    assert hub.stored.visits[sam.now.visit.id].status is VisitStatus.PAUSED
    jo.resume(sam)
    assert jo.at == "phq-9 q5"
    assert jo.now.visit.status is VisitStatus.ACTIVE
    assert jo.now.visit.touched_by == jo.desk.actor.id
    assert [f.stored for f in jo.now.forms] == [f.stored for f in sam.now.forms]
    assert [f.carried for f in jo.now.forms] == [f.carried for f in sam.now.forms]


def test_a_visit_cut_off_without_pausing_goes_on_just_the_same(sam: Worker, jo: Worker):
    sam.start().answers(3, 2).record(1)
    assert jo.resume(sam).at == "phq-9 q3"
    assert "q3" in jo.form("phq-9").stored


@pytest.mark.parametrize("act", ["record", "next", "back", "pause", "finish"])
def test_whoever_was_left_behind_by_a_colleague_is_told_and_writes_nothing(hub: Hub, sam: Worker, jo: Worker, act: str):
    sam.start().answers(0, 0, False)
    sam.back()
    jo.resume(sam)
    before = hub.stored
    acts = {
        "record": lambda: sam.record(True),
        "next": sam.next,
        "back": sam.back,
        "pause": lambda: pause_visit(sam.desk, sam.now),
        "finish": sam.finish,
    }
    with pytest.raises(ChangedElsewhere):
        acts[act]()
    assert hub.stored is before


def test_a_visit_is_not_paused_twice_by_mistake(hub: Hub, sam: Worker):
    sam.start()
    pause_visit(sam.desk, sam.now)
    with pytest.raises(ChangedElsewhere):
        pause_visit(sam.desk, sam.now)


def test_a_finished_visit_cannot_be_paused(hub: Hub, sam: Worker):
    sam.start().answers(0, 0, False).finish()
    before = hub.stored
    with pytest.raises(KnownProblem):
        pause_visit(sam.desk, sam.now)
    assert hub.stored is before


def test_a_full_disk_changes_nothing_and_the_next_try_works(hub: Hub, sam: Worker):
    sam.start().answers(3)
    before, now = hub.stored, sam.now
    hub.records.full = True
    for act in (lambda: sam.record(2), sam.next, sam.back, lambda: pause_visit(sam.desk, sam.now)):
        with pytest.raises(StorageFull):
            act()
        assert hub.stored is before
        assert sam.now is now
    hub.records.full = False
    assert sam.answers(2).at == "phq-9 q3"


def test_a_visit_that_cannot_be_finished_for_want_of_room_is_not_half_finished(hub: Hub, sam: Worker):
    sam.start().answers(0, 0, False)
    hub.records.full = True
    with pytest.raises(StorageFull):
        finish_visit(sam.desk, sam.now)
    assert not hub.stored.scores
    assert hub.stored.visits[sam.now.visit.id].status is VisitStatus.ACTIVE
    hub.records.full = False
    assert sam.finish().at == "result"


def test_a_draft_stays_on_the_form_it_was_begun_on(hub: Hub, sam: Worker):
    sam.start().answers(1)
    old = sam.form("phq-2").pack
    hub.shelf = FormShelf(changed_library())
    jo = Worker(hub)
    jo.resume(sam)
    assert jo.at == "phq-2 q2"
    assert jo.form("phq-2").pack == old
    assert [i.link_id for i in jo.form("phq-2").sitting.questions()] == ["q1", "q2"]
    assert jo.answers(1, False).finish().at == "result"


def test_a_new_visit_begins_on_the_new_form(hub: Hub, sam: Worker):
    mason = sam.start().answers(0, 0, False).finish().now.person
    hub.shelf = FormShelf(changed_library())
    worker = Worker(hub).start(mason)
    assert worker.at == "phq-2 q2"
    assert len(hub.stored.forms) == 3


def test_a_finished_visit_can_be_read_when_its_form_is_gone(hub: Hub, sam: Worker):
    sam.start().answers(0, 0, False).finish()
    library = shipped()
    hub.shelf = FormShelf(replace(library, forms={}))
    seen = resume_visit(hub.desk(), sam.now.visit.id)
    assert [f.pack.id for f in seen.forms] == ["phq-2", "safety-question"]


def test_a_changed_form_that_kept_its_version_number_is_refused(hub: Hub, sam: Worker):
    mason = sam.start().answers(0, 0, False).finish().now.person
    hub.shelf = FormShelf(changed_library(version="1.0.0"))
    before = hub.stored
    with pytest.raises(FormVersionReused):
        Worker(hub).start(mason)
    assert hub.stored is before


def test_the_clock_of_a_form_stands_still_from_when_it_was_begun(hub: Hub, sam: Worker):
    begun = hub.clock.now()
    sam.start()
    hub.clock.advance(days=400)
    assert sam.resume(sam).form("phq-2").sitting.now == begun


def test_going_on_is_durable_when_it_returns(hub: Hub, sam: Worker):
    sam.start().record(0)
    sam.now = go_on(sam.desk, sam.now)
    assert hub.stored.visits[sam.now.visit.id].place == sam.now.visit.place
