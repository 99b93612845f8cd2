"""The one place that opens a database file (security design §2.2, SEC-01 to SEC-04).

Opening never creates: SQLite takes a missing or empty file for a new database without a word, so
everything is checked before the first page is trusted. Making a new file is a function of its own.
"""

import os
import sys
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, NullPool, Pool, QueuePool, create_engine, event, insert
from sqlalchemy.exc import DBAPIError
from sqlcipher3 import dbapi2 as _dbapi2

from hubdesk.domain.file_modes import mode_of_files
from hubdesk.store.problems import (
    StoreEmpty,
    StoreExists,
    StoreForeign,
    StoreMissing,
    StoreNewer,
    StoreReadOnly,
    known_problem,
)
from hubdesk.store.schema import CONTROL_VERSION, RECORDS_VERSION, control_info, records_info

dbapi2: Any = _dbapi2  # it comes without types

APPLICATION_ID = 0x48554244
"""``HUBD``: marks the file as hubdesk's own."""

KEY_BYTES = 32
BUSY_SECONDS = 5.0
READING = "hubdesk_reading"
"""Execution option of a connection whose transaction only reads."""

_VERSIONS = {"records": RECORDS_VERSION, "control": CONTROL_VERSION}
_INFO = {"records": records_info, "control": control_info}

MEMORY_SECURITY = "ON"
"""SQLCipher holds what it takes in memory that is never swapped out; once on, for the life of the process."""

_SETTINGS = (
    "foreign_keys=ON",
    "journal_mode=WAL",
    "synchronous=FULL",
    *(("fullfsync=ON",) if sys.platform == "darwin" else ()),
    "trusted_schema=OFF",
    "cell_size_check=ON",
    "secure_delete=ON",
    "temp_store=MEMORY",
    "mmap_size=0",
    "recursive_triggers=ON",  # else INSERT OR REPLACE would slip past the triggers that refuse DELETE
)


@dataclass(frozen=True, slots=True)
class StoreFile:
    """Which file is meant: where it lies, its kind (``records`` or ``control``) and whose store it is."""

    path: Path
    kind: str
    store_id: str


def open_engine(
    file: StoreFile, key: bytearray, busy_seconds: float = BUSY_SECONDS, keep: Path | None = None
) -> Engine:
    """Open an existing file with its 32-byte key; an older schema is brought up to date first, after a copy of the file
    was made in the folder ``keep``, where one is given.

    ``key`` is read whenever the pool opens a connection: it must live, unchanged, as long as the engine,
    and is wiped by its owner after ``engine.dispose()``. Raises the problems of ``store.problems``.
    """
    opened = [_connect(file, key, busy_seconds)]
    version = _pragma(opened[0], "user_version")
    if version < _VERSIONS[file.kind]:
        opened.pop().close()
        _bring_up_to_date(file, key, busy_seconds, version, keep)

    def connect() -> Any:
        return opened.pop() if opened else _connect(file, key, busy_seconds)

    engine = _engine(connect, QueuePool, pool_size=5, max_overflow=0)
    engine.connect().close()  # what is open is kept by the pool, which closes it: opening reads the whole schema
    return engine


def _bring_up_to_date(file: StoreFile, key: bytearray, busy_seconds: float, was: int, keep: Path | None) -> None:
    def connect() -> Any:
        return _connect(file, key, busy_seconds)

    if keep is None:
        _migrate(file, connect)
        return
    from hubdesk.store.upgrading import upgrade_safely

    def blank(path: Path) -> Any:
        os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_RDWR, 0o600))
        path.chmod(mode_of_files(file.path.parent))
        return _keyed(path, key, busy_seconds)

    upgrade_safely(file.path, was, connect, blank, lambda: _migrate(file, connect), keep)


def create_store_file(file: StoreFile, key: bytearray, created_at: datetime) -> None:
    """Make a new, empty store file, open to those who share its folder. Never overwrites: raises ``StoreExists``."""
    mode = mode_of_files(file.path.parent)
    companions = [Path(f"{file.path}{end}") for end in ("-wal", "-shm", "-journal")]
    if any(p.exists() for p in companions):  # a left-over log would be played into the new file
        raise StoreExists
    try:
        handle = os.open(file.path, os.O_CREAT | os.O_EXCL | os.O_RDWR, mode)
    except FileExistsError as e:
        raise StoreExists from e
    except PermissionError as e:
        raise StoreReadOnly from e
    os.close(handle)
    file.path.chmod(mode)  # the umask must not narrow what the folder's accounts were promised
    try:
        _migrate(file, lambda: _keyed(file.path, key, BUSY_SECONDS), created_at)
    except BaseException:
        for path in (file.path, *companions):  # ours alone: O_EXCL has just made the first
            path.unlink(missing_ok=True)
        raise


def library_versions() -> dict[str, str]:
    """The versions of SQLite, of SQLCipher and of what it encrypts with; SQLCipher's is empty where it is none."""
    raw = dbapi2.connect(":memory:")
    try:
        asked = {"sqlcipher": "PRAGMA cipher_version", "crypto": "PRAGMA cipher_provider_version"}
        rows = {name: raw.execute(pragma).fetchone() for name, pragma in asked.items()}
        return {
            "sqlite": str(dbapi2.sqlite_version),
            **{name: str(row[0]) if row else "" for name, row in rows.items()},
        }
    finally:
        raw.close()


