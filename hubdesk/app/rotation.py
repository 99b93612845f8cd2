"""New keys for the records, by copy (security design §2.5 R-2, §6.2 row 26): ``services.ports.KeyChange`` on the disk.

The key file says which file of records is in use: that is the only pointer, and one atomic write turns it. In order,
while nobody else can write to the records:

1. ``records-2.db.part``: a checked copy under a key that is still nowhere but in memory; restricted fields sealed
   anew, the audit trail begun anew; on the disk for good.
2. The key file: the new keys active and granted to everyone who held the old ones, the old ones retired.
3. The copy gets its name ``records-2.db``, the spare of the key file is renewed, the old file goes, last of all.

A program that ends between two steps leaves a key file and what it needs: ``tidy`` does the rest at the next opening,
or takes the unfinished copy away. What it does not know, it leaves.
"""

import json
from contextlib import ExitStack, suppress
from dataclasses import dataclass, field
from pathlib import Path

from hubdesk.app.backups import sync
from hubdesk.app.data_folder import KEY_FILE, records_file, records_files
from hubdesk.app.vigil import Vigil
from hubdesk.domain.problems import KnownProblem
from hubdesk.domain.roles import RECORDS, RESTRICTED
from hubdesk.domain.users import User
from hubdesk.store.audit import Desk as AuditDesk
from hubdesk.store.new_keys import Reseal
from hubdesk.store.problems import CopyUnsound
from hubdesk.store.stores import StoredRecords, open_records
from hubdesk.system.log import topic
from hubdesk.vault import FieldPlace, Unlocked, Vault, audit_key, open_field, seal_field
from hubdesk.vault.data_keys import class_of, number_of
from hubdesk.vault.keyfile import RETIRED
from hubdesk.vault.problems import FieldDamaged

_PART = ".part"
_ENDS = ("", "-wal", "-shm", "-journal")


@dataclass
class InUse:
    """Whether the file of records that was opened is the one in use, as the key file says at that moment."""

    folder: Path
    unlocked: Unlocked
    _seen: tuple[object, ...] = field(default=(), init=False)

    def __call__(self) -> bool:
        """Reads the key file only where it was replaced since the last look."""
        try:
            found = (self.folder / KEY_FILE).stat()
        except OSError:
            return True  # without a key file nobody has turned anything
        looked_at = (found.st_ino, found.st_mtime_ns, found.st_size, self.unlocked.active(RECORDS))
        if looked_at != self._seen:
            if records_file(self.folder).name != f"{self.unlocked.active(RECORDS)}.db":
                return False
            self._seen = looked_at
        return True


@dataclass(frozen=True, slots=True)
class LocalKeyChange:
    """``services.ports.KeyChange`` for one sign-in."""

    folder: Path
    vault: Vault
    unlocked: Unlocked
    records: StoredRecords
    desk: AuditDesk
    actor: User
    vigil: Vigil

    def turn(self) -> int:
        """See the port."""
        was = self.unlocked.active(RECORDS)
        with ExitStack() as undo, self.records.held():
            _take_away_copies(self.folder)
            fresh = self.vault.new_data_keys(self.unlocked, (RECORDS, RESTRICTED))
            for key in fresh.values():
                undo.callback(_wipe, key)
            now = next(dek for dek in fresh if class_of(dek) == RECORDS)
            part = self.folder / f"{now}.db{_PART}"
            undo.callback(_remove, part)
            self._copy(part, fresh, was, now)
            generation = self.vault.rotate(self.unlocked, fresh)
            undo.pop_all()  # from here on the copy is the records
            path = _finish(part)
            self.vault.keep_spare()
        self.records.become(self._open(path, self.unlocked.key(RECORDS)))
        self.vigil.moved(f"{was}.db", path.name, self.unlocked.key(RECORDS))
        _remove(self.folder / f"{was}.db")
        return generation

    def _copy(self, part: Path, fresh: dict[str, bytearray], was: str, now: str) -> None:
        self.records.copy_to(part, fresh[now], self.unlocked.store)
        copy = self._open(part, fresh[now])
        try:
            sealing = next(dek for dek in fresh if class_of(dek) == RESTRICTED)
            copy.go_on_under_new_keys(was, reseal_with(self.unlocked, sealing, fresh[sealing]))
        finally:
            copy.close()
        if any(Path(f"{part}{end}").exists() for end in _ENDS[1:]):
            raise CopyUnsound  # what is in a log of its own would not come along
        sync(part)
        sync(self.folder)

    def _open(self, path: Path, key: bytearray) -> StoredRecords:
        trail = bytearray(audit_key(key))
        try:
            opened = open_records(path, key, self.unlocked.store, trail, self.desk, self.actor)
        finally:
            _wipe(trail)
        opened.in_use = self.records.in_use
        return opened


def reseal_with(theirs: Unlocked, dek: str, key: bytearray) -> Reseal:
    """Seals a restricted field with this key; opens it first with the key it was sealed with, which is ``theirs``."""

    def reseal(table: str, row: str, old: str, sealed: bytes) -> tuple[str, bytes]:
        try:
            text = open_field(theirs.key(old), FieldPlace(theirs.store, table, row, "sealed", old), sealed)
        except FieldDamaged:  # somebody altered or moved it: it stays as it was found, and holds no change of keys up
            return old, sealed
        return dek, seal_field(key, FieldPlace(theirs.store, table, row, "sealed", dek), text)

    return reseal


def leave_sealed(_table: str, _row: str, dek: str, sealed: bytes) -> tuple[str, bytes]:
    """A restricted field stays as it is: whoever holds its key, retired by now, reads it as before."""
    return dek, sealed


def finish_turn(folder: Path, unlocked: Unlocked) -> None:
    """Before the records are opened: give the copy its name where the program ended right after the turn."""
    part = folder / f"{unlocked.active(RECORDS)}.db{_PART}"
    if part.exists() and not part.with_suffix("").exists():
        _finish(part)


def tidy(folder: Path, records: StoredRecords) -> None:
    """After the records were opened: take away what a change of the keys that was cut short has left.

    While another window is changing the keys, or writes for long, nothing is touched: the next opening does it.
    """
    left = [path for path in records_files(folder) if _is_retired(folder, path.stem)]
    if not left and not any(folder.glob(f"records-*.db{_PART}")):
        return
    with suppress(KnownProblem), records.held():
        _take_away_copies(folder)
        for path in left:
            _remove(path)


def _is_retired(folder: Path, dek: str) -> bool:
    """Whether the key file says that the file of this key was replaced."""
    try:
        told = json.loads((folder / KEY_FILE).read_bytes())
        return any(e["id"] == dek and e["state"] == RETIRED for e in told["deks"]) and number_of(dek) > 0
    except (OSError, ValueError, KeyError, TypeError):
        return False


def _finish(part: Path) -> Path:
    path = part.with_suffix("")
    with suppress(FileNotFoundError):  # another window was quicker
        part.rename(path)
    sync(path.parent)
    return path


def _take_away_copies(folder: Path) -> None:
    for part in folder.glob(f"records-*.db{_PART}"):
        _remove(part)


def _remove(path: Path) -> None:
    """The file and its logs. One that another window still has open (Windows) goes at a later opening."""
    for end in _ENDS:
        try:
            Path(f"{path}{end}").unlink(missing_ok=True)
        except OSError:
            topic("keys").warning("a replaced file of records could not be removed yet")


def _wipe(key: bytearray) -> None:
    key[:] = bytes(len(key))
