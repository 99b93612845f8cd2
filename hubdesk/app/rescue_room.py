"""``services.rescue.RescueRoom`` on this computer's disk and key store."""

import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import datetime
from pathlib import Path

from hubdesk.app.anchors import Anchors
from hubdesk.app.backup_found import BackupUnusable, backups_in, read_backup
from hubdesk.app.before_unlock import BeforeUnlock
from hubdesk.app.data_folder import CONTROL_FILE, KEY_FILE
from hubdesk.app.restoring import Opener, restore
from hubdesk.app.stores import audit_desk, keeper_of, open_control_of, unlock_keys
from hubdesk.app.tries import TriesFile
from hubdesk.domain.accounts import Account, AccountState
from hubdesk.domain.audit import AuditEvent, Event
from hubdesk.domain.clock import Clock
from hubdesk.domain.emergency import EmergencyOpening, LettingIn, letting_in_problems
from hubdesk.domain.ids import Ids, UserId
from hubdesk.domain.problems import InvalidEntry, KnownProblem
from hubdesk.domain.roles import CONTROL, Role, data_keys
from hubdesk.domain.users import User
from hubdesk.services.key_change import ask_for_new_keys
from hubdesk.services.ports import ControlUnit
from hubdesk.services.rescue import BackupLine, LostSince, Proof, PutBack, StaffName
from hubdesk.store.stores import StoredControl
from hubdesk.system.clock import seconds_with_sleep
from hubdesk.vault import KdfPolicy, NewUser, Unlocked, Vault


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

    def let_in(self, kit: str, entry: LettingIn) -> None:
        """See the port. One transaction of the control file, with the one write of the key file in it."""
        wrong = letting_in_problems(entry)
        if wrong:
            raise InvalidEntry(dict(wrong))
        with self._recovered(kit) as keys, self._control(keys) as control, control.writing() as unit:
            now, ids = self._clock.now(), Ids(self._clock, secrets.token_bytes)
            account = self._account(unit, entry, UserId(ids.new()), now)
            first, second, why = entry.tidy
            opening = EmergencyOpening(ids.new(), now, account.user.id, first, second, why)
            unit.emergencies.add(opening)
            ask_for_new_keys(unit)
            unit.audit.write(AuditEvent(Event.RECOVERY_USED, None, "user", account.user.id, {"for": "emergency"}))
            unit.audit.write(AuditEvent(Event.ACCESS_OPENED, None, "emergency", opening.id))
            unit.set_key_generation(self._place_in_key_file(keys, account, entry))
            self._give_device_key(keys)

    def _account(self, unit: ControlUnit, entry: LettingIn, new_id: UserId, now: datetime) -> Account:
        """The account that is let in, approved and with a password that somebody else chose."""
        if entry.user_id:
            known = next(a for a in unit.accounts() if a.user.id == entry.user_id)
            waited = known.state is AccountState.WAITING
            account = replace(
                known,
                version=known.version + 1,
                state=AccountState.ACTIVE,
                own_password=False,
                approved_at=now if waited else known.approved_at,
                approved_by=known.user.id if waited else known.approved_by,
            )
            unit.save_account(account)
            return account
        user = User(new_id, entry.sign_in.strip(), " ".join(entry.name.split()), Role(entry.role), "")
        account = Account(user, 1, AccountState.ACTIVE, False, now, user.id, now, user.id)
        try:
            unit.add_user(user)
        except InvalidEntry as taken:
            raise InvalidEntry({"new_sign_in": taken.fields["sign_in"]}) from None
        unit.add_account(account)
        unit.audit.write(AuditEvent(Event.USER_ADDED, None, "user", user.id, {"role": user.role.value}))
        return account

    def _place_in_key_file(self, keys: Unlocked, account: Account, entry: LettingIn) -> int:
        user, classes = account.user, data_keys(account.user.role)
        try:
            if not entry.user_id:
                return self._vault.add_user(keys, NewUser(user.id, user.sign_in, entry.password, classes))
            return self._vault.reset_password(keys, user.id, entry.password, classes)
        except InvalidEntry as wrong:  # the vault calls the sign-in name "name"
            raise InvalidEntry({"new_sign_in" if n == "name" else n: w for n, w in wrong.fields.items()}) from None

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
        """The control file, without a desk. Where it was as it was left, it is left so again (``Anchors``)."""
        anchors, key = Anchors(self._folder), keys.key(CONTROL)
        whole = anchors.untouched(CONTROL_FILE, key)
        control = open_control_of(self._folder, keys, audit_desk(self._clock, keys), None)
        try:
            with control.reading() as unit:
                keys.check_generation(unit.key_generation())
            whole = whole and anchors.fits(CONTROL_FILE, control, key)
            yield control
            if whole:
                anchors.remember(CONTROL_FILE, control, key)
        finally:
            control.close()
        if whole:
            anchors.closed(CONTROL_FILE, key)

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
