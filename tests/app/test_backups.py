"""Backups on disk: made whole or not at all, opened again with what lies beside them, the oldest let go."""

import base64
import errno
import hashlib
import json
import shutil
from datetime import timedelta
from pathlib import Path

import pytest

from hubdesk.app import backups as module
from hubdesk.app.backups import (
    BackupDiskFull,
    BackupFolderGone,
    BackupFolderRefused,
    LocalBackups,
    kept_backups,
)
from hubdesk.app.data_folder import SECRET_FILE
from hubdesk.app.stores import audit_desk
from hubdesk.domain.problems import StorageFull
from hubdesk.domain.roles import RECORDS
from hubdesk.services.housekeeping import back_up, read_house, set_backup_folder
from hubdesk.services.people import register_person
from hubdesk.store.problems import StoreUnreachable
from hubdesk.store.stores import open_records
from hubdesk.system.workstation_secret import FileProvider
from hubdesk.vault import Unlocked, Vault, audit_key, open_backup_key
from tests.support.chance import START
from tests.support.hub import CHEAP, TickingClock, desk_at, make_store
from tests.support.memory import MASON

PASSWORD = "maple river kettle"


def read_a_person(backup: Path, unlocked: Unlocked) -> str:
    """The name in a backup, opened as a restore would: the key file beside it, then the backup's own key."""
    manifest = json.loads((backup / "backup.json").read_text())
    entry = manifest["files"]["records-1.db"]
    data_key, dek = unlocked.key(RECORDS), entry["dataKey"]
    assert dek == unlocked.active(RECORDS)
    key = open_backup_key(
        base64.b64decode(entry["key"]), data_key, store=manifest["store"], backup=manifest["name"], dek=dek
    )
    trail = bytearray(audit_key(data_key))
    desk = audit_desk(TickingClock(), unlocked)
    records = open_records(backup / "records-1.db", key, manifest["store"], trail, desk, None)
    try:
        assert records.check().sound
        with records.reading() as unit:
            return unit.people.find("avery", 5)[0].name.display
    finally:
        records.close()


def test_a_password_of_that_evening_opens_the_backup(folder, backup):
    secret = FileProvider(folder / SECRET_FILE).read()
    for who in ("asha", "jo"):
        unlocked = Vault(backup / "hubdesk.keys", CHEAP).unlock(who, PASSWORD, secret)
        assert read_a_person(backup, unlocked) == "AVERY, Mason"


def test_the_recovery_kit_opens_the_backup_on_a_bare_computer(tmp_path, stick):
    folder = tmp_path / "hub"
    kit = make_store_with_kit(folder)
    with desk_at(folder, sign_in="sam") as desk:
        register_person(desk, MASON)
        made = back_up(desk, str(stick))
    shutil.rmtree(folder)
    unlocked = Vault(stick / made.name / "hubdesk.keys", CHEAP).recover(kit)
    assert read_a_person(stick / made.name, unlocked) == "AVERY, Mason"


def make_store_with_kit(folder: Path) -> str:
    from hubdesk.vault import new_recovery_kit

    kit = new_recovery_kit()
    make_store(folder, recovery_kit=kit)
    return kit


def test_the_data_keys_do_not_open_the_copies_themselves(folder, backup):
    from hubdesk.store.problems import StoreDamaged

    secret = FileProvider(folder / SECRET_FILE).read()
    unlocked = Vault(folder / "hubdesk.keys", CHEAP).unlock("asha", PASSWORD, secret)
    trail = bytearray(audit_key(unlocked.key(RECORDS)))
    with pytest.raises(StoreDamaged):
        open_records(
            backup / "records-1.db",
            unlocked.key(RECORDS),
            unlocked.store,
            trail,
            audit_desk(TickingClock(), unlocked),
            None,
        )


def test_the_manifest_fits_the_files_and_names_nobody(backup):
    text = (backup / "backup.json").read_text()
    for name, entry in json.loads(text)["files"].items():
        assert hashlib.sha256((backup / name).read_bytes()).hexdigest() == entry["sha256"]
    assert not [word for word in ("avery", "mason", "asha", "patel", "person") if word in text.lower()]
    everything = b"".join(path.read_bytes() for path in backup.iterdir())
    assert b"Avery" not in everything


def test_only_whole_backups_have_a_whole_name(folder, stick, monkeypatch):
    def no_room(*_args):
        raise OSError(errno.ENOSPC, "no room")

    with desk_at(folder, sign_in="asha") as desk:
        set_backup_folder(desk, str(stick))
        first = back_up(desk)
        monkeypatch.setattr(module.shutil, "copyfile", no_room)
        with pytest.raises(BackupDiskFull):
            back_up(desk)
        house = read_house(desk)
    assert [path.name for path in stick.iterdir() if path.is_dir()] == [first.name]
    assert (house.overdue, house.last.problem) == (True, "backup-disk-full")
    assert house.last_good.name == first.name


