"""A store on disk: its folder, its making, and its opening for one user."""

import secrets
import uuid
from collections.abc import Callable, Sequence
from contextlib import ExitStack, suppress
from dataclasses import dataclass, field, replace
from pathlib import Path
from time import time

from hubdesk import __version__
from hubdesk.app.anchors import ANCHORS_FILE
from hubdesk.app.backups import LocalBackups
from hubdesk.app.before_unlock import BeforeUnlock
from hubdesk.app.data_folder import (
    CONTROL_FILE,
    KEY_FILE,
    SECRET_FILE,
    StoreThere,
    check_present,
    has_store,
    records_file,
    records_files,
)
from hubdesk.app.erasures import settle_at_unlock
from hubdesk.app.held_keys import HeldKeys
from hubdesk.app.held_restricted import restricted_for
from hubdesk.app.rotation import InUse, LocalKeyChange, finish_turn, tidy
from hubdesk.app.tries import TRIES_FILE, TriesFile
from hubdesk.app.upgrades import before_upgrade, control_as_it_was, keep_whole
from hubdesk.app.vigil import Vigil
from hubdesk.domain.accounts import Account, AccountState
from hubdesk.domain.audit import AuditEvent, Event
from hubdesk.domain.backup_ages import DAYS, MONTHS, WEEKS, Keep
from hubdesk.domain.clock import Clock
from hubdesk.domain.file_modes import mode_of_files
from hubdesk.domain.ids import Ids, SiteId, UserId
from hubdesk.domain.machine_settings import Rules
from hubdesk.domain.problems import KnownProblem
from hubdesk.domain.roles import CONTROL, RECORDS, Role, data_keys
from hubdesk.domain.site import HelpLine, Site
from hubdesk.domain.users import User
from hubdesk.services.ports import Opened
from hubdesk.store.audit import Desk as AuditDesk
from hubdesk.store.problems import StoreMissing as RecordsMissing
from hubdesk.store.problems import UpgradeFailed
from hubdesk.store.stores import (
    StoredControl,
    StoredRecords,
    create_control,
    create_records,
    open_control,
    open_records,
)
from hubdesk.system.clock import seconds_with_sleep
from hubdesk.system.keyring_provider import KeyringProvider
from hubdesk.system.machine_policy import machine_rules
from hubdesk.system.machine_secret import (
    CredentialProvider,
    DpapiMachineProvider,
    MachineFileProvider,
    PasswordOnlyProvider,
    machine_keeper,
)
from hubdesk.system.workstation_secret import FileProvider, SecretProvider
from hubdesk.vault import KdfPolicy, NewUser, Unlocked, Vault, audit_key, create_vault, new_workstation_secret
from hubdesk.vault.passwords import shortest_for


@dataclass(frozen=True, slots=True)
class NewStaff:
    """Someone to be given an account in a new store."""

    sign_in: str
    name: str
    role: Role
    profession: str
    password: str = field(repr=False)


MACHINE = "machine"
"""What set-up and the command line call the keeper for a whole computer, of whatever kind it is."""


def secret_provider(folder: Path, name: str, store_id: str) -> SecretProvider:
    """Where this store's workstation secret is kept, by the name in the key file or the one chosen at set-up."""
    known: dict[str, Callable[[], SecretProvider]] = {
        FileProvider.name: lambda: FileProvider(folder / SECRET_FILE, mode=mode_of_files(folder)),
        MACHINE: lambda: machine_keeper(store_id),
        MachineFileProvider.name: lambda: MachineFileProvider(store_id),
        CredentialProvider.name: CredentialProvider,
        DpapiMachineProvider.name: lambda: DpapiMachineProvider(store_id),
        PasswordOnlyProvider.name: lambda: PasswordOnlyProvider(store_id),
    }
    return known.get(name, lambda: KeyringProvider(store_id))()


def _first_secret(keeper: SecretProvider) -> bytearray:
    """A fresh secret for a new store; where the system gives one, that."""
    given = isinstance(keeper, CredentialProvider | PasswordOnlyProvider)
    return keeper.read() if given else new_workstation_secret()


