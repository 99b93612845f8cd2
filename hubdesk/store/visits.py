"""Visits: one row each, replaced as the visit goes on."""

from collections.abc import Sequence
from datetime import UTC, date, datetime, time, timedelta
from typing import Any

from sqlalchemy import Connection, Row, Select, select

from hubdesk.domain.ids import PersonId, VisitId
from hubdesk.domain.visits import Place, PlaceKind, Visit, VisitStatus
from hubdesk.store import rows
from hubdesk.store.same_person import of_person, shown
from hubdesk.store.schema import visit as table


class StoredVisits:
    """``services.ports.Visits`` in SQL."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def add(self, visit: Visit) -> None:
        """See the port."""
        rows.add(self._connection, table, _to_row(visit))

    def get(self, visit_id: VisitId) -> Visit:
        """See the port."""
        return _to_visit(rows.with_id(self._connection, table, visit_id))

    def save(self, visit: Visit, was: Visit | None = None) -> None:
        """See the port."""
        rows.change(self._connection, table, _to_row(visit), _to_row(was) if was is not None else None)

    def of_person(self, person_id: PersonId) -> Sequence[Visit]:
        """See the port."""
        newest = (table.c.started_at.desc(), table.c.seq.desc())
        return self._all(select(*shown(table)).where(of_person(table.c.person_id, person_id)).order_by(*newest))

    def with_status(self, *statuses: VisitStatus) -> Sequence[Visit]:
        """See the port."""
        newest = (table.c.touched_at.desc(), table.c.seq.desc())
        return self._all(select(*shown(table)).where(table.c.status.in_([s.value for s in statuses])).order_by(*newest))

    def completed_since(self, iso_date: str) -> Sequence[Visit]:
        """See the port. The local date is the one at the desk where the visit ended."""
        first = date.fromisoformat(iso_date)
        # No offset reaches 24 hours, so a day earlier in UTC misses none; the offset then decides.
        earliest = datetime.combine(first - timedelta(days=min(1, first.toordinal() - 1)), time(), UTC)
        newest = (table.c.completed_at.desc(), table.c.seq.desc())
        found = self._all(select(*shown(table)).where(table.c.completed_at >= earliest).order_by(*newest))
        return [visit for visit in found if visit.completed_at and visit.completed_at.date() >= first]

    def _all(self, statement: Select[Any]) -> list[Visit]:
        return [_to_visit(row) for row in self._connection.execute(statement)]


def _to_row(visit: Visit) -> dict[str, Any]:
    return {
        "id": visit.id,
        "version": visit.version,
        "person_id": visit.person_id,
        "site_id": visit.site_id,
        "pathway_id": visit.pathway_id,
        "status": visit.status.value,
        "place_kind": visit.place.kind.value,
        "place_response_id": visit.place.response_id,
        "place_link_id": visit.place.link_id,
        "started_at": visit.started_at,
        "started_by": visit.started_by,
        "touched_at": visit.touched_at,
        "touched_by": visit.touched_by,
        "completed_at": visit.completed_at,
    }


def _to_visit(row: Row[Any]) -> Visit:
    return Visit(
        id=row.id,
        version=row.version,
        person_id=row.person_id,
        site_id=row.site_id,
        pathway_id=row.pathway_id,
        status=VisitStatus(row.status),
        place=Place(PlaceKind(row.place_kind), row.place_response_id, row.place_link_id),
        started_at=row.started_at,
        started_by=row.started_by,
        touched_at=row.touched_at,
        touched_by=row.touched_by,
        completed_at=row.completed_at,
    )
