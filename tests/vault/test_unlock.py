"""Signing in, and each reason why it can fail."""

import copy
import pickle
import stat
from dataclasses import replace

import pytest
from argon2.exceptions import HashingError

from hubdesk.domain.problems import KnownProblem
from hubdesk.vault import PRODUCTION, NewUser, Vault, slots
from hubdesk.vault import problems as p
from hubdesk.vault.kdf import KdfParameters, low_level


def test_each_person_gets_exactly_their_keys(hub):
    assert hub.sign_in("asha").key_ids == ("control", "records-1", "report-1", "restricted-1")
    assert hub.sign_in("itadmin").key_ids == ("control",)
    assert hub.sign_in("ben").key_ids == ("control", "records-1")


def test_everyone_gets_the_same_data_keys(hub):
    asha, ben = hub.sign_in("asha"), hub.sign_in("ben")
    assert asha.key("records-1") == ben.key("records-1")
    assert len({bytes(key) for key in asha.keys.values()}) == 4
    assert all(len(key) == 32 for key in asha.keys.values())


@pytest.mark.parametrize("typed", ["ASHA", "  Asha ", "ａｓｈａ"])
def test_names_match_however_they_are_typed(hub, typed):
    assert hub.sign_in(typed, "lantern gravel seventeen").uid == "u-lead"


def test_passwords_match_however_they_are_composed(hub):
    lead = hub.sign_in()
    hub.vault.change_password(lead, "lantern gravel seventeen", "caf\u00e9 gravel seventeen")
    assert hub.sign_in("asha", "cafe\u0301 gravel seventeen").uid == "u-lead"


@pytest.mark.parametrize(
    ("name", "password"),
    [
        ("asha", "lantern gravel seventeem"),
        ("asha", "marble otter windmill"),
        ("asha", ""),
        ("asha", "\ud800 lone surrogate"),
        ("nobody", "lantern gravel seventeen"),
        ("", ""),
        ("\ud800", "lantern gravel seventeen"),
        ("recovery-1", "lantern gravel seventeen"),
    ],
)
def test_wrong_name_or_password(hub, name, password):
    with pytest.raises(p.WrongPassword):
        hub.vault.unlock(name, password, hub.workstation)


def test_an_unknown_name_costs_the_same_argon2_work(hub, monkeypatch):
    costs = []
    real = slots.stretch
    monkeypatch.setattr(slots, "stretch", lambda s, salt, k: costs.append((len(salt), k)) or real(s, salt, k))
    for name in ("asha", "nobody"):
        with pytest.raises(p.WrongPassword):
            hub.vault.unlock(name, "not the password", hub.workstation)
    assert len(costs) == 2
    assert costs[0] == costs[1]


def _no_argon2(*_args, **_kwargs):
    raise AssertionError("Argon2 must not run")


def test_row_15_wrong_workstation_is_found_before_any_argon2(hub, monkeypatch):
    monkeypatch.setattr(slots, "stretch", _no_argon2)
    with pytest.raises(p.WrongWorkstation):
        hub.vault.unlock("asha", "lantern gravel seventeen", bytes(32))


@pytest.mark.parametrize("figures", [(7, 1, 1), (8, 0, 1), (8, 1, 0), (65, 1, 1), (8, 5, 1), (8, 1, 3), (2**30, 1, 1)])
@pytest.mark.parametrize("whose", [0, 2])
def test_row_12_kdf_figures_out_of_range_are_refused_before_any_work(hub, monkeypatch, figures, whose):
    def change(body):
        body["users"][whose]["kdf"].update(zip("mtp", figures, strict=True))

    hub.edit(change)
    monkeypatch.setattr(low_level, "hash_secret_raw", _no_argon2)
    with pytest.raises(p.KeyfileDamaged) as refused:
        hub.sign_in()
    assert refused.value.check == "kdf"


@pytest.mark.parametrize(
    ("memory", "passes", "lanes", "accepted"),
    [
        (64 * 1024, 3, 4, True),
        (128 * 1024, 3, 4, True),
        (1024 * 1024, 10, 8, True),
        (64 * 1024 - 1, 3, 4, False),
        (64 * 1024, 2, 4, False),
        (64 * 1024, 3, 3, False),
        (1024 * 1024 + 1, 3, 4, False),
        (128 * 1024, 11, 4, False),
        (128 * 1024, 3, 9, False),
        (1024**3, 3, 4, False),
        (0, 0, 0, False),
    ],
)
def test_the_limits_of_the_program(memory, passes, lanes, accepted):
    figures = KdfParameters(memory, passes, lanes)
    if accepted:
        PRODUCTION.check(figures)
    else:
        with pytest.raises(p.KeyfileDamaged):
            PRODUCTION.check(figures)