def create_store(
    folder: Path,
    policy: KdfPolicy,
    clock: Clock,
    *,
    hub: str,
    site: str,
    lines: Sequence[HelpLine] = (),
    staff: Sequence[NewStaff],
    provider: Callable[[str], SecretProvider],
    demo: bool = False,
    recovery_kit: str = "",
) -> str:
    """Make a new store; the first member of staff is the lead and key steward.

    ``provider`` is given the store's id; ``recovery_kit`` is one that was printed already, else a new one is made.
    Returns the kit, to be printed now: it is kept nowhere. Raises the vault's and the store's known problems; an
    existing store is never touched, and where the making fails half way, what this run made is taken away again.
    """
    if has_store(folder):
        raise StoreThere  # before anything is written: a new workstation secret would lock the old store
    folder_was_there = folder.exists()
    ids = Ids(clock, secrets.token_bytes)
    store_id = str(uuid.uuid4())
    users = [User(UserId(ids.new()), s.sign_in, s.name, s.role, s.profession) for s in staff]
    keeper = provider(store_id)
    secret = _first_secret(keeper)
    accounts = [NewUser(u.id, s.sign_in, s.password, data_keys(s.role)) for u, s in zip(users, staff, strict=True)]
    for account in accounts:
        account.check(shortest_for(keeper.name))
    folder.mkdir(parents=True, exist_ok=True)
    with ExitStack() as undo:
        undo.callback(_take_away, folder, keeper, folder_was_there=folder_was_there)
        keeper.write(secret)
        TriesFile(folder, seconds_with_sleep).begin(secret)
        created = create_vault(
            folder / KEY_FILE,
            policy,
            store=store_id,
            users=accounts,
            workstation_secret=secret,
            provider=keeper.name,
            made=clock.now().date(),
            recovery_kit=recovery_kit,
        )
        unlocked = Vault(folder / KEY_FILE, policy).unlock(staff[0].sign_in, staff[0].password, secret)
        try:
            create_control(folder / CONTROL_FILE, unlocked.key(CONTROL), store_id, clock)
            create_records(records_path(folder, unlocked), unlocked.key(RECORDS), store_id, clock)
            place = Site(SiteId(ids.new()), hub, site, tuple(lines), demo)
            _fill_control(folder, unlocked, clock, place, users)
        finally:
            unlocked.wipe()
            secret[:] = bytes(len(secret))
        undo.pop_all()
    return created.recovery_kit


def _take_away(folder: Path, keeper: SecretProvider, *, folder_was_there: bool) -> None:
    """Undo a making that failed: there was no store before it, so every one of these files is its own."""
    for name in (KEY_FILE, f"{KEY_FILE}.bak", f"{KEY_FILE}.tmp", CONTROL_FILE, TRIES_FILE, ANCHORS_FILE):
        for end in ("", "-wal", "-shm", "-journal"):
            (folder / f"{name}{end}").unlink(missing_ok=True)
    for path in records_files(folder):
        for end in ("", "-wal", "-shm", "-journal"):
            Path(f"{path}{end}").unlink(missing_ok=True)
    with suppress(KnownProblem, OSError):
        keeper.forget()
    if not folder_was_there:
        with suppress(OSError):  # something else came to lie in it
            folder.rmdir()


def _fill_control(folder: Path, unlocked: Unlocked, clock: Clock, site: Site, users: Sequence[User]) -> None:
    desk = audit_desk(clock, unlocked)
    control = open_control_of(folder, unlocked, desk, users[0])
    try:
        with control.writing() as unit:
            unit.set_site(site)
            unit.set_key_generation(unlocked.gen)
            for user in users:
                now = clock.now()
                unit.add_user(user)
                unit.add_account(Account(user, 1, AccountState.ACTIVE, True, now, users[0].id, now, users[0].id))
                unit.audit.write(AuditEvent(Event.USER_ADDED, None, "user", user.id, {"role": user.role.value}))
            unit.audit.write(AuditEvent(Event.STORE_CREATED))
    finally:
        control.close()


