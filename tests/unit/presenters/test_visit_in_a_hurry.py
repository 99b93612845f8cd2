"""Keys pressed faster than the store works: nothing is lost, doubled, or put on the wrong question."""

import json

import pytest

from hubdesk.domain.audit import Event
from hubdesk.domain.roles import Role
from hubdesk.presenters.routes import TodayRoute
from hubdesk.presenters.visit_pages import QuestionPage, ResultPage, ReviewPage, SafetyDraft, SafetyPage
from tests.support.memory import Hub, Queue, Worker
from tests.unit.presenters.test_visit_pages import DRAFT, TO_Q9, E, M, N, S, Screen

BOTH_WAYS = pytest.mark.parametrize("ahead", [False, True], ids=["news in step", "work ahead of the news"])


@pytest.fixture
def queue() -> Queue:
    return Queue()


@pytest.fixture
def screen(hub: Hub, sam: Worker, queue: Queue) -> Screen:
    """A screen at the first question; from here on nothing happens until the queue is told to."""
    screen = Screen(hub, runner=queue)
    screen.presenter.start(sam.register().id)
    queue.finish()
    return screen


def let_go(queue: Queue, ahead: bool) -> None:
    if ahead:
        queue.work()
    queue.finish()


def answered(hub: Hub) -> list[tuple[str, str]]:
    return [(a.link_id, json.loads(a.value).get("coded", "")) for a in hub.stored.answers]


def test_what_is_chosen_is_on_screen_before_it_is_stored(screen: Screen):
    screen.presenter.choose(S)
    assert (screen.page.chosen, screen.state.saved, screen.state.busy) == (S, "Saving", True)


@BOTH_WAYS
def test_choose_and_next_in_one_breath(hub: Hub, screen: Screen, queue: Queue, ahead: bool):
    screen.presenter.choose(S)
    screen.presenter.next()
    let_go(queue, ahead)
    assert answered(hub) == [("q1", S)]
    assert screen.page.caption == "Question 2 of 2"
    assert not screen.state.busy


@BOTH_WAYS
def test_the_last_of_several_choices_counts(hub: Hub, screen: Screen, queue: Queue, ahead: bool):
    for value in (S, M, N, E):
        screen.presenter.choose(value)
    screen.presenter.next()
    let_go(queue, ahead)
    assert [v for _, v in answered(hub)] == [S, M, N, E]
    screen.presenter.back()
    queue.finish()
    assert screen.page.chosen == E


@BOTH_WAYS
def test_a_key_meant_for_the_next_question_never_lands_on_this_one(hub: Hub, screen: Screen, queue: Queue, ahead: bool):
    screen.presenter.choose(S)
    screen.presenter.next()
    screen.presenter.choose(E)
    let_go(queue, ahead)
    assert answered(hub) == [("q1", S)]
    assert screen.page.caption == "Question 2 of 2"
    assert screen.page.chosen is None


@BOTH_WAYS
def test_next_pressed_twice_turns_one_page(hub: Hub, screen: Screen, queue: Queue, ahead: bool):
    screen.presenter.choose(S)
    screen.presenter.next()
    screen.presenter.next()
    let_go(queue, ahead)
    assert screen.page.caption == "Question 2 of 2"
    assert screen.state.errors == {}


@BOTH_WAYS
def test_skip_held_down_skips_one_question(screen: Screen, queue: Queue, ahead: bool):
    for _ in range(5):
        screen.presenter.skip()
    let_go(queue, ahead)
    assert screen.page.caption == "Question 2 of 2"


@BOTH_WAYS
def test_next_pressed_twice_never_passes_the_safety_page(screen: Screen, queue: Queue, ahead: bool):
    for value in TO_Q9:
        screen.presenter.choose(value)
        screen.presenter.next()
        queue.finish()
    screen.presenter.choose(S)
    screen.presenter.next()
    screen.presenter.next()
    let_go(queue, ahead)
    assert isinstance(screen.page, SafetyPage)


@BOTH_WAYS
def test_finish_pressed_twice_finishes_once(hub: Hub, screen: Screen, queue: Queue, ahead: bool):
    for value in (N, N, "false"):
        screen.presenter.choose(value)
        screen.presenter.next()
        queue.finish()
    assert isinstance(screen.page, ReviewPage)
    screen.presenter.finish()
    screen.presenter.finish()
    let_go(queue, ahead)
    assert isinstance(screen.page, ResultPage)
    assert hub.events.count(Event.VISIT_COMPLETED) == 1
    assert len(hub.stored.scores) == 1


