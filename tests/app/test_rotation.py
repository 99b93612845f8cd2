"""New keys for the records, by copy: everyone goes on, nobody's old key opens what is new (security design R-2)."""

import json
import shutil

import pytest

from hubdesk.app.backup_found import backups_in
from hubdesk.app.data_folder import SECRET_FILE
from hubdesk.app.demo import PASSWORD
from hubdesk.app.restoring import restore
from hubdesk.app.stores import LocalStrongroom
from hubdesk.domain.audit import Event
from hubdesk.domain.notes import NoteEntry
from hubdesk.domain.people import PersonEntry
from hubdesk.domain.problems import InvalidEntry, NotAllowed, StorageFull
from hubdesk.domain.roles import RECORDS
from hubdesk.services.accounts import list_accounts, switch_off
from hubdesk.services.housekeeping import back_up, set_backup_folder
from hubdesk.services.key_change import change_keys, read_keys
from hubdesk.services.notes import read_notes, write_note
from hubdesk.services.people import register_person
from hubdesk.store import schema
from hubdesk.store.problems import RecordsMovedOn
from hubdesk.store.units import transaction
from hubdesk.system.workstation_secret import FileProvider
from hubdesk.vault import Vault
from tests.support.hub import CHEAP, TickingClock, desk_at


def register(desk, family="Avery"):
    return register_person(desk, PersonEntry(family=family, birth_year="1988"), although_alike=True)[0]


def names(desk):
    with transaction(desk.records._engine, reading=True) as connection:
        return sorted(connection.execute(schema.person.select().with_only_columns(schema.person.c.family)).scalars())


def audit(desk):
    with transaction(desk.records._engine, reading=True) as connection:
        return connection.execute(schema.records_audit.select().order_by(schema.records_audit.c.seq)).all()


def files(folder):
    return sorted(path.name for path in folder.glob("records-*"))


def state_of(folder):
    told = json.loads((folder / "hubdesk.keys").read_bytes())
    return {dek["id"]: dek["state"] for dek in told["deks"]}


def test_everyone_goes_on_with_the_password_they_have(folder):
    with desk_at(folder, sign_in="asha") as lead:
        register(lead)
        before = audit(lead)
        change_keys(lead, "left")
        assert len(names(lead)) == 1
        register(lead, "Brook")
    assert files(folder) == ["records-2.db"]
    assert state_of(folder) == {
        "control": "active",
        "records-1": "retired",
        "restricted-1": "retired",
        "report-1": "active",
        "records-2": "active",
        "restricted-2": "active",
    }
    for who in ("sam", "jo", "noor"):
        with desk_at(folder, sign_in=who) as desk:
            assert len(names(desk)) == 2
            assert desk.records.check().faults == ()
            rows = audit(desk)
            assert rows[: len(before)] == before, "who looked at a record is still known"
            turn = rows[len(before)]
            assert turn.event == Event.STORE_ROTATED.value
            assert (turn.prev, json.loads(turn.detail)["last"]) == (before[-1].mac, before[-1].mac.hex())


def test_the_old_key_opens_nothing_of_the_new_file(folder):
    with desk_at(folder, sign_in="asha") as lead:
        old = bytes(lead.keys.unlocked.key(RECORDS))
        change_keys(lead, "seen")
        assert bytes(lead.keys.unlocked.key(RECORDS)) != old
    with desk_at(folder, sign_in="asha") as lead:
        assert bytes(lead.keys.unlocked.key("records-1")) == old, "kept for the backups made before"
        assert bytes(lead.keys.unlocked.key(RECORDS)) != old


def test_again_and_again(folder):
    with desk_at(folder, sign_in="asha") as lead:
        for turn in range(3):
            register(lead, f"Person{turn}")
            change_keys(lead, "routine")
        assert lead.records.check().faults == ()
    assert files(folder) == ["records-4.db"]
    with desk_at(folder) as desk:
        assert desk.records.check().faults == ()
        assert len(names(desk)) == 3


def test_a_row_from_before_the_turn_cannot_be_changed(folder):
    with desk_at(folder, sign_in="asha") as lead:
        register(lead)
        change_keys(lead, "left")
        with transaction(lead.records._engine) as connection:
            connection.exec_driver_sql("DROP TRIGGER audit_refuses_update")
            connection.exec_driver_sql("UPDATE audit SET actor = 'somebody' WHERE seq = 1")
        chain = lead.records.verify_chain()
    assert chain.fault is not None
    assert chain.fault.startswith("changed before")