def audit_desk(clock: Clock, unlocked: Unlocked) -> AuditDesk:
    """How this computer and this run of the program are named in the audit trail."""
    workstation = unlocked.store[:8]
    return AuditDesk(clock, secrets.token_hex(8), workstation, __version__)


def open_control_of(folder: Path, unlocked: Unlocked, desk: AuditDesk, actor: User | None) -> StoredControl:
    """The control file of a data folder, opened with these keys. Raises the problems of ``store.problems``."""
    key = unlocked.key(CONTROL)
    trail = bytearray(audit_key(key))
    try:
        return open_control(folder / CONTROL_FILE, key, unlocked.store, trail, desk, actor, keep=before_upgrade(folder))
    finally:
        trail[:] = bytes(len(trail))


def records_path(folder: Path, unlocked: Unlocked) -> Path:
    """The file of records in use."""
    return folder / f"{unlocked.active(RECORDS)}.db"


def _open_records(folder: Path, unlocked: Unlocked, desk: AuditDesk, actor: User) -> StoredRecords:
    key, path = unlocked.key(RECORDS), records_path(folder, unlocked)
    trail = bytearray(audit_key(key))
    try:
        return open_records(path, key, unlocked.store, trail, desk, actor, keep=before_upgrade(folder))
    finally:
        trail[:] = bytes(len(trail))


def keeper_of(folder: Path, vault: Vault) -> SecretProvider:
    """Where the workstation secret of this vault is kept, as its key file says."""
    told = vault.status()
    return secret_provider(folder, told.provider.partition(":")[0], told.store)


def unlock_keys(folder: Path, vault: Vault, tries: TriesFile, sign_in: str, password: str) -> Unlocked:
    """Sign in with this computer's workstation secret; the one way a typed password reaches a key file.

    Raises ``TryLater``, and the problems of the vault and of the provider.
    """
    secret = keeper_of(folder, vault).read()
    try:
        with tries.attempt(sign_in, secret):
            return vault.unlock(sign_in, password, secret)
    finally:
        secret[:] = bytes(len(secret))


class AccountSwitchedOff(KnownProblem):
    """The password is right, and the account is no longer in use."""

    code = "account-off"

    def __init__(self) -> None:
        super().__init__("This account has been switched off.", "If that is a mistake, ask a clinical lead.")


def _strengthen(vault: Vault, unlocked: Unlocked, control: StoredControl, password: str) -> None:
    """Make guessing this password cost what it costs in a new store; where there is no room for it, another time."""
    if vault.is_weak(unlocked):
        with suppress(KnownProblem), control.writing() as unit:
            unit.set_key_generation(vault.strengthen(unlocked, password))


def _as_it_says(site: Site, rules: Rules) -> Site:
    """The site under the names that IT has fixed; the demo keeps its own."""
    if site.demo:
        return site
    return replace(site, hub=rules.text("hub-name", site.hub), name=rules.text("site-name", site.name))


def _kept_by(rules: Rules) -> Keep:
    """How many backups IT has kept of each age."""
    names = (("backup-days", DAYS), ("backup-weeks", WEEKS), ("backup-months", MONTHS))
    return Keep(*(rules.number(name, usual) for name, usual in names))


