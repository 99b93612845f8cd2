"""Backups of a store on disk: a folder for each, finished in one rename (security design §2.5, R-1).

A backup named ``hubdesk-1a2b3c4d-20261121-181502`` holds ``control.db`` and ``records-1.db``, each encrypted with a
random key of its own, ``hubdesk.keys`` as it was, and ``backup.json``, which carries those two keys wrapped
(``vault.backup_keys``), the heads of the audit trails, and each file's SHA-256. Whoever could
open the store that evening, or holds the recovery kit of that evening, opens the backup with what lies in its folder.
It is made as ``….part``: what is called by its full name was read back and found sound. Each has a number, one above
the highest in its folder: ``domain.backup_ages`` says by it which may go.
"""

import base64
import errno
import hashlib
import json
import os
import re
import shutil
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

from hubdesk import __version__
from hubdesk.app.backup_mark import NotedBackup, note_backup
from hubdesk.app.data_folder import CONTROL_FILE, KEY_FILE
from hubdesk.app.erasures import copy_ledger
from hubdesk.app.vigil import Vigil
from hubdesk.domain.backup_ages import USUAL, Keep, KeptBackup, ages, to_let_go
from hubdesk.domain.clock import Clock
from hubdesk.domain.problems import KnownProblem, StorageFull
from hubdesk.domain.roles import CONTROL, RECORDS
from hubdesk.services.ports import BackupMade
from hubdesk.store.backup import Copied
from hubdesk.store.problems import StoreReadOnly, StoreUnreachable
from hubdesk.store.stores import StoredControl, StoredRecords
from hubdesk.system.log import topic
from hubdesk.vault import Unlocked, new_backup_key, wrap_backup_key

FORMAT, VERSION = "hubdesk-backup", 1
MANIFEST = "backup.json"
_FULL = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG)


class BackupFolderGone(KnownProblem):
    """The folder for backups is not there or does not answer: a stick was pulled out, a share is away."""

    code = "backup-folder-gone"

    def __init__(self) -> None:
        super().__init__(
            "The backup was not made, because the folder for backups is not there or cannot be written to.",
            "Plug in the disk or connect the drive, then back up again. The backups made before are kept.",
        )


class BackupDiskFull(KnownProblem):
    """No room for one more backup."""

    code = "backup-disk-full"

    def __init__(self) -> None:
        super().__init__(
            "The backup was not made, because the disk for backups is full.",
            "Free some space on it or use another disk. The backups made before are kept.",
        )


class BackupFolderRefused(KnownProblem):
    """This folder is no place for backups."""

    code = "backup-folder-refused"

    def __init__(self, message: str) -> None:
        super().__init__(message, "Choose another folder: on a USB disk, a network drive or another disk.")


class StoreMovedOn(KnownProblem):
    """The users were changed while the backup was being made."""

    code = "backup-users-changed"

    def __init__(self) -> None:
        super().__init__("The users were changed while the backup was being made.", "Back up again.")