def test_who_is_switched_off_gets_no_new_key(folder):
    with desk_at(folder, sign_in="ines") as admin:
        account = next(line.account for line in list_accounts(admin) if line.account.user.sign_in == "sam")
        switch_off(admin, account)
    with desk_at(folder, sign_in="asha") as lead:
        change_keys(lead, "left")
    assert all(user.name != "sam" for user in Vault(folder / "hubdesk.keys", CHEAP).status().users)


@pytest.mark.parametrize("who", ["sam", "jo", "ines"])
def test_only_a_lead_may(folder, who):
    with desk_at(folder, sign_in=who) as desk, pytest.raises(NotAllowed):
        change_keys(desk, "left")
    assert files(folder) == ["records-1.db"]


def test_a_reason_is_asked_for(folder):
    with desk_at(folder, sign_in="asha") as lead, pytest.raises(InvalidEntry):
        change_keys(lead, "")


def test_another_window_stores_nothing_in_the_file_that_was_replaced(folder):
    with desk_at(folder) as other:
        with desk_at(folder, sign_in="asha") as lead:
            change_keys(lead, "left")
        with pytest.raises(RecordsMovedOn):
            register(other)
    with desk_at(folder) as desk:
        assert names(desk) == []


def test_a_full_disk_leaves_everything_as_it_was(folder, monkeypatch):
    def full(*_args):
        raise StorageFull("The disk is full.", "Free some space.")

    monkeypatch.setattr("hubdesk.store.stores.copy_file", full)
    with desk_at(folder, sign_in="asha") as lead:
        with pytest.raises(StorageFull):
            change_keys(lead, "left")
        register(lead)
    assert files(folder) == ["records-1.db"]
    assert state_of(folder)["records-1"] == "active"


def test_the_kit_of_before_opens_the_records_of_after(folder, tmp_path):
    from tests.support.hub import make_store

    kit = "YD7Z-FUW2-U5QF-UQSR-Y6TA-64F7-UJPA-MBRQ-AZ2O-IO5H-BHAI-DNKX-PFT4-PLMS"
    other = tmp_path / "other"
    make_store(other, recovery_kit=kit)
    with desk_at(other, sign_in="asha") as lead:
        change_keys(lead, "left")
        key = bytes(lead.keys.unlocked.key(RECORDS))
    assert bytes(Vault(other / "hubdesk.keys", CHEAP).recover(kit).key(RECORDS)) == key


def test_when_it_was_done_is_told_and_a_backup_is_made(folder, tmp_path):
    stick = tmp_path / "stick"
    stick.mkdir()
    with desk_at(folder, sign_in="asha") as lead:
        assert read_keys(lead).changed_at is None
        assert change_keys(lead, "left").backed_up is None
        set_backup_folder(lead, str(stick))
        assert change_keys(lead, "routine").backed_up is True
        assert read_keys(lead).changed_at is not None
    assert [*backups_in(stick)[0].files] == ["control.db", "records-3.db"]


def test_an_old_key_file_put_back_is_refused(folder, tmp_path):
    kept = tmp_path / "old.keys"
    shutil.copyfile(folder / "hubdesk.keys", kept)
    with desk_at(folder, sign_in="asha") as lead:
        change_keys(lead, "left")
    shutil.copyfile(kept, folder / "hubdesk.keys")
    from hubdesk.vault.problems import KeyfileRolledBack

    with pytest.raises(KeyfileRolledBack):
        LocalStrongroom(folder, CHEAP, TickingClock()).unlock("asha", PASSWORD)
    assert files(folder) == ["records-2.db"], "and nothing is taken away"


@pytest.fixture
def stick(folder, tmp_path):
    """A backup of before, then new keys, then a backup of after; Avery is in both, Brook in the second."""
    before, after = tmp_path / "before", tmp_path / "after"
    before.mkdir()
    after.mkdir()
    with desk_at(folder, sign_in="asha") as lead:
        register(lead)
        back_up(lead, str(before))
        change_keys(lead, "left")
        register(lead, "Brook")
        back_up(lead, str(after))
    return backups_in(after) + backups_in(before)


