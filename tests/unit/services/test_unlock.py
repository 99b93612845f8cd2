"""Signing in and locking."""

from dataclasses import replace

import pytest

from hubdesk.domain.audit import Event
from hubdesk.domain.roles import Role
from hubdesk.forms import Library
from hubdesk.services.form_shelf import FormShelf
from hubdesk.services.unlock import FormsMissing, lock, unlock
from tests.support.memory import STAFF, Hub, WrongPassword, shipped


def sign_in(hub: Hub, name: str = "sam", password: str = "open sesame", shelf: FormShelf | None = None):
    return unlock(hub.strongroom, shelf or hub.shelf, hub.clock, hub.ids, name, password)


@pytest.mark.parametrize("role", Role)
def test_each_user_gets_a_desk_with_what_their_keys_reach(hub: Hub, role: Role):
    desk = sign_in(hub, STAFF[role].sign_in)
    assert desk.actor == STAFF[role]
    assert (desk.records is None) is (role is Role.IT_ADMIN)
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
def test_nobody_starts_work_with_a_form_missing(hub: Hub, gone: str):
    library = shipped()
    rest = replace(library, forms={k: v for k, v in library.forms.items() if k != gone})
    with pytest.raises(FormsMissing, match=gone):
        sign_in(hub, shelf=FormShelf(rest))
    assert not hub.strongroom.open


def test_nobody_starts_work_without_the_pathway(hub: Hub):
    with pytest.raises(FormsMissing, match="first-contact"):
        sign_in(hub, shelf=FormShelf(Library({}, {}, ())))
