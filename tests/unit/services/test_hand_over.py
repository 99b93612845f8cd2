"""The person answers alone: which questions, how they are kept, and how a worker has the visit back."""

from dataclasses import replace
from datetime import date

import pytest

from hubdesk.domain.answer_mode import Mode
from hubdesk.domain.audit import Event
from hubdesk.domain.problems import NotAllowed
from hubdesk.domain.roles import Role
from hubdesk.domain.safety import SafetyStatus
from hubdesk.domain.visit_setting import SettingEntry
from hubdesk.domain.visits import PlaceKind
from hubdesk.forms import read_plain
from hubdesk.services.form_shelf import FormShelf
from hubdesk.services.hand_over import (
    ASKED_BY_A_WORKER,
    NotHandedOver,
    back_to,
    hand_over,
    may_hand_over,
    next_handed,
    stop_handed,
    take_back,
)
from hubdesk.services.instances import add_instance, remove_instance
from hubdesk.services.opening import OpeningEntry, finish_opening
from hubdesk.services.paper_entry import keep_paper_answers, open_paper_entry
from hubdesk.services.screening import record_answer
from hubdesk.services.visit_plan import plan
from hubdesk.services.visit_start import begin_visit, switch_officer
from hubdesk.services.visits import go_on, go_to_step, resume_visit
from tests.support.kinds_form import with_kinds
from tests.support.memory import Worker, WrongPassword, shipped
from tests.support.memory_house import House

PASSWORD = "open sesame now"
ALONE = SettingEntry(alone=True, pathway_id="first-visit", fit="yes", private="yes")


@pytest.fixture
def house() -> House:
    return House()


@pytest.fixture
def sam(house: House) -> Worker:
    """A clinician with a key, at the first question of PHQ-2."""
    worker = Worker(house.hub)
    worker.desk = house.desk(Role.CLINICIAN)
    return worker.start()


def answer_alone(sam: Worker, value: object) -> None:
    place = sam.now.visit.place
    item = sam.now.form(place.response_id).pack.form.by_id[place.link_id]
    assert place.response_id
    sam.hub.clock.advance(seconds=5)
    answer = read_plain(item, value)
    sam.now = record_answer(sam.desk, sam.now, place.response_id, place.link_id, answer, Mode.SELF)


def on(sam: Worker) -> bool:
    sam.hub.clock.advance(seconds=1)
    sam.now, further = next_handed(sam.desk, sam.now)
    return further


def test_answers_are_kept_as_self_completed_and_stay_so_when_carried_over(sam: Worker):
    sam.now = hand_over(sam.desk, sam.now.visit.id)
    answer_alone(sam, 3)
    assert on(sam)
    answer_alone(sam, 2)
    assert on(sam)
    assert sam.at == "phq-9 q3", "PHQ-9 follows, with two answers carried over"
    stored = {**sam.stored_answers("phq-2"), **sam.stored_answers("phq-9")}
    assert {record.mode for record in stored.values()} == {Mode.SELF}
    again = resume_visit(sam.desk, sam.now.visit.id)
    assert (
        [f.modes for f in again.forms] == [f.modes for f in sam.now.forms] == [{"q1": Mode.SELF, "q2": Mode.SELF}] * 2
    )


def test_an_answer_given_anew_to_a_worker_is_no_longer_self_completed(sam: Worker):
    answer_alone(sam, 1)
    sam.record(1)
    assert sam.stored_answers("phq-2")["q1"].mode is Mode.ASKED
    assert sam.form("phq-2").modes == {}


def test_a_mixed_form_says_which_answers_were_given_alone(sam: Worker):
    sam.record(1).next()
    answer_alone(sam, 0)
    assert sam.form("phq-2").modes == {"q2": Mode.SELF}


def test_it_ends_before_the_direct_question_which_a_worker_asks(sam: Worker):
    answer_alone(sam, 0)
    assert on(sam)
    answer_alone(sam, 0)
    assert not on(sam)
    assert sam.at == "phq-2 q2"
    assert [f.pack.id for f in sam.now.forms] == ["phq-2"], "the form that comes next is not begun"
    take_back(sam.desk, sam.now, PASSWORD, go_on=True)
    sam.now = resume_visit(sam.desk, sam.now.visit.id)
    assert sam.at.startswith("safety-question")
    assert not may_hand_over(sam.desk, sam.now)
    with pytest.raises(NotHandedOver):
        hand_over(sam.desk, sam.now.visit.id)


def test_after_a_safety_answer_the_visit_stands_at_the_safety_page_for_whoever_goes_on(sam: Worker):
    sam.answers(3, 3, 0, 0, 0, 0, 0, 0)
    assert sam.at == "phq-9 q9"
    sam.now = hand_over(sam.desk, sam.now.visit.id)
    answer_alone(sam, 1)
    assert not on(sam)
    assert sam.now.open_safety
    assert sam.now.open_safety.status is SafetyStatus.OPEN
    for user in (Role.CLINICIAN, Role.NAVIGATOR):
        assert resume_visit(sam.hub.desk(user), sam.now.visit.id).visit.place.kind is PlaceKind.SAFETY


