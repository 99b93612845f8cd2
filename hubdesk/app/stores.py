"""A store on disk: its folder, its making, and its opening for one user."""

import secrets
import uuid
from collections.abc import Callable, Sequence
from contextlib import ExitStack
from dataclasses import dataclass, field
from pathlib import Path

from hubdesk import __version__
from hubdesk.app.data_folder import (
    CONTROL_FILE,
    KEY_FILE,
    RECORDS_FILE,
    SECRET_FILE,
    StoreThere,
    check_present,
    has_store,
)
from hubdesk.domain.audit import AuditEvent, Event
from hubdesk.domain.clock import Clock
from hubdesk.domain.ids import Ids, SiteId, UserId
from hubdesk.domain.roles import CONTROL, RECORDS, Role, data_keys
from hubdesk.domain.site import HelpLine, Site
from hubdesk.domain.users import User
from hubdesk.services.ports import Opened
from hubdesk.store.audit import Desk as AuditDesk
from hubdesk.store.stores import (
    StoredControl,
    StoredRecords,
    create_control,
    create_records,
    open_control,
    open_records,
)
from hubdesk.system.keyring_provider import KeyringProvider
from hubdesk.system.workstation_secret import FileProvider, SecretProvider
from hubdesk.vault import KdfPolicy, NewUser, Unlocked, Vault, audit_key, create_vault, new_workstation_secret


@dataclass(frozen=True, slots=True)
class NewStaff:
    """Someone to be given an account in a new store."""

    sign_in: str
    name: str
    role: Role
    profession: str
    password: str = field(repr=False)


def secret_provider(folder: Path, name: str, store_id: str) -> SecretProvider:
    """Where this store's workstation secret is kept: a file beside it, or the system's key store."""
    if name == FileProvider.name:
        return FileProvider(folder / SECRET_FILE)
    return KeyringProvider(store_id)


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
) -> str:
    """Make a new store; the first member of staff is the lead and key steward.

    ``provider`` is given the store's id. Returns the recovery kit, to be printed now: it is kept
    nowhere. Raises the vault's and the store's known problems; an existing store is never touched.
    """
    if has_store(folder):
        raise StoreThere  # before anything is written: a new workstation secret would lock the old store
    folder.mkdir(parents=True, exist_ok=True)
    ids = Ids(clock, secrets.token_bytes)
    store_id = str(uuid.uuid4())
    users = [User(UserId(ids.new()), s.sign_in, s.name, s.role, s.profession) for s in staff]
    secret = new_workstation_secret()
    keeper = provider(store_id)
    accounts = [NewUser(u.id, s.sign_in, s.password, data_keys(s.role)) for u, s in zip(users, staff, strict=True)]
    for account in accounts:
        account.check()
    keeper.write(secret)
    created = create_vault(
        folder / KEY_FILE,
        policy,
        store=store_id,
        users=accounts,
        workstation_secret=secret,
        provider=keeper.name,
        made=clock.now().date(),
    )
    unlocked = Vault(folder / KEY_FILE, policy).unlock(staff[0].sign_in, staff[0].password, secret)
    try:
        create_control(folder / CONTROL_FILE, unlocked.key(CONTROL), store_id, clock)
        create_records(folder / RECORDS_FILE, unlocked.key(RECORDS), store_id, clock)
        place = Site(SiteId(ids.new()), hub, site, tuple(lines), demo)
        _fill_control(folder, unlocked, clock, place, users)
    finally:
        unlocked.wipe()
    return created.recovery_kit


def _fill_control(folder: Path, unlocked: Unlocked, clock: Clock, site: Site, users: Sequence[User]) -> None:
    desk = audit_desk(clock, unlocked)
    control = _open_control(folder, unlocked, desk, users[0])
    try:
        with control.writing() as unit:
            unit.set_site(site)
            unit.set_key_generation(unlocked.gen)
            for user in users:
                unit.add_user(user)
                unit.audit.write(AuditEvent(Event.USER_ADDED, None, "user", user.id, {"role": user.role.value}))
            unit.audit.write(AuditEvent(Event.STORE_CREATED))
    finally:
        control.close()


def audit_desk(clock: Clock, unlocked: Unlocked) -> AuditDesk:
    """How this computer and this run of the program are named in the audit trail."""
    workstation = unlocked.store[:8]
    return AuditDesk(clock, secrets.token_hex(8), workstation, __version__)


def _open_control(folder: Path, unlocked: Unlocked, desk: AuditDesk, actor: User | None) -> StoredControl:
    key = unlocked.key(CONTROL)
    trail = bytearray(audit_key(key))
    try:
        return open_control(folder / CONTROL_FILE, key, unlocked.store, trail, desk, actor)
    finally:
        trail[:] = bytes(len(trail))


def _open_records(folder: Path, unlocked: Unlocked, desk: AuditDesk, actor: User) -> StoredRecords:
    key = unlocked.key(RECORDS)
    trail = bytearray(audit_key(key))
    try:
        return open_records(folder / RECORDS_FILE, key, unlocked.store, trail, desk, actor)
    finally:
        trail[:] = bytes(len(trail))


class LocalStrongroom:
    """``services.ports.Strongroom`` on this computer's disk."""

    def __init__(self, folder: Path, policy: KdfPolicy, clock: Clock) -> None:
        self._folder, self._policy, self._clock = folder, policy, clock
        self._open = ExitStack()

    def unlock(self, sign_in: str, password: str) -> Opened:
        """See the port. Raises ``StoreMissing``, ``KeyfileGone`` and the problems of vault, system and store."""
        self.lock()
        check_present(self._folder)
        vault = Vault(self._folder / KEY_FILE, self._policy)
        unlocked = self._unlock_keys(vault, sign_in, password)
        with ExitStack() as opening:
            opening.callback(unlocked.wipe)
            desk = audit_desk(self._clock, unlocked)
            control = _open_control(self._folder, unlocked, desk, None)
            opening.callback(control.close)
            with control.reading() as unit:
                user, site, recorded = unit.user(unlocked.name), unit.site(), unit.key_generation()
            unlocked.check_generation(recorded)
            control = control.signed_in(user)
            if unlocked.gen != recorded:
                with control.writing() as unit:
                    unit.set_key_generation(unlocked.gen)
            vault.keep_spare()
            unlocked.require(data_keys(user.role))
            records = None
            if RECORDS in data_keys(user.role):
                records = _open_records(self._folder, unlocked, desk, user)
                opening.callback(records.close)
            self._open = opening.pop_all()
        return Opened(user, site, control, records)

    def _unlock_keys(self, vault: Vault, sign_in: str, password: str) -> Unlocked:
        status = vault.status()
        secret = secret_provider(self._folder, status.provider.partition(":")[0], status.store).read()
        try:
            return vault.unlock(sign_in, password, secret)
        finally:
            secret[:] = bytes(len(secret))

    def lock(self) -> None:
        """See the port. A second time does nothing."""
        self._open.close()
