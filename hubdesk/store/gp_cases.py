"""Cases of getting registered with a GP: a row when one is opened, a row for each thing that happens."""

from collections import defaultdict
from collections.abc import Sequence
from datetime import date
from typing import Any

from sqlalchemy import Connection, Row, select

from hubdesk.domain.gp_case import CaseEvent, GpCase, Happened
from hubdesk.domain.ids import PersonId
from hubdesk.store import rows
from hubdesk.store.schema import gp_case, gp_case_event


class StoredGpCases:
    """``services.ports.GpCases`` in SQL."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def open(self, case: GpCase) -> None:
        """See the port."""
        row = {
            "person_id": case.person_id,
            "opened_on": case.opened_on.isoformat(),
            "opened_at": case.opened_at,
            "opened_by": case.opened_by,
        }
        rows.add(self._connection, gp_case, row)

    def add(self, event: CaseEvent) -> None:
        """See the port."""
        row = {
            "person_id": event.person_id,
            "at": event.at,
            "by_user": event.by,
            "what": event.what.value,
            "how": event.how,
            "on_day": event.on.isoformat(),
            "words": event.words,
        }
        rows.add(self._connection, gp_case_event, row)

    def of(self, person_id: PersonId) -> GpCase | None:
        """See the port."""
        row = self._connection.execute(select(gp_case).where(gp_case.c.person_id == person_id)).first()
        if row is None:
            return None
        found = select(gp_case_event).where(gp_case_event.c.person_id == person_id).order_by(gp_case_event.c.seq)
        return _case(row, [_event(one) for one in self._connection.execute(found)])

    def all(self) -> Sequence[GpCase]:
        """See the port."""
        events: dict[str, list[CaseEvent]] = defaultdict(list)
        for row in self._connection.execute(select(gp_case_event).order_by(gp_case_event.c.seq)):
            events[row.person_id].append(_event(row))
        opened = self._connection.execute(select(gp_case).order_by(gp_case.c.opened_on, gp_case.c.seq))
        return [_case(row, events[row.person_id]) for row in opened]


def _case(row: Row[Any], events: Sequence[CaseEvent]) -> GpCase:
    return GpCase(row.person_id, date.fromisoformat(row.opened_on), row.opened_at, row.opened_by, tuple(events))


def _event(row: Row[Any]) -> CaseEvent:
    day = date.fromisoformat(row.on_day)
    return CaseEvent(row.person_id, row.at, row.by_user, Happened(row.what), row.how, day, row.words)
