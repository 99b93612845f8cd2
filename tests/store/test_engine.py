"""Opening files: the order of things, the settings, the refusals (security design SEC-01 to SEC-04)."""

import ast
import os
import sqlite3
import subprocess
import sys
import threading
from pathlib import Path

import pytest

import hubdesk.store
from hubdesk.store import engine, problems, stores
from hubdesk.store.engine import StoreFile, create_store_file, open_engine
from hubdesk.store.schema import RECORDS_VERSION
from hubdesk.store.units import transaction
from tests.store.builders import NOW, STORE_ID, audit_key, data_key, person, raw_connection
from tests.support.sources import ROOT

EXPECTED = {
    "foreign_keys": 1,
    "journal_mode": "wal",
    "synchronous": 2,
    "busy_timeout": 5000,
    "trusted_schema": 0,
    "cell_size_check": 1,
    "secure_delete": 1,
    "temp_store": 2,
    "recursive_triggers": 1,
    "application_id": 0x48554244,
    "user_version": RECORDS_VERSION,
}


ASKED_IN_A_PROGRAM = """
import sys
from pathlib import Path
from hubdesk.store.engine import dbapi2
from tests.store.builders import Hub

def locked():
    print(dbapi2.connect(":memory:").execute("PRAGMA cipher_memory_security").fetchone()[0])

locked()
with Hub(Path(sys.argv[1])).make_records().records():
    locked()
"""


class Driver:
    """sqlcipher3 with an ear on each connection it opens."""

    def __init__(self, heard):
        self._real, self._heard = engine.dbapi2, heard

    def __getattr__(self, name):
        return getattr(self._real, name)

    def connect(self, *args, **options):
        self._heard.append((args, options))
        raw = self._real.connect(*args, **options)
        raw.set_trace_callback(self._heard.append)
        return raw


def test_settings(hub):
    with hub.make_records().records() as store, transaction(store._engine, reading=True) as connection:
        found = {name: connection.exec_driver_sql(f"PRAGMA {name}").scalar() for name in EXPECTED}
        mmap = connection.exec_driver_sql("PRAGMA mmap_size").scalar()
    assert found == EXPECTED
    assert not mmap or int(mmap) == 0


