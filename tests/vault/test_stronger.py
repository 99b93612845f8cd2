"""The work of guessing a password grows with the program: at the next sign-in, and never the other way."""

from dataclasses import replace

import pytest

from hubdesk.vault import KdfParameters, KdfPolicy, Vault
from hubdesk.vault import problems as p
from tests.vault.conftest import CHEAP, PASSWORDS

STRONGER = KdfPolicy(KdfParameters(16, 2, 1), floor=CHEAP.floor, cap=CHEAP.cap)


def figures(hub, name):
    return hub.keyfile.slot_named(name).kdf


def test_the_next_sign_in_wraps_the_key_anew(hub):
    vault = Vault(hub.path, STRONGER)
    holder = vault.unlock("asha", PASSWORDS["asha"], hub.workstation)
    public = hub.keyfile.slot_named("asha").pub
    assert vault.is_weak(holder)
    assert vault.strengthen(holder, PASSWORDS["asha"]) == 2
    assert figures(hub, "asha") == STRONGER.parameters
    assert figures(hub, "ben") == CHEAP.parameters, "nobody else is touched"
    assert hub.keyfile.slot_named("asha").pub == public, "the keys granted to it go on opening"
    assert vault.unlock("asha", PASSWORDS["asha"], hub.workstation).key_ids == holder.key_ids
    assert not vault.is_weak(holder), "once is enough"


def test_a_stronger_slot_is_never_made_weaker(hub):
    strong = Vault(hub.path, STRONGER)
    strong.strengthen(strong.unlock("asha", PASSWORDS["asha"], hub.workstation), PASSWORDS["asha"])
    assert not hub.vault.is_weak(hub.sign_in())
    assert figures(hub, "asha") == STRONGER.parameters


def test_another_password_changes_nothing(hub):
    before = hub.path.read_bytes()
    with pytest.raises(p.WrongPassword):
        Vault(hub.path, STRONGER).strengthen(hub.sign_in(), PASSWORDS["ben"])
    assert hub.path.read_bytes() == before


def test_the_program_itself_asks_for_no_less_than_the_design():
    from hubdesk.vault import PRODUCTION

    assert PRODUCTION.floor.memory == 64 * 1024
    assert PRODUCTION.cap.memory == 1024 * 1024
    assert PRODUCTION.parameters.within(PRODUCTION.floor, PRODUCTION.cap)
    assert not PRODUCTION.parameters.weaker_than(PRODUCTION.floor)
    assert replace(PRODUCTION.parameters, memory=64 * 1024).weaker_than(PRODUCTION.parameters)
