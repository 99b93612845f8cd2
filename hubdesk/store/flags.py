"""Multi-agency and safeguarding flags: sealed as a whole, one row for each writing."""

from collections.abc import Sequence

from sqlalchemy import Connection, select

from hubdesk.domain.flags import FlagRow
from hubdesk.domain.ids import PersonId
from hubdesk.domain.sealed import Sealed
from hubdesk.store import rows
from hubdesk.store.same_person import of_person, shown
from hubdesk.store.schema import person_flag as table


class StoredFlags:
    """``services.ports.Flags`` in SQL."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def add(self, row: FlagRow) -> None:
        """See the port."""
        values = {
            "id": row.id,
            "person_id": row.person_id,
            "at": row.at,
            "by_user": row.by,
            "dek": row.sealed.key,
            "sealed": row.sealed.data,
        }
        rows.add(self._connection, table, values)

    def of_person(self, person_id: PersonId) -> Sequence[FlagRow]:
        """See the port."""
        found = select(*shown(table)).where(of_person(table.c.person_id, person_id)).order_by(table.c.seq)
        return [
            FlagRow(one.id, one.person_id, one.at, one.by_user, Sealed(one.dek, one.sealed))
            for one in self._connection.execute(found)
        ]
