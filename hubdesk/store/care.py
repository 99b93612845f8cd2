"""Care offered and support needed: rows that stand for ever, and rows that take one back."""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any

from sqlalchemy import Connection, Row, func, select

from hubdesk.domain.care import CareEntry, CareFacts, CareKind, Outcome
from hubdesk.domain.ids import PersonId
from hubdesk.domain.roles import Role
from hubdesk.domain.taken_back import TakenBack
from hubdesk.store import rows
from hubdesk.store.plain import from_text, to_text
from hubdesk.store.same_person import rows_of, shown, standing
from hubdesk.store.schema import care_entry as table
from hubdesk.store.schema import care_entry_taken_back as back
from hubdesk.store.taken_back import read_taken_back, take_back


class StoredCare:
    """``services.ports.Care`` in SQL."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def add(self, entry: CareEntry) -> None:
        """See the port."""
        row = {
            "id": entry.id,
            "person_id": entry.person_id,
            "kind": entry.kind.value,
            "course": entry.course,
            "outcome": entry.outcome.value,
            "day": entry.day.isoformat(),
            "written_at": entry.written_at,
            "written_by": entry.written_by,
            "written_as": entry.written_as.value,
            "due": entry.due.isoformat() if entry.due else None,
            "words": entry.words,
            "facts": to_text(entry.facts),
        }
        rows.add(self._connection, table, row)

    def take_back(self, entry_id: str, taken_back: TakenBack) -> None:
        """See the port."""
        take_back(self._connection, back.c.entry_id, entry_id, taken_back)

    def of_person(self, person_id: PersonId) -> Sequence[CareEntry]:
        """See the port."""
        theirs = rows_of(table, person_id)
        found = list(self._connection.execute(theirs))
        return _entries(found, read_taken_back(self._connection, back.c.entry_id, [row.id for row in found]))

    def due(self, until: date) -> Sequence[CareEntry]:
        """See the port. Of each course the newest row counts, in whichever of the merged records it was written."""
        newest = (
            select(
                table.c.seq,
                func.row_number()
                .over(
                    partition_by=(standing(table.c.person_id), table.c.course),
                    order_by=(table.c.day.desc(), table.c.seq.desc()),
                )
                .label("place"),
            )
            .where(table.c.id.not_in(select(back.c.entry_id)))
            .subquery()
        )
        found = (
            select(*shown(table))
            .join(newest, newest.c.seq == table.c.seq)
            .where(newest.c.place == 1, table.c.due <= until.isoformat())
            .order_by(table.c.due, table.c.seq)
        )
        return _entries(self._connection.execute(found), {})


def _entries(found: Iterable[Row[Any]], taken_back: dict[str, TakenBack]) -> list[CareEntry]:
    return [
        CareEntry(
            id=row.id,
            person_id=row.person_id,
            kind=CareKind(row.kind),
            outcome=Outcome(row.outcome),
            day=date.fromisoformat(row.day),
            written_at=row.written_at,
            written_by=row.written_by,
            written_as=Role(row.written_as),
            due=date.fromisoformat(row.due) if row.due else None,
            words=row.words,
            facts=from_text(CareFacts, row.facts),
            taken_back=taken_back.get(row.id),
        )
        for row in found
    ]
