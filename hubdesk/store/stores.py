"""The two files of a hub, opened for one person at one desk: the store's whole public face.

A store keeps its own copy of each key and wipes it when it is closed; callers wipe theirs.
"""

from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import replace
from pathlib import Path

from sqlalchemy import Connection, Engine, Table

from hubdesk.domain.clock import Clock
from hubdesk.domain.users import User
from hubdesk.services.ports import ControlUnit, RecordsUnit
from hubdesk.store import schema
from hubdesk.store.audit import (
    BEFORE_FIRST,
    Chain,
    Desk,
    Head,
    LastHead,
    Seal,
    StoredAuditTrail,
    has_row,
    head_of,
    verify_chain,
)
from hubdesk.store.backup import Copied, copy_file
from hubdesk.store.control import StoredControlUnit
from hubdesk.store.engine import BUSY_SECONDS, StoreFile, create_store_file, open_engine
from hubdesk.store.integrity import CheckResult, check
from hubdesk.store.units import StoredRecordsUnit, transaction

CONTROL_FILE = "control.db"
RECORDS_FILE = "records-1.db"


def create_control(path: Path, key: bytearray, store_id: str, clock: Clock, mode: int = 0o600) -> None:
    """Make a new control file. Never overwrites: raises ``StoreExists``."""
    create_store_file(StoreFile(path, "control", store_id), key, clock.now(), mode)


def create_records(path: Path, key: bytearray, store_id: str, clock: Clock, mode: int = 0o600) -> None:
    """Make a new records file. Never overwrites: raises ``StoreExists``."""
    create_store_file(StoreFile(path, "records", store_id), key, clock.now(), mode)


def open_control(
    path: Path,
    key: bytearray,
    store_id: str,
    audit_key: bytearray,
    desk: Desk,
    actor: User | None = None,
    busy_seconds: float = BUSY_SECONDS,
) -> "StoredControl":
    """Open the control file. ``actor`` may be given later with ``signed_in``, once the users can be read.

    Raises the problems of ``store.problems``; an older schema is brought up to date.
    """
    engine = _Keyed(StoreFile(path, "control", store_id), key, busy_seconds)
    return StoredControl(engine, Seal(_copy(audit_key), desk, actor, "administration"))


def open_records(
    path: Path,
    key: bytearray,
    store_id: str,
    audit_key: bytearray,
    desk: Desk,
    actor: User | None,
    busy_seconds: float = BUSY_SECONDS,
) -> "StoredRecords":
    """Open the records for ``actor``. Raises the problems of ``store.problems``; as ``open_control``."""
    engine = _Keyed(StoreFile(path, "records", store_id), key, busy_seconds)
    return StoredRecords(engine, Seal(_copy(audit_key), desk, actor, "direct-care"))


class _Keyed:
    """An engine and the copy of the key that it needs while it lives."""

    def __init__(self, file: StoreFile, key: bytearray, busy_seconds: float) -> None:
        self._key = _copy(key)
        self.last_head = LastHead()
        try:
            self.engine = open_engine(file, self._key, busy_seconds)
        except BaseException:
            _wipe(self._key)
            raise

    def close(self) -> None:
        """Close every connection, then wipe the key; a second time does nothing."""
        self.engine.dispose()
        _wipe(self._key)


class _Store:
    """What both kinds of file have in common."""

    kind: str
    audit_table: Table

    def __init__(self, keyed: _Keyed, seal: Seal) -> None:
        self._keyed = keyed
        self._seal = seal

    def close(self) -> None:
        """Close the file and wipe the keys. Blocks of ``writing`` and ``reading`` must have ended."""
        self._keyed.close()
        _wipe(self._seal.key)

    def check(self) -> CheckResult:
        """Look over the whole file (``store.integrity``); some seconds for a large one."""
        return check(self._engine, self.audit_table, self._seal.key)

    def verify_chain(self) -> Chain:
        """Look over the audit trail alone; gives its first fault, and its head for the anchor."""
        with transaction(self._engine, reading=True) as connection:
            return verify_chain(connection, self.audit_table, self._seal.key)

    def head(self) -> Head:
        """Where the audit trail ends now."""
        with transaction(self._engine, reading=True) as connection:
            return head_of(connection, self.audit_table)

    def holds(self, head: Head) -> bool:
        """Whether the audit trail has this row, with this mac."""
        with transaction(self._engine, reading=True) as connection:
            return head == (0, BEFORE_FIRST) or has_row(connection, self.audit_table, head)

    def copy_to(self, path: Path, key: bytearray, store_id: str) -> Copied:
        """A checked copy of the whole file under ``key`` (``store.backup``). Others may go on writing meanwhile.

        Raises ``CopyUnsound``, ``StoreExists``, and the problems of ``store.problems``.
        """
        target = StoreFile(path, self.kind, store_id)
        return copy_file(self._engine, self.audit_table.metadata, self.audit_table, self._seal.key, target, key)

    def _trail(self, connection: Connection) -> StoredAuditTrail:
        return StoredAuditTrail(connection, self.audit_table, self._seal, self._keyed.last_head)

    @property
    def _engine(self) -> Engine:
        return self._keyed.engine


class StoredRecords(_Store):
    """``services.ports.Records``: the encrypted records."""

    kind = "records"
    audit_table = schema.records_audit

    def writing(self) -> AbstractContextManager[RecordsUnit]:
        """See the port."""
        return self._unit(reading=False)

    def reading(self) -> AbstractContextManager[RecordsUnit]:
        """See the port. A write in it fails: the connection is told to refuse."""
        return self._unit(reading=True)

    @contextmanager
    def _unit(self, *, reading: bool) -> Iterator[RecordsUnit]:
        with transaction(self._engine, reading=reading) as connection:
            trail = self._trail(connection)
            yield StoredRecordsUnit(connection, trail, self._seal.desk)
        trail.committed()


class StoredControl(_Store):
    """``services.ports.Control``: users, the site and the administration's audit trail."""

    kind = "control"
    audit_table = schema.control_audit

    def signed_in(self, actor: User) -> "StoredControl":
        """The same open file, for this person. Close either, once."""
        return StoredControl(self._keyed, replace(self._seal, actor=actor))

    def writing(self) -> AbstractContextManager[ControlUnit]:
        """See the port."""
        return self._unit(reading=False)

    def reading(self) -> AbstractContextManager[ControlUnit]:
        """See the port."""
        return self._unit(reading=True)

    @contextmanager
    def _unit(self, *, reading: bool) -> Iterator[ControlUnit]:
        with transaction(self._engine, reading=reading) as connection:
            trail = self._trail(connection)
            yield StoredControlUnit(connection, trail)
        trail.committed()


def _copy(key: bytearray) -> bytearray:
    if not isinstance(key, bytearray) or len(key) != 32:
        raise ValueError("a key is a bytearray of 32 bytes")
    return bytearray(key)


def _wipe(key: bytearray) -> None:
    """Overwrite, then empty: an empty key is refused, where 32 zeros would be taken for one."""
    key[:] = bytes(len(key))
    key.clear()
