"""Putting a backup back (security design §2.5 and §6.2, rows 5 to 9 and 30).

What lies in the data folder is never deleted: the files that are replaced move to a folder ``kept-<time>`` beside the
new ones. Everything is made and checked in ``restore.part`` first, so a restore that fails changes nothing. The key
file of today is kept where it is sound, so that somebody who has left since the backup stays out; only the records
come back then, unless the users are asked for too (``whole``) or their file is what was lost.
"""

import base64
import shutil
from collections.abc import Callable
from contextlib import ExitStack, closing, suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from hubdesk.app.anchor_log import AnchorLog
from hubdesk.app.anchors import Anchors
from hubdesk.app.backup_found import BackupFound, check_sums
from hubdesk.app.backups import sync
from hubdesk.app.damage_mark import MARK_FILE
from hubdesk.app.data_folder import CONTROL_FILE, KEY_FILE, records_files
from hubdesk.app.rotation import leave_sealed, reseal_with
from hubdesk.app.stores import audit_desk, records_path
from hubdesk.app.vigil import short
from hubdesk.domain.audit import AuditEvent, Event
from hubdesk.domain.clock import Clock
from hubdesk.domain.housekeeping import OLDER, OLDER_FROM
from hubdesk.domain.lost_work import LostWork, lost_work
from hubdesk.domain.problems import KnownProblem, StorageFull
from hubdesk.domain.roles import CONTROL, RECORDS, RESTRICTED
from hubdesk.store.audit import Desk as AuditDesk
from hubdesk.store.new_keys import Reseal
from hubdesk.store.problems import StoreProblem
from hubdesk.store.stores import StoredControl, StoredRecords, open_control, open_records
from hubdesk.vault import KdfPolicy, Unlocked, Vault, audit_key, open_backup_key
from hubdesk.vault.data_keys import class_of
from hubdesk.vault.problems import BackupKeyDamaged, KeyfileDamaged, KeyfileMissing, NoGrant
from hubdesk.vault.subkeys import DATA_KEY_BYTES

_PART, _KEPT = "restore.part", "kept"
Opener = Callable[[Vault], Unlocked]
"""Opens a key file: with a name and a password, or with the recovery kit."""


class AnotherStoresBackup(KnownProblem):
    """The folder of the records already holds another hub."""

    code = "backup-of-another-store"

    def __init__(self) -> None:
        super().__init__(
            "This backup belongs to another hub than the records in this folder.",
            "Nothing was changed. Choose the backup of this hub, or an empty folder with --dir.",
        )


class KeysDoNotReach(KnownProblem):
    """The one who restores cannot open the records in the backup."""

    code = "restore-keys"

    def __init__(self) -> None:
        super().__init__(
            "Your keys do not open the records in this backup.",
            "Nothing was changed. A clinical lead can restore it, or use the recovery kit.",
        )


@dataclass(frozen=True, slots=True)
class Restored:
    """What was put back: the files, when the backup was made, and where the replaced files lie (None in a drill)."""

    name: str
    made_at: datetime
    files: tuple[str, ...]
    kept: Path | None
    lost: "Lost | None" = None
    """What the files in place tell of, and the backup does not hold; None where they cannot be read to say it."""


@dataclass(frozen=True, slots=True)
class Lost:
    """What was written after the backup, and by whom, by name where the control file tells it."""

    work: LostWork
    by: tuple[str, ...]


def restore(
    folder: Path,
    backup: BackupFound,
    opener: Opener,
    policy: KdfPolicy,
    clock: Clock,
    *,
    whole: bool = False,
    drill: bool = False,
) -> Restored:
    """Put a backup back into ``folder``, or with ``drill`` only prove that it could be.

    Raises ``BackupUnusable``, ``AnotherStoresBackup``, ``KeysDoNotReach``, ``StorageFull``, and the problems of the
    opener; in each case the folder is as it was.
    """
    check_sums(backup)
    with ExitStack() as doing:
        part = folder / _PART
        shutil.rmtree(part, ignore_errors=True)
        folder.mkdir(parents=True, exist_ok=True)
        try:
            part.mkdir()
            doing.callback(shutil.rmtree, part, ignore_errors=True)
            work = _Restore(folder, part, backup, policy, clock, opener)
            doing.callback(work.close)
            names = work.prepare(whole=whole)
            lost = work.lost()
            if drill:
                return Restored(backup.name, backup.made_at, tuple(names), None, lost)
            kept = work.put_in_place(names)
        except OSError as error:
            raise StorageFull(
                "There is no room to put the backup back, or the folder cannot be written to.",
                "Nothing was changed. Free some space, then try again.",
            ) from error
        work.write_down()
        return Restored(backup.name, backup.made_at, tuple(names), kept, lost)