def test_the_program_refuses_a_file_made_with_a_cheap_kdf(hub):
    with pytest.raises(p.KeyfileDamaged):
        Vault(hub.path, PRODUCTION).unlock("asha", "lantern gravel seventeen", hub.workstation)


def test_too_little_memory_is_told_plainly(monkeypatch):
    def fail(**_kwargs):
        raise HashingError("Memory allocation error")

    monkeypatch.setattr(low_level, "hash_secret_raw", fail)
    with pytest.raises(p.NotEnoughMemory):
        slots.stretch(b"secret", bytes(16), PRODUCTION.parameters)


def test_missing_file(hub):
    hub.path.unlink()
    with pytest.raises(p.KeyfileMissing):
        hub.sign_in()
    with pytest.raises(p.KeyfileMissing):
        hub.vault.status()


def test_a_folder_in_place_of_the_file(hub):
    hub.path.unlink()
    hub.path.mkdir()
    with pytest.raises(p.KeyfileDamaged):
        hub.sign_in()


def test_row_13_newer_version_is_refused_and_left_alone(hub):
    hub.edit(lambda body: body.update(version=2, surprise=[1, 2]))
    before = hub.path.read_bytes()
    with pytest.raises(p.KeyfileTooNew) as refused:
        hub.sign_in()
    assert hub.path.read_bytes() == before
    assert "delete" not in refused.value.message + refused.value.what_next


@pytest.mark.parametrize("part", ["ws", "recovery"])
def test_several_workstations_or_kits_are_the_work_of_a_newer_release(hub, part):
    hub.edit(lambda body: body[part].append(body[part][0]))
    with pytest.raises(p.KeyfileTooNew):
        hub.sign_in()


def test_no_grant_at_all(hub):
    lead = hub.sign_in()
    file = hub.keyfile
    hub.forge(replace(file, grants=tuple(g for g in file.grants if g.to != "u-it")), lead.key("control"))
    with pytest.raises(p.NoGrant):
        hub.sign_in("itadmin")


def test_a_key_not_given_is_no_grant(hub):
    admin = hub.sign_in("itadmin")
    with pytest.raises(p.NoGrant):
        admin.key("records-1")
    with pytest.raises(p.NoGrant):
        admin.require(("control", "records-1"))
    admin.require(("control",))


@pytest.mark.parametrize(("recorded", "problem"), [(5, p.KeyfileRolledBack), (4, None), (3, None), (2, p.KeyfileAhead)])
def test_generation_against_the_control_database(hub, recorded, problem):
    lead = hub.sign_in()
    lead.gen = 4
    if problem is None:
        lead.check_generation(recorded)
    else:
        with pytest.raises(problem):
            lead.check_generation(recorded)


def test_wipe_zeroes_the_very_arrays_that_were_handed_out(hub):
    lead = hub.sign_in()
    handed_out = [*lead.keys.values(), lead.workstation_secret]
    lead.wipe()
    lead.wipe()
    assert all(secret == bytes(32) for secret in handed_out)
    assert lead.key_ids == ()
    with pytest.raises(p.NoGrant):
        lead.key("control")


def test_wiping_one_sign_in_leaves_the_callers_workstation_secret(hub):
    secret = bytearray(hub.workstation)
    hub.vault.unlock("asha", "lantern gravel seventeen", secret).wipe()
    assert secret == hub.workstation


def test_secrets_do_not_show(hub):
    lead = hub.sign_in()
    shown = f"{lead} {lead!r} {NewUser('u', 'asha', 'lantern gravel seventeen')!r} {hub.vault.status()!r}"
    for secret in (*lead.keys.values(), lead.workstation_secret):
        assert secret.hex() not in shown
        assert repr(bytes(secret)) not in shown
    assert "lantern" not in shown
    with pytest.raises(TypeError):
        pickle.dumps(lead)
    with pytest.raises(TypeError):
        copy.copy(lead)


def test_the_file_holds_no_secret_and_is_private(hub):
    lead, text = hub.sign_in(), hub.path.read_bytes()
    for secret in (*lead.keys.values(), lead.workstation_secret):
        assert bytes(secret) not in text
    assert stat.S_IMODE(hub.path.stat().st_mode) == 0o600


def test_problems_say_what_to_do_and_never_to_delete():
    for cls in (value for value in vars(p).values() if isinstance(value, type)):
        if cls is KnownProblem:
            continue
        problem = cls("check") if cls is p.KeyfileDamaged else cls()
        assert problem.message.endswith(".")
        assert problem.what_next.endswith(".")
        assert "delete" not in problem.what_next.replace("do not delete", "").lower()
        assert problem.code != KnownProblem.code
