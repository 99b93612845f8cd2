"""Typed answers in a visit: what does not fit stays on screen, and the page is not turned on the answer before."""

from dataclasses import replace

import pytest

from hubdesk.forms import make_pack
from hubdesk.forms.source import read_json
from hubdesk.presenters.visit_pages import ReviewPage
from hubdesk.services.form_shelf import FormShelf
from tests.support.memory import Hub, Queue, Worker, shipped
from tests.unit.presenters.test_visit_pages import Screen


@pytest.fixture
def queue() -> Queue:
    return Queue()


@pytest.fixture
def screen(hub: Hub, sam: Worker, queue: Queue) -> Screen:
    """A screen at a question that takes a whole number."""
    library = shipped()
    parts = read_json(library.forms["safety-question"].canonical).value
    questionnaire = {**parts["questionnaire"], "version": "9.0.0"}
    cups = {"linkId": "cups", "text": "How many cups of tea today?", "type": "integer"}
    questionnaire["item"] = [cups, *questionnaire["item"]]
    pack = make_pack(questionnaire, parts["valueSets"], parts["notice"], parts["examples"])
    hub.shelf = FormShelf(replace(library, forms={**library.forms, "safety-question": pack}))
    screen = Screen(hub, runner=queue)
    screen.presenter.start(sam.register().id)
    for _ in range(2):
        queue.finish()
        screen.presenter.skip()
    queue.finish()
    assert screen.page.kind == "integer"
    return screen


def stored(hub: Hub) -> list[str]:
    return [a.value for a in hub.stored.answers]


def test_what_is_typed_is_stored_and_shown_again(hub: Hub, screen: Screen, queue: Queue):
    screen.presenter.type_answer("3")
    assert screen.page.typed == "3"
    queue.finish()
    assert (screen.page.typed, stored(hub)) == ("3", ['{"integer": 3}'])


def test_what_does_not_fit_stays_on_screen_with_its_message(hub: Hub, screen: Screen, queue: Queue):
    screen.presenter.type_answer("lots")
    queue.finish()
    assert (screen.page.typed, screen.state.saved) == ("lots", "Not saved")
    assert screen.state.errors == {"answer": "Enter a whole number, like 3"}
    assert stored(hub) == []


@pytest.mark.parametrize("ahead", [False, True])
def test_a_slip_typed_over_an_answer_never_lets_the_page_turn_on_the_old_one(
    hub: Hub, screen: Screen, queue: Queue, ahead: bool
):
    screen.presenter.type_answer("3")
    queue.finish()
    screen.presenter.type_answer("3o")
    if not ahead:
        queue.finish()
    screen.presenter.next()
    queue.finish()
    assert screen.page.typed == "3o"
    assert screen.state.errors == {"answer": "Enter a whole number, like 3"}
    screen.presenter.type_answer("30")
    screen.presenter.next()
    queue.finish()
    assert screen.page.text.startswith("Are you having thoughts")
    assert stored(hub) == ['{"integer": 3}', '{"integer": 30}']


def test_a_slip_may_be_left_behind_by_skipping(hub: Hub, screen: Screen, queue: Queue):
    screen.presenter.type_answer("lots")
    screen.presenter.skip()
    queue.finish()
    screen.presenter.choose("false")
    screen.presenter.next()
    queue.finish()
    assert isinstance(screen.page, ReviewPage)


def test_emptying_the_box_takes_the_answer_back(hub: Hub, screen: Screen, queue: Queue):
    screen.presenter.type_answer("3")
    screen.presenter.type_answer("")
    queue.finish()
    assert stored(hub) == ['{"integer": 3}', "null"]
    assert screen.page.typed == ""


def test_a_reason_for_no_answer_takes_the_place_of_what_was_typed(screen: Screen, queue: Queue):
    screen.presenter.type_answer("3")
    screen.presenter.choose("none:declined")
    queue.finish()
    assert (screen.page.typed, screen.page.chosen) == ("", "none:declined")