class _Restore:
    """One restore, step by step; holds the keys until it is closed.

    A password may have been changed since the backup, and the data keys seldom are: today's key file opens both where
    it can be used. The backup's own key file is asked where it is gone, or where the data keys were made anew since.
    """

    def __init__(
        self, folder: Path, part: Path, backup: BackupFound, policy: KdfPolicy, clock: Clock, opener: Opener
    ) -> None:
        self._folder, self._part, self._backup, self._policy, self._clock = folder, part, backup, policy, clock
        self._opener = opener
        self._theirs: Unlocked | None = None
        self._ours = self._todays_keys()
        if not self._keys.holds(RECORDS):
            self.close()
            raise KeysDoNotReach

    @property
    def _keys(self) -> Unlocked:
        """The keys that the restored files will have."""
        return self._ours or self._backups_keys()

    def close(self) -> None:
        """Wipe every key."""
        for keys in (self._theirs, self._ours):
            if keys is not None:
                keys.wipe()

    def prepare(self, *, whole: bool) -> list[str]:
        """Make and check in the part folder every file that is to be put in place; gives their names."""
        everything = whole or self._ours is None or not self._control_is_sound()
        names = [self._in_place.name, *([CONTROL_FILE] if everything else [])]
        self._rebuild_records()
        if everything:
            self._rebuild(CONTROL_FILE, CONTROL_FILE)
        if self._ours is None:
            shutil.copyfile(self._backup.folder / KEY_FILE, self._part / KEY_FILE)
            names.append(KEY_FILE)
        for name in names:
            sync(self._part / name)
        return names

    def put_in_place(self, names: list[str]) -> Path:
        """Move what is there aside, then the new files in; each a rename on one disk."""
        kept = self._free_folder()
        kept.mkdir()
        for name in names:
            aside = [name, *(path.name for path in records_files(self._folder) if name == self._in_place.name)]
            for old in [self._folder / f"{one}{end}" for one in aside for end in ("", "-wal", "-shm", "-journal")]:
                if old.exists():
                    old.rename(kept / old.name)
            was = kept / name
            if was.exists():
                shutil.copymode(was, self._part / name)
            (self._part / name).rename(self._folder / name)
        if (self._folder / MARK_FILE).exists():
            (self._folder / MARK_FILE).rename(kept / MARK_FILE)
        sync(self._folder)
        return kept

    def lost(self) -> Lost | None:
        """What the trail of the records in place tells of that the backup does not hold. Read before they are moved."""
        desk = audit_desk(self._clock, self._keys)
        try:
            with closing(self._open(self._in_place.name, self._in_place, self._keys.key(RECORDS), desk)) as records:
                if not isinstance(records, StoredRecords):
                    raise TypeError("the records are records")
                with records.reading() as unit:
                    work = lost_work(unit.audit.after(int(self._backup.files[self._backup.records]["auditSeq"])))
        except StoreProblem:
            return None
        names: dict[str, str] = {}
        with (
            suppress(StoreProblem),
            closing(self._open(CONTROL_FILE, self._folder / CONTROL_FILE, self._keys.key(CONTROL), desk)) as control,
            control.reading() as about,
        ):
            names = {user.id: user.name for user in about.users()}
        return Lost(work, tuple(names[one] for one in work.by if one in names))

    def write_down(self) -> None:
        """Tell the audit trails, where each had been and where it goes on; and give a control file of the past the
        generation of the key file of today. Whoever was erased since the backup is erased again, before anybody looks.
        """
        desk = audit_desk(self._clock, self._keys)
        anchors, log = Anchors(self._folder), AnchorLog(self._backup.folder.parent, self._backup.store)
        named = {CONTROL_FILE: CONTROL, self._in_place.name: RECORDS}
        with ExitStack() as opened:
            stores: dict[str, StoredControl | StoredRecords] = {}
            linked: dict[str, str | int] = {"backup": self._backup.name, "by": self._keys.uid}
            for name, dek in named.items():
                key = self._keys.key(dek)
                stores[name] = opened.enter_context(closing(self._open(name, self._folder / name, key, desk)))
                heads = [head for head in (anchors.head(name, key), log.last(name, key)) if head is not None]
                was, now = max(heads, default=None), stores[name].head()
                linked |= {f"now-{stores[name].kind}": short(now)} | (
                    {} if was is None else {f"was-{stores[name].kind}": short(was)}
                )
            anchors.forget()
            event = AuditEvent(Event.STORE_RESTORED, detail=linked)
            for name, store in stores.items():
                if isinstance(store, StoredControl):
                    with store.writing() as unit:
                        unit.set_key_generation(self._keys.gen)
                        unit.set_setting(OLDER, "")
                        unit.set_setting(OLDER_FROM, "")
                        unit.audit.write(event)
                else:
                    with store.writing() as records:
                        records.audit.write(event)
                    store.settle_erasures(self._backup.folder.parent)
                log.tell(name, store.head(), self._clock.now(), self._keys.key(named[name]))

    @property
    def _in_place(self) -> Path:
        """The file of the records in use."""
        return records_path(self._folder, self._keys)

    def _todays_keys(self) -> Unlocked | None:
        """The keys of the key file in place; None where there is none or it is damaged."""
        vault = Vault(self._folder / KEY_FILE, self._policy)
        try:
            if vault.status().store != self._backup.store:
                raise AnotherStoresBackup
            return self._opener(vault)
        except (KeyfileMissing, KeyfileDamaged):
            return None

    def _backups_keys(self) -> Unlocked:
        if self._theirs is None:
            self._theirs = self._opener(Vault(self._backup.folder / KEY_FILE, self._policy))
        return self._theirs

    def _opened_with(self, name: str) -> Unlocked:
        """Whose data key opens a file of the backup: today's, which keeps those of before a change of the keys, else
        those of the evening it was made."""
        try:
            self._backup_key(name, self._keys)[:] = bytes(DATA_KEY_BYTES)
        except (BackupKeyDamaged, NoGrant):
            return self._backups_keys()
        return self._keys

    def _backup_key(self, name: str, keys: Unlocked) -> bytearray:
        wrapped, dek = base64.b64decode(self._backup.files[name]["key"]), str(self._backup.files[name]["dataKey"])
        return open_backup_key(wrapped, keys.key(dek), store=self._backup.store, backup=self._backup.name, dek=dek)

    def _control_is_sound(self) -> bool:
        try:
            control = self._open(
                CONTROL_FILE,
                self._folder / CONTROL_FILE,
                self._keys.key(CONTROL),
                audit_desk(self._clock, self._keys),
            )
        except StoreProblem:
            return False
        try:
            return control.check().sound
        finally:
            control.close()

    def _rebuild(self, name: str, into: str) -> None:
        """A copy of the backup's file, opened with the backup's own key, written again under the data key of today.
        Its audit trail is still under the data key of that evening."""
        brought = self._part / f"brought-{name}"
        shutil.copyfile(self._backup.folder / name, brought)
        theirs = self._opened_with(name)
        key, dek = self._backup_key(name, theirs), str(self._backup.files[name]["dataKey"])
        desk = audit_desk(self._clock, self._keys)
        try:
            copy = self._open(into, brought, key, desk, theirs.key(dek))
            try:
                copy.copy_to(self._part / into, self._keys.key(class_of(dek)), self._backup.store)
            finally:
                copy.close()
        finally:
            key[:] = bytes(len(key))

    def _rebuild_records(self) -> None:
        """The records, and where their keys were changed since the backup: carried over to those of today."""
        name, into = self._backup.records, self._in_place.name
        self._rebuild(name, into)
        then, theirs = str(self._backup.files[name]["dataKey"]), self._opened_with(name)
        now = self._keys.key(RECORDS)
        if theirs.key(then) == now:
            return
        desk = audit_desk(self._clock, self._keys)
        with closing(self._open(into, self._part / into, now, desk)) as records:
            if not isinstance(records, StoredRecords):
                raise TypeError("the records are records")
            records.go_on_under_new_keys(then, self._reseal(theirs))

    def _reseal(self, theirs: Unlocked) -> Reseal:
        """Clinicians' texts get the key of today too, where the one who restores holds it."""
        ours = self._keys
        if not (ours.holds(RESTRICTED) and theirs.holds(RESTRICTED)):
            return leave_sealed
        return reseal_with(theirs, ours.active(RESTRICTED), ours.key(RESTRICTED))

    def _open(
        self, name: str, path: Path, key: bytearray, desk: AuditDesk, data_key: bytearray | None = None
    ) -> StoredControl | StoredRecords:
        trail = bytearray(audit_key(data_key or self._keys.key(CONTROL if name == CONTROL_FILE else RECORDS)))
        try:
            if name == CONTROL_FILE:
                return open_control(path, key, self._backup.store, trail, desk, None)
            return open_records(path, key, self._backup.store, trail, desk, None)
        finally:
            trail[:] = bytes(len(trail))

    def _free_folder(self) -> Path:
        stem = f"{_KEPT}-{self._clock.now():%Y%m%d-%H%M%S}"
        return next(
            place
            for place in (self._folder / f"{stem}{end}" for end in ("", *(f"-{n}" for n in range(2, 1000))))
            if not place.exists()
        )
