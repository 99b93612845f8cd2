"""What was said about the keeping of records, and when somebody last had to do with each person."""

from collections import defaultdict
from collections.abc import Sequence
from datetime import date
from typing import Any

from sqlalchemy import Connection, Row, func, literal, select, union_all

from hubdesk.domain.appointments import AppointmentStatus
from hubdesk.domain.contact_log import How
from hubdesk.domain.ids import PersonId, UserId
from hubdesk.domain.problems import NotFound
from hubdesk.domain.retention import NOT_OF_THE_MIND, LastContact, Said, Step
from hubdesk.domain.visits import ResponseStatus
from hubdesk.store import rows
from hubdesk.store.same_person import of_person, standing
from hubdesk.store.schema import appointment, contact, contact_taken_back, person, response, visit
from hubdesk.store.schema import retention_said as table

_SEEN = [status.value for status in AppointmentStatus if status.seen]
_IN_TOUCH = [how.value for how in How if how.with_the_person]
_MISTAKEN = select(contact_taken_back.c.contact_id)
_DAY = len("2026-11-21")


class StoredRetention:
    """``services.ports.Retention`` in SQL."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def add(self, said: Said, after: int) -> None:
        """See the port."""
        if len(self.said(said.person_id)) != after:
            raise rows.changed_elsewhere()
        row = {
            "person_id": said.person_id,
            "at": said.at,
            "by_user": said.by,
            "step": said.step.value,
            "value": said.value,
            "on_day": said.on.isoformat() if said.on else None,
            "why": said.why,
        }
        rows.add(self._connection, table, row)

    def said(self, person_id: PersonId) -> Sequence[Said]:
        """See the port."""
        told = select(table).where(of_person(table.c.person_id, person_id)).order_by(table.c.seq)
        return [_to_said(row) for row in self._connection.execute(told)]

    def all_said(self) -> dict[PersonId, tuple[Said, ...]]:
        """See the port."""
        found: defaultdict[PersonId, list[Said]] = defaultdict(list)
        told = select(table, standing(table.c.person_id).label("stands")).order_by(table.c.seq)
        for row in self._connection.execute(told):
            found[PersonId(row.stands)].append(_to_said(row))
        return {person_id: tuple(every) for person_id, every in found.items()}

    def last_contact(self, person_id: PersonId) -> LastContact:
        """See the port."""
        found = self._contacts(person_id)
        if not found:
            raise NotFound("This record was not found.", "Go back and search again.")
        return found[0]

    def last_contacts(self) -> Sequence[LastContact]:
        """See the port."""
        return self._contacts(None)

    def _contacts(self, person_id: PersonId | None) -> list[LastContact]:
        """Every way of having to do with somebody as (person, day), then the latest day of each person who stands."""

        def days(column: Any, day: Any, *where: Any, registered: int = 0) -> Any:
            of = (of_person(column, person_id),) if person_id is not None else ()
            text = func.substr(day, 1, _DAY).label("day")
            return select(standing(column).label("stands"), text, literal(registered).label("bare")).where(*where, *of)

        ways = union_all(
            days(person.c.id, person.c.registered_at, registered=1),
            days(visit.c.person_id, visit.c.started_at),
            days(visit.c.person_id, visit.c.completed_at, visit.c.completed_at.is_not(None)),
            days(appointment.c.person_id, appointment.c.day, appointment.c.status.in_(_SEEN)),
            days(contact.c.person_id, contact.c.day, contact.c.how.in_(_IN_TOUCH), contact.c.id.not_in(_MISTAKEN)),
        ).subquery()
        latest = select(ways.c.stands, func.max(ways.c.day).label("day"), func.min(ways.c.bare).label("bare"))
        screened = self._screened(person_id)
        found = self._connection.execute(latest.group_by(ways.c.stands).order_by(ways.c.stands))
        return [
            LastContact(PersonId(row.stands), date.fromisoformat(row.day), row.stands in screened, bool(row.bare))
            for row in found
        ]

    def _screened(self, person_id: PersonId | None) -> set[str]:
        counts = response.c.status != ResponseStatus.ENTERED_IN_ERROR.value
        asked = select(standing(response.c.person_id).label("stands")).distinct()
        asked = asked.where(response.c.form_id.not_in(sorted(NOT_OF_THE_MIND)), counts)
        if person_id is not None:
            asked = asked.where(of_person(response.c.person_id, person_id))
        return {row.stands for row in self._connection.execute(asked)}


def _to_said(row: Row[Any]) -> Said:
    return Said(
        person_id=PersonId(row.person_id),
        at=row.at,
        by=UserId(row.by_user),
        step=Step(row.step),
        value=row.value,
        on=date.fromisoformat(row.on_day) if row.on_day else None,
        why=row.why,
    )