def copy_into(connection: Connection, target: Path, key: bytearray) -> None:
    """Copy the whole file behind ``connection`` into a new file under another key, in one step.

    Never overwrites: raises ``StoreExists``. The driver's own errors come through as they are.
    """
    try:
        os.close(os.open(target, os.O_CREAT | os.O_EXCL | os.O_RDWR, 0o600))
        target.chmod(mode_of_files(target.parent))
    except FileExistsError as e:
        raise StoreExists from e
    copy = _keyed(target, key, BUSY_SECONDS)
    try:
        connection.connection.driver_connection.backup(copy, pages=-1)  # type: ignore[union-attr]
    finally:
        copy.close()


def _migrate(file: StoreFile, creator: Callable[[], Any], created_at: datetime | None = None) -> None:
    """Bring the schema up to date in one transaction; ``created_at`` is given for a new file."""
    from hubdesk.store.migrations import upgrade  # alembic is slow to import and seldom needed

    engine = _engine(creator, NullPool)
    try:
        with engine.begin() as connection:
            upgrade(connection, file.kind)
            if created_at is not None:
                connection.exec_driver_sql(f"PRAGMA application_id={APPLICATION_ID}")
                info = {"kind": file.kind, "store_id": file.store_id, "created_at": created_at}
                connection.execute(insert(_INFO[file.kind]), info)
    except DBAPIError as e:
        problem = known_problem(e.orig)
        if problem is None:
            raise
        raise problem from e
    finally:
        engine.dispose()


def _engine(creator: Callable[[], Any], pool: type[Pool], **options: int) -> Engine:
    # The pool is always named: with a creator and no file in the URL, SQLAlchemy would choose
    # SingletonThreadPool, which crashes the process with many threads (security design §0, 1).
    engine = create_engine(
        "sqlite+pysqlite://", module=dbapi2, creator=creator, poolclass=pool, hide_parameters=True, **options
    )
    event.listen(engine, "begin", _begin)
    return engine


def _begin(connection: Connection) -> None:
    """Writers take the lock at once: a later upgrade would fail without waiting (security design §0, 9)."""
    reading = connection.get_execution_options().get(READING)
    connection.exec_driver_sql("BEGIN" if reading else "BEGIN IMMEDIATE")


def _connect(file: StoreFile, key: bytearray, busy_seconds: float) -> Any:
    """A keyed connection to this very store, or the problem that stands in the way."""
    _check_file(file.path)
    try:
        raw = _keyed(file.path, key, busy_seconds, file)
    except dbapi2.Error as e:
        problem = known_problem(e)
        if problem is None:
            raise
        raise problem from e
    return raw


def _check_file(path: Path) -> None:
    if not path.is_file():
        raise StoreMissing
    if path.stat().st_size == 0:
        raise StoreEmpty
    # SQLite would open a protected file for reading and leave logs behind that shut others out.
    if not (os.access(path, os.W_OK) and os.access(path.parent, os.W_OK)):
        raise StoreReadOnly


def _keyed(path: Path, key: bytearray, busy_seconds: float, expected: StoreFile | None = None) -> Any:
    raw = dbapi2.connect(
        f"{path.absolute().as_uri()}?mode=rw",
        uri=True,
        timeout=busy_seconds,
        isolation_level=None,
        check_same_thread=False,
    )
    try:
        _set_key(raw, key)
        raw.execute("PRAGMA cipher_log_level=NONE")
        raw.execute(f"PRAGMA cipher_memory_security={MEMORY_SECURITY}")
        tables = raw.execute("SELECT count(*) FROM sqlite_schema").fetchone()[0]  # the proof that the key fits
        if expected is not None:
            _check_identity(raw, expected, tables)
        for setting in _SETTINGS:
            raw.execute(f"PRAGMA {setting}")
        raw.execute(f"PRAGMA busy_timeout={int(busy_seconds * 1000)}")
    except BaseException:
        raw.close()
        raise
    return raw


def _set_key(raw: Any, key: bytearray) -> None:
    """Hand over the raw key as ``x'<hex>'``, spelt without ever being a str, and wipe the spelling.

    Any other length would silently be taken for a passphrase (security design §0, 2 and 3).
    """
    if not isinstance(key, bytearray) or len(key) != KEY_BYTES:
        raise ValueError("a database key is a bytearray of 32 bytes")
    digits = b"0123456789abcdef"
    spelt = bytearray(b"x'" + bytes(2 * KEY_BYTES) + b"'")
    try:
        for i, byte in enumerate(key):
            spelt[2 + 2 * i] = digits[byte >> 4]
            spelt[3 + 2 * i] = digits[byte & 15]
        raw.set_key(spelt)
    finally:
        spelt[:] = bytes(len(spelt))


def _check_identity(raw: Any, expected: StoreFile, tables: int) -> None:
    application, version = _pragma(raw, "application_id"), _pragma(raw, "user_version")
    if tables == 0:
        raise StoreEmpty
    if application != APPLICATION_ID or version < 1:
        raise StoreForeign
    if version > _VERSIONS[expected.kind]:
        raise StoreNewer
    row = raw.execute("SELECT kind, store_id FROM store_info").fetchone()
    if row != (expected.kind, expected.store_id):
        raise StoreForeign


def _pragma(raw: Any, name: str) -> int:
    return int(raw.execute(f"PRAGMA {name}").fetchone()[0])
