"""Cases of getting registered with a GP: a row when one is opened, a row for each thing that happens."""

import json
from collections import defaultdict
from collections.abc import Sequence
from datetime import date
from typing import Any

from sqlalchemy import Connection, Row, select

from hubdesk.domain.gp_case import GpCase
from hubdesk.domain.gp_case_events import CaseEvent, Happened
from hubdesk.domain.ids import PersonId
from hubdesk.store import rows
from hubdesk.store.same_person import ids_of, standing
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
            "person_id": self._holder(event.person_id) or event.person_id,
            "at": event.at,
            "by_user": event.by,
            "what": event.what.value,
            "how": event.how,
            "on_day": event.on.isoformat(),
            "words": event.words,
            "facts": json.dumps(dict(event.facts), ensure_ascii=False, sort_keys=True),
        }
        rows.add(self._connection, gp_case_event, row)

    def of(self, person_id: PersonId) -> GpCase | None:
        """See the port."""
        holder = self._holder(person_id)
        if holder is None:
            return None
        row = self._connection.execute(select(gp_case).where(gp_case.c.person_id == holder)).one()
        found = select(gp_case_event).where(gp_case_event.c.person_id == holder).order_by(gp_case_event.c.seq)
        return _case(row, person_id, [_event(one, person_id) for one in self._connection.execute(found)])

    def all(self) -> Sequence[GpCase]:
        """See the port."""
        stands = standing(gp_case_event.c.person_id).label("stands")
        events: dict[str, list[CaseEvent]] = defaultdict(list)
        for row in self._connection.execute(select(gp_case_event, stands).order_by(gp_case_event.c.seq)):
            events[row.person_id].append(_event(row, row.stands))
        own = standing(gp_case.c.person_id).label("stands")
        opened = self._connection.execute(select(gp_case, own).order_by(gp_case.c.opened_on, gp_case.c.seq)).all()
        with_own = {row.person_id for row in opened}
        shown = [row for row in opened if row.person_id == row.stands or row.stands not in with_own]
        return [_case(row, row.stands, events[row.person_id]) for row in shown]

    def _holder(self, person_id: PersonId) -> PersonId | None:
        """In which record the case of a person is written: their own first, else one that was merged into it. What
        happens next is written there too, and stays with the case when the records are taken apart."""
        ids = ids_of(self._connection, person_id)
        found = set(self._connection.execute(select(gp_case.c.person_id).where(gp_case.c.person_id.in_(ids))).scalars())
        return next((one for one in ids if one in found), None)


def _case(row: Row[Any], person_id: PersonId, events: Sequence[CaseEvent]) -> GpCase:
    return GpCase(person_id, date.fromisoformat(row.opened_on), row.opened_at, row.opened_by, tuple(events))


def _event(row: Row[Any], person_id: PersonId) -> CaseEvent:
    day = date.fromisoformat(row.on_day)
    return CaseEvent(person_id, row.at, row.by_user, Happened(row.what), row.how, day, row.words, json.loads(row.facts))
