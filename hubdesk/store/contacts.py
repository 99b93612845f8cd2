"""The log of contacts: rows that stand for ever, and rows that take one back."""

from collections.abc import Sequence
from datetime import date

from sqlalchemy import Connection, select

from hubdesk.domain.contact_log import Barrier, Contact, How, TakenBack
from hubdesk.domain.ids import PersonId
from hubdesk.domain.problems import ChangedElsewhere
from hubdesk.store import rows
from hubdesk.store.same_person import of_person, shown
from hubdesk.store.schema import contact as table
from hubdesk.store.schema import contact_taken_back as back


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
        rows.with_id(self._connection, table, contact_id)
        if self._connection.execute(select(back.c.seq).where(back.c.contact_id == contact_id)).first():
            raise ChangedElsewhere("Someone else has taken this back already.", "Open the page again.")
        row = {"contact_id": contact_id, "at": taken_back.at, "by_user": taken_back.by, "why": taken_back.why}
        rows.add(self._connection, back, row)

    def of_person(self, person_id: PersonId) -> Sequence[Contact]:
        """See the port."""
        theirs = select(*shown(table)).where(of_person(table.c.person_id, person_id)).order_by(table.c.seq)
        found = list(self._connection.execute(theirs))
        taken = select(back).where(back.c.contact_id.in_([row.id for row in found]))
        why = {row.contact_id: TakenBack(row.at, row.by_user, row.why) for row in self._connection.execute(taken)}
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
