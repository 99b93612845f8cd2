"""The pages around the visit: unlock, Today, people, register, one person."""

from dataclasses import replace

import pytest

from hubdesk.domain.changes import Changes, Topic
from hubdesk.domain.ids import PersonId
from hubdesk.domain.people import PersonEntry
from hubdesk.domain.roles import Role
from hubdesk.presenters.people import PeoplePresenter
from hubdesk.presenters.person import PersonPresenter
from hubdesk.presenters.register import RegisterPresenter
from hubdesk.presenters.routes import (
    PeopleRoute,
    PersonRoute,
    RegisterRoute,
    Route,
    SafetyRoute,
    StartVisitRoute,
    VisitRoute,
)
from hubdesk.presenters.runner import Immediate
from hubdesk.presenters.today import TodayPresenter
from hubdesk.presenters.unlock import UnlockPresenter, UnlockState
from hubdesk.services.desk import Desk
from hubdesk.services.unlock import unlock
from hubdesk.services.visits import pause_visit
from tests.support.memory import MASON, Hub, Queue, Worker

BROWN = PersonEntry(family="Brown", preferred="Bo", birth_unknown=True)


@pytest.fixture
def went() -> list[Route]:
    return []


@pytest.fixture
def queue() -> Queue:
    return Queue()


# Unlock


def unlocker(hub: Hub, runner=None, opened=None) -> UnlockPresenter:
    state = UnlockState(hub="Riverside hub")
    desks = opened if opened is not None else []

    def open_desk(sign_in: str, password: str) -> Desk:
        return unlock(hub.strongroom, hub.shelf, hub.clock, hub.ids, sign_in, password)

    return UnlockPresenter(state, runner or Immediate(), open_desk, desks.append)


def test_unlocking_opens_the_desk(hub: Hub):
    desks: list = []
    presenter = unlocker(hub, opened=desks)
    presenter.unlock(" sam ", "open sesame")
    assert [d.actor.sign_in for d in desks] == ["sam"]
    assert not presenter.state.busy


@pytest.mark.parametrize(("name", "password", "text"), [(" ", "x", "sign-in name"), ("sam", "", "password")])
def test_an_empty_box_is_named_and_nothing_is_tried(hub: Hub, queue: Queue, name: str, password: str, text: str):
    presenter = unlocker(hub, queue)
    presenter.unlock(name, password)
    assert text in presenter.state.trouble.message
    assert not presenter.state.busy


def test_while_unlocking_a_second_press_is_dropped(hub: Hub, queue: Queue):
    desks: list = []
    presenter = unlocker(hub, queue, desks)
    presenter.unlock("sam", "open sesame")
    presenter.unlock("sam", "open sesame")
    assert presenter.state.busy
    queue.finish()
    assert len(desks) == 1


def test_a_wrong_password_keeps_the_name_and_says_so(hub: Hub):
    presenter = unlocker(hub)
    presenter.unlock("sam", "guess")
    assert presenter.state.sign_in == "sam"
    assert presenter.state.trouble.message == "The name or the password is not right."
    presenter.unlock("sam", "open sesame")
    assert presenter.state.trouble is None


def test_the_password_is_never_part_of_a_state(hub: Hub):
    presenter = unlocker(hub)
    shown: list = []
    presenter.watch(shown.append)
    presenter.unlock("sam", "s3cret-guess")
    assert "s3cret" not in repr(shown)


# Today


def today(hub: Hub, worker: Worker, went: list[Route]) -> TodayPresenter:
    presenter = TodayPresenter(worker.desk, Immediate(), went.append)
    presenter.load()
    return presenter


def test_today_greets_and_has_nothing_to_show_at_first(hub: Hub, sam: Worker, went: list[Route]):
    state = today(hub, sam, went).state
    assert (state.greeting, state.date, state.loaded) == ("Hello Sam", "02-Jun-2026", True)
    assert (state.interrupted, state.safety, state.paused, state.seen) == ((), (), (), ())


def test_each_row_says_who_and_since_when_and_leads_there(hub: Hub, sam: Worker, jo: Worker, went: list[Route]):
    jo.start().answers(0, 0, True).finish_safety().finish()
    sam.start(sam.register(BROWN))
    presenter = today(hub, sam, went)
    (safety,), (interrupted,), (seen,) = presenter.state.safety, presenter.state.interrupted, presenter.state.seen
    assert (safety.title, safety.tag) == ("AVERY, Mason", "For a clinician")
    assert (interrupted.title, interrupted.tag) == ("BROWN", "In progress")
    assert seen.detail == "Visit finished at 09:30"
    for row in (safety, interrupted, seen):
        presenter.open(row)
    assert went == [
        SafetyRoute(jo.now.visit.id, jo.now.safety[0].id),
        VisitRoute(sam.now.visit.id),
        VisitRoute(jo.now.visit.id),
    ]


