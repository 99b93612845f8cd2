"""Putting a backup back: all that can be lost comes back, and nothing that is there is ever deleted."""

import json
from datetime import timedelta
from pathlib import Path

import pytest

from hubdesk.app import restoring as module
from hubdesk.app.backup_found import BackupUnusable, backups_in, read_backup
from hubdesk.app.data_folder import SECRET_FILE
from hubdesk.app.restoring import AnotherStoresBackup, KeysDoNotReach, restore
from hubdesk.app.tries import TriesFile
from hubdesk.domain.problems import StorageFull
from hubdesk.services.housekeeping import back_up
from hubdesk.services.people import register_person
from hubdesk.system.workstation_secret import FileProvider
from hubdesk.vault import Vault, new_recovery_kit
from hubdesk.vault.problems import WrongPassword
from tests.support.chance import START
from tests.support.hub import CHEAP, TickingClock, desk_at, make_store
from tests.support.memory import MASON

PASSWORD = "maple river kettle"


def by_password(folder: Path, who: str = "asha", password: str = PASSWORD):
    secret = FileProvider(folder / SECRET_FILE).read()
    return lambda vault: vault.unlock(who, password, secret)


def put_back(folder: Path, backup: Path, opener=None, **how):
    return restore(folder, read_backup(backup), opener or by_password(folder), CHEAP, TickingClock(), **how)


def people(folder: Path, who: str = "sam") -> list[str]:
    with desk_at(folder, sign_in=who) as desk, desk.records.reading() as unit:
        return [hit.name.display for hit in unit.people.find("avery", 5)]


