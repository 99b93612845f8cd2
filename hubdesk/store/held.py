"""Read-only mode, in the one place that every service passes: a unit that reads, and stores nothing.

What a unit of ``writing()`` does while the store is held: it reads as ever; the first change to a table is refused by
SQLite itself and told as ``NothingIsStored``; and what it tells the audit trail (nearly every look at a record is such
a unit) is kept beside the store, by whoever gave ``Beside``, before anything is shown. Without a place to keep it,
nothing is shown.
"""

from collections.abc import Collection, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any, Protocol

from sqlalchemy import Connection, Engine
from sqlalchemy.exc import DBAPIError

from hubdesk.domain.access import AccessRow
from hubdesk.domain.audit import AuditEvent, Event
from hubdesk.domain.hold import HoldReason, NothingIsStored
from hubdesk.domain.ids import PersonId
from hubdesk.domain.lost_work import TrailRow
from hubdesk.domain.review import TrailEvent
from hubdesk.services.ports import AuditTrail
from hubdesk.store.audit import Seal
from hubdesk.store.units import transaction

_READONLY = 8
"""SQLITE_READONLY."""


@dataclass(frozen=True, slots=True)
class HeldEvent:
    """One audit event that waits beside the store, with who and when as they were."""

    at: datetime
    actor: str
    role: str
    event: AuditEvent


class Beside(Protocol):
    """Keeps audit events durably while the store cannot."""

    def keep(self, kind: str, events: Sequence[HeldEvent]) -> None:
        """Keep these of the ``records`` or the ``control`` file. Raises a known problem where it cannot."""


class Room(Protocol):
    """Whether the disk has room to store, and what is given up when it has none."""

    def is_low(self) -> bool:
        """Whether nothing but audit events should be stored any more."""

    def give_up(self) -> None:
        """Free what was kept for this."""


class HeldTrail:
    """``services.ports.AuditTrail`` of a unit in read-only mode."""

    def __init__(self, stored: AuditTrail, seal: Seal) -> None:
        self._stored, self._seal = stored, seal
        self.events: list[HeldEvent] = []

    def write(self, event: AuditEvent) -> None:
        """See the port."""
        actor = self._seal.actor
        at = self._seal.desk.clock.now()
        self.events.append(HeldEvent(at, actor.id if actor else "", actor.role.value if actor else "", event))

    def about(self, person_id: PersonId) -> Sequence[AccessRow]:
        """See the port; what waits beside the store is not in it yet."""
        return self._stored.about(person_id)

    def latest(self, events: Collection[Event], most: int) -> Sequence[TrailEvent]:
        """See the port."""
        return self._stored.latest(events, most)

    def after(self, seq: int) -> Sequence[TrailRow]:
        """See the port."""
        return self._stored.after(seq)


@contextmanager
def looking(engine: Engine, reason: HoldReason) -> Iterator[Connection]:
    """A transaction in which SQLite refuses every change. Raises ``NothingIsStored`` at the first."""
    try:
        with transaction(engine, reading=True) as connection, _refusing(connection):
            yield connection
    except DBAPIError as error:
        if getattr(error.orig, "sqlite_errorcode", 0) & 0xFF == _READONLY:
            raise NothingIsStored(reason) from error
        raise


@contextmanager
def _refusing(connection: Connection) -> Iterator[None]:
    raw: Any = connection.connection.driver_connection
    raw.execute("PRAGMA query_only=ON")
    try:
        yield
    finally:
        raw.execute("PRAGMA query_only=OFF")  # the pool hands this connection out again


def told_late(event: AuditEvent) -> AuditEvent:
    """The event as it goes into the trail afterwards: its own, marked."""
    return replace(event, detail={**event.detail, "beside": 1})


def from_row(row: dict[str, Any]) -> HeldEvent:
    """An event that ``to_row`` spelt. Raises ``KeyError`` and ``ValueError`` where it is none."""
    event = AuditEvent(
        Event(row["event"]),
        PersonId(row["subject"]) if row["subject"] else None,
        row["object_type"],
        row["object_id"],
        row["detail"],
        row["outcome"],
    )
    return HeldEvent(datetime.fromisoformat(row["at"]), row["actor"], row["role"], event)


def to_row(held: HeldEvent) -> dict[str, Any]:
    """The event as plain data."""
    event = held.event
    return {
        "at": held.at.isoformat(),
        "actor": held.actor,
        "role": held.role,
        "event": event.event.value,
        "subject": event.subject or "",
        "object_type": event.object_type,
        "object_id": event.object_id,
        "detail": dict(event.detail),
        "outcome": event.outcome,
    }