def test_a_paused_visit_moves_to_its_list(hub: Hub, sam: Worker, went: list[Route]):
    sam.start()
    presenter = today(hub, sam, went)
    pause_visit(sam.desk, sam.now)
    presenter.changed(Changes.of(Topic.VISITS))
    assert not presenter.state.interrupted
    assert presenter.state.paused[0].detail == "Paused 02-Jun-2026 09:30"


def test_today_reads_again_only_what_concerns_it(hub: Hub, sam: Worker, went: list[Route]):
    presenter = today(hub, sam, went)
    state = presenter.state
    presenter.changed(Changes.of(Topic.SITE))
    assert presenter.state is state


def test_an_it_admin_is_told_that_today_is_not_for_them(hub: Hub, went: list[Route]):
    presenter = TodayPresenter(hub.desk(Role.IT_ADMIN), Immediate(), went.append)
    presenter.load()
    assert presenter.state.trouble.message == "As IT admin you cannot do this."


# People


def test_people_are_shown_with_enough_to_tell_them_apart(sam: Worker, went: list[Route]):
    mason = sam.register()
    sam.register(BROWN)
    presenter = PeoplePresenter(sam.desk, Immediate(), went.append)
    presenter.search("")
    assert presenter.state.summary == "Seen or registered lately"
    details = {row.name: row.detail for row in presenter.state.rows}
    assert details == {
        "AVERY, Mason": "Born 14-Mar-1988 (38y) · Male · NHS No. 999 000 0018",
        "BROWN": "Born Not known · Not recorded · No NHS number recorded · Known as Bo",
    }
    presenter.search("av")
    assert presenter.state.summary == "1 person matches"
    presenter.open(presenter.state.rows[0])
    presenter.register()
    assert went == [PersonRoute(mason.id, found_among=1), RegisterRoute("av")]


@pytest.mark.parametrize(
    ("typed", "summary"),
    [("", "Nobody is registered yet"), ("zz", "Nobody matches. Check the spelling, or register a new person")],
)
def test_an_empty_list_says_why(sam: Worker, went: list[Route], typed: str, summary: str):
    presenter = PeoplePresenter(sam.desk, Immediate(), went.append)
    presenter.search(typed)
    assert presenter.state.summary == summary


def test_people_found_for_an_older_text_are_never_shown(sam: Worker, went: list[Route], queue: Queue):
    sam.register()
    sam.register(BROWN)
    presenter = PeoplePresenter(sam.desk, queue, went.append)
    shown: list = []
    presenter.watch(shown.append)
    presenter.search("av")
    presenter.search("br")
    queue.finish()
    assert [row.name for row in presenter.state.rows] == ["BROWN"]
    assert not any(s.query == "br" and "AVERY, Mason" in [r.name for r in s.rows] for s in shown)


def test_a_search_that_fails_leaves_nobody_to_open_by_mistake(hub: Hub, sam: Worker, went: list[Route]):
    sam.register()
    presenter = PeoplePresenter(sam.desk, Immediate(), went.append)
    presenter.search("av")
    hub.records.held = True
    presenter.search("br")
    assert presenter.state.rows == ()
    assert presenter.state.trouble
    hub.records.held = False
    presenter.search("av")
    assert presenter.state.trouble is None
    assert len(presenter.state.rows) == 1


# Register


def registrar(worker: Worker, went: list[Route], changes: list, runner=None, typed: str = "") -> RegisterPresenter:
    return RegisterPresenter(worker.desk, runner or Immediate(), went.append, changes.append, typed)


@pytest.mark.parametrize(
    ("typed", "family", "given"),
    [
        ("Avery", "Avery", ""),
        ("Mason Avery", "Avery", "Mason"),
        ("Avery, Mason", "Avery", "Mason"),
        ("Mary Jane Avery", "Avery", "Mary Jane"),
        ("van der Berg, Jan", "van der Berg", "Jan"),
        ("14 Mar 1988", "", ""),
        ("  ", "", ""),
        (",", "", ""),
    ],
)
def test_registering_starts_from_what_was_searched(sam: Worker, typed: str, family: str, given: str):
    entry = registrar(sam, [], [], typed=typed).state.entry
    assert (entry.family, entry.given) == (family, given)


