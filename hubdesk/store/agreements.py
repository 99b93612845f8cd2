"""Agreements to share: rows that are only ever added; the newest for a recipient counts."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from sqlalchemy import Connection, Row

from hubdesk.domain.agreements import Agreement, Given, Recipient
from hubdesk.domain.ids import PersonId
from hubdesk.store import rows
from hubdesk.store.same_person import rows_of
from hubdesk.store.schema import agreement as table


class StoredAgreements:
    """``services.ports.Agreements`` in SQL."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def add(self, agreement: Agreement) -> None:
        """See the port."""
        row = {
            "person_id": agreement.person_id,
            "visit_id": agreement.visit_id,
            "at": agreement.at,
            "by_user": agreement.by,
            "recipient": agreement.recipient.value,
            "given": agreement.given.value,
            "name": agreement.name,
            "what": agreement.what,
            "how": agreement.how,
            "until": agreement.until.isoformat() if agreement.until else None,
            "withdrawn_on": agreement.withdrawn_on.isoformat() if agreement.withdrawn_on else None,
        }
        rows.add(self._connection, table, row)

    def of_person(self, person_id: PersonId) -> Sequence[Agreement]:
        """See the port."""
        theirs = rows_of(table, person_id)
        found = self._connection.execute(theirs)
        newest = {one.recipient: one for one in map(_to_agreement, found)}
        return [newest[recipient] for recipient in Recipient if recipient in newest]


def _to_agreement(row: Row[Any]) -> Agreement:
    return Agreement(
        person_id=row.person_id,
        recipient=Recipient(row.recipient),
        given=Given(row.given),
        at=row.at,
        by=row.by_user,
        visit_id=row.visit_id,
        name=row.name,
        what=row.what,
        how=row.how,
        until=date.fromisoformat(row.until) if row.until else None,
        withdrawn_on=date.fromisoformat(row.withdrawn_on) if row.withdrawn_on else None,
    )