class LocalStrongroom:
    """``services.ports.Strongroom`` on this computer's disk."""

    def __init__(
        self, folder: Path, policy: KdfPolicy, clock: Clock, seconds: Callable[[], float] = seconds_with_sleep
    ) -> None:
        self._folder, self._policy, self._clock = folder, policy, clock
        self._before = BeforeUnlock(folder, clock, seconds)
        self._tries = TriesFile(folder, seconds, self._before.wrong_password)
        self._untold = 0
        self._open = ExitStack()

    def unlock(self, sign_in: str, password: str) -> Opened:
        """See the port. Raises ``StoreMissing``, ``KeyfileGone`` and the problems of vault, system and store."""
        try:
            return self._unlock(sign_in, password)
        except RecordsMissing:
            if not records_file(self._folder).exists():
                raise
            return self._unlock(sign_in, password)  # the keys were changed in another window a moment ago

    def _unlock(self, sign_in: str, password: str) -> Opened:
        self.lock()
        check_present(self._folder)
        vault = Vault(self._folder / KEY_FILE, self._policy)
        unlocked = self._unlock_keys(vault, sign_in, password)
        rules, began = machine_rules(), time()
        with ExitStack() as opening:
            opening.callback(unlocked.wipe)
            vigil = self._vigil(unlocked, rules)
            opening.callback(vigil.ended)
            desk = audit_desk(self._clock, unlocked)
            control = open_control_of(self._folder, unlocked, desk, None)
            opening.callback(control.close)
            vigil.over(CONTROL_FILE, control)
            with control.reading() as unit:
                user, site, recorded = unit.user(unlocked.name), unit.site(), unit.key_generation()
                account = unit.account(user.id)
            unlocked.check_generation(recorded)
            if account.state is AccountState.DISABLED:
                raise AccountSwitchedOff
            control = control.signed_in(user)
            vigil.over(CONTROL_FILE, control)
            records = None
            approved = account.state is AccountState.ACTIVE
            if approved:
                unlocked.require(data_keys(user.role))
            if approved and RECORDS in data_keys(user.role):
                finish_turn(self._folder, unlocked)
                try:
                    records = _open_records(self._folder, unlocked, desk, user)
                except UpgradeFailed:
                    control.close()
                    control_as_it_was(self._folder, began)  # or the version before could not open it
                    raise
                opening.callback(records.close)
                records.in_use = InUse(self._folder, unlocked)
                vigil.over(records_path(self._folder, unlocked).name, records)
            # Only now is anything written: files that do not belong together stay as they were found.
            vigil.begin()
            self._write_down(control, unlocked, recorded, vigil)
            if not vigil.hold.holds(control.kind):
                _strengthen(vault, unlocked, control, password)
            vault.keep_spare()
            keep_whole(self._folder)
            if records is not None:
                settle_at_unlock(records)
                tidy(self._folder, records)
            opening.callback(vigil.end)
            self._open = opening.pop_all()
        backups = LocalBackups(self._folder, unlocked, control, records, self._clock, vigil, _kept_by(rules))
        held = HeldKeys(vault, unlocked, self._tries)
        restricted = restricted_for(user.role, unlocked) if approved else None
        turning = None
        if records is not None and user.role is Role.LEAD:
            turning = LocalKeyChange(self._folder, vault, unlocked, records, desk, user, vigil)
        return Opened(
            *(user, _as_it_says(site, rules), control, records, account, held, backups),
            restricted=restricted,
            hold=vigil.hold,
            key_change=turning,
            rules=rules,
        )

    def _write_down(self, control: StoredControl, unlocked: Unlocked, recorded: int, vigil: Vigil) -> None:
        """The key file's generation, and what happened while nobody was signed in. In read-only mode both wait."""
        gathered = self._before.gather(unlocked)
        news = unlocked.gen != recorded or self._untold or gathered.events or not gathered.whole
        if not news or vigil.hold.holds(control.kind):
            return
        with control.writing() as unit:
            unit.set_key_generation(unlocked.gen)
            self._before.tell(unit.audit, gathered, self._untold)
        self._before.told()
        self._untold = 0

    def _vigil(self, unlocked: Unlocked, rules: Rules) -> Vigil:
        keys = {CONTROL_FILE: unlocked.key(CONTROL)}
        if unlocked.holds(RECORDS):
            keys[records_path(self._folder, unlocked).name] = unlocked.key(RECORDS)
        return Vigil(self._folder, unlocked.store, keys, self._clock, rules)

    def _unlock_keys(self, vault: Vault, sign_in: str, password: str) -> Unlocked:
        unlocked = unlock_keys(self._folder, vault, self._tries, sign_in, password)
        self._untold += self._tries.right(sign_in, unlocked.workstation_secret)
        return unlocked

    def lock(self) -> None:
        """See the port. A second time does nothing."""
        self._open.close()
