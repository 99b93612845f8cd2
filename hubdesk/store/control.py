"""Users and the site, in the control file."""

import json
from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Row, select, update

from hubdesk.domain.accounts import Account, AccountState
from hubdesk.domain.housekeeping import BackupRun
from hubdesk.domain.ids import UserId
from hubdesk.domain.problems import InvalidEntry
from hubdesk.domain.roles import Role
from hubdesk.domain.site import HelpLine, Site
from hubdesk.domain.trust import Matter, TrustDecision
from hubdesk.domain.users import User
from hubdesk.services.ports import AuditTrail, Emergencies, LocalServices, Practices, Templates
from hubdesk.store import rows, trust
from hubdesk.store.emergency import StoredEmergencies
from hubdesk.store.local_services import StoredLocalServices
from hubdesk.store.practices import StoredPractices
from hubdesk.store.schema import account as account_table
from hubdesk.store.schema import backup_run, setting
from hubdesk.store.schema import site as site_table
from hubdesk.store.schema import user as user_table
from hubdesk.store.templates import StoredTemplates

_KEY_GENERATION = "key-generation"

_ACCOUNTS = select(user_table, *(c.label(f"account_{c.name}") for c in account_table.c)).join(
    account_table, account_table.c.id == user_table.c.id
)


class StoredControlUnit:
    """``services.ports.ControlUnit`` in SQL."""

    def __init__(self, connection: Connection, audit: AuditTrail) -> None:
        self._connection = connection
        self.audit: AuditTrail = audit
        self.emergencies: Emergencies = StoredEmergencies(connection)
        self.practices: Practices = StoredPractices(connection)
        self.local_services: LocalServices = StoredLocalServices(connection)
        self.templates: Templates = StoredTemplates(connection)

    def add_user(self, user: User) -> None:
        """See the port. Raises ``InvalidEntry`` where the sign-in name, in any case, is taken."""
        if self._by_sign_in(user.sign_in):
            raise InvalidEntry({"sign_in": "Someone already has this sign-in name. Choose another"})
        row = {
            "id": user.id,
            "sign_in": user.sign_in,
            "sign_in_folded": user.sign_in.casefold(),
            "name": user.name,
            "role": user.role.value,
            "profession": user.profession,
        }
        rows.add(self._connection, user_table, row)

    def users(self) -> Sequence[User]:
        """See the port."""
        everyone = [_to_user(row) for row in self._connection.execute(select(user_table).order_by(user_table.c.seq))]
        return sorted(everyone, key=lambda user: user.name.casefold())

    def user(self, sign_in: str) -> User:
        """See the port. Capital letters do not matter."""
        named = select(user_table).where(user_table.c.sign_in_folded == sign_in.casefold())
        return _to_user(rows.one(self._connection, named))

    def add_account(self, account: Account) -> None:
        """See the port."""
        rows.add(self._connection, account_table, _account_row(account) | {"last_seen": account.last_seen})

    def accounts(self) -> Sequence[Account]:
        """See the port."""
        return sorted(
            (_to_account(row) for row in self._connection.execute(_ACCOUNTS)), key=lambda a: a.user.name.casefold()
        )

    def account(self, user_id: UserId) -> Account:
        """See the port."""
        return _to_account(rows.one(self._connection, _ACCOUNTS.where(user_table.c.id == user_id)))

    def save_account(self, account: Account) -> None:
        """See the port."""
        rows.change(self._connection, account_table, _account_row(account))

    def saw(self, user_id: UserId, at: datetime) -> None:
        """See the port."""
        seen = update(account_table).where(account_table.c.id == user_id).values(last_seen=at)
        self._connection.execute(seen)

    def setting(self, name: str) -> str:
        """See the port."""
        row = self._connection.execute(select(setting).where(setting.c.name == name)).first()
        return str(row.value) if row else ""

    def set_setting(self, name: str, value: str) -> None:
        """See the port."""
        new = rows.checked({"name": name, "value": value})
        next_version = (
            update(setting).where(setting.c.name == name).values(version=setting.c.version + 1, value=new["value"])
        )
        if self._connection.execute(next_version).rowcount == 0:
            rows.add(self._connection, setting, new | {"version": 1})

    def decide(self, decision: TrustDecision) -> None:
        """See the port."""
        trust.add_decision(self._connection, decision)

    def decisions(self) -> Mapping[Matter, TrustDecision]:
        """See the port."""
        return trust.standing(self._connection)

    def add_backup_run(self, run: BackupRun) -> None:
        """See the port."""
        row = {"at": run.at, "by_user": run.by, "name": run.name, "size": run.size, "problem": run.problem}
        rows.add(self._connection, backup_run, row)

    def last_backup(self, *, good: bool) -> BackupRun | None:
        """See the port."""
        latest = select(backup_run).order_by(backup_run.c.seq.desc()).limit(1)
        row = self._connection.execute(latest.where(backup_run.c.problem == "") if good else latest).first()
        return BackupRun(row.at, UserId(row.by_user), row.name, row.size, row.problem) if row else None

    def key_generation(self) -> int:
        """See the port."""
        return int(rows.one(self._connection, select(setting).where(setting.c.name == _KEY_GENERATION)).value)

    def set_key_generation(self, generation: int) -> None:
        """See the port."""
        self.set_setting(_KEY_GENERATION, str(generation))

    def set_site(self, site: Site) -> None:
        """See the port. A control file has one site; a new setting replaces it."""
        row = {
            "id": site.id,
            "hub": site.hub,
            "name": site.name,
            "lines": json.dumps([[line.label, line.number, line.note] for line in site.lines], ensure_ascii=False),
            "demo": site.demo,
        }
        next_version = update(site_table).values(rows.checked(row) | {"version": site_table.c.version + 1})
        if self._connection.execute(next_version).rowcount == 0:
            rows.add(self._connection, site_table, row | {"version": 1})

    def site(self) -> Site:
        """See the port."""
        row = rows.one(self._connection, select(site_table))
        lines = tuple(HelpLine(*line) for line in json.loads(row.lines))
        return Site(id=row.id, hub=row.hub, name=row.name, lines=lines, demo=row.demo)

    def _by_sign_in(self, sign_in: str) -> Row[Any] | None:
        named = select(user_table).where(user_table.c.sign_in_folded == sign_in.casefold())
        return self._connection.execute(named).first()


def _to_user(row: Row[Any]) -> User:
    return User(row.id, row.sign_in, row.name, Role(row.role), row.profession)


def _account_row(account: Account) -> dict[str, Any]:
    return {
        "id": account.user.id,
        "version": account.version,
        "state": account.state.value,
        "own_password": account.own_password,
        "added_at": account.added_at,
        "added_by": account.added_by,
        "approved_at": account.approved_at,
        "approved_by": account.approved_by,
    }


def _to_account(row: Row[Any]) -> Account:
    return Account(
        user=_to_user(row),
        version=row.account_version,
        state=AccountState(row.account_state),
        own_password=row.account_own_password,
        added_at=row.account_added_at,
        added_by=UserId(row.account_added_by),
        approved_at=row.account_approved_at,
        approved_by=UserId(row.account_approved_by) if row.account_approved_by else None,
        last_seen=row.account_last_seen,
    )
