"""``services.rescue.RescueRoom`` on this computer's disk and key store."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

from hubdesk.app.before_unlock import BeforeUnlock
from hubdesk.app.data_folder import CONTROL_FILE, KEY_FILE
from hubdesk.app.restoring import BackupUnusable, Opener, backups_in, read_backup, restore
from hubdesk.app.stores import audit_desk, keeper_of, open_control_of, unlock_keys
from hubdesk.app.tries import TriesFile
from hubdesk.domain.accounts import AccountState
from hubdesk.domain.audit import AuditEvent, Event
from hubdesk.domain.clock import Clock
from hubdesk.domain.problems import KnownProblem
from hubdesk.services.rescue import BackupLine, LostSince, Proof, PutBack, StaffName
from hubdesk.store.stores import StoredControl
from hubdesk.system.clock import seconds_with_sleep
from hubdesk.vault import KdfPolicy, Unlocked, Vault


class LocalRescueRoom:
    """Rescues the store in the data folder given."""

    def __init__(self, folder: Path, policy: KdfPolicy, clock: Clock) -> None:
        self._folder, self._policy, self._clock = folder, policy, clock
        note = BeforeUnlock(folder, clock, seconds_with_sleep).wrong_password
        self._tries = TriesFile(folder, seconds_with_sleep, note)

    def folder(self) -> str:
        """See the port."""
        return str(self._folder)

    def backups(self, folder: str) -> tuple[BackupLine, ...]:
        """See the port."""
        place = Path(folder.strip()).expanduser()
        if not folder.strip() or not place.is_dir():
            raise BackupUnusable("There is no such folder on this computer.")
        found = backups_in(place) or [read_backup(place)]
        return tuple(BackupLine(str(one.folder), one.made_at) for one in found)

    def put_back(self, backup: str, proof: Proof, *, drill: bool) -> PutBack:
        """See the port. A computer that had no device key for the backup gets it, where the kit proved it."""
        found = read_backup(Path(backup))
        done = restore(self._folder, found, self._opener(proof), self._policy, self._clock, drill=drill)
        if proof.kit and not drill:
            with self._recovered(proof.kit) as keys:
                self._give_device_key(keys)
        lost = None
        if done.lost is not None:
            work = done.lost.work
            lost = LostSince(work.changes, work.people, done.lost.by, work.last)
        return PutBack(done.made_at, CONTROL_FILE not in done.files, str(done.kept or ""), lost)

    def use_kit(self, kit: str, *, drill: bool) -> None:
        """See the port. It is written down that the kit was used, and that a drill was held."""
        with self._recovered(kit) as keys:
            if not drill:
                self._give_device_key(keys)
            with self._control(keys) as control, control.writing() as unit:
                unit.audit.write(AuditEvent(Event.RECOVERY_USED, detail={"for": "drill" if drill else "device-key"}))

    def staff(self, kit: str) -> tuple[StaffName, ...]:
        """See the port."""
        with self._recovered(kit) as keys, self._control(keys) as control, control.reading() as unit:
            accounts = [a for a in unit.accounts() if a.state is not AccountState.DISABLED]
            return tuple(StaffName(a.user.id, f"{a.user.name} ({a.user.role.label})") for a in accounts)

    def give_password(self, kit: str, user_id: str, password: str) -> None:
        """See the port."""
        with self._recovered(kit) as keys, self._control(keys) as control, control.writing() as unit:
            account = next(a for a in unit.accounts() if a.user.id == user_id)
            unit.save_account(replace(account, version=account.version + 1, own_password=False))
            unit.audit.write(AuditEvent(Event.RECOVERY_USED, None, "user", user_id, {"for": "password"}))
            unit.set_key_generation(self._vault.reset_password(keys, user_id, password))
            self._give_device_key(keys)

    @property
    def _vault(self) -> Vault:
        return Vault(self._folder / KEY_FILE, self._policy)

    def _opener(self, proof: Proof) -> Opener:
        if proof.kit:
            return lambda vault: vault.recover(proof.kit)

        return lambda vault: unlock_keys(self._folder, vault, self._tries, proof.sign_in, proof.password)

    @contextmanager
    def _recovered(self, kit: str) -> Iterator[Unlocked]:
        keys = self._vault.recover(kit)
        try:
            yield keys
        finally:
            keys.wipe()

    @contextmanager
    def _control(self, keys: Unlocked) -> Iterator[StoredControl]:
        control = open_control_of(self._folder, keys, audit_desk(self._clock, keys), None)
        try:
            with control.reading() as unit:
                keys.check_generation(unit.key_generation())
            yield control
        finally:
            control.close()

    def _give_device_key(self, keys: Unlocked) -> None:
        provider = keeper_of(self._folder, self._vault)
        try:
            kept = provider.read()
        except KnownProblem:  # gone, locked or damaged: writing it says what is wrong with the key store itself
            kept = bytearray()
        if kept != keys.workstation_secret:
            provider.write(keys.workstation_secret)
        # Who has the kit has proved more than a password: nobody waits for tries on a computer that knew of none.
        self._tries.begin(keys.workstation_secret)
        kept[:] = bytes(len(kept))