@pytest.mark.parametrize("damage", ["gone", "empty", "garbage", "cut"])
def test_lost_records_come_back_and_what_was_there_is_kept(folder, backup, damage):
    records = folder / "records-1.db"
    whole = records.read_bytes()
    found = {"gone": None, "empty": b"", "garbage": b"x" * 8192, "cut": whole[: len(whole) // 2]}[damage]
    for end in ("-wal", "-shm"):
        Path(f"{records}{end}").unlink(missing_ok=True)
    records.unlink()
    if found is not None:
        records.write_bytes(found)
    done = put_back(folder, backup)
    assert (done.files, done.name) == (("records-1.db",), backup.name)
    assert people(folder) == ["AVERY, Mason"]
    assert [path.read_bytes() for path in done.kept.iterdir()] == ([] if found is None else [found])
    assert not (folder / "restore.part").exists()


def test_both_files_are_sound_afterwards_and_the_control_file_stays_when_it_is_sound(folder, backup):
    with desk_at(folder, sign_in="asha") as desk:
        after = desk.control.verify_chain().seq
    assert put_back(folder, backup).files == ("records-1.db",)
    with desk_at(folder, sign_in="asha") as desk:
        assert desk.control.check().sound
        assert desk.records.check().sound
        assert desk.control.verify_chain().seq > after
    assert put_back(folder, backup, whole=True).files == ("records-1.db", "control.db")
    with desk_at(folder, sign_in="sam") as desk:
        assert desk.control.check().sound


def test_everything_lost_but_the_workstation_secret(folder, backup):
    for name in ("records-1.db", "control.db", "hubdesk.keys", "hubdesk.keys.bak"):
        (folder / name).unlink(missing_ok=True)
    assert put_back(folder, backup).files == ("records-1.db", "control.db", "hubdesk.keys")
    assert people(folder) == ["AVERY, Mason"]


def test_a_damaged_control_file_comes_back_too(folder, backup):
    (folder / "control.db").write_bytes(b"garbage" * 2000)
    for end in ("-wal", "-shm"):
        (folder / f"control.db{end}").unlink(missing_ok=True)
    assert put_back(folder, backup).files == ("records-1.db", "control.db")
    assert people(folder) == ["AVERY, Mason"]


def test_a_password_changed_since_the_backup_opens_it(folder, backup):
    with desk_at(folder, sign_in="asha") as desk:
        desk.keys.change_password(PASSWORD, "copper window tiger", fresh_pair=False)
    (folder / "records-1.db").write_bytes(b"")
    put_back(folder, backup, by_password(folder, password="copper window tiger"))
    with pytest.raises(WrongPassword):
        put_back(folder, backup)


def test_row_30_the_recovery_kit_restores_on_a_bare_computer(tmp_path, stick):
    first, kit = tmp_path / "first", new_recovery_kit()
    make_store(first, recovery_kit=kit)
    with desk_at(first, sign_in="sam") as desk:
        register_person(desk, MASON)
        made = back_up(desk, str(stick))
    secret = FileProvider(first / SECRET_FILE).read()
    second = tmp_path / "second"
    done = restore(second, read_backup(stick / made.name), lambda vault: vault.recover(kit), CHEAP, TickingClock())
    assert set(done.files) == {"records-1.db", "control.db", "hubdesk.keys"}
    FileProvider(second / SECRET_FILE).write(secret)
    TriesFile(second, lambda: 0.0).begin(secret)
    assert people(second) == ["AVERY, Mason"]


def test_a_drill_changes_nothing(folder, backup):
    before = {path.name: path.read_bytes() for path in folder.iterdir()}
    assert put_back(folder, backup, drill=True).kept is None
    assert {path.name: path.read_bytes() for path in folder.iterdir()} == before


def test_an_it_admin_cannot_restore_the_records(folder, backup):
    with pytest.raises(KeysDoNotReach):
        put_back(folder, backup, by_password(folder, "ines"))


def test_another_hubs_backup_is_refused(folder, tmp_path, stick):
    other = tmp_path / "other"
    make_store(other)
    with desk_at(other, sign_in="asha") as desk:
        made = back_up(desk, str(stick))
    with pytest.raises(AnotherStoresBackup):
        put_back(folder, stick / made.name)


@pytest.mark.parametrize("name", ["records-1.db", "control.db"])
def test_a_backup_that_was_altered_is_refused_and_nothing_changes(folder, backup, name):
    data = bytearray((backup / name).read_bytes())
    data[len(data) // 2] ^= 1
    (backup / name).write_bytes(data)
    before = sorted(path.name for path in folder.iterdir())
    with pytest.raises(BackupUnusable):
        put_back(folder, backup)
    assert sorted(path.name for path in folder.iterdir()) == before


@pytest.mark.parametrize("text", ["", "[]", "{", '{"format": "other"}', '{"format": "hubdesk-backup", "version": 9}'])
def test_a_description_that_cannot_be_used_is_refused(backup, text):
    (backup / "backup.json").write_text(text)
    with pytest.raises(BackupUnusable):
        read_backup(backup)


def test_the_newest_is_found_in_a_folder_of_backups_and_a_broken_one_hides_no_other(folder, stick, backup):
    with desk_at(folder, TickingClock(START + timedelta(days=1)), "asha") as desk:
        newer = back_up(desk, str(stick))
    told = json.loads((stick / newer.name / "backup.json").read_text())
    told["madeAt"] = "2021-01-01T10:00:00+00:00"  # the clock was wrong that day
    (stick / newer.name / "backup.json").write_text(json.dumps(told))
    broken = stick / "hubdesk-00000000-20300101-000000"
    broken.mkdir()
    (broken / "backup.json").write_text("{")
    assert [one.name for one in backups_in(stick)] == [newer.name, backup.name]
    assert read_backup(stick).name == newer.name
    with pytest.raises(BackupUnusable):
        read_backup(folder)


def test_row_4_no_room_changes_nothing(folder, backup, monkeypatch):
    def no_room(*_args, **_kwargs):
        raise OSError(28, "no room")

    monkeypatch.setattr(module.shutil, "copyfile", no_room)
    before = sorted(path.name for path in folder.iterdir())
    with pytest.raises(StorageFull):
        put_back(folder, backup)
    assert sorted(path.name for path in folder.iterdir()) == before
    assert people(folder) == ["AVERY, Mason"]


def test_somebody_who_left_since_stays_out(folder, backup):
    secret = FileProvider(folder / SECRET_FILE).read()
    vault = Vault(folder / "hubdesk.keys", CHEAP)
    lead = vault.unlock("asha", PASSWORD, secret)
    gone = next(user.uid for user in vault.status().users if user.name == "sam")
    with desk_at(folder, sign_in="asha") as desk, desk.control.writing() as unit:
        unit.set_key_generation(vault.remove_user(lead, gone))
    put_back(folder, backup, whole=True)
    with pytest.raises(WrongPassword):
        vault.unlock("sam", PASSWORD, secret)
    assert people(folder, "asha") == ["AVERY, Mason"]