def put_back(folder, backup, who="asha", **more):
    def opener(vault):
        secret = FileProvider(folder / SECRET_FILE).read()
        return vault.unlock(who, PASSWORD, secret)

    return restore(folder, backup, opener, CHEAP, TickingClock(), **more)


@pytest.mark.parametrize("who", ["asha", "jo"])
def test_a_backup_from_before_comes_back_under_the_keys_of_today(folder, stick, who):
    before = stick[-1]
    assert "records-1.db" in before.files
    assert put_back(folder, before, who).files == ("records-2.db",)
    assert files(folder) == ["records-2.db"]
    with desk_at(folder, sign_in="asha") as lead:
        assert len(names(lead)) == 1
        assert lead.records.check().faults == ()
        change_keys(lead, "routine")
        assert lead.records.check().faults == ()


def test_a_backup_from_after_comes_back(folder, stick):
    assert put_back(folder, stick[0]).files == ("records-2.db",)
    with desk_at(folder, sign_in="asha") as lead:
        assert len(names(lead)) == 2
        assert lead.records.check().faults == ()


@pytest.mark.parametrize("which", [0, -1])
def test_a_backup_comes_back_on_a_bare_computer(folder, stick, tmp_path, which):
    bare = tmp_path / "bare"
    bare.mkdir()
    for name in (SECRET_FILE, "tries.json"):
        shutil.copyfile(folder / name, bare / name)
    put_back(bare, stick[which])
    with desk_at(bare, sign_in="asha") as lead:
        assert len(names(lead)) == (2 if which == 0 else 1)
        assert lead.records.check().faults == ()


def test_a_lost_key_file_and_a_backup_from_before(folder, stick):
    for name in ("hubdesk.keys", "hubdesk.keys.bak"):
        (folder / name).unlink()
    kept = put_back(folder, stick[-1]).kept
    assert (kept / "records-2.db").exists(), "what is not understood is kept aside"
    with desk_at(folder, sign_in="asha") as lead:
        assert len(names(lead)) == 1
        change_keys(lead, "left")
        assert len(names(lead)) == 1
    assert files(folder) == ["records-2.db"]


def words_of(desk, person_id):
    return [note.last.text.words if note.last.text else None for note in read_notes(desk, person_id).notes]


def sealed_with(desk):
    with transaction(desk.records._engine, reading=True) as connection:
        return sorted(connection.execute(schema.note.select().with_only_columns(schema.note.c.dek)).scalars())


@pytest.fixture
def noted(folder):
    """A person with a note for everyone in care and one for clinicians only."""
    with desk_at(folder) as desk:
        person = register(desk)
        write_note(desk, person.id, NoteEntry("Came with a friend.", "everyone"))
        write_note(desk, person.id, NoteEntry("Not at home.", "clinicians"))
    return person.id


def test_clinicians_notes_are_sealed_anew(folder, noted):
    with desk_at(folder, sign_in="asha") as lead:
        assert sealed_with(lead) == ["", "restricted-1"]
        change_keys(lead, "left")
        assert sealed_with(lead) == ["", "restricted-2"]
        with transaction(lead.records._engine) as connection, pytest.raises(Exception, match="insert only"):
            connection.exec_driver_sql("UPDATE note SET words = 'other'")
    with desk_at(folder) as sam:
        assert sorted(words_of(sam, noted)) == ["Came with a friend.", "Not at home."]
    with desk_at(folder, sign_in="jo") as jo:
        assert sorted(words_of(jo, noted), key=str) == ["Came with a friend.", None]


@pytest.mark.parametrize(("who", "key"), [("asha", "restricted-2"), ("jo", "restricted-1")])
def test_clinicians_notes_of_a_backup_from_before_are_read_again(folder, noted, tmp_path, who, key):
    stick = tmp_path / "stick"
    stick.mkdir()
    with desk_at(folder, sign_in="asha") as lead:
        back_up(lead, str(stick))
        change_keys(lead, "left")
    put_back(folder, backups_in(stick)[0], who)
    with desk_at(folder) as sam:
        assert sealed_with(sam) == ["", key], "a navigator restores without the clinicians' key: they read it as before"
        assert sorted(words_of(sam, noted)) == ["Came with a friend.", "Not at home."]
    with desk_at(folder, sign_in="asha") as lead:
        change_keys(lead, "routine")
        assert sealed_with(lead) == ["", "restricted-3"]