@dataclass(frozen=True, slots=True)
class LocalBackups:
    """``services.ports.Backups`` for one signed-in user. ``records`` is None where their keys do not reach them."""

    data_folder: Path
    unlocked: Unlocked
    control: StoredControl
    records: StoredRecords | None
    clock: Clock
    vigil: Vigil | None = None
    keep: Keep = USUAL

    def check_folder(self, folder: str) -> str:
        """See the port."""
        place = Path(folder.strip()).expanduser()
        if not folder.strip() or not place.is_absolute():
            raise BackupFolderRefused("Give the whole path of a folder for backups.")
        if not place.is_dir():
            raise BackupFolderRefused("There is no such folder on this computer.")
        whole, own = place.resolve(), self.data_folder.resolve()
        if whole == own or whole.is_relative_to(own):
            raise BackupFolderRefused("This folder holds the records themselves, and a backup would be lost with them.")
        try:
            probe = whole / f"hubdesk-{self.unlocked.store[:8]}.try"
            probe.write_bytes(b"")
            probe.unlink()
        except OSError:
            raise BackupFolderRefused("hubdesk may not write to this folder.") from None
        return str(whole)

    def same_disk(self, folder: str) -> bool:
        """See the port."""
        try:
            return Path(folder).stat().st_dev == self.data_folder.stat().st_dev
        except OSError:
            return False

    def look_over(self) -> tuple[str, ...]:
        """See the port."""
        named = (("control", self.control), ("records", self.records))
        return tuple(f"{name}: {fault}" for name, store in named if store is not None for fault in store.check().faults)

    def keep_room(self) -> None:
        """See the port."""
        if self.vigil is not None:
            self.vigil.room.keep()

    def has_room(self) -> bool:
        """See the port."""
        return self.vigil is None or not self.vigil.room.is_low()

    def keep_heads(self) -> Mapping[str, str]:
        """See the port."""
        return {} if self.vigil is None else self.vigil.tell_beside_backups()

    def make(self, folder: str) -> BackupMade:
        """See the port."""
        if self.records is None:
            raise RuntimeError("a backup without the records is none")
        with _plain_words():
            home = Path(folder)
            if not home.is_dir():
                raise BackupFolderGone
            _clear_unfinished(home, self.unlocked.store)
            name, number = self._free_name(home), _next_number(home, self.unlocked.store)
            part = home / f"{name}.part"
            part.mkdir()
            try:
                seq = self._fill(part, name, self.records, number)
                size = sum(file.stat().st_size for file in part.iterdir())
                part.rename(home / name)
                sync(home)
            finally:
                shutil.rmtree(part, ignore_errors=True)
            _let_go(home, self.unlocked.store, self.keep, but=name)
            self.keep_heads()
            copy_ledger(self.data_folder, home)
            kept = ages(kept_backups(home, self.unlocked.store), self.keep)
            topic("backup").info("a backup was made")
            note_backup(self.data_folder, NotedBackup(self.clock.now(), folder, kept.count))
            return BackupMade(name, size, kept, seq)

    def _free_name(self, home: Path) -> str:
        """Named after the second; a clock that was set back must not run into a backup that is there."""
        stem, moment = _stem(self.unlocked.store), self.clock.now()
        while (home / f"{stem}-{moment:%Y%m%d-%H%M%S}").exists():
            moment += timedelta(seconds=1)
        return f"{stem}-{moment:%Y%m%d-%H%M%S}"

    def _fill(self, part: Path, name: str, records: StoredRecords, number: int) -> int:
        described: dict[str, Any] = {}
        records_key = self.unlocked.active(RECORDS)
        for store, file, dek in ((self.control, CONTROL_FILE, CONTROL), (records, f"{records_key}.db", records_key)):
            described[file] = self._copy(store, part / file, name, dek)
        shutil.copyfile(self.data_folder / KEY_FILE, part / KEY_FILE)
        generation = self._generation(part / KEY_FILE)
        manifest = {
            "format": FORMAT,
            "version": VERSION,
            "store": self.unlocked.store,
            "name": name,
            "number": number,
            "madeAt": self.clock.now().isoformat(timespec="seconds"),
            "madeWith": __version__,
            "generation": generation,
            "files": described,
        }
        (part / MANIFEST).write_text(json.dumps(manifest, indent=1, sort_keys=True), encoding="utf-8")
        for file in part.iterdir():
            sync(file)
        sync(part)
        return int(described[f"{records_key}.db"]["auditSeq"])

    def _copy(self, store: StoredControl | StoredRecords, to: Path, name: str, dek: str) -> dict[str, Any]:
        key = new_backup_key()
        try:
            copied: Copied = store.copy_to(to, key, self.unlocked.store)
            wrapped = wrap_backup_key(key, self.unlocked.key(dek), store=self.unlocked.store, backup=name, dek=dek)
        finally:
            key[:] = bytes(len(key))
        return {
            "dataKey": dek,
            "key": base64.b64encode(wrapped).decode("ascii"),
            "sha256": sha256(to),
            "auditSeq": copied.audit_seq,
            "auditMac": copied.audit_mac.hex(),
        }

    def _generation(self, key_file: Path) -> int:
        """The key file's generation, if it fits the control file that was copied just before it."""
        with self.control.reading() as unit:
            recorded = unit.key_generation()
        found = int(json.loads(key_file.read_bytes())["gen"])
        if not recorded <= found <= recorded + 1:
            raise StoreMovedOn
        return found


def kept_backups(folder: Path, store: str) -> list[KeptBackup]:
    """The backups of this store in a folder, in the order they were made. One that cannot be read is not among them."""
    found = [_read(path) for path in folder.iterdir() if _is_named(path, store) and (path / MANIFEST).is_file()]
    return sorted((one for one in found if one is not None), key=lambda one: (one.number, one.name))


def _read(path: Path) -> KeptBackup | None:
    try:
        told = json.loads((path / MANIFEST).read_text(encoding="utf-8"))
        return KeptBackup(int(told["number"]), path.name, datetime.fromisoformat(told["madeAt"]))
    except (OSError, ValueError, KeyError, TypeError):
        return None  # what cannot be judged is never let go


def _is_named(path: Path, store: str, end: str = "") -> bool:
    return re.fullmatch(rf"{re.escape(_stem(store))}-\d{{8}}-\d{{6}}{re.escape(end)}", path.name) is not None


def _next_number(folder: Path, store: str) -> int:
    return 1 + max((one.number for one in kept_backups(folder, store)), default=0)


def _stem(store: str) -> str:
    return f"hubdesk-{store[:8]}"


def _clear_unfinished(folder: Path, store: str) -> None:
    """What a power cut left of a backup of this very store; nothing else is touched."""
    for path in folder.glob(f"{_stem(store)}-*.part"):
        if _is_named(path, store, ".part"):
            shutil.rmtree(path, ignore_errors=True)


def _let_go(folder: Path, store: str, keep: Keep, *, but: str) -> None:
    for old in to_let_go(kept_backups(folder, store), keep):
        if old.name != but:
            shutil.rmtree(folder / old.name, ignore_errors=True)


@contextmanager
def _plain_words() -> Iterator[None]:
    """What the disk for backups says, told as such: not as if the records themselves were in trouble."""
    try:
        yield
    except StorageFull:
        raise BackupDiskFull from None
    except (StoreUnreachable, StoreReadOnly):
        raise BackupFolderGone from None
    except OSError as error:
        raise (BackupDiskFull if error.errno in _FULL else BackupFolderGone) from None


def sha256(path: Path) -> str:
    """The digest of a file, in hex."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def sync(path: Path) -> None:
    """Wait until the disk has the file, or the folder's list of files."""
    if os.name == "nt":
        if path.is_dir():
            return  # a folder cannot be opened there; NTFS journals the rename
        with path.open("r+b") as file:
            os.fsync(file.fileno())
        return
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
