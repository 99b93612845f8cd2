"""Privacy notices, objections and requests for a copy of the record: rows that are only ever added."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from sqlalchemy import Connection, Row, Select, select

from hubdesk.domain.agreements import Recipient
from hubdesk.domain.ids import PersonId, UserId
from hubdesk.domain.rights import (
    Check,
    Decided,
    Decision,
    NoticeGiven,
    NoticeHow,
    Objection,
    ObjectsTo,
    RecordRequest,
    RequestEvent,
    RequestStep,
)
from hubdesk.store import rows
from hubdesk.store.same_person import of_person, rows_of, shown
from hubdesk.store.schema import notice_given, objection_decision, record_request, record_request_event
from hubdesk.store.schema import objection as objection_table

_BETWEEN = " "


class StoredRights:
    """``services.ports.InformationRights`` in SQL."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def add_notice(self, given: NoticeGiven) -> None:
        """See the port."""
        row = {
            "person_id": given.person_id,
            "visit_id": given.visit_id,
            "at": given.at,
            "by_user": given.by,
            "on_day": given.on_day.isoformat(),
            "how": given.how.value,
            "version": given.version,
            "version_date": given.version_date,
            "easy_read": given.easy_read,
        }
        rows.add(self._connection, notice_given, row)

    def notices(self, person_id: PersonId) -> Sequence[NoticeGiven]:
        """See the port."""
        table = notice_given
        found = self._all(select(table).where(of_person(table.c.person_id, person_id)).order_by(table.c.seq))
        return [
            NoticeGiven(
                person_id=person_id,
                at=row.at,
                by=UserId(row.by_user),
                on_day=date.fromisoformat(row.on_day),
                how=NoticeHow(row.how),
                version=row.version,
                version_date=row.version_date,
                visit_id=row.visit_id,
            )
            for row in found
        ]

    def add_objection(self, objection: Objection) -> None:
        """See the port."""
        row = {
            "id": objection.id,
            "person_id": objection.person_id,
            "visit_id": objection.visit_id,
            "at": objection.at,
            "by_user": objection.by,
            "to_what": objection.to.value,
            "readers": _BETWEEN.join(reader.value for reader in objection.readers),
            "words": objection.words,
        }
        rows.add(self._connection, objection_table, row)

    def decide(self, decided: Decided) -> None:
        """See the port."""
        row = {
            "objection_id": decided.objection_id,
            "at": decided.at,
            "by_user": decided.by,
            "decision": decided.decision.value,
            "reasons": decided.reasons,
        }
        rows.add(self._connection, objection_decision, row)

    def objections(self, person_id: PersonId) -> Sequence[Objection]:
        """See the port."""
        found = self._all(
            select(*shown(objection_table))
            .where(of_person(objection_table.c.person_id, person_id))
            .order_by(objection_table.c.seq)
        )
        table = objection_decision
        said = self._all(select(table).where(table.c.objection_id.in_([row.id for row in found])).order_by(table.c.seq))
        made = [
            Decided(one.objection_id, Decision(one.decision), one.reasons, one.at, UserId(one.by_user)) for one in said
        ]
        return [_to_objection(row, [one for one in made if one.objection_id == row.id]) for row in found]

    def open_objections(self) -> Sequence[Objection]:
        """See the port."""
        table = objection_table
        said = select(objection_decision.c.objection_id)
        found = self._all(select(*shown(table)).where(table.c.id.not_in(said)).order_by(table.c.seq))
        return [_to_objection(row, ()) for row in found]

    def add_request(self, request: RecordRequest) -> None:
        """See the port."""
        row = {
            "id": request.id,
            "person_id": request.person_id,
            "at": request.at,
            "by_user": request.by,
            "asked_on": request.asked_on.isoformat(),
            "how": request.how,
            "identity": request.identity,
        }
        rows.add(self._connection, record_request, row)

    def add_step(self, event: RequestEvent) -> None:
        """See the port."""
        row = {
            "request_id": event.request_id,
            "at": event.at,
            "by_user": event.by,
            "kind": event.step.value,
            "words": event.words,
            "checked": _BETWEEN.join(check.value for check in event.checked),
            "name": event.name,
            "sha256": event.sha256,
            "restricted": event.restricted,
        }
        rows.add(self._connection, record_request_event, row)

    def requests(self, person_id: PersonId) -> Sequence[RecordRequest]:
        """See the port."""
        table = record_request
        return self._requests(rows_of(table, person_id))

    def waiting_requests(self) -> Sequence[RecordRequest]:
        """See the port."""
        table, event = record_request, record_request_event
        said = select(event.c.request_id)
        return self._requests(select(*shown(table)).where(table.c.id.not_in(said)).order_by(table.c.seq))

    def _requests(self, wanted: Select[Any]) -> list[RecordRequest]:
        found, table = self._all(wanted), record_request_event
        events = [
            _to_event(row)
            for row in self._all(
                select(table).where(table.c.request_id.in_([row.id for row in found])).order_by(table.c.seq)
            )
        ]
        return [_to_request(row, [one for one in events if one.request_id == row.id]) for row in found]

    def _all(self, wanted: Select[Any]) -> Sequence[Row[Any]]:
        return self._connection.execute(wanted).all()


def _to_objection(row: Row[Any], decisions: Sequence[Decided]) -> Objection:
    return Objection(
        id=row.id,
        person_id=row.person_id,
        at=row.at,
        by=UserId(row.by_user),
        to=ObjectsTo(row.to_what),
        words=row.words,
        readers=tuple(Recipient(one) for one in row.readers.split(_BETWEEN) if one),
        visit_id=row.visit_id,
        decisions=tuple(decisions),
    )


def _to_event(row: Row[Any]) -> RequestEvent:
    return RequestEvent(
        request_id=row.request_id,
        step=RequestStep(row.kind),
        at=row.at,
        by=UserId(row.by_user),
        words=row.words,
        checked=tuple(Check(one) for one in row.checked.split(_BETWEEN) if one),
        name=row.name,
        sha256=row.sha256,
        restricted=row.restricted,
    )


def _to_request(row: Row[Any], events: Sequence[RequestEvent]) -> RecordRequest:
    return RecordRequest(
        id=row.id,
        person_id=row.person_id,
        at=row.at,
        by=UserId(row.by_user),
        asked_on=date.fromisoformat(row.asked_on),
        how=row.how,
        identity=row.identity,
        events=tuple(events),
    )
