"""The log of contacts: rows that stand for ever, and rows that take one back."""

from collections.abc import Sequence
from datetime import date

from sqlalchemy import Connection

from hubdesk.domain.contact_log import Barrier, Contact, How
from hubdesk.domain.ids import PersonId
from hubdesk.domain.taken_back import TakenBack
from hubdesk.store import rows
from hubdesk.store.same_person import rows_of
from hubdesk.store.schema import contact as table
from hubdesk.store.schema import contact_taken_back as back
from hubdesk.store.taken_back import read_taken_back, take_back


class StoredContacts:
    """``services.ports.Contacts`` in SQL."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def add(self, contact: Contact) -> None:
        """See the port."""
        row = {
            "id": contact.id,
            "person_id": contact.person_id,
            "day": contact.day.isoformat(),
            "how": contact.how.value,
            "written_at": contact.written_at,
            "written_by": contact.written_by,
            "with_whom": contact.with_whom,
            "minutes": contact.minutes,
            "barriers": " ".join(one.value for one in contact.barriers),
            "words": contact.words,
        }
        rows.add(self._connection, table, row)

    def take_back(self, contact_id: str, taken_back: TakenBack) -> None:
        """See the port."""
        take_back(self._connection, back.c.contact_id, contact_id, taken_back)

    def of_person(self, person_id: PersonId) -> Sequence[Contact]:
        """See the port."""
        theirs = rows_of(table, person_id)
        found = list(self._connection.execute(theirs))
        why = read_taken_back(self._connection, back.c.contact_id, [row.id for row in found])
        return [
            Contact(
                row.id,
                row.person_id,
                date.fromisoformat(row.day),
                How(row.how),
                row.written_at,
                row.written_by,
                row.with_whom,
                row.minutes,
                tuple(Barrier(code) for code in row.barriers.split()),
                row.words,
                why.get(row.id),
            )
            for row in found
        ]
