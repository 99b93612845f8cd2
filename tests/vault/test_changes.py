"""Every change to the key file: what it does, to whom, and what it leaves alone."""

from datetime import date

import pytest

from hubdesk.domain.problems import InvalidEntry
from hubdesk.vault import KdfParameters, KdfPolicy, NewUser, create_vault
from hubdesk.vault import problems as p

ALL = ("control", "records-1", "report-1", "restricted-1")
NEW = "thistle parade umbrella"


def test_status_tells_no_secret_and_needs_none(hub):
    status = hub.vault.status()
    assert (status.gen, status.provider, status.recovery_made) == (1, "file", date(2026, 11, 1))
    assert [(user.name, tuple(sorted(user.keys))) for user in status.users] == [
        ("asha", ALL),
        ("itadmin", ("control",)),
        ("ben", ("control", "records-1")),
    ]


def test_changing_a_password(hub):
    ben, others = hub.sign_in("ben"), [slot for slot in hub.keyfile.users if slot.name != "ben"]
    before = hub.keyfile
    assert hub.vault.change_password(ben, "marble otter windmill", NEW) == 2
    assert ben.gen == 2
    with pytest.raises(p.WrongPassword):
        hub.sign_in("ben")
    assert hub.sign_in("ben", NEW).keys == ben.keys
    after = hub.keyfile
    assert [slot for slot in after.users if slot.name != "ben"] == others
    assert after.slot("u-nav").pub == before.slot("u-nav").pub
    assert after.slot("u-nav").salt != before.slot("u-nav").salt
    assert (after.grants, after.deks) == (before.grants, before.deks)


def test_a_wrong_current_password_changes_nothing(hub):
    before = hub.path.read_bytes()
    with pytest.raises(p.WrongPassword):
        hub.vault.change_password(hub.sign_in(), "not the one", NEW)
    assert hub.path.read_bytes() == before


@pytest.mark.parametrize("new", ["short", "asha asha asha asha", "Password12345!"])
def test_a_weak_new_password_is_refused(hub, new):
    with pytest.raises(InvalidEntry) as refused:
        hub.vault.change_password(hub.sign_in(), "lantern gravel seventeen", new)
    assert set(refused.value.fields) == {"password"}


def test_a_fresh_pair_keeps_the_keys(hub):
    ben, before = hub.sign_in("ben"), hub.keyfile.slot("u-nav").pub
    hub.vault.change_password(ben, "marble otter windmill", NEW, fresh_pair=True)
    assert hub.keyfile.slot("u-nav").pub != before
    assert hub.sign_in("ben", NEW).keys == ben.keys
    assert hub.sign_in("asha").key_ids == ALL


def test_a_lead_adds_and_approves_in_one_step(hub):
    lead = hub.sign_in()
    assert hub.vault.add_user(lead, NewUser("u-doc", "Cleo", NEW, ALL)) == 2
    cleo = hub.sign_in("cleo", NEW)
    assert cleo.keys == lead.keys
    assert hub.sign_in("ben").key_ids == ("control", "records-1")


def test_the_admin_adds_and_a_lead_approves(hub):
    admin, lead = hub.sign_in("itadmin"), hub.sign_in()
    hub.vault.add_user(admin, NewUser("u-doc", "cleo", NEW))
    with pytest.raises(p.NoGrant):
        hub.sign_in("cleo", NEW).require(ALL)
    assert hub.vault.grant(lead, "u-doc", ALL) == 3
    hub.sign_in("cleo", NEW).require(ALL)
    assert hub.vault.grant(lead, "u-doc", ALL) == 4  # again does no harm
    assert hub.sign_in("cleo", NEW).keys == lead.keys


def test_the_admin_cannot_give_what_they_do_not_hold(hub):
    admin, before = hub.sign_in("itadmin"), hub.path.read_bytes()
    with pytest.raises(p.NeedsSteward):
        hub.vault.add_user(admin, NewUser("u-doc", "cleo", NEW, ALL))
    with pytest.raises(p.NeedsSteward):
        hub.vault.grant(admin, "u-it", ["records-1"])
    with pytest.raises(p.NeedsSteward):
        hub.vault.replace_recovery_kit(admin, date(2026, 11, 2))
    with pytest.raises(p.NeedsSteward):
        hub.vault.remove_user(admin, "u-nav")
    assert hub.path.read_bytes() == before


@pytest.mark.parametrize(("uid", "name"), [("u-new", "ASHA"), ("u-lead", "cleo")])
def test_names_and_ids_are_unique(hub, uid, name):
    with pytest.raises(p.NameTaken):
        hub.vault.add_user(hub.sign_in(), NewUser(uid, name, NEW))