@BOTH_WAYS
def test_a_safety_page_finished_twice_is_saved_once(hub: Hub, screen: Screen, queue: Queue, ahead: bool):
    for value in (N, N, "true"):
        screen.presenter.choose(value)
        screen.presenter.next()
        queue.finish()
    screen.presenter.finish_safety(DRAFT)
    screen.presenter.finish_safety(DRAFT)
    let_go(queue, ahead)
    assert len(next(iter(hub.stored.safety.values())).entries) == 1
    assert isinstance(screen.page, ReviewPage)


@BOTH_WAYS
def test_pause_pressed_twice_pauses_once_and_leaves(hub: Hub, screen: Screen, queue: Queue, ahead: bool):
    screen.presenter.choose(S)
    screen.presenter.pause()
    screen.presenter.pause()
    let_go(queue, ahead)
    assert screen.went == [TodayRoute()]
    assert hub.events.count(Event.VISIT_PAUSED) == 1
    assert answered(hub) == [("q1", S)]
    assert screen.state.trouble is None


@BOTH_WAYS
def test_a_choice_that_could_not_be_stored_stays_on_screen_and_is_tried_again_on_next(
    hub: Hub, screen: Screen, queue: Queue, ahead: bool
):
    hub.records.full = True
    screen.presenter.choose(M)
    let_go(queue, ahead)
    assert (screen.page.chosen, screen.state.saved, screen.state.busy) == (M, "Not saved", False)
    assert screen.state.trouble
    screen.presenter.next()
    let_go(queue, ahead)
    assert screen.page.caption == "Question 1 of 2"
    assert screen.page.chosen == M
    hub.records.full = False
    screen.presenter.next()
    let_go(queue, ahead)
    assert screen.page.caption == "Question 2 of 2"
    assert screen.state.trouble is None
    assert answered(hub) == [("q1", M)]


@pytest.mark.parametrize("way", ["next", "skip", "back", "change"])
def test_no_way_off_the_page_loses_a_choice_that_is_not_stored_yet(hub: Hub, screen: Screen, queue: Queue, way: str):
    screen.presenter.choose(N)
    screen.presenter.next()
    queue.finish()
    hub.records.full = True
    screen.presenter.choose(M)
    queue.finish()
    hub.records.full = False
    first = screen.page.so_far[0].place
    screen.presenter.change(first) if way == "change" else getattr(screen.presenter, way)()
    queue.finish()
    assert answered(hub) == [("q1", N), ("q2", M)]


def test_the_page_stays_busy_while_anything_is_under_way(hub: Hub, screen: Screen, queue: Queue):
    hub.records.full = True
    screen.presenter.choose(S)
    screen.presenter.next()
    queue.work()
    hub.records.full = False
    queue._news.pop(0)()
    assert screen.state.busy
    queue.finish()
    assert not screen.state.busy


def test_a_slow_start_takes_no_keys(hub: Hub, sam: Worker, queue: Queue):
    screen = Screen(hub, Role.CLINICIAN, queue)
    screen.presenter.start(sam.register().id)
    screen.presenter.next()
    screen.presenter.choose(S)
    screen.presenter.pause()
    queue.finish()
    assert isinstance(screen.page, QuestionPage)
    assert screen.page.caption == "Question 1 of 2"
    assert answered(hub) == []
    assert screen.went == []


def test_a_visit_started_twice_by_one_press_is_started_once(hub: Hub, sam: Worker, queue: Queue):
    screen = Screen(hub, Role.CLINICIAN, queue)
    person = sam.register()
    screen.presenter.start(person.id)
    screen.presenter.start(person.id)
    queue.finish()
    assert screen.state.trouble is None
    assert len(hub.stored.visits) == 1


def test_news_of_a_page_that_was_left_changes_nothing_on_screen(screen: Screen, queue: Queue):
    screen.presenter.choose(S)
    seen = len(screen.shown)
    screen.presenter.unwatch()
    queue.finish()
    assert len(screen.shown) == seen


def test_a_draft_saved_while_another_saving_is_under_way_is_kept_too(hub: Hub, screen: Screen, queue: Queue):
    for value in (N, N, "true"):
        screen.presenter.choose(value)
        screen.presenter.next()
        queue.finish()
    screen.presenter.save_safety(SafetyDraft(told="One"))
    screen.presenter.save_safety(SafetyDraft(told="Two"))
    queue.finish()
    assert [e.told for e in next(iter(hub.stored.safety.values())).entries] == ["One", "Two"]
    assert screen.page.draft.told == "Two"