@pytest.mark.parametrize(
    ("problem", "told"),
    [
        (StorageFull("The disk is full."), BackupDiskFull),
        (StoreUnreachable(), BackupFolderGone),
        (OSError(errno.EIO, "gone"), BackupFolderGone),
        (OSError(errno.EFBIG, "FAT32"), BackupDiskFull),
    ],
)
def test_row_29_what_the_stick_says_is_told_as_the_sticks_trouble(folder, stick, monkeypatch, problem, told):
    def fails(*_args, **_kwargs):
        raise problem

    monkeypatch.setattr(LocalBackups, "_fill", fails)
    with desk_at(folder, sign_in="asha") as desk, pytest.raises(told) as raised:
        back_up(desk, str(stick))
    assert "kept" in raised.value.what_next
    assert [path.name for path in stick.iterdir() if path.name != "anchors.log"] == []


def test_row_29_a_stick_that_was_pulled_out(folder, stick):
    with desk_at(folder, sign_in="asha") as desk:
        set_backup_folder(desk, str(stick))
        stick.rmdir()
        with pytest.raises(BackupFolderGone):
            back_up(desk)


def test_the_ages_are_kept_and_other_things_are_left_alone(folder, stick):
    other = stick / "hubdesk-00000000-20200101-000000"
    other.mkdir()
    (other / "backup.json").write_text("{}")
    (stick / "notes.txt").write_text("mine")
    with desk_at(folder, sign_in="asha") as desk:
        store = desk.keys.unlocked.store
        unreadable = stick / f"hubdesk-{store[:8]}-20200101-000000"
        unreadable.mkdir()
        (unreadable / "backup.json").write_text("{}")
        older_ones(stick, store, 400)
        made = back_up(desk, str(stick))
        house = read_house(desk)
    assert kept_backups(stick, store)[-1].name == made.name
    assert (made.kept.days, made.kept.weeks, made.kept.months) == (14, 5, 10)
    assert house.kept == made.kept
    assert len(kept_backups(stick, store)) == made.kept.count
    assert other.is_dir()
    assert unreadable.is_dir(), "what cannot be judged is never let go"
    assert (stick / "notes.txt").exists()


def older_ones(stick: Path, store: str, count: int) -> None:
    """One a day, up to yesterday."""
    for number in range(1, count + 1):
        at = START - timedelta(days=count + 1 - number)
        folder = stick / f"hubdesk-{store[:8]}-{at:%Y%m%d-%H%M%S}"
        folder.mkdir()
        (folder / "backup.json").write_text(json.dumps({"number": number, "madeAt": at.isoformat()}))


def test_what_a_power_cut_left_is_cleared_away(folder, stick):
    with desk_at(folder, sign_in="asha") as desk:
        left = stick / f"hubdesk-{desk.keys.unlocked.store[:8]}-20260101-000000.part"
        left.mkdir()
        (left / "records-1.db").write_bytes(b"half")
        back_up(desk, str(stick))
    assert not left.exists()


def test_a_clock_set_back_neither_overwrites_nor_removes_the_newest(folder, stick):
    clock = TickingClock()
    with desk_at(folder, clock, "asha") as desk:
        older_ones(stick, desk.keys.unlocked.store, 60)
        back_up(desk, str(stick))
        before = {one.name for one in kept_backups(stick, desk.keys.unlocked.store)}
        for _ in range(3):
            clock.moment = clock.moment.replace(year=clock.moment.year - 2)
            name = back_up(desk, str(stick)).name
            after = {one.name for one in kept_backups(stick, desk.keys.unlocked.store)}
            assert name in after
            assert len(before - after) <= 3, "one backup lets go at most one of each age"
            before = after


@pytest.mark.parametrize("where", ["", "relative", "/there/is/none"])
def test_a_folder_that_is_none_is_refused(folder, where):
    with desk_at(folder, sign_in="asha") as desk, pytest.raises(BackupFolderRefused):
        set_backup_folder(desk, where)


def test_the_records_own_folder_is_refused_and_one_in_it_and_a_way_round_to_it(folder, tmp_path):
    inside = folder / "inside"
    inside.mkdir()
    (tmp_path / "link").symlink_to(folder)
    with desk_at(folder, sign_in="asha") as desk:
        for where in (folder, inside, tmp_path / "link"):
            with pytest.raises(BackupFolderRefused):
                set_backup_folder(desk, str(where))


def test_a_folder_check_leaves_nothing_behind(folder, stick):
    with desk_at(folder, sign_in="asha") as desk:
        set_backup_folder(desk, str(stick))
        assert list(stick.iterdir()) == []
