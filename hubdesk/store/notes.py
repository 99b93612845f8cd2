"""Notes on people: a row for each version, its text in clear or sealed."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import Connection, Row, select

from hubdesk.domain.ids import NoteId, PersonId
from hubdesk.domain.notes import NoteRow, NoteText, Readers, Step
from hubdesk.domain.problems import NotFound
from hubdesk.domain.sealed import Sealed
from hubdesk.store import rows
from hubdesk.store.same_person import rows_of, shown
from hubdesk.store.schema import note as table


class StoredNotes:
    """``services.ports.Notes`` in SQL."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def add(self, row: NoteRow) -> None:
        """See the port."""
        text, sealed = row.text or NoteText(""), row.sealed
        values = {
            "id": row.id,
            "note_id": row.note_id,
            "version": row.version,
            "person_id": row.person_id,
            "step": row.step.value,
            "at": row.at,
            "by_user": row.by,
            "restricted": sealed is not None,
            "words": text.words,
            "why": text.why,
            "dek": sealed.key if sealed else "",
            "sealed": sealed.data if sealed else None,
        }
        taken = select(table.c.seq).where(table.c.note_id == row.note_id, table.c.version == row.version)
        if self._connection.execute(taken).first() is not None:
            raise rows.changed_elsewhere()
        rows.add(self._connection, table, values)

    def of_person(self, person_id: PersonId) -> Sequence[NoteRow]:
        """See the port."""
        found = rows_of(table, person_id)
        return [_row(one) for one in self._connection.execute(found)]

    def of_note(self, note_id: NoteId) -> Sequence[NoteRow]:
        """See the port."""
        found = select(*shown(table)).where(table.c.note_id == note_id).order_by(table.c.version)
        versions = [_row(one) for one in self._connection.execute(found)]
        if not versions:
            raise NotFound("This note was not found.", "Go back and open the person again.")
        return versions


def _row(row: Row[Any]) -> NoteRow:
    return NoteRow(
        row.id,
        row.note_id,
        row.version,
        row.person_id,
        Step(row.step),
        row.at,
        row.by_user,
        None if row.restricted else NoteText(row.words, Readers.EVERYONE, row.why),
        Sealed(row.dek, row.sealed) if row.restricted else None,
    )