def test_opening_a_store_locks_the_memory_of_the_program(tmp_path):
    command = [sys.executable, "-c", ASKED_IN_A_PROGRAM, str(tmp_path)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert (done.stdout.split(), done.stderr) == (["0", "1"], ""), "the tests' own process does without"


def test_key_comes_first_and_is_never_heard(hub, monkeypatch):
    hub.make_records()
    heard = []
    monkeypatch.setattr(engine, "dbapi2", Driver(heard))
    with hub.records() as store, store.reading() as unit:
        unit.people.find("a", 1)
    args, options = heard[0]
    assert args[0].startswith("file:")
    assert args[0].endswith("?mode=rw")
    assert options["isolation_level"] is None
    said = [text for text in heard if isinstance(text, str)]
    assert said[0] == "PRAGMA cipher_log_level=NONE"
    assert said[2] == "SELECT count(*) FROM sqlite_schema"
    assert said.index("PRAGMA foreign_keys=ON") > said.index("PRAGMA user_version")
    assert data_key().hex() not in repr(heard).lower()
    assert "set_key" not in repr(heard)
    assert not [text for text in said if text.lower().startswith(("pragma key", "pragma rekey", "attach"))]


def test_writers_take_the_lock_at_once_and_readers_do_not(hub, monkeypatch):
    hub.make_records()
    heard = []
    monkeypatch.setattr(engine, "dbapi2", Driver(heard))
    with hub.records() as store:
        with store.writing() as unit:
            unit.people.recent(1)
        with store.reading() as unit:
            unit.people.recent(1)
    begun = [text for text in heard if isinstance(text, str) and text.startswith("BEGIN")]
    assert begun == ["BEGIN IMMEDIATE", "BEGIN"]


@pytest.mark.parametrize("key", [bytearray(), bytearray(31), bytearray(33), bytes(32), "x" * 32, bytearray(64)])
def test_key_of_another_length_or_kind_is_refused(hub, key):
    with pytest.raises(ValueError, match="32 bytes"):
        create_store_file(StoreFile(hub.records_path, "records", STORE_ID), key, NOW)
    assert list(hub.folder.iterdir()) == []
    hub.make_records()
    with pytest.raises(ValueError, match="32 bytes"):
        open_engine(StoreFile(hub.records_path, "records", STORE_ID), key)


def test_closing_wipes_the_keys_and_leaves_the_callers_alone(hub):
    hub.make_records()
    key = data_key()
    store = stores.open_records(hub.records_path, key, STORE_ID, audit_key(), hub.desk, None)
    store.close()
    store.close()
    assert (store._keyed._key, store._seal.key, key) == (bytearray(), bytearray(), data_key())
    with pytest.raises(ValueError, match="32 bytes"), store.reading():
        pass


def plaintext(hub):
    hub.records_path.unlink()
    raw = sqlite3.connect(hub.records_path)
    raw.execute("CREATE TABLE a(b)")
    raw.commit()
    raw.close()


def rewritten(sql):
    def damage(hub):
        raw = raw_connection(hub.records_path, data_key())
        for statement in sql:
            raw.execute(statement)
        raw.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        raw.close()

    return damage


def another_key(hub):
    hub.records_path.unlink()
    stores.create_records(hub.records_path, bytearray(b"k" * 32), STORE_ID, hub.clock)


def another_store(hub):
    hub.records_path.unlink()
    stores.create_records(hub.records_path, data_key(), "store-2", hub.clock)


def another_kind(hub):
    hub.records_path.unlink()
    stores.create_control(hub.records_path, data_key(), STORE_ID, hub.clock)


def unfinished(hub):
    hub.records_path.unlink()
    raw = raw_connection(hub.records_path, data_key())
    raw.execute("PRAGMA journal_mode=WAL")
    raw.close()


def first_byte(hub):
    content = bytearray(hub.records_path.read_bytes())
    content[0] ^= 1
    hub.records_path.write_bytes(content)


def first_page_bit(hub):
    content = bytearray(hub.records_path.read_bytes())
    content[2000] ^= 1
    hub.records_path.write_bytes(content)


FAULTS = {
    "missing": (lambda hub: hub.records_path.unlink(), problems.StoreMissing),
    "folder": (lambda hub: (hub.records_path.unlink(), hub.records_path.mkdir()), problems.StoreMissing),
    "0 bytes": (lambda hub: hub.records_path.write_bytes(b""), problems.StoreEmpty),
    "unfinished": (unfinished, problems.StoreEmpty),
    "garbage": (lambda hub: hub.records_path.write_bytes(os.urandom(8192)), problems.StoreDamaged),
    "less than a page": (lambda hub: hub.records_path.write_bytes(b"short"), problems.StoreDamaged),
    "plaintext": (plaintext, problems.StoreDamaged),
    "another key": (another_key, problems.StoreDamaged),
    "salt": (first_byte, problems.StoreDamaged),
    "first page": (first_page_bit, problems.StoreDamaged),
    "cut short": (lambda hub: os.truncate(hub.records_path, 4096 * 3), problems.StoreDamaged),
    "another store": (another_store, problems.StoreForeign),
    "another kind": (another_kind, problems.StoreForeign),
    "another program": (rewritten(["PRAGMA application_id=7"]), problems.StoreForeign),
    "newer": (rewritten([f"PRAGMA user_version={RECORDS_VERSION + 1}"]), problems.StoreNewer),
}


@pytest.mark.parametrize("fault", FAULTS)
def test_refuses_and_changes_nothing(hub, fault):
    damage, expected = FAULTS[fault]
    hub.make_records()
    damage(hub)
    before = {path.name: path.read_bytes() for path in hub.folder.iterdir() if path.is_file()}
    with pytest.raises(expected) as caught:
        hub.open_records()
    assert type(caught.value) is expected
    assert {path.name: path.read_bytes() for path in hub.folder.iterdir() if path.is_file()} == before


def test_each_fault_has_its_own_words():
    kinds = [
        kind for kind in vars(problems).values() if isinstance(kind, type) and issubclass(kind, problems.StoreProblem)
    ]
    said = [(kind().message, kind().what_next) for kind in kinds]
    assert len(set(said)) == len(said) == len({kind.code for kind in kinds})
    assert all(message.endswith(".") and then.endswith(".") for message, then in said)


@pytest.mark.parametrize("ending", ["", "-wal", "-shm", "-journal"])
def test_making_a_store_never_overwrites(hub, ending):
    there = Path(f"{hub.records_path}{ending}")
    there.write_bytes(b"precious")
    with pytest.raises(problems.StoreExists):
        stores.create_records(hub.records_path, data_key(), STORE_ID, hub.clock)
    assert there.read_bytes() == b"precious"
    assert list(hub.folder.iterdir()) == [there]


def test_failed_making_leaves_nothing(hub, monkeypatch):
    monkeypatch.setattr("hubdesk.store.migrations.upgrade", lambda *_: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        stores.create_records(hub.records_path, data_key(), STORE_ID, hub.clock)
    assert list(hub.folder.iterdir()) == []


@pytest.mark.skipif(sys.platform == "win32", reason="access rights of POSIX")
def test_new_file_is_open_to_those_who_share_its_folder_whatever_the_umask(hub):
    hub.folder.chmod(0o2770)
    old = os.umask(0o077)
    try:
        stores.create_records(hub.records_path, data_key(), STORE_ID, hub.clock)
        with hub.records() as store, store.writing() as unit:
            unit.people.add(person())
            assert {path.stat().st_mode & 0o777 for path in hub.folder.iterdir()} == {0o660}
    finally:
        os.umask(old)


@pytest.mark.parametrize("what", ["file", "folder"])
def test_row_24_read_only_is_refused_before_sqlite_touches_anything(hub, monkeypatch, what):
    hub.make_records()
    locked = hub.records_path if what == "file" else hub.folder
    monkeypatch.setattr(engine.os, "access", lambda path, mode: Path(path) != locked)  # root may write anything
    with pytest.raises(problems.StoreReadOnly):
        hub.open_records()
    assert [path.name for path in hub.folder.iterdir()] == ["records-1.db"]


def test_sixteen_threads(hub, records):
    start = threading.Barrier(16)
    faults = []

    def work(thread):
        try:
            start.wait()
            for i in range(20):
                with records.writing() as unit:
                    unit.people.add(person(thread * 100 + i))
                with records.reading() as unit:
                    unit.people.recent(3)
        except Exception as e:  # noqa: BLE001 - to be shown by the assert
            faults.append(e)

    threads = [threading.Thread(target=work, args=(n,)) for n in range(16)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert faults == []
    with records.reading() as unit:
        assert len(unit.people.recent(1000)) == 320
    assert records._engine.pool.size() == 5


def test_pool_is_named():
    tree = ast.parse(Path(engine.__file__).read_text("utf-8"))
    calls = [
        node
        for node in ast.walk(tree)
        if isinstance(node, ast.Call) and getattr(node.func, "id", "") == "create_engine"
    ]
    assert len(calls) == 1
    assert {"poolclass", "creator", "module", "hide_parameters"} <= {word.arg for word in calls[0].keywords}


def test_engine_is_the_only_place_that_opens_a_database():
    openers = []
    for path in Path(hubdesk.store.__file__).parent.parent.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            names = [a.name for a in node.names] if isinstance(node, ast.Import) else []
            names += [node.module or ""] if isinstance(node, ast.ImportFrom) else []
            if any(name.split(".")[0] in ("sqlcipher3", "sqlite3") for name in names):
                openers.append(path.name)
    assert openers == ["engine.py"]


def test_row_54_file_handles_are_given_back(hub):
    fds = Path("/proc/self/fd")
    if not fds.is_dir():
        pytest.skip("needs /proc")
    hub.make_records()
    with hub.records():
        pass
    before = len(list(fds.iterdir()))
    for _ in range(50):
        with hub.records() as store, store.reading() as unit:
            unit.people.recent(1)
    assert len(list(fds.iterdir())) == before
