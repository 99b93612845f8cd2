"""A copy of an open file under another key, read back and checked before anyone relies on it.

Security design §2.5, R-1: SQLite's backup API in one step (small steps never end beside a writer), then close,
reopen, check every page, count every table, and verify the audit trail. What came of it is either sound or removed
by the caller.
"""

from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import Connection, Engine, MetaData, Table, func, select

from hubdesk.store.engine import READING, StoreFile, copy_into, open_engine
from hubdesk.store.integrity import check
from hubdesk.store.problems import CopyUnsound, known_problem


@dataclass(frozen=True, slots=True)
class Copied:
    """What a sound copy holds: rows by table, and the head of its audit trail."""

    rows: dict[str, int]
    audit_seq: int
    audit_mac: bytes


def copy_file(
    engine: Engine, metadata: MetaData, audit: Table, audit_key: bytearray, target: StoreFile, key: bytearray
) -> Copied:
    """Copy the file behind ``engine`` to ``target`` under ``key``, and check the copy. The source only waits.

    Raises ``CopyUnsound`` where the copy differs or fails a check, and the problems of ``store.problems``.
    """
    try:
        with engine.connect() as connection:
            connection.execution_options(**{READING: True})
            with connection.begin():  # what is counted and what is copied is the same moment
                expected = _count(connection, metadata)
                copy_into(connection, target.path, key)
    except engine.dialect.loaded_dbapi.Error as e:
        problem = known_problem(e)
        if problem is None:
            raise
        raise problem from e
    return _checked(target, key, metadata, audit, audit_key, expected)


def _checked(
    target: StoreFile,
    key: bytearray,
    metadata: MetaData,
    audit: Table,
    audit_key: bytearray,
    expected: dict[str, int],
) -> Copied:
    copy = open_engine(target, key)
    try:
        found = check(copy, audit, audit_key)
        if not found.sound:
            raise CopyUnsound
        with copy.connect() as connection:
            rows = _count(connection, metadata)
            connection.rollback()
            # One file on the stick, not three: without this the copy would bring its write-ahead log along.
            connection.connection.driver_connection.execute("PRAGMA journal_mode=DELETE")  # type: ignore[union-attr]
    finally:
        copy.dispose()
    if rows != expected or _companions(target.path):
        raise CopyUnsound
    return Copied(rows, found.chain.seq, found.chain.mac)


def _count(connection: Connection, metadata: MetaData) -> dict[str, int]:
    return {
        table.name: int(connection.execute(select(func.count()).select_from(table)).scalar_one())
        for table in metadata.sorted_tables
    }


def _companions(path: Path) -> bool:
    return any(Path(f"{path}{end}").exists() for end in ("-wal", "-journal"))
