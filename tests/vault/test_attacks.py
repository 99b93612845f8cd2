"""What the IT admin, who holds the control key, or a thief of files could try (security design §6.2, 10 and 50)."""

from dataclasses import replace

import pytest

from hubdesk.vault import NewUser
from hubdesk.vault import problems as p
from hubdesk.vault.grants import make_grant
from hubdesk.vault.keyfile import Grant
from hubdesk.vault.sealing import new_private_key, public_of, seal
from hubdesk.vault.slots import wrap

RECORDS = ("control", "records-1", "report-1", "restricted-1")


def _with_clinician(hub):
    lead = hub.sign_in()
    hub.vault.add_user(lead, NewUser("u-doc", "cleo", "thistle parade umbrella", RECORDS))
    return lead


def _swapped(hub, control):
    """The file with the clinician's slot replaced by one whose private key and password the admin knows."""
    slot = wrap(
        new_private_key(),
        store=hub.keyfile.store,
        uid="u-doc",
        name="cleo",
        password="the admin knows this",
        workstation=hub.workstation,
        kdf=hub.policy.parameters,
    )
    file = hub.keyfile.with_slot(slot)
    own = [g for g in file.grants if (g.dek, g.to) != ("control", "u-doc")]
    fresh = make_grant(control, store=file.store, dek="control", to="u-doc", public=slot.pub)
    return replace(file, grants=(*own, fresh))


def test_row_50_swapping_a_clinicians_public_key_is_refused_to_all_who_hold_records(hub):
    lead = _with_clinician(hub)
    control = hub.sign_in("itadmin").key("control")
    hub.forge(_swapped(hub, control), control)
    for name in ("asha", "ben"):
        with pytest.raises(p.KeyfileDamaged) as refused:
            hub.sign_in(name)
        assert isinstance(refused.value, p.RosterChanged) or refused.value.check == "mac"
    with pytest.raises(p.RosterChanged):  # and nobody signs the change by mistake
        hub.vault.grant(lead, "u-nav", ["restricted-1"])
    with pytest.raises(p.KeyfileDamaged):
        hub.sign_in("cleo", "the admin knows this")


def test_row_50_the_roster_alone_catches_the_swap(hub):
    """As above, but with a right roster MAC for the control key, which the admin can make."""
    from hubdesk.vault import integrity

    _with_clinician(hub)
    control = hub.sign_in("itadmin").key("control")
    swapped = _swapped(hub, control)
    deks = tuple(
        replace(d, rmac=integrity._roster_mac(swapped, "control", control)) if d.id == "control" else d
        for d in swapped.deks
    )
    hub.forge(replace(swapped, deks=deks), control)
    for name in ("asha", "ben"):
        with pytest.raises(p.RosterChanged):
            hub.sign_in(name)
    with pytest.raises(p.RosterChanged):
        hub.vault.recover(hub.kit)


def test_row_50_the_admin_cannot_add_a_grant_for_a_key_not_held(hub):
    admin = hub.sign_in("itadmin")
    file = hub.keyfile
    copied = next(g for g in file.grants if (g.dek, g.to) == ("records-1", "u-lead"))
    hub.forge(replace(file, grants=(*file.grants, replace(copied, to="u-it"))), admin.key("control"))
    with pytest.raises(p.KeyfileDamaged) as refused:
        hub.sign_in("itadmin")
    assert refused.value.check == "grant"
    with pytest.raises(p.RosterChanged):
        hub.sign_in("asha")


def test_an_invented_data_key_for_another_person_is_refused(hub):
    admin = hub.sign_in("itadmin")
    file = hub.keyfile
    lead = file.slot("u-lead")
    info = f"hubdesk/grant/v1|{file.store}|records-1|u-lead"
    fake = Grant("records-1", "u-lead", seal(bytes(32), lead.pub, info))
    others = tuple(g for g in file.grants if (g.dek, g.to) != ("records-1", "u-lead"))
    hub.forge(replace(file, grants=(*others, fake)), admin.key("control"))
    with pytest.raises(p.RosterChanged):
        hub.sign_in("asha")


def test_a_grant_does_not_move_to_another_key(hub):
    lead = hub.sign_in()
    file = hub.keyfile
    swap = {"records-1": "restricted-1", "restricted-1": "records-1", "control": "control", "report-1": "report-1"}
    moved = tuple(replace(g, dek=swap[g.dek]) if g.to == "u-lead" else g for g in file.grants)
    hub.forge(replace(file, grants=moved), lead.key("control"))
    with pytest.raises(p.KeyfileDamaged) as refused:
        hub.sign_in()
    assert refused.value.check == "grant"


def test_the_recovery_key_cannot_be_swapped(hub):
    admin = hub.sign_in("itadmin")
    file = hub.keyfile
    theirs = replace(file.recovery, pub=public_of(new_private_key()))
    hub.forge(replace(file, recovery=theirs), admin.key("control"))
    for name in ("asha", "ben", "itadmin"):
        with pytest.raises(p.RosterChanged):
            hub.sign_in(name)


def test_the_audit_key_cannot_be_swapped(hub):
    lead = hub.sign_in()
    hub.forge(replace(hub.keyfile, audit_pub=public_of(new_private_key())), lead.key("control"))
    with pytest.raises(p.KeyfileDamaged) as refused:
        hub.sign_in()
    assert refused.value.check == "audit"


def test_row_10_an_old_file_put_back_after_a_removal_is_refused(hub):
    lead = hub.sign_in()
    old = hub.path.read_bytes()
    gen = hub.vault.remove_user(lead, "u-nav")
    hub.path.write_bytes(old)
    with pytest.raises(p.KeyfileRolledBack):
        hub.sign_in("ben").check_generation(gen)
    with pytest.raises(p.KeyfileRolledBack):
        hub.vault.record_provider(lead, "file")


def test_a_raised_generation_alone_is_refused(hub):
    hub.edit(lambda body: body.update(gen=99))
    with pytest.raises(p.KeyfileDamaged) as refused:
        hub.sign_in()
    assert refused.value.check == "mac"


def test_an_old_slot_with_a_leaked_password_is_useless_after_a_fresh_pair(hub):
    """Someone else chose the first password and kept a copy of the file: grants made later stay shut to them."""
    admin, lead = hub.sign_in("itadmin"), hub.sign_in()
    hub.vault.add_user(admin, NewUser("u-new", "dora", "first password here"))
    old_slot = hub.keyfile.slot("u-new")
    dora = hub.sign_in("dora", "first password here")
    hub.vault.change_password(dora, "first password here", "velvet compass noodle", fresh_pair=True)
    hub.vault.grant(lead, "u-new", ["records-1"])
    assert hub.sign_in("dora", "velvet compass noodle").key_ids == ("control", "records-1")
    hub.forge(hub.keyfile.with_slot(old_slot), admin.key("control"))
    with pytest.raises(p.KeyfileDamaged):
        hub.sign_in("dora", "first password here")


def test_a_slot_of_another_store_does_not_open(hub, hub_in, tmp_path):
    (tmp_path / "other").mkdir()
    other = hub_in(tmp_path / "other")
    lead = hub.sign_in()
    hub.path.write_bytes(other.path.read_bytes())
    with pytest.raises(p.KeyfileDamaged):
        hub.vault.record_provider(lead, "file")
    with pytest.raises(p.WrongRecoveryKit):
        hub.vault.recover(hub.kit)
