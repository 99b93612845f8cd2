"""The pages of keeping: what each role is offered, what is said in words, and nothing without an answer."""

from dataclasses import replace
from datetime import date

import pytest

from hubdesk.domain.people import PersonEntry
from hubdesk.domain.roles import Role
from hubdesk.presenters.keeping import KeepingPresenter
from hubdesk.presenters.keeping_words import Ask
from hubdesk.presenters.retention_review import ReviewPresenter
from hubdesk.presenters.routes import KeepingRoute, PersonRoute, RetentionReviewRoute
from hubdesk.presenters.runner import Immediate
from hubdesk.services import sure_day
from hubdesk.services.people import register_person
from tests.support.memory import STAFF, Hub

OLD = PersonEntry(family="Fenwick", given="Arnold", birth_year="1949", gender="1")
NOTHING = ("", "", "")


@pytest.fixture
def old(hub: Hub):
    """Registered nine years ago; the date was checked since."""
    person, _ = register_person(hub.desk(Role.LEAD), OLD)
    hub.clock.advance(days=365 * 9)
    sure_day.confirm_day(hub.desk(Role.LEAD))
    return person


def noor(hub: Hub):
    return replace(hub.desk(Role.LEAD), actor=replace(STAFF[Role.LEAD], id="u-noor", name="Noor Haddad"))


def keeping(desk, person_id):
    went, changed = [], []
    page = KeepingPresenter(desk, Immediate(), went.append, changed.append, person_id)
    page.load()
    return page, went


def review(desk):
    went = []
    page = ReviewPresenter(desk, Immediate(), went.append, lambda _changes: None)
    page.load()
    return page, went


def asks(page) -> list[Ask]:
    return [wish.ask for wish in page.state.wishes]


def test_a_lead_is_offered_what_fits_and_others_only_read(hub, old):
    page, _ = keeping(hub.desk(Role.LEAD), old.id)
    assert page.state.headline == "Due for review"
    assert asks(page) == [Ask.PROPOSE, Ask.KEEP, Ask.HOLD]
    reader, _ = keeping(hub.desk(Role.NAVIGATOR), old.id)
    assert asks(reader) == []
    assert not any(link for _label, _value, link, _name in reader.state.facts)


def test_an_empty_answer_is_told_by_field_and_says_nothing(hub, old):
    page, _ = keeping(hub.desk(Role.LEAD), old.id)
    page.ask("class")
    page.answer("", NOTHING, "Because")
    assert list(page.state.errors) == ["choice"]
    page.answer("mental-health", NOTHING, "")
    assert list(page.state.errors) == ["why"]
    page.ask("died")
    page.answer("", ("31", "2", "2020"), "GP")
    assert list(page.state.errors) == ["on"]
    page.never_mind()
    assert page.state.form is None
    assert hub.stored.said == []


@pytest.mark.parametrize(
    ("ask", "choice", "on", "headline"),
    [
        ("class", "mental-health", NOTHING, "Kept"),
        ("died", "", ("1", "3", "2027"), "Kept"),
        ("hold", "legal", NOTHING, "On hold"),
        ("keep", "", ("1", "1", "2036"), "Kept"),
        ("propose", "years-over", NOTHING, "Waits for a second lead"),
    ],
)
def test_each_thing_that_can_be_said(hub, old, ask, choice, on, headline):
    page, _ = keeping(hub.desk(Role.LEAD), old.id)
    page.ask(ask)
    page.answer(choice, on, "Because it is so")
    assert (page.state.headline, page.state.form) == (headline, None)
    assert "Asha Patel" in page.state.history[0]


def test_what_was_said_can_be_taken_back(hub, old):
    page, _ = keeping(hub.desk(Role.LEAD), old.id)
    for ask, choice, back in (("hold", "legal", "lift"), ("propose", "years-over", "decline")):
        page.ask(ask)
        page.answer(choice, NOTHING, "Because")
        page.ask(back)
        page.answer("legal" if back == "lift" else "", NOTHING, "It is over")
        assert page.state.headline == "Due for review"
    page.ask("died")
    page.answer("", ("1", "3", "2027"), "GP")
    page.ask("not-died")
    page.answer("", NOTHING, "His brother")
    assert page.state.headline == "Due for review"


def test_the_second_lead_destroys_and_is_led_to_the_list(hub, old):
    page, _ = keeping(hub.desk(Role.LEAD), old.id)
    page.ask("propose")
    page.answer("years-over", NOTHING, "")
    assert asks(page) == [Ask.DECLINE]
    listed, went = review(noor(hub))
    assert listed.state.rows[0].tag == "Waits for you"
    listed.open(listed.state.rows[0])
    assert went == [KeepingRoute(old.id)]
    second, went = keeping(noor(hub), old.id)
    assert asks(second) == [Ask.DESTROY, Ask.DECLINE]
    second.ask("destroy")
    second.answer("", NOTHING, "")
    assert second.state.gone.startswith("The record was destroyed.")
    second.back()
    assert went == [RetentionReviewRoute()]
    listed, _ = review(noor(hub))
    assert "Proposed by Asha Patel, confirmed by " in listed.state.destroyed[0]
    assert "FENWICK" not in str(listed.state)


def test_row_17_after_a_jump_of_the_clock_the_list_says_so_and_offers_no_destruction(hub, old):
    hub.clock.advance(days=365 * 10)
    page, _ = keeping(hub.desk(Role.LEAD), old.id)
    assert "long after the last day of work" in page.state.day_warning
    assert Ask.PROPOSE not in asks(page)
    listed, _ = review(hub.desk(Role.LEAD))
    assert listed.state.may_confirm_day
    listed.confirm_day()
    assert (listed.state.day_warning, listed.state.may_confirm_day) == ("", "")
    hub.clock.advance(days=-400)
    assert "earlier than the last day of work" in review(hub.desk(Role.LEAD))[0].state.day_warning


def test_back_leads_to_the_person(hub, old):
    page, went = keeping(hub.desk(Role.LEAD), old.id)
    page.back()
    page.to_list()
    assert went == [PersonRoute(old.id), RetentionReviewRoute()]


def test_a_hold_stands_in_a_list_of_its_own_with_who_asked(hub, old):
    page, _ = keeping(hub.desk(Role.LEAD), old.id)
    page.ask("hold")
    page.answer("public-inquiry", NOTHING, "Letter of the inquiry")
    listed, _ = review(hub.desk(Role.LEAD))
    assert (listed.state.rows, listed.state.held[0].tag) == ((), "Public inquiry")
    assert listed.state.held[0].detail == "Letter of the inquiry"


def test_the_day_in_the_tests_is_the_one_they_reckon_with(hub, old):
    assert date(2034, 1, 1) < hub.clock.now().date() < date(2036, 1, 1)