@pytest.mark.parametrize("name", ["", "a", "9lives", "two words", "x" * 33, "zoë", "../etc"])
def test_names_that_are_refused(hub, name):
    with pytest.raises(InvalidEntry) as refused:
        hub.vault.add_user(hub.sign_in(), NewUser("u-new", name, NEW))
    assert "name" in refused.value.fields


def test_removing_a_person(hub):
    lead = hub.sign_in()
    assert hub.vault.remove_user(lead, "u-nav") == 2
    with pytest.raises(p.WrongPassword):
        hub.sign_in("ben")
    assert b"u-nav" not in hub.path.read_bytes()
    assert hub.sign_in("asha").keys == lead.keys
    with pytest.raises(p.NoSuchUser):
        hub.vault.remove_user(lead, "u-nav")
    with pytest.raises(p.NoSuchUser):
        hub.vault.grant(lead, "u-nav", ALL)


def test_the_last_holder_stays(hub):
    lead = hub.sign_in()
    with pytest.raises(p.LastHolder):
        hub.vault.remove_user(lead, "u-lead")
    hub.vault.add_user(lead, NewUser("u-doc", "cleo", NEW, ALL))
    hub.vault.remove_user(lead, "u-lead")
    assert hub.sign_in("cleo", NEW).key_ids == ALL


def test_someone_removed_meanwhile_cannot_change_their_password(hub):
    ben = hub.sign_in("ben")
    hub.vault.remove_user(hub.sign_in(), "u-nav")
    with pytest.raises(p.NoSuchUser):
        hub.vault.change_password(ben, "marble otter windmill", NEW)


@pytest.mark.parametrize("typed", [str, str.lower, lambda kit: kit.replace("-", " "), lambda kit: f" {kit}\n"])
def test_the_recovery_kit_gives_everything_back(hub, typed):
    lead, opened = hub.sign_in(), hub.vault.recover(typed(hub.kit))
    assert opened.keys == lead.keys
    assert opened.workstation_secret == hub.workstation


def test_the_kit_is_fourteen_groups_of_four(hub):
    groups = hub.kit.split("-")
    assert [len(group) for group in groups] == [4] * 14


def test_a_mistyped_kit_is_told_from_a_wrong_one(hub, hub_in, tmp_path):
    (tmp_path / "other").mkdir()
    other = hub_in(tmp_path / "other")
    with pytest.raises(p.WrongRecoveryKit):
        hub.vault.recover(other.kit)
    for at, sign in enumerate(hub.kit):
        if sign != "-":
            typed = hub.kit[:at] + ("A" if sign != "A" else "C") + hub.kit[at + 1 :]
            with pytest.raises(p.RecoveryKitMistyped):
                hub.vault.recover(typed)
    for typed in ("", hub.kit[:-1], hub.kit + "A", hub.kit[:-1] + "!", hub.kit[:-1] + "é"):
        with pytest.raises(p.RecoveryKitMistyped):
            hub.vault.recover(typed)


def test_digits_that_look_like_letters_are_forgiven(hub):
    hub.vault.recover(hub.kit.replace("O", "0").replace("I", "1").replace("B", "8"))


def test_when_nobody_knows_a_password_the_kit_lets_a_new_lead_in(hub):
    opened = hub.vault.recover(hub.kit)
    hub.vault.add_user(opened, NewUser("u-next", "cleo", NEW, ALL))
    assert hub.sign_in("cleo", NEW).key_ids == ALL


def test_a_new_kit_ends_the_old_one(hub):
    lead = hub.sign_in()
    gen, kit = hub.vault.replace_recovery_kit(lead, date(2026, 12, 1))
    assert (gen, hub.vault.status().recovery_made) == (2, date(2026, 12, 1))
    opened = hub.vault.recover(kit)
    assert opened.keys == lead.keys
    assert opened.workstation_secret == hub.workstation
    assert opened.uid == "recovery-2"
    with pytest.raises(p.WrongRecoveryKit):
        hub.vault.recover(hub.kit)


def test_the_provider_is_recorded(hub):
    hub.vault.record_provider(hub.sign_in(), "keyring:SecretService")
    assert hub.vault.status().provider == "keyring:SecretService"
    hub.sign_in("ben")


def test_fingerprints_are_eight_digits_that_follow_the_public_key(hub):
    first = hub.vault.fingerprint("u-nav")
    assert len(first) == 9
    assert first.replace(" ", "").isdigit()
    assert first == hub.vault.fingerprint("u-nav") != hub.vault.fingerprint("u-lead")
    hub.vault.change_password(hub.sign_in("ben"), "marble otter windmill", NEW, fresh_pair=True)
    assert hub.vault.fingerprint("u-nav") != first
    with pytest.raises(p.NoSuchUser):
        hub.vault.fingerprint("nobody")


