"""What is half typed comes back after a lock, and is gone when it is finished or abandoned."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hubdesk.domain.people import PersonEntry
from hubdesk.domain.visit_setting import SettingEntry
from hubdesk.presenters.register import RegisterPresenter, entry_from, typed_entry
from hubdesk.presenters.runner import Immediate
from hubdesk.presenters.visit_start import VisitStartPresenter, setting_from, typed_setting
from hubdesk.services.people import register_person
from hubdesk.services.visit_start import begin_visit
from tests.support.memory import MASON, Worker
from tests.unit.services.pathways import ALONE, PHQ_2, SAFETY, hub_with

HALF = PersonEntry(family="O’Neill", given="Ciarán", birth_year="1999", birth_estimated=True)
TEXT = st.text(max_size=12)


@pytest.fixture
def worker() -> Worker:
    return Worker(hub_with(PHQ_2, SAFETY))


def registering(worker: Worker, typed: str = "") -> RegisterPresenter:
    presenter = RegisterPresenter(worker.desk, Immediate(), lambda _r: None, lambda _c: None, typed)
    presenter.load()
    return presenter


def starting(worker: Worker, person) -> VisitStartPresenter:
    presenter = VisitStartPresenter(worker.desk, Immediate(), lambda _r: None, lambda _c: None, person.id)
    presenter.load()
    return presenter


def test_a_half_typed_registration_comes_back(worker: Worker):
    registering(worker).keep(HALF)
    again = registering(worker)
    assert again.state.entry == HALF
    assert again.state.kept
    assert not again.state.waiting


def test_it_is_its_users_alone(worker: Worker):
    from hubdesk.domain.roles import Role

    registering(worker).keep(HALF)
    assert registering(Worker(worker.hub, Role.NAVIGATOR)).state.entry == PersonEntry()


def test_it_waits_beside_a_registration_of_somebody_else(worker: Worker):
    registering(worker).keep(HALF)
    other = registering(worker, "Mason Avery")
    assert (other.state.entry.family, other.state.waiting) == ("Avery", True)
    other.keep(other.state.entry)
    assert registering(worker).state.entry == HALF
    other.go_on_with_kept()
    assert other.state.entry == HALF


def test_it_is_gone_when_registered_cancelled_or_thrown_away(worker: Worker):
    registering(worker).keep(HALF)
    register_person(worker.desk, MASON)
    assert registering(worker).state.kept == ""
    page = registering(worker)
    page.keep(HALF)
    page.cancel()
    page.keep(HALF)  # what the window does as the page goes
    assert registering(worker).state.kept == ""
    registering(worker).keep(HALF)
    page = registering(worker)
    page.start_empty()
    assert (page.state.entry, worker.hub.stored.typed_pages) == (PersonEntry(), {})


def test_an_empty_page_keeps_nothing_and_yesterdays_is_thrown_away(worker: Worker):
    registering(worker).keep(PersonEntry())
    assert worker.hub.stored.typed_pages == {}
    registering(worker).keep(HALF)
    worker.hub.clock.advance(days=1, seconds=1)
    assert registering(worker).state.kept == ""
    assert worker.hub.stored.typed_pages == {}


def test_after_saving_nothing_is_kept_of_the_page_that_goes(worker: Worker):
    page = registering(worker)
    page.save(MASON)
    page.keep(MASON)
    assert worker.hub.stored.typed_pages == {}


def test_a_half_chosen_start_page_comes_back_for_this_person_only(worker: Worker):
    person, other = worker.register(), register_person(worker.desk, replace(MASON, family="Brown", nhs_number=""))[0]
    half = SettingEntry(present=("officer", "child"), fit="no", minutes="10")
    starting(worker, person).keep(half)
    assert starting(worker, person).state.kept == half
    assert starting(worker, other).state.kept is None


def test_a_start_page_is_gone_when_the_visit_began_or_was_cancelled(worker: Worker):
    person = worker.register()
    page = starting(worker, person)
    page.keep(ALONE)
    page.cancel()
    page.keep(ALONE)
    assert worker.hub.stored.typed_pages == {}
    starting(worker, person).keep(ALONE)
    begin_visit(worker.desk, person.id, ALONE)
    assert worker.hub.stored.typed_pages == {}


@given(st.builds(PersonEntry, TEXT, TEXT, TEXT, TEXT, TEXT, TEXT, TEXT, st.booleans(), st.booleans(), TEXT, TEXT))
def test_every_registration_comes_back_as_it_was(entry: PersonEntry):
    assert entry_from({name: text for name, text in typed_entry(entry).items() if text}) == entry


@given(
    st.builds(
        SettingEntry,
        st.booleans(),
        st.lists(st.sampled_from(["officer", "child", "interpreter"]), unique=True).map(tuple),
        *[TEXT] * 7,
    )
)
def test_every_start_page_comes_back_as_it_was(entry: SettingEntry):
    assert setting_from({name: text for name, text in typed_setting(entry).items() if text}) == entry
