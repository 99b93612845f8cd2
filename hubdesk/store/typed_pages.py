"""Half-typed pages: rows that are replaced, and deleted as soon as they are not needed."""

import json
from datetime import UTC, datetime

from sqlalchemy import ColumnElement, Connection, and_, delete, select

from hubdesk.domain.ids import UserId
from hubdesk.domain.typed_pages import TypedKind, TypedPage
from hubdesk.store import rows
from hubdesk.store.schema import typed_page as table


class StoredTypedPages:
    """``services.ports.TypedPages`` in SQL."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def keep(self, page: TypedPage) -> None:
        """See the port."""
        self.drop(page.user_id, page.kind, page.about)
        row = {
            "user_id": page.user_id,
            "kind": page.kind.value,
            "about": page.about,
            "at": page.at,
            "fields": json.dumps(dict(page.fields)),
        }
        rows.add(self._connection, table, row)

    def get(self, user_id: UserId, kind: TypedKind, about: str) -> TypedPage | None:
        """See the port."""
        row = self._connection.execute(select(table).where(_that(user_id, kind, about))).first()
        return None if row is None else TypedPage(user_id, kind, about, row.at, json.loads(row.fields))

    def drop(self, user_id: UserId, kind: TypedKind, about: str) -> None:
        """See the port."""
        self._connection.execute(delete(table).where(_that(user_id, kind, about)))

    def drop_before(self, at: datetime) -> None:
        """See the port."""
        self._connection.execute(delete(table).where(table.c.at < at.astimezone(UTC)))


def _that(user_id: UserId, kind: TypedKind, about: str) -> ColumnElement[bool]:
    return and_(table.c.user_id == user_id, table.c.kind == kind.value, table.c.about == about)
