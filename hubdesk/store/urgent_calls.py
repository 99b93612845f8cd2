"""Calls for urgent help: only ever added."""

from collections.abc import Sequence

from sqlalchemy import Connection, select

from hubdesk.domain.ids import PersonId
from hubdesk.domain.urgent_help import UrgentCall
from hubdesk.store import rows
from hubdesk.store.same_person import of_person
from hubdesk.store.schema import urgent_call as table


class StoredUrgentCalls:
    """``services.ports.UrgentCalls`` in SQL."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def add(self, person_id: PersonId, call: UrgentCall) -> None:
        """See the port."""
        row = {"person_id": person_id, "at": call.at, "by_user": call.by, "told": call.told, "reply": call.reply}
        rows.add(self._connection, table, row)

    def of_person(self, person_id: PersonId) -> Sequence[UrgentCall]:
        """See the port."""
        theirs = select(table).where(of_person(table.c.person_id, person_id)).order_by(table.c.seq)
        return [UrgentCall(row.at, row.by_user, row.told, row.reply) for row in self._connection.execute(theirs)]
