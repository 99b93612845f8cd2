"""The two files of a hub, opened for one person at one desk: the store's whole public face.

A store keeps its own copy of each key and wipes it when it is closed; callers wipe theirs.
"""

from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path

from sqlalchemy import Connection, Engine, Table

from hubdesk.domain.clock import Clock
from hubdesk.domain.hold import Hold, NothingIsStored
from hubdesk.domain.problems import StorageFull
from hubdesk.domain.users import User
from hubdesk.services.ports import AuditTrail, ControlUnit, RecordsUnit
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
from hubdesk.store.erasing import Trail, destroy_again, settle
from hubdesk.store.held import Beside, HeldEvent, HeldTrail, Room, looking, told_late
from hubdesk.store.integrity import CheckResult, check
from hubdesk.store.new_keys import Reseal, go_on_under_new_keys
from hubdesk.store.problems import RecordsMovedOn, StoreDamaged, full
from hubdesk.store.units import StoredRecordsUnit, changes, transaction

CONTROL_FILE = "control.db"
RECORDS_FILE = "records-1.db"


def create_control(path: Path, key: bytearray, store_id: str, clock: Clock) -> None:
    """Make a new control file. Never overwrites: raises ``StoreExists``."""
    create_store_file(StoreFile(path, "control", store_id), key, clock.now())


def create_records(path: Path, key: bytearray, store_id: str, clock: Clock) -> None:
    """Make a new records file. Never overwrites: raises ``StoreExists``."""
    create_store_file(StoreFile(path, "records", store_id), key, clock.now())


def open_control(
    path: Path,
    key: bytearray,
    store_id: str,
    audit_key: bytearray,
    desk: Desk,
    actor: User | None = None,
    busy_seconds: float = BUSY_SECONDS,
    keep: Path | None = None,
) -> "StoredControl":
    """Open the control file. ``actor`` may be given later with ``signed_in``, once the users can be read.

    Raises the problems of ``store.problems``; an older schema is brought up to date, after a copy into ``keep``.
    """
    engine = _Keyed(StoreFile(path, "control", store_id), key, busy_seconds, keep)
    return StoredControl(engine, Seal(_copy(audit_key), desk, actor, "administration"))


def open_records(
    path: Path,
    key: bytearray,
    store_id: str,
    audit_key: bytearray,
    desk: Desk,
    actor: User | None,
    busy_seconds: float = BUSY_SECONDS,
    keep: Path | None = None,
) -> "StoredRecords":
    """Open the records for ``actor``. Raises the problems of ``store.problems``; as ``open_control``."""
    engine = _Keyed(StoreFile(path, "records", store_id), key, busy_seconds, keep)
    return StoredRecords(engine, Seal(_copy(audit_key), desk, actor, "direct-care"))


class _Keyed:
    """An engine and the copy of the key that it needs while it lives."""

    def __init__(self, file: StoreFile, key: bytearray, busy_seconds: float, keep: Path | None = None) -> None:
        self._key = _copy(key)
        self.folder = file.path.parent
        self.last_head = LastHead()
        self.hold = Hold()
        self.beside: Beside | None = None
        self.room: Room | None = None
        try:
            self.engine = open_engine(file, self._key, busy_seconds, keep)
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

    def heed(self, hold: Hold, beside: Beside | None, room: Room | None) -> None:
        """Store nothing while this holds; what the trail is told meanwhile is kept beside (``store.held``). And store
        nothing but audit events where the disk has no room."""
        self._keyed.hold, self._keyed.beside, self._keyed.room = hold, beside, room

    def tell_late(self, events: Sequence[HeldEvent], who: Callable[[str], User | None]) -> None:
        """Write into the trail what was kept beside, each with its own time and its own person, in one transaction."""
        with transaction(self._engine) as connection:
            for held in events:
                desk = replace(self._seal.desk, clock=_Then(held.at))
                seal = replace(self._seal, desk=desk, actor=who(held.actor))
                StoredAuditTrail(connection, self.audit_table, seal, LastHead()).write(told_late(held.event))

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

    @contextmanager
    def _unit_of(self, *, reading: bool) -> Iterator[tuple[Connection, AuditTrail]]:
        """One transaction and its trail. Whoever meets damage in it puts the whole store in read-only mode."""
        keyed = self._keyed
        try:
            if keyed.hold.reason is not None and keyed.hold.holds(self.kind) and not reading:
                with looking(self._engine, keyed.hold.reason) as connection:
                    told = HeldTrail(self._trail(connection), self._seal)
                    yield connection, told
                if told.events and keyed.beside is not None:
                    keyed.beside.keep(self.kind, told.events)
                return
            low = not reading and self.kind == "records" and keyed.room is not None and keyed.room.is_low()
            with transaction(self._engine, reading=reading) as connection:
                trail, before = self._trail(connection), changes(connection)
                yield connection, trail
                if low and changes(connection) - before > trail.written:
                    raise full()
            trail.committed()
        except StorageFull:
            if keyed.room is not None:
                keyed.room.give_up()
            raise
        except StoreDamaged:
            keyed.hold.damage(self.kind)
            raise
        except (LookupError, TypeError, ValueError) as error:
            if keyed.hold.reason is None:
                raise
            # Half a record, or one of two times: whoever reads it stumbles, and that is no defect of the program.
            keyed.hold.damage(self.kind)
            raise StoreDamaged from error

    def _trail(self, connection: Connection) -> StoredAuditTrail:
        return StoredAuditTrail(connection, self.audit_table, self._seal, self._keyed.last_head)

    @property
    def _engine(self) -> Engine:
        return self._keyed.engine


