"""Referrals: a row for each with where it stands, and a row for each thing that happened, which never changes."""

import gc
import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import date
from functools import lru_cache
from typing import Any

from sqlalchemy import Connection, Row, Select, func, select

from hubdesk.domain.dates import BirthDate
from hubdesk.domain.destination_rules import DestinationRules
from hubdesk.domain.ids import AppointmentId, DocumentId, PersonId, ReferralId
from hubdesk.domain.names import PersonName
from hubdesk.domain.people import Gender, PersonLine
from hubdesk.domain.referral import Referral, ReferralEvent, Stage, Urgency
from hubdesk.domain.referral_events import What
from hubdesk.domain.referral_line import ReferralLine, Standing
from hubdesk.domain.referral_steps import NextStep
from hubdesk.store import rows
from hubdesk.store.same_person import of_person, shown, standing
from hubdesk.store.schema import destination_rules, person, person_merge, referral_booking, referral_event
from hubdesk.store.schema import referral as table

_PERSON = ("id", "family", "given", "title", "preferred", "born", "born_estimated", "gender", "nhs_number", "site_id")
_LINES = (
    select(
        *(table.c[name] for name in ("id", "person_id", "destination", "to_name", "urgency", "worker", "joint_id")),
        *(table.c[name] for name in ("document_id", "stage", "opened_on", "stage_on", "next_words", "next_due")),
        *(table.c[name] for name in ("sent_on", "rejections", "rejected_on", "withdrawn")),
    )
    .where(table.c.is_open)
    .order_by(table.c.next_due.is_(None), table.c.next_due, table.c.seq)
)
_PEOPLE = select(*(person.c[name] for name in _PERSON))
_MERGED = select(person_merge.c.merged_id, person_merge.c.standing_id).where(person_merge.c.ended_at.is_(None))
_AT_ONCE = 5000
"""People asked for in one question."""


