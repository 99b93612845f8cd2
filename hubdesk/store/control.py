"""Users and the site, in the control file."""

import json
from collections.abc import Sequence
from typing import Any

from sqlalchemy import Connection, Row, select, update

from hubdesk.domain.problems import InvalidEntry
from hubdesk.domain.roles import Role
from hubdesk.domain.site import HelpLine, Site
from hubdesk.domain.users import User
from hubdesk.services.ports import AuditTrail
from hubdesk.store import rows
from hubdesk.store.schema import setting
from hubdesk.store.schema import site as site_table
from hubdesk.store.schema import user as user_table

_KEY_GENERATION = "key-generation"


class StoredControlUnit:
    """``services.ports.ControlUnit`` in SQL."""

    def __init__(self, connection: Connection, audit: AuditTrail) -> None:
        self._connection = connection
        self.audit: AuditTrail = audit

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

    def key_generation(self) -> int:
        """See the port."""
        return int(rows.one(self._connection, select(setting).where(setting.c.name == _KEY_GENERATION)).value)

    def set_key_generation(self, generation: int) -> None:
        """See the port."""
        next_version = (
            update(setting)
            .where(setting.c.name == _KEY_GENERATION)
            .values(version=setting.c.version + 1, value=str(generation))
        )
        if self._connection.execute(next_version).rowcount == 0:
            rows.add(self._connection, setting, {"name": _KEY_GENERATION, "version": 1, "value": str(generation)})

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