def test_stopping_after_a_safety_answer_leads_to_the_safety_page_too(sam: Worker):
    sam.answers(3, 3, 0, 0, 0, 0, 0, 0)
    answer_alone(sam, 1)
    sam.hub.clock.advance(seconds=1)
    assert stop_handed(sam.desk, sam.now).visit.place.kind is PlaceKind.SAFETY


def test_stopping_elsewhere_stays_at_the_question(sam: Worker):
    before = sam.now
    assert stop_handed(sam.desk, before) is before


def test_a_wrong_password_gives_nothing_back_and_is_written_down(sam: Worker):
    before = sam.hub.stored.visits
    with pytest.raises(WrongPassword):
        take_back(sam.desk, sam.now, "maybe this", go_on=True)
    assert sam.hub.stored.visits == before
    assert sam.hub.stored.events[-1].event is Event.TAKEN_BACK
    assert sam.hub.stored.events[-1].outcome == "refused"


def test_without_a_key_file_nothing_is_given_back(sam: Worker):
    with pytest.raises(AssertionError, match="nobody is signed in"):
        take_back(replace(sam.desk, keys=None), sam.now, PASSWORD, go_on=False)


def test_handing_over_and_taking_back_are_audited(sam: Worker):
    hand_over(sam.desk, sam.now.visit.id)
    take_back(sam.desk, sam.now, PASSWORD, go_on=False)
    assert sam.hub.events[-2:] == [Event.HANDED_OVER, Event.TAKEN_BACK]


def first_visit(house: House) -> Worker:
    sam = Worker(house.hub)
    sam.desk = house.desk(Role.CLINICIAN)
    sam.now = begin_visit(sam.desk, sam.register().id, ALONE)
    sam.now = finish_opening(sam.desk, sam.now, OpeningEntry())
    return sam


def test_sensitive_steps_and_what_a_worker_asks_are_never_handed_over(house: House):
    sam = first_visit(house)
    steps = plan(sam.desk, sam.now).open
    for step in steps:
        sam.now = go_to_step(sam.desk, sam.now, step.form_id)
        handed = not step.sensitive and step.form_id not in ASKED_BY_A_WORKER
        assert may_hand_over(sam.desk, sam.now) is handed, step.form_id
    assert {s.form_id for s in steps} & ASKED_BY_A_WORKER


def test_nothing_is_handed_over_while_an_officer_is_present_or_before_the_questions(house: House):
    sam = Worker(house.hub)
    sam.desk = house.desk(Role.CLINICIAN)
    sam.now = begin_visit(sam.desk, sam.register().id, ALONE)
    assert not may_hand_over(sam.desk, sam.now)
    sam.now = finish_opening(sam.desk, sam.now, OpeningEntry())
    assert may_hand_over(sam.desk, sam.now)
    assert not may_hand_over(sam.desk, switch_officer(sam.desk, sam.now, present=True))


def test_the_review_of_a_visit_is_not_handed_over(sam: Worker):
    sam.answers(0, 0, False)
    sam.now = go_on(sam.desk, sam.now)
    assert sam.at == "review"
    assert not may_hand_over(sam.desk, sam.now)


STAFF_FIRST = [
    {"linkId": "done", "type": "boolean", "text": "For staff: was it given?"},
    {"linkId": "felt", "type": "boolean", "text": "Do you feel better?"},
]


def test_a_form_that_begins_with_a_question_for_staff_is_not_begun_by_the_person():
    house = House()
    house.hub.shelf = FormShelf(with_kinds(shipped(), STAFF_FIRST, "phq-9"))
    sam = Worker(house.hub)
    sam.desk = house.desk(Role.CLINICIAN)
    sam.start()
    answer_alone(sam, 3)
    assert on(sam)
    answer_alone(sam, 3)
    assert not on(sam)
    assert [f.pack.id for f in sam.now.forms] == ["phq-2"]
    take_back(sam.desk, sam.now, PASSWORD, go_on=True)
    sam.now = resume_visit(sam.desk, sam.now.visit.id)
    assert sam.at == "phq-9 done"
    assert not may_hand_over(sam.desk, sam.now)
    assert may_hand_over(sam.desk, sam.next().now)


@pytest.mark.parametrize(
    "service",
    [
        lambda d, now: hand_over(d, now.visit.id),
        next_handed,
        lambda d, now: back_to(d, now, now.visit.place),
        lambda d, now: take_back(d, now, PASSWORD, go_on=False),
        lambda d, now: add_instance(d, now, now.visit.place, "medicines"),
        lambda d, now: remove_instance(d, now, now.visit.place, "medicines@1"),
        lambda d, now: open_paper_entry(d, now.visit.id, now.visit.place.response_id),
        lambda d, now: keep_paper_answers(d, now, now.visit.place.response_id, date(2026, 3, 14), {}),
    ],
)
def test_whoever_may_not_run_a_visit_is_refused_and_that_is_written_down(house: House, sam: Worker, service):
    before = house.hub.stored
    with pytest.raises(NotAllowed):
        service(house.desk(Role.IT_ADMIN), sam.now)
    assert house.hub.stored is before
    assert house.hub.control.events[-1] is Event.REFUSED
