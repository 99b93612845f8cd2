"""Multi-agency and safeguarding flags: sealed as a whole, one row for each writing."""

from collections.abc import Sequence

from sqlalchemy import Connection, select

from hubdesk.domain.flag_paper import FlagPaperEvent, FlagPaperRow
from hubdesk.domain.flags import FlagRow
from hubdesk.domain.ids import PersonId
from hubdesk.domain.sealed import Sealed
from hubdesk.store import rows
from hubdesk.store.same_person import of_person, rows_of, shown
from hubdesk.store.schema import flag_paper, flag_paper_event
from hubdesk.store.schema import person_flag as table


class StoredFlags:
    """``services.ports.Flags`` in SQL."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def add(self, row: FlagRow) -> None:
        """See the port."""
        values = {
            "id": row.id,
            "person_id": row.person_id,
            "at": row.at,
            "by_user": row.by,
            "dek": row.sealed.key,
            "sealed": row.sealed.data,
        }
        rows.add(self._connection, table, values)

    def of_person(self, person_id: PersonId) -> Sequence[FlagRow]:
        """See the port."""
        found = rows_of(table, person_id)
        return [
            FlagRow(one.id, one.person_id, one.at, one.by_user, Sealed(one.dek, one.sealed))
            for one in self._connection.execute(found)
        ]

    def add_paper(self, row: FlagPaperRow) -> None:
        """See the port."""
        values = {"id": row.id, "person_id": row.person_id, "at": row.at, "by_user": row.by}
        rows.add(self._connection, flag_paper, values | {"dek": row.sealed.key, "sealed": row.sealed.data})

    def papers_of(self, person_id: PersonId) -> Sequence[FlagPaperRow]:
        """See the port."""
        theirs = of_person(flag_paper.c.person_id, person_id)
        found = select(*shown(flag_paper)).where(theirs).order_by(flag_paper.c.seq)
        return [
            FlagPaperRow(one.id, one.person_id, one.at, one.by_user, Sealed(one.dek, one.sealed))
            for one in self._connection.execute(found)
        ]

    def add_paper_event(self, event: FlagPaperEvent) -> None:
        """See the port."""
        values = {"paper_id": event.paper_id, "at": event.at, "by_user": event.by, "printer": event.printer}
        rows.add(self._connection, flag_paper_event, values | {"pages": event.pages, "copies": event.copies})

    def paper_events(self, paper_id: str) -> Sequence[FlagPaperEvent]:
        """See the port."""
        log = flag_paper_event
        found = select(log).where(log.c.paper_id == paper_id).order_by(log.c.seq)
        return [
            FlagPaperEvent(one.paper_id, one.at, one.by_user, one.printer, one.pages, one.copies)
            for one in self._connection.execute(found)
        ]
