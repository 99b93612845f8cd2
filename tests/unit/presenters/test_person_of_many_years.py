"""The page of somebody who has been coming for years: the newest at once, all the rest with one press."""

import pytest

from hubdesk.domain.people import Person
from hubdesk.presenters.person import LATELY, PersonPresenter
from hubdesk.presenters.runner import Immediate
from hubdesk.services.visits import start_visit
from tests.support.memory import Worker

VISITS = 15


@pytest.fixture
def mason(sam: Worker) -> Person:
    person = sam.register()
    for _visit in range(VISITS):
        sam.now = start_visit(sam.desk, person.id)
        sam.answers(0, 0, False).finish()
        sam.hub.clock.advance(days=30)
    return person


def opened(sam: Worker, person: Person) -> PersonPresenter:
    page = PersonPresenter(sam.desk, Immediate(), lambda _route: None, person.id)
    page.load()
    return page


def test_the_newest_are_shown_and_one_press_shows_all(sam: Worker, mason: Person):
    page = opened(sam, mason)
    assert (len(page.state.visits), len(page.state.results)) == (LATELY, LATELY)
    assert page.state.earlier == f"Show all, also what is older: {VISITS} visits"
    newest = page.state.visits[0]
    page.show_earlier()
    assert (len(page.state.visits), len(page.state.results)) == (VISITS, VISITS)
    assert page.state.visits[0] == newest
    assert page.state.earlier == ""
    page.load()
    assert len(page.state.visits) == VISITS, "what was opened stays open when something changes"


def test_where_all_is_shown_there_is_nothing_to_press(sam: Worker):
    sam.start().answers(0, 0, False).finish()
    page = opened(sam, sam.now.person)
    assert len(page.state.visits) == 1
    assert page.state.earlier == ""
    page.show_earlier()
    assert len(page.state.visits) == 1
