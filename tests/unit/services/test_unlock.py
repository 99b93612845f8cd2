"""Signing in and locking."""

from dataclasses import replace

import pytest

from hubdesk.domain.audit import Event
from hubdesk.domain.people import PersonEntry
from hubdesk.domain.roles import Role
from hubdesk.forms import Library
from hubdesk.services.form_shelf import FormShelf
from hubdesk.services.forms_missing import FormsMissing
from hubdesk.services.people import register_person
from hubdesk.services.unlock import lock, unlock
from hubdesk.services.visit_start import person_to_visit
from hubdesk.services.visits import start_visit
from tests.support.memory import ROLES_WITHOUT_RECORDS, STAFF, Hub, WrongPassword, shipped


def sign_in(hub: Hub, name: str = "sam", password: str = "open sesame", shelf: FormShelf | None = None):
    return unlock(hub.strongroom, shelf or hub.shelf, hub.clock, hub.ids, name, password)


@pytest.mark.parametrize("role", Role)
def test_each_user_gets_a_desk_with_what_their_keys_reach(hub: Hub, role: Role):
    user = (STAFF | ROLES_WITHOUT_RECORDS)[role]
    if role in ROLES_WITHOUT_RECORDS:
        with hub.control.writing() as unit:
            unit.add_user(user)
    desk = sign_in(hub, user.sign_in)
    assert desk.actor == user
    assert (desk.records is None) is (role not in (Role.NAVIGATOR, Role.CLINICIAN, Role.LEAD))
    assert desk.pathway.id == "first-contact"
    assert hub.control.events == [Event.UNLOCK]


def test_a_wrong_password_opens_nothing(hub: Hub):
    with pytest.raises(WrongPassword):
        sign_in(hub, password="guess")
    assert not hub.strongroom.open
    assert not hub.control.events


def test_locking_closes_everything_and_is_written_down(hub: Hub):
    lock(sign_in(hub), hub.strongroom)
    assert not hub.strongroom.open
    assert hub.control.events == [Event.UNLOCK, Event.LOCK]


@pytest.mark.parametrize("gone", ["phq-9", "safety-question"])
def test_a_form_missing_stops_new_visits_and_never_the_way_to_the_records(hub: Hub, gone: str):
    library = shipped()
    rest = replace(library, forms={k: v for k, v in library.forms.items() if k != gone})
    desk = sign_in(hub, shelf=FormShelf(rest))
    person, _ = register_person(desk, PersonEntry(family="Avery", birth_unknown=True))
    with pytest.raises(FormsMissing, match=gone):
        start_visit(desk, person.id)
    assert desk.pathway.steps == ()


def test_without_the_forms_folder_the_program_opens(hub: Hub):
    desk = sign_in(hub, shelf=FormShelf(Library({}, {}, ())))
    person, _ = register_person(desk, PersonEntry(family="Avery", birth_unknown=True))
    with pytest.raises(FormsMissing, match="first-contact"):
        start_visit(desk, person.id)
    with pytest.raises(FormsMissing, match="first-contact"):
        person_to_visit(desk, person.id)
