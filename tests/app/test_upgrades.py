"""A store of an earlier release meets this one: a copy first, all or nothing, and words that say which."""

import logging
import os
import shutil
from datetime import UTC, datetime
from pathlib import Path

import pytest

from hubdesk.app import upgrades
from hubdesk.app.demo import PASSWORD
from hubdesk.app.erasures import LEDGER_FILE
from hubdesk.app.stores import LocalStrongroom, records_path
from hubdesk.store import engine, migrations, schema
from hubdesk.store.problems import StoreNewer, UpgradeFailed, UpgradeNeedsRoom
from hubdesk.vault import PRODUCTION, Vault
from tests.support.hub import TickingClock

GOLDEN = Path(__file__).parents[1] / "golden" / "0.1.0"
LATER = datetime(2027, 6, 1, 9, 0, tzinfo=UTC)
NOW = {"records": schema.RECORDS_VERSION, "control": schema.CONTROL_VERSION}
real_upgrade = migrations.upgrade


@pytest.fixture
def folder(tmp_path):
    shutil.copytree(GOLDEN, tmp_path / "hub")
    return tmp_path / "hub"


@pytest.fixture
def room(folder):
    room = LocalStrongroom(folder, PRODUCTION, TickingClock(LATER))
    yield room
    room.lock()


@pytest.fixture
def versions(folder, tmp_path):
    """The versions of the two files, read past every check from copies: opening a file changes its first page."""
    keys = LocalStrongroom(folder, PRODUCTION, TickingClock(LATER))
    unlocked = keys._unlock_keys(Vault(folder / "hubdesk.keys", PRODUCTION), "asha", PASSWORD)
    paths = {"control": folder / "control.db", "records": records_path(folder, unlocked)}
    data_keys = {"control": bytearray(unlocked.key("control")), "records": bytearray(unlocked.key("records"))}
    unlocked.wipe()

    def read():
        found = {}
        for kind, path in paths.items():
            raw = engine._keyed(Path(shutil.copy(path, tmp_path / path.name)), data_keys[kind], 1.0)
            found[kind] = engine._pragma(raw, "user_version")
            raw.close()
        return found

    read.keys = data_keys
    return read


def test_the_golden_store_opens_and_is_kept_as_it_was(folder, room, versions):
    was = versions()
    assert was["records"] < NOW["records"]
    opened = room.unlock("asha", PASSWORD)
    assert opened.hold.reason is None
    room.lock()
    assert versions() == NOW
    kept = folder / "before-upgrade"
    names = {f"control-v{was['control']}.db", f"records-1-v{was['records']}.db", "hubdesk.keys"}
    assert {path.name for path in kept.iterdir()} == names
    again = engine._keyed(kept / f"records-1-v{was['records']}.db", versions.keys["records"], 1.0)
    assert engine._pragma(again, "user_version") == was["records"]
    assert again.execute("SELECT count(*) FROM person").fetchone()[0] > 0
    again.close()


def failing(connection, kind, *, half_way=lambda _connection: None):
    real_upgrade(connection, kind)
    if kind == "records":
        half_way(connection)
        raise ZeroDivisionError("Zwartkanárie")


def test_where_it_fails_both_files_are_as_they_were_and_the_words_say_what_to_do(
    folder, room, versions, monkeypatch, caplog, expected_log
):
    expected_log("could not be brought up to date")
    was = versions()
    monkeypatch.setattr(migrations, "upgrade", failing)
    with caplog.at_level(logging.INFO, "hubdesk.store"), pytest.raises(UpgradeFailed) as told:
        room.unlock("asha", PASSWORD)
    assert versions() == was
    assert "as they were before" in told.value.message
    assert "the version of hubdesk that was there before" in told.value.what_next
    assert "put back" not in told.value.message
    monkeypatch.undo()
    assert room.unlock("asha", PASSWORD).hold.reason is None


def test_where_half_of_it_stayed_the_copy_returns_and_it_says_so(folder, room, versions, monkeypatch, expected_log):
    expected_log("could not be brought up to date")
    was = versions()

    def half_way(connection):
        connection.connection.driver_connection.execute("COMMIT")

    monkeypatch.setattr(migrations, "upgrade", lambda connection, kind: failing(connection, kind, half_way=half_way))
    with pytest.raises(UpgradeFailed) as told:
        room.unlock("asha", PASSWORD)
    assert "The copy that was made just before was put back." in told.value.message
    assert versions() == was


def test_without_room_for_the_copy_nothing_is_touched(folder, room, versions, monkeypatch):
    was = versions()
    monkeypatch.setattr("hubdesk.store.upgrading.Path.mkdir", no_room)
    with pytest.raises(UpgradeNeedsRoom):
        room.unlock("asha", PASSWORD)
    assert versions() == was


def no_room(*_arguments, **_options):
    raise OSError(28, "No space left on device")


def test_an_older_program_refuses_a_newer_store_and_leaves_it(folder, room, monkeypatch):
    room.unlock("asha", PASSWORD)
    room.lock()
    before = {path.name: path.read_bytes() for path in folder.glob("*.db")}
    monkeypatch.setitem(engine._VERSIONS, "control", NOW["control"] - 1)
    with pytest.raises(StoreNewer) as told:
        room.unlock("asha", PASSWORD)
    assert "newer version" in told.value.message
    assert {path.name: path.read_bytes() for path in folder.glob("*.db")} == before


@pytest.mark.parametrize("why", ["a month", "an erasure"])
def test_the_copies_go_after_a_month_and_at_once_where_somebody_was_destroyed(folder, why):
    place = folder / "before-upgrade"
    place.mkdir()
    (place / "records-1-v16.db").write_bytes(b"copy")
    upgrades.keep_whole(folder)
    assert (place / "hubdesk.keys").exists()
    if why == "a month":
        old = datetime.now(UTC).timestamp() - 32 * 24 * 3600
        os.utime(place / "records-1-v16.db", (old, old))
    else:
        (folder / LEDGER_FILE).write_text("")
        later = datetime.now(UTC).timestamp() + 5
        os.utime(folder / LEDGER_FILE, (later, later))
    upgrades.keep_whole(folder)
    assert not place.exists()