class StoredReferrals:
    """``services.ports.Referrals`` in SQL."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def add(self, referral: Referral, standing: Standing) -> None:
        """See the port."""
        rows.add(self._connection, table, _to_row(referral, standing))
        rows.add_all(self._connection, referral_event, [_event_row(referral, event) for event in referral.events])

    def tell(self, referral: Referral, event: ReferralEvent, standing: Standing) -> None:
        """See the port."""
        rows.change(self._connection, table, _to_row(referral, standing))
        rows.add(self._connection, referral_event, _event_row(referral, event))

    def get(self, referral_id: ReferralId) -> Referral:
        """See the port."""
        rows.with_id(self._connection, table, referral_id)
        return self._all(select(*shown(table)).where(table.c.id == referral_id))[0]

    def of_person(self, person_id: PersonId) -> Sequence[Referral]:
        """See the port."""
        return self._all(
            select(*shown(table)).where(of_person(table.c.person_id, person_id)).order_by(table.c.seq.desc())
        )

    def of_document(self, document_id: DocumentId) -> Sequence[Referral]:
        """See the port."""
        return self._all(select(*shown(table)).where(table.c.document_id == document_id).order_by(table.c.seq))

    def of_appointment(self, appointment_id: AppointmentId) -> Sequence[Referral]:
        """See the port."""
        booked = select(referral_booking.c.referral_id).where(referral_booking.c.appointment_id == appointment_id)
        return self._all(select(*shown(table)).where(table.c.id.in_(booked)).order_by(table.c.seq))

    def book(self, referral_id: ReferralId, appointment_id: AppointmentId, number: int) -> None:
        """See the port."""
        row = {"referral_id": referral_id, "appointment_id": appointment_id, "number": number}
        rows.add(self._connection, referral_booking, row)

    def booked(self, referral_id: ReferralId) -> Sequence[tuple[int, AppointmentId]]:
        """See the port."""
        own = select(referral_booking).where(referral_booking.c.referral_id == referral_id)
        found = self._connection.execute(own.order_by(referral_booking.c.seq))
        return [(row.number, AppointmentId(row.appointment_id)) for row in found]

    def of_joint(self, joint_id: str) -> Sequence[Referral]:
        """See the port."""
        if not joint_id:
            return []
        return self._all(select(*shown(table)).where(table.c.joint_id == joint_id).order_by(table.c.seq))

    def open_lines(self) -> Sequence[ReferralLine]:
        """See the port."""
        with _collector_paused():
            found = self._connection.execute(_LINES).all()
            merged = {row.merged_id: row.standing_id for row in self._connection.execute(_MERGED)}
            own = {row[1] for row in found}
            known = self._people({merged.get(one, one) for one in own})
            return _lines(found, {one: known[merged.get(one, one)] for one in own})

    def _people(self, ids: Iterable[str]) -> dict[str, PersonLine]:
        """Whose they are: asked for once each, not with every referral."""
        wanted, people = sorted(ids), dict[str, PersonLine]()
        for first in range(0, len(wanted), _AT_ONCE):
            some = _PEOPLE.where(person.c.id.in_(wanted[first : first + _AT_ONCE]))
            people |= {row.id: _to_person(row) for row in self._connection.execute(some)}
        return people

    def due(self, day: date) -> tuple[int, int]:
        """See the port."""
        counted = select(func.count(), func.sum(table.c.next_due < day.isoformat()))
        found = self._connection.execute(counted.where(table.c.is_open, table.c.next_due <= day.isoformat())).one()
        return int(found[0]), int(found[1] or 0)

    def rejected_since(self, day: date) -> Sequence[Referral]:
        """See the port."""
        people = select(standing(table.c.person_id)).where(table.c.rejected_on >= day.isoformat())
        return self._all(select(*shown(table)).where(standing(table.c.person_id).in_(people)).order_by(table.c.seq))

    def set_rules(self, rules: DestinationRules) -> None:
        """See the port."""
        row = {"destination": rules.destination, "words": rules.words, "at": rules.at, "by_user": rules.by}
        rows.add(self._connection, destination_rules, row)

    def rules(self) -> Mapping[str, DestinationRules]:
        """See the port."""
        found = self._connection.execute(select(destination_rules).order_by(destination_rules.c.seq))
        return {row.destination: DestinationRules(row.destination, row.words, row.at, row.by_user) for row in found}

    def _all(self, statement: Select[Any]) -> list[Referral]:
        found = list(self._connection.execute(statement))
        told: dict[str, list[ReferralEvent]] = defaultdict(list)
        wanted = select(referral_event).where(referral_event.c.referral_id.in_([row.id for row in found]))
        for row in self._connection.execute(wanted.order_by(referral_event.c.number)):
            told[row.referral_id].append(_to_event(row))
        return [_to_referral(row, told[row.id]) for row in found]


def _to_row(referral: Referral, standing: Standing) -> dict[str, Any]:
    return {
        "id": referral.id,
        "version": referral.version,
        "person_id": referral.person_id,
        "destination": referral.destination,
        "to_name": referral.to,
        "urgency": referral.urgency.value,
        "joint_id": referral.joint_id,
        "lead": referral.lead,
        "worker": referral.worker,
        "document_id": referral.document_id,
        "follows": referral.follows,
        "opened_at": referral.opened_at,
        "opened_by": referral.opened_by,
        "stage": standing.stage.value,
        "opened_on": standing.opened_on.isoformat(),
        "stage_on": standing.stage_on.isoformat(),
        "next_words": standing.next.words if standing.next else "",
        "next_due": standing.next.due.isoformat() if standing.next else None,
        "sent_on": _iso(standing.sent_on),
        "rejected_on": _iso(standing.rejected_on),
        "rejections": standing.rejections,
        "withdrawn": standing.withdrawn,
        "is_open": standing.open,
    }


def _event_row(referral: Referral, event: ReferralEvent) -> dict[str, Any]:
    return {
        "referral_id": referral.id,
        "person_id": referral.person_id,
        "number": event.number,
        "at": event.at,
        "by_user": event.by,
        "what": event.what.value,
        "how": event.how,
        "on_day": event.on.isoformat(),
        "words": event.words,
        "facts": json.dumps(dict(event.facts), ensure_ascii=False, sort_keys=True),
        "due": _iso(event.due),
        "corrects": event.corrects,
    }


def _to_event(row: Row[Any]) -> ReferralEvent:
    on = date.fromisoformat(row.on_day)
    what = What(row.what)
    told = (row.number, row.at, row.by_user, what, row.how, on, row.words, _day(row.due), row.corrects)
    return ReferralEvent(*told, json.loads(row.facts))


def _to_referral(row: Row[Any], events: Sequence[ReferralEvent]) -> Referral:
    return Referral(
        id=row.id,
        version=row.version,
        person_id=row.person_id,
        destination=row.destination,
        opened_at=row.opened_at,
        opened_by=row.opened_by,
        worker=row.worker,
        to=row.to_name,
        document_id=row.document_id,
        urgency=Urgency(row.urgency),
        joint_id=row.joint_id,
        lead=row.lead,
        follows=row.follows,
        events=tuple(events),
    )


@contextmanager
def _collector_paused() -> Iterator[None]:
    """Thousands of small values are made at once, and none of them in a circle: looking for circles among everything
    else that lives took ten times as long as making them."""
    ran = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if ran:
            gc.enable()


def _to_person(row: Row[Any]) -> PersonLine:
    name = PersonName(row.family, row.given, row.title, row.preferred)
    born, gender = BirthDate.from_iso(row.born, row.born_estimated), Gender(row.gender)
    return PersonLine(PersonId(row.id), name, born, gender, row.nhs_number, site_id=row.site_id)


def _lines(found: Iterable[Any], people: Mapping[str, PersonLine]) -> list[ReferralLine]:
    """Unpacked by place: a list of thousands is read in a moment."""
    lines = []
    for (
        referral_id,
        person_id,
        destination,
        to,
        urgency,
        worker,
        joint_id,
        document_id,
        stage,
        opened_on,
        stage_on,
        next_words,
        next_due,
        sent_on,
        rejections,
        rejected_on,
        withdrawn,
    ) in found:
        stands = _stands(stage, opened_on, stage_on, next_words, next_due, sent_on, rejections, rejected_on, withdrawn)
        whose, urgent = people[person_id], _URGENCIES[urgency]
        lines.append(ReferralLine(referral_id, whose, destination, to, urgent, worker, joint_id, document_id, stands))
    return lines


_STAGES = {stage.value: stage for stage in Stage}
_URGENCIES = {urgency.value: urgency for urgency in Urgency}


@lru_cache(maxsize=2048)
def _known_day(text: str) -> date:
    """A few days come again and again."""
    return date.fromisoformat(text)


@lru_cache(maxsize=8192)
def _stands(
    stage: str,
    opened_on: str,
    stage_on: str,
    next_words: str,
    next_due: str | None,
    sent_on: str | None,
    rejections: int,
    rejected_on: str | None,
    withdrawn: bool,
) -> Standing:
    """Many stand alike, and all of them as they did when the list is read again after one press. Nobody is named."""
    due = _day(next_due)
    return Standing(
        _STAGES[stage],
        _known_day(opened_on),
        _known_day(stage_on),
        NextStep(next_words, due) if due else None,
        _day(sent_on),
        rejections,
        _day(rejected_on),
        withdrawn,
    )


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None


def _day(text: str | None) -> date | None:
    return _known_day(text) if text else None