def test_a_second_store_is_never_made_over_the_first(hub, hub_in):
    with pytest.raises(p.KeyfileExists):
        hub_in(hub.path.parent)
    hub.sign_in()
    hub.vault.keep_spare()
    hub.path.unlink()
    with pytest.raises(p.KeyfileExists):
        hub_in(hub.path.parent)


def test_creation_refuses_what_would_lock_people_out(tmp_path):
    def create(*users):
        create_vault(
            tmp_path / "hubdesk.keys",
            KdfPolicy(*(KdfParameters(8, 1, 1),) * 3),
            store="0190a5a5-1111-7000-8000-000000000001",
            users=users,
            workstation_secret=bytes(32),
            provider="file",
            made=date(2026, 11, 1),
        )

    with pytest.raises(ValueError, match="first user"):
        create()
    with pytest.raises(ValueError, match="first user"):
        create(NewUser("u1", "asha", NEW))
    with pytest.raises(p.NameTaken):
        create(NewUser("u1", "asha", NEW, ALL), NewUser("u2", "Asha", NEW))
    with pytest.raises(InvalidEntry):
        create(NewUser("u1", "asha", "short", ALL))
    assert list(tmp_path.iterdir()) == []


def test_a_lead_gives_a_new_password_and_the_keys_stay(hub):
    before = hub.keyfile.slot("u-nav").pub
    keys = hub.sign_in("ben").keys
    hub.vault.reset_password(hub.sign_in(), "u-nav", NEW)
    assert hub.keyfile.slot("u-nav").pub != before
    assert hub.sign_in("ben", NEW).keys == keys
    with pytest.raises(p.WrongPassword):
        hub.sign_in("ben")


def test_it_gives_a_new_password_and_opens_no_record_with_it(hub):
    records = hub.sign_in("ben").key("records-1")
    hub.vault.reset_password(hub.sign_in("itadmin"), "u-nav", NEW)
    ben = hub.sign_in("ben", NEW)
    assert (ben.uid, ben.key_ids) == ("u-nav-r1", ("control",))
    with pytest.raises(p.WrongPassword):
        hub.sign_in("ben")
    assert hub.sign_in().key_ids == ALL, "a lead still trusts the lists of holders"
    old = next(slot for slot in hub.keyfile.users if slot.uid == "u-nav")
    with pytest.raises(p.WrongPassword):
        hub.vault.unlock(old.name, "marble otter windmill", hub.workstation)
    lead = hub.sign_in()
    hub.vault.grant(lead, "u-nav-r1", ["records-1"])
    hub.vault.remove_user(lead, "u-nav")
    assert hub.sign_in("ben", NEW).key("records-1") == records
    assert [slot.uid for slot in hub.keyfile.users] == ["u-lead", "u-it", "u-nav-r1"]


def test_it_may_reset_twice_before_a_lead_comes(hub):
    admin = hub.sign_in("itadmin")
    hub.vault.reset_password(admin, "u-nav", NEW)
    hub.vault.reset_password(admin, "u-nav", "copper window tiger")
    assert hub.sign_in("ben", "copper window tiger").key_ids == ("control",)
    with pytest.raises(p.WrongPassword):
        hub.sign_in("ben", NEW)


def test_the_recovery_kit_gives_a_new_password_with_all_keys(hub):
    holder = hub.vault.recover(hub.kit)
    hub.vault.reset_password(holder, "u-lead", NEW)
    assert hub.sign_in("asha", NEW).key_ids == ALL


def test_nobody_is_given_a_password_who_is_not_there_and_a_weak_one_is_refused(hub):
    before = hub.path.read_bytes()
    with pytest.raises(p.NoSuchUser):
        hub.vault.reset_password(hub.sign_in(), "u-none", NEW)
    with pytest.raises(InvalidEntry):
        hub.vault.reset_password(hub.sign_in(), "u-nav", "short")
    assert hub.path.read_bytes() == before


def test_a_place_made_by_it_is_still_that_users(hub):
    from hubdesk.vault.resets import next_place, user_of

    user = "01a20131-6345-7c1f-a49f-70cf2e1c77d0"
    assert next_place(hub.keyfile, user) == "01a2013163457c1fa49f70cf2e1c77d0-r1"
    assert [user_of(uid) for uid in (user, "01a2013163457c1fa49f70cf2e1c77d0-r2", "u-nav-r1", "u-nav")] == [
        user,
        user,
        "u-nav",
        "u-nav",
    ]
