"""The work of guessing a password grows with the program: at the next sign-in, and never the other way."""

import tracemalloc
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


@pytest.mark.parametrize(
    "figures",
    [{"m": 1}, {"t": 0}, {"p": 0}, {"m": 2**40}, {"t": 10**6}, {"p": 4096}],
    ids=["less-memory", "no-pass", "no-lane", "1-tebibyte", "a-million-passes", "4096-lanes"],
)
def test_row_12_figures_out_of_range_are_refused_before_any_memory_is_asked_for(hub, figures, monkeypatch):
    """Also where the figures are those of somebody else's slot."""

    def asked(*_args, **_more):
        raise AssertionError("Argon2 was started")

    monkeypatch.setattr("hubdesk.vault.slots.stretch", asked)
    for slot in (0, 2):
        hub.edit(lambda body, slot=slot: body["users"][slot]["kdf"].update(figures))
        tracemalloc.start()
        with pytest.raises(p.KeyfileDamaged) as refused:
            hub.sign_in("asha")
        most = tracemalloc.get_traced_memory()[1]
        tracemalloc.stop()
        assert refused.value.check in ("kdf", "shape")
        assert most < 2 * 1024 * 1024, "the file itself may have 1 MiB"


def test_the_program_itself_asks_for_no_less_than_the_design():
    from hubdesk.vault import PRODUCTION

    assert PRODUCTION.floor.memory == 64 * 1024
    assert PRODUCTION.cap.memory == 1024 * 1024
    assert PRODUCTION.parameters.within(PRODUCTION.floor, PRODUCTION.cap)
    assert not PRODUCTION.parameters.weaker_than(PRODUCTION.floor)
    assert replace(PRODUCTION.parameters, memory=64 * 1024).weaker_than(PRODUCTION.parameters)