class StoredRecords(_Store):
    """``services.ports.Records``: the encrypted records."""

    kind = "records"
    audit_table = schema.records_audit
    in_use: Callable[[], bool] | None = None
    """Says, once the write lock is held, whether this is still the file in use: the keys may have been changed in
    another window. None where there is no other window to do it."""

    def writing(self) -> AbstractContextManager[RecordsUnit]:
        """See the port."""
        return self._unit(reading=False)

    def reading(self) -> AbstractContextManager[RecordsUnit]:
        """See the port. A write in it fails: the connection is told to refuse."""
        return self._unit(reading=True)

    @contextmanager
    def _unit(self, *, reading: bool) -> Iterator[RecordsUnit]:
        with self._unit_of(reading=reading) as (connection, trail):
            if not reading and self.in_use is not None and not self.in_use():
                raise RecordsMovedOn
            yield StoredRecordsUnit(connection, trail, self._seal.desk)

    def destroy_again(self, *folders: Path) -> int:
        """Destroy again whoever a ledger beside this file, or in one of these folders, names; gives how many.

        In read-only mode too, unless the file is damaged: nobody may look at them. Raises as ``store.erasing``.
        """
        return 0 if self._keyed.hold.damaged else self._erasing(destroy_again, folders)

    def settle_erasures(self, *folders: Path) -> int:
        """See the port. ``folders`` hold further ledgers, such as the one beside the backups. While nothing may be
        stored (read-only mode), nothing is done."""
        return 0 if self._keyed.hold.holds(self.kind) else self._erasing(settle, folders)

    def _erasing(self, work: Callable[[Engine, Trail, Sequence[Path]], int], folders: Sequence[Path]) -> int:
        trails: list[StoredAuditTrail] = []

        def trail(connection: Connection) -> AuditTrail:
            trails.append(self._trail(connection))
            return trails[-1]

        count = work(self._engine, trail, (self._keyed.folder, *folders))
        for one in trails:
            one.committed()
        return count

    @contextmanager
    def held(self) -> Iterator[None]:
        """Nobody else writes meanwhile; reading goes on. For making the copy under new keys.

        Raises ``RecordsMovedOn``, ``StorageBusy``, and ``NothingIsStored`` in read-only mode.
        """
        if self._keyed.hold.reason is not None:
            raise NothingIsStored(self._keyed.hold.reason)
        with transaction(self._engine):
            if self.in_use is not None and not self.in_use():
                raise RecordsMovedOn
            yield

    def go_on_under_new_keys(self, from_key: str, reseal: Reseal) -> None:
        """This is a copy of records that were under the data key ``from_key``: seal its restricted fields anew and
        begin its audit trail under the key it was opened with. Raises ``CopyUnsound``."""
        go_on_under_new_keys(self._engine, self.audit_table, self._seal, from_key, reseal)

    def become(self, new: "StoredRecords") -> None:
        """Be that open file from now on; the one before it is closed."""
        before, key = self._keyed, self._seal.key
        new.heed(before.hold, before.beside, before.room)
        self._keyed, self._seal = new._keyed, new._seal
        before.close()
        _wipe(key)


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
        with self._unit_of(reading=reading) as (connection, trail):
            yield StoredControlUnit(connection, trail)


@dataclass(frozen=True, slots=True)
class _Then:
    """A clock that shows the moment of an event that is told late."""

    moment: datetime

    def now(self) -> datetime:
        """That moment."""
        return self.moment


def _copy(key: bytearray) -> bytearray:
    if not isinstance(key, bytearray) or len(key) != 32:
        raise ValueError("a key is a bytearray of 32 bytes")
    return bytearray(key)


def _wipe(key: bytearray) -> None:
    """Overwrite, then empty: an empty key is refused, where 32 zeros would be taken for one."""
    key[:] = bytes(len(key))
    key.clear()
