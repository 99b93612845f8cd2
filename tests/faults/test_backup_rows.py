"""Backups that cannot be made, and backups that bring back what was erased (security design §6.2, rows 29, 30, 52)."""

import shutil
from datetime import timedelta
from pathlib import Path

import pytest

from hubdesk.app.backups import BackupDiskFull, BackupFolderGone
from hubdesk.app.data_folder import SECRET_FILE
from hubdesk.app.demo import PASSWORD
from hubdesk.app.rescue_room import LocalRescueRoom
from hubdesk.domain.audit import AuditEvent, Event
from hubdesk.domain.hold import HoldReason
from hubdesk.domain.people import PersonEntry
from hubdesk.domain.roles import RECORDS
from hubdesk.services.daily_care import care_for_the_day
from hubdesk.services.housekeeping import back_up, read_house, set_backup_folder
from hubdesk.services.people import find_people, register_person
from hubdesk.services.rescue import Proof
from hubdesk.system.workstation_secret import FileProvider
from hubdesk.vault import Vault, new_recovery_kit
from tests.faults.damaging import put_back
from tests.faults.small_disk import small_disk
from tests.store.pages_in_clear import file_in_clear
from tests.store.test_destruction import stub
from tests.support.chance import START
from tests.support.hub import CHEAP, TickingClock, desk_at, make_store
from tests.support.memory import MASON

WORD = "Zebrafinch"


def test_row_29_a_stick_pulled_out_is_red_keeps_the_old_backups_and_is_tried_again(folder, stick, tmp_path):
    with desk_at(folder, sign_in="asha") as desk:
        set_backup_folder(desk, str(stick))
        first = care_for_the_day(desk).made
        assert first is not None
    stick.rename(tmp_path / "pulled")
    tomorrow = TickingClock(START + timedelta(days=1))
    with desk_at(folder, tomorrow) as desk:
        cared = care_for_the_day(desk)
        assert isinstance(cared.problem, BackupFolderGone)
        house = read_house(desk)
        assert (house.overdue, house.last.problem) == (True, "backup-folder-gone")
        assert house.last_good.name == first.name
    (tmp_path / "pulled").rename(stick)
    assert (stick / first.name / "backup.json").exists()
    with desk_at(folder, tomorrow) as desk:
        assert care_for_the_day(desk).made is not None
        assert not read_house(desk).overdue
        assert read_house(desk).kept.days == 2


def test_row_29_a_full_stick_is_told_as_such_and_what_lies_on_it_stays(folder, tmp_path):
    """On a real small disk where this account may mount one; ``tests/app/test_backups.py`` says the same without."""
    with small_disk(tmp_path / "small", "3M") as small, desk_at(folder, sign_in="asha") as desk:
        first = back_up(desk, str(small))
        (small / "film").write_bytes(bytes(shutil.disk_usage(small).free - 300_000))
        with pytest.raises(BackupDiskFull):
            back_up(desk, str(small))
        assert sorted(p.name for p in small.iterdir() if p.is_dir()) == [first.name], "nothing half made is left"
        assert read_house(desk).overdue


def test_row_30_the_printed_kit_brings_everything_back_on_a_bare_machine(tmp_path, stick):
    first, bare, kit = tmp_path / "first", tmp_path / "bare", new_recovery_kit()
    make_store(first, recovery_kit=kit)
    with desk_at(first, sign_in="sam") as desk:
        register_person(desk, MASON)
        back_up(desk, str(stick))
    shutil.rmtree(first)

    room = LocalRescueRoom(bare, CHEAP, TickingClock())
    line = room.backups(str(stick))[0]
    room.put_back(line.folder, Proof(kit=kit), drill=True)
    assert not list(bare.glob("*.db")), "a drill changes nothing"
    room.put_back(line.folder, Proof(kit=kit), drill=False)
    with desk_at(bare) as desk:
        assert [one.name.display for one in find_people(desk, "avery")] == ["AVERY, Mason"]
        assert desk.hold.reason is None


@pytest.fixture
def erased(folder, stick) -> tuple[Path, Path]:
    """A hub where somebody was erased after a backup, and the data folder as it was before that."""
    with desk_at(folder, sign_in="asha") as desk:
        set_backup_folder(desk, str(stick))
        gone, _ = register_person(desk, PersonEntry(family=WORD, birth_year="1970"))
        register_person(desk, MASON)
        back_up(desk)
    shutil.copytree(folder, folder.with_name("before"))
    with desk_at(folder, TickingClock(START + timedelta(days=1)), "asha") as desk:
        with desk.records.writing() as unit:
            unit.destruction.destroy([gone.id])
            unit.destruction.leave(stub(gone.id))
            unit.audit.write(AuditEvent(Event.DESTROYED, gone.id, "person", gone.id))
        desk.records.settle_erasures()
        back_up(desk)
    return folder, folder.with_name("before")


def data_key_of(folder: Path) -> bytes:
    secret = FileProvider(folder / SECRET_FILE).read()
    return bytes(Vault(folder / "hubdesk.keys", CHEAP).unlock("asha", PASSWORD, secret).key(RECORDS))


def test_row_52_a_backup_of_before_an_erasure_brings_nobody_back(erased, stick):
    folder, _before = erased
    room = LocalRescueRoom(folder, CHEAP, TickingClock(START + timedelta(days=2)))
    oldest = room.backups(str(stick))[-1]
    assert WORD.encode() not in (folder / "records-1.db").read_bytes()
    room.put_back(oldest.folder, Proof("asha", PASSWORD), drill=False)
    assert WORD.encode() not in file_in_clear(folder / "records-1.db", data_key_of(folder)), "before anybody signs in"
    with desk_at(folder, TickingClock(START + timedelta(days=2))) as desk:
        assert not find_people(desk, WORD)
        assert find_people(desk, "avery")
        assert desk.records.check().sound
    clear = file_in_clear(folder / "records-1.db", data_key_of(folder))
    assert WORD.encode() not in clear
    assert WORD.lower().encode() not in clear


def test_row_52_a_whole_folder_of_before_an_erasure_shows_nobody_who_was_erased(erased):
    folder, before = erased
    put_back(before, folder)
    with desk_at(folder, TickingClock(START + timedelta(days=2))) as desk:
        assert desk.hold.reason is HoldReason.OLDER
        assert not find_people(desk, WORD)
        assert find_people(desk, "avery")
