"""Records put together and taken apart: one row for each time."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import Connection, Row, or_, select

from hubdesk.domain.ids import PersonId, UserId
from hubdesk.domain.merges import Merge
from hubdesk.store import rows
from hubdesk.store.same_person import ids_of
from hubdesk.store.schema import person_merge as table


class StoredMerges:
    """``services.ports.Merges`` in SQL."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def add(self, merge: Merge) -> None:
        """See the port."""
        rows.add(self._connection, table, _to_row(merge))

    def save(self, merge: Merge) -> None:
        """See the port."""
        rows.change(self._connection, table, _to_row(merge))

    def of(self, person_id: PersonId) -> Sequence[Merge]:
        """See the port."""
        here = or_(table.c.merged_id == person_id, table.c.standing_id == person_id)
        return [_to_merge(row) for row in self._connection.execute(select(table).where(here).order_by(table.c.seq))]

    def standing(self, person_id: PersonId) -> PersonId:
        """See the port."""
        away = select(table.c.standing_id).where(table.c.merged_id == person_id, table.c.ended_at.is_(None))
        return PersonId(self._connection.execute(away).scalar() or person_id)

    def ids(self, person_id: PersonId) -> Sequence[PersonId]:
        """See the port."""
        return ids_of(self._connection, person_id)


def _to_row(merge: Merge) -> dict[str, Any]:
    return {
        "id": merge.id,
        "version": merge.version,
        "merged_id": merge.merged,
        "standing_id": merge.standing,
        "at": merge.at,
        "by_user": merge.by,
        "reason": merge.reason,
        "ended_at": merge.ended_at,
        "ended_by": merge.ended_by,
        "ended_reason": merge.ended_reason,
    }


def _to_merge(row: Row[Any]) -> Merge:
    return Merge(
        id=row.id,
        version=row.version,
        merged=PersonId(row.merged_id),
        standing=PersonId(row.standing_id),
        at=row.at,
        by=UserId(row.by_user),
        reason=row.reason,
        ended_at=row.ended_at,
        ended_by=UserId(row.ended_by) if row.ended_by else None,
        ended_reason=row.ended_reason,
    )
