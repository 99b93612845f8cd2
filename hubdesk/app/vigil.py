"""What is looked at when a store is opened, and kept when it is closed: so that damage, and files that are older than
they were, are noticed, held in read-only mode, and told (security design §5.1, §6.2 rows 6 to 9).

One vigil for one time at the desk: made when the keys are there and no file is open yet, ended after the last file is
closed and before the keys are wiped.
"""

import json
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path

from hubdesk.app.anchor_log import AnchorLog
from hubdesk.app.anchors import Anchors
from hubdesk.app.ballast import Ballast
from hubdesk.app.damage_mark import DamageMark
from hubdesk.app.held_events import HeldEvents
from hubdesk.domain.audit import AuditEvent, Event
from hubdesk.domain.clock import Clock
from hubdesk.domain.hold import Hold, HoldReason
from hubdesk.domain.housekeeping import OLDER, OLDER_FROM
from hubdesk.domain.machine_settings import NO_RULES, Rules
from hubdesk.domain.problems import KnownProblem
from hubdesk.services.housekeeping import read_settings
from hubdesk.store.audit import Head
from hubdesk.store.problems import StoreDamaged
from hubdesk.store.stores import StoredControl, StoredRecords
from hubdesk.system.log import Code, topic

Store = StoredControl | StoredRecords


class Vigil:
    """``keys`` are the data keys by the name of the file they open: those of who is signed in. They stay the caller's;
    ``ended`` is the last use of them."""

    def __init__(
        self, folder: Path, store_id: str, keys: Mapping[str, bytearray], clock: Clock, rules: Rules = NO_RULES
    ) -> None:
        self._rules = rules
        self._folder, self._store_id, self._keys, self._clock = folder, store_id, keys, clock
        self._anchors = Anchors(folder)
        self._stores: dict[str, Store] = {}
        self._beside = HeldEvents(folder, store_id, {_kind(name): key for name, key in keys.items()})
        # Before any file is opened: opening may bring its schema up to date.
        self._touched = [name for name, key in keys.items() if not self._anchors.untouched(name, key)]
        self._begun = False
        self.hold, self.room = Hold(), Ballast(folder)
        DamageMark(folder, clock).follow(self.hold)

    def over(self, name: str, store: Store) -> None:
        """From now on this file heeds the hold."""
        self._stores[name] = store
        store.heed(self.hold, self._beside, self.room)

    def begin(self) -> None:
        """Every file is open and fits: now look, and write down what was noticed."""
        self._begun = True
        self.hold.watch(self._tell_damage)
        self._notice_older()
        with self._control.reading() as unit:
            if unit.setting(OLDER):
                self.hold.older()
        for name, store in self._stores.items():
            with self._noticing_damage(store):
                if isinstance(store, StoredRecords) and (folder := self._backup_folder()) is not None:
                    store.destroy_again(folder)  # a whole folder that was put back brought its own, older ledger
                if not self.hold.holds(store.kind):
                    self._tell_late(store)
                self._anchors.remember(name, store, self._keys[name])

    def moved(self, old: str, new: str, key: bytearray) -> None:
        """The records lie in another file, under another key: their keys were changed."""
        self._stores[new], self._keys = self._stores.pop(old), {**self._keys, new: key}
        self._anchors.remember(new, self._stores[new], key)

    def end(self) -> None:
        """The files are about to be closed."""
        for name, store in self._stores.items():
            with suppress(KnownProblem):  # what cannot be read any more keeps the anchor it has
                self._anchors.remember(name, store, self._keys[name])
        self.tell_beside_backups()

    def ended(self) -> None:
        """The files are closed. Where opening them failed, what was noticed stays to be noticed again."""
        for name in self._stores:
            if self._begun or name not in self._touched:
                self._anchors.closed(name, self._keys[name])

    def tell_beside_backups(self) -> dict[str, str]:
        """Add to the log in the folder for backups where the trails end now, unless the store is held."""
        with suppress(KnownProblem):
            if self.hold.reason is None and (log := self._log()) is not None:
                for name, store in self._stores.items():
                    log.tell(name, store.head(), self._clock.now(), self._keys[name])
        return self.heads()

    def heads(self) -> dict[str, str]:
        """Where the trails end now, in short, by the kind of file: for an audit event that links old and new."""
        found = {}
        for store in self._stores.values():
            with suppress(KnownProblem):
                found[store.kind] = short(store.head())
        return found

    @property
    def _control(self) -> StoredControl:
        return next(store for store in self._stores.values() if isinstance(store, StoredControl))

    def _log(self) -> AnchorLog | None:
        folder = self._backup_folder()
        return AnchorLog(folder, self._store_id) if folder is not None else None

    def _backup_folder(self) -> Path | None:
        with self._control.reading() as unit:
            folder = read_settings(unit, self._rules).backup_folder
        return Path(folder) if folder else None

    def _notice_older(self) -> None:
        """Write down, once, that a file is older than it was, or not as it was closed."""
        log = self._log()
        was: dict[str, str] = {}
        for name, store in self._stores.items():
            key = self._keys[name]
            anchors = [self._anchors.head(name, key), log.last(name, key) if log is not None else None]
            with self._noticing_damage(store):
                lost = [head for head in anchors if head is not None and not store.holds(head)]
                if lost or name in self._touched:
                    was[store.kind] = short(max(lost, default=store.head()))
        with self._control.reading() as unit:
            known = bool(unit.setting(OLDER))
        if was and not known and not self.hold.holds("control"):
            with self._control.writing() as unit:
                unit.set_setting(OLDER, self._clock.now().isoformat(timespec="seconds"))
                unit.set_setting(OLDER_FROM, json.dumps(was))
                found = {f"was-{kind}": head for kind, head in was.items()}
                unit.audit.write(AuditEvent(Event.STORE_OLDER, detail={"files": " ".join(was), **found}))

    @contextmanager
    def _noticing_damage(self, store: Store) -> Iterator[None]:
        """What cannot be read does not keep the rest from being opened."""
        try:
            yield
        except StoreDamaged:
            self.hold.damage(store.kind)

    def _tell_late(self, store: Store) -> None:
        """What was looked at in read-only mode goes into the trail, now that it can be written again."""
        events, unreadable = self._beside.waiting(store.kind)
        if not events and not unreadable:
            return
        with self._control.reading() as unit:
            users = {user.id: user for user in unit.users()}
        store.tell_late(events, lambda user_id: users.get(user_id))
        with self._control.writing() as unit:
            detail: dict[str, str | int] = {"file": store.kind, "events": len(events), "unreadable": unreadable}
            unit.audit.write(AuditEvent(Event.HELD_TOLD, detail=detail, outcome="failed" if unreadable else "ok"))
        self._beside.told(store.kind)

    def _tell_damage(self) -> None:
        if self.hold.reason is not HoldReason.DAMAGED:
            return
        topic("store").error("the records are damaged: read-only mode")
        try:
            with self._control.writing() as unit:
                detail: dict[str, str | int] = {"files": " ".join(sorted(self.hold.damaged))}
                unit.audit.write(AuditEvent(Event.STORE_DAMAGED, detail=detail, outcome="failed"))
        except KnownProblem as problem:
            topic("store").warning("and the audit trail could not be told: %s", Code(problem.code))


def short(head: Head) -> str:
    """``812:ab12cd34ef567890``: a row and the beginning of its mac."""
    seq, mac = head
    return f"{seq}:{mac.hex()[:16]}"


def _kind(name: str) -> str:
    return "control" if name.startswith("control") else "records"
