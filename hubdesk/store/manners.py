"""In what company forms were answered: rows that are only ever added."""

import json
from collections.abc import Sequence

from sqlalchemy import Connection, select

from hubdesk.domain.ids import ResponseId
from hubdesk.domain.manner import Manner
from hubdesk.domain.visit_setting import Present
from hubdesk.store import rows
from hubdesk.store.schema import response_manner as table


class StoredManners:
    """``services.ports.Manners`` in SQL."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def add(self, manner: Manner) -> None:
        """See the port."""
        row = {
            "response_id": manner.response_id,
            "at": manner.at,
            "by_user": manner.by,
            "language": manner.language,
            "interpreter": manner.interpreter,
            "present": json.dumps([one.value for one in manner.present]),
            "shown": manner.shown,
            "translation": manner.translation,
        }
        rows.add(self._connection, table, row)

    def of(self, response_ids: Sequence[ResponseId]) -> dict[ResponseId, tuple[Manner, ...]]:
        """See the port."""
        found: dict[ResponseId, tuple[Manner, ...]] = {}
        of_these = select(table).where(table.c.response_id.in_(response_ids)).order_by(table.c.seq)
        for row in self._connection.execute(of_these):
            present = tuple(Present(one) for one in json.loads(row.present))
            through = (row.language, row.interpreter, present)
            manner = Manner(row.response_id, row.at, row.by_user, *through, row.shown, row.translation)
            found[manner.response_id] = (*found.get(manner.response_id, ()), manner)
        return found