def test_registering_goes_to_the_new_persons_page(hub: Hub, sam: Worker, went: list[Route]):
    changes: list = []
    registrar(sam, went, changes).save(MASON)
    (person,) = hub.stored.people
    assert went == [PersonRoute(person)]
    assert changes == [Changes.of(Topic.PEOPLE)]


def test_what_was_typed_stays_with_its_messages(sam: Worker, went: list[Route]):
    presenter = registrar(sam, went, [])
    wrong = replace(MASON, nhs_number="1", birth_year="88")
    presenter.save(wrong)
    assert presenter.state.entry == wrong
    assert set(presenter.state.errors) == {"nhs_number", "birth_year"}
    assert went == []


def test_someone_alike_is_shown_with_both_ways_on(hub: Hub, sam: Worker, went: list[Route]):
    mason = sam.register()
    presenter = registrar(sam, went, [])
    presenter.save(MASON)
    assert [row.person_id for row in presenter.state.alike] == [mason.id]
    presenter.open_alike(presenter.state.alike[0])
    presenter.save_although_alike(MASON)
    assert went[0] == PersonRoute(mason.id, found_among=1)
    assert len(hub.stored.people) == 2


def test_what_was_typed_stays_on_a_full_disk_and_can_be_saved_again(hub: Hub, sam: Worker, went: list[Route]):
    presenter = registrar(sam, went, [])
    hub.records.full = True
    presenter.save(MASON)
    assert presenter.state.trouble
    assert presenter.state.entry == MASON
    hub.records.full = False
    presenter.save(presenter.state.entry)
    assert len(hub.stored.people) == 1
    assert presenter.state.trouble is None


def test_save_pressed_twice_registers_once(hub: Hub, sam: Worker, went: list[Route], queue: Queue):
    presenter = registrar(sam, went, [], queue)
    presenter.save(MASON)
    presenter.save(MASON)
    queue.finish()
    assert len(hub.stored.people) == 1
    assert len(went) == 1


def test_cancelling_goes_back_to_the_list(sam: Worker, went: list[Route]):
    registrar(sam, went, []).cancel()
    assert went == [PeopleRoute()]


# One person


def test_a_persons_page_leads_with_what_is_open(hub: Hub, jo: Worker, sam: Worker, went: list[Route]):
    jo.start().answers(3, 2, 0, 0, 0, 0, 0, 0, 1)
    person = jo.now.person
    presenter = PersonPresenter(sam.desk, Immediate(), went.append, person.id, 3)
    presenter.load()
    state = presenter.state
    assert state.banner.tags == (("Safety page open", "red"),)
    assert [row.tag for row in state.safety] == ["Not finished"]
    assert state.unfinished.action == "Go on with the visit"
    assert state.visits == ()
    presenter.open(state.safety[0])
    presenter.start_visit()
    presenter.back()
    assert went == [SafetyRoute(jo.now.visit.id, jo.now.safety[0].id), StartVisitRoute(person.id), PeopleRoute()]


def test_results_are_shown_as_they_were_stored(sam: Worker, went: list[Route]):
    sam.start().answers(3, 3, 3, 3, 3, 3).next().next().next().answers(1, False).finish()
    presenter = PersonPresenter(sam.desk, Immediate(), went.append, sam.now.person.id)
    presenter.load()
    texts = [row.text for row in presenter.state.results]
    assert "18 from 6 of 9, no band" in texts
    assert any(t.startswith("6 out of 6") for t in texts)
    assert dict(presenter.state.facts)["Last finished visit"] == "02-Jun-2026"


def test_a_person_who_is_not_there_is_told_in_words(sam: Worker, went: list[Route]):
    presenter = PersonPresenter(sam.desk, Immediate(), went.append, PersonId("nobody"))
    presenter.load()
    assert presenter.state.trouble.message == "This record was not found."


def test_a_persons_page_reads_again_when_something_changed(sam: Worker, went: list[Route]):
    person = sam.register()
    presenter = PersonPresenter(sam.desk, Immediate(), went.append, person.id)
    presenter.load()
    sam.start(person)
    presenter.changed(Changes.of(Topic.SITE))
    assert presenter.state.unfinished is None
    presenter.changed(Changes.of(Topic.VISITS))
    assert presenter.state.unfinished
