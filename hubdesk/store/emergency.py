"""Access in an emergency, in SQL."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Row, select

from hubdesk.domain.emergency import EmergencyOpening
from hubdesk.domain.ids import UserId
from hubdesk.store import rows
from hubdesk.store.schema import emergency_opening as opening_table
from hubdesk.store.schema import emergency_seen as seen_table


class StoredEmergencies:
    """``services.ports.Emergencies`` in SQL."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def add(self, opening: EmergencyOpening) -> None:
        """See the port."""
        row = {"id": opening.id, "at": opening.at, "user_id": opening.user_id, "why": opening.why}
        people = {"first_person": opening.first, "second_person": opening.second}
        rows.add(self._connection, opening_table, row | people)

    def every(self) -> Sequence[EmergencyOpening]:
        """See the port."""
        found = self._connection.execute(select(opening_table).order_by(opening_table.c.seq.desc()))
        return [_opening(row) for row in found]

    def unseen(self, user_id: UserId) -> Sequence[EmergencyOpening]:
        """See the port."""
        seen = select(seen_table.c.opening_id).where(seen_table.c.user_id == user_id)
        wanted = select(opening_table).where(opening_table.c.id.not_in(seen)).order_by(opening_table.c.seq)
        return [_opening(row) for row in self._connection.execute(wanted)]

    def saw(self, opening_id: str, user_id: UserId, at: datetime) -> None:
        """See the port."""
        rows.add(self._connection, seen_table, {"opening_id": opening_id, "user_id": user_id, "at": at})


def _opening(row: Row[Any]) -> EmergencyOpening:
    return EmergencyOpening(row.id, row.at, UserId(row.user_id), row.first_person, row.second_person, row.why)
