"""The audit trail of one file: each row sealed to the row before it (security design §5.1).

``mac_n = HMAC-SHA256(key, mac_{n-1} + canonical(row))``. An edited, removed or moved row breaks the
chain; a cut-off tail does not, which is why the head is given out to be kept elsewhere.

A change of the keys starts the chain anew with one ``store-rotated`` row, sealed with the new key. It holds the mac of
the row before it and a digest over every row before it: whoever holds the new key can still tell that none of those
was touched, and nobody with the old key alone can change one.
"""

import hashlib
import hmac
import json
import time
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from sqlalchemy import Connection, Select, Table, func, literal_column, select
from sqlalchemy.exc import IntegrityError

from hubdesk.domain.access import AccessRow
from hubdesk.domain.audit import AuditEvent, Event
from hubdesk.domain.clock import Clock
from hubdesk.domain.ids import PersonId, UserId
from hubdesk.domain.lost_work import TrailRow
from hubdesk.domain.review import TrailEvent
from hubdesk.domain.users import User
from hubdesk.store import rows
from hubdesk.store.columns import moment_from_text, moment_to_text
from hubdesk.store.same_person import of_person
from hubdesk.store.schema import records_audit

BEFORE_FIRST = bytes(32)
"""What stands for the mac before the first row."""

_SEALED = (
    *("seq", "at", "mono", "boot", "actor", "role", "ws", "app", "event", "outcome", "purpose"),
    *("subject", "object_type", "object_id", "detail"),
)
"""The columns under the seal, in their order. A new column needs a new version of the seal."""


@dataclass(frozen=True, slots=True)
class Desk:
    """The computer and the program at work, as each audit row tells of them."""

    clock: Clock
    boot: str
    """An id made anew at each start of the program; ``mono`` counts within it."""
    workstation: str
    app_version: str


@dataclass(frozen=True, slots=True)
class Seal:
    """Who writes the trail, and with which key. ``actor`` is None before someone has signed in."""

    key: bytearray
    desk: Desk
    actor: User | None
    purpose: str


@dataclass(frozen=True, slots=True)
class Chain:
    """What a look over the whole trail found. ``fault`` is None where every row is in its place."""

    fault: str | None
    """``gap at 7``, ``out of order at 7`` or ``bad mac at 7``: the first row that does not fit."""
    seq: int
    """The last good row, 0 for none; with ``mac`` the head to compare with the kept anchor."""
    mac: bytes


Head = tuple[int, bytes]
"""Where a trail ends: the number and the mac of its last row."""


class LastHead:
    """Where this program's last committed row left the trail, so that the next transaction need not read it.

    Only a guess, and no harm where it is wrong: another writer has taken the next number by then, the database
    refuses that number a second time, and the true head is read.
    """

    def __init__(self) -> None:
        self.head: Head | None = None


_BEFORE = "before"
"""In the detail of a ``store-rotated`` row: the digest over the rows before it."""


class StoredAuditTrail:
    """``services.ports.AuditTrail`` in SQL, for one transaction. Call ``committed`` once that is durable."""

    def __init__(self, connection: Connection, table: Table, seal: Seal, last: LastHead) -> None:
        self._connection, self._table, self._seal, self._last = connection, table, seal, last
        self._head: Head | None = None
        self.written = 0

    def write(self, event: AuditEvent) -> None:
        """See the port."""
        self.written += 1
        if self._head is not None or self._last.head is None:
            self._head = self._append(event, self._head or self._stored_head())
            return
        try:
            self._head = self._append(event, self._last.head)
        except IntegrityError:
            stored = self._stored_head()
            if stored == self._last.head:
                raise  # nobody else has written: it is something else that the database refuses
            self._head = self._append(event, stored)

    def about(self, person_id: PersonId) -> Sequence[AccessRow]:
        """See the port."""
        columns = self._table.c
        wanted = select(columns.at, columns.actor, columns.role, columns.event)
        theirs = columns.subject == person_id
        if self._table is records_audit:
            theirs = of_person(columns.subject, person_id)
        found = self._connection.execute(wanted.where(theirs).order_by(columns.seq))
        return [AccessRow(moment_from_text(r.at), UserId(r.actor), r.role, r.event) for r in found]

    def latest(self, events: Collection[Event], most: int) -> Sequence[TrailEvent]:
        """See the port."""
        columns = self._table.c
        wanted = select(self._table).where(columns.event.in_([event.value for event in events]))
        found = self._connection.execute(wanted.order_by(columns.seq.desc()).limit(most))
        return [
            TrailEvent(
                *(r.seq, moment_from_text(r.at), UserId(r.actor), Event(r.event)),
                *(r.object_type, r.object_id, json.loads(r.detail)),
            )
            for r in found
        ]

    def after(self, seq: int) -> Sequence[TrailRow]:
        """See the port."""
        columns = self._table.c
        wanted = select(columns.seq, columns.at, columns.actor, columns.event, columns.subject)
        found = self._connection.execute(wanted.where(columns.seq > seq).order_by(columns.seq))
        return [
            TrailRow(
                *(r.seq, moment_from_text(r.at), UserId(r.actor), r.event), PersonId(r.subject) if r.subject else None
            )
            for r in found
        ]

    def committed(self) -> None:
        """What was written is durable."""
        if self._head is not None:
            self._last.head = self._head

    def _append(self, event: AuditEvent, head: Head) -> Head:
        seq, prev = head
        desk, actor = self._seal.desk, self._seal.actor
        row = {
            "seq": seq + 1,
            "at": moment_to_text(desk.clock.now()),
            "mono": time.monotonic_ns(),
            "boot": desk.boot,
            "actor": actor.id if actor else "",
            "role": actor.role.value if actor else "",
            "ws": desk.workstation,
            "app": desk.app_version,
            "event": event.event.value,
            "outcome": event.outcome,
            "purpose": self._seal.purpose,
            "subject": event.subject or "",
            "object_type": event.object_type,
            "object_id": event.object_id,
            "detail": json.dumps(dict(event.detail), sort_keys=True),
        }
        mac = _mac(self._seal.key, prev, row)
        rows.add_all(self._connection, self._table, [row | {"prev": prev, "mac": mac}])
        return seq + 1, mac

    def _stored_head(self) -> Head:
        return head_of(self._connection, self._table)


def head_of(connection: Connection, table: Table) -> Head:
    """Where a trail ends."""
    row = connection.execute(_last(table)).first()
    return (row.seq, row.mac) if row else (0, BEFORE_FIRST)


def has_row(connection: Connection, table: Table, head: Head) -> bool:
    """Whether the trail holds this row, with this mac."""
    seq, mac = head
    return connection.execute(select(table.c.mac).where(table.c.seq == seq)).scalar() == mac


@cache
def _last(table: Table) -> Select[Any]:
    # The 1 is written out: with a parameter for it SQLite plans the whole statement anew each time.
    return select(table.c.seq, table.c.mac).order_by(table.c.seq.desc()).limit(literal_column("1"))


def verify_chain(connection: Connection, table: Table, key: bytearray) -> Chain:
    """Check every row against the one before it; gives the first fault and the last good row."""
    seq, mac = 0, BEFORE_FIRST
    turn, before = _last_turn(connection, table), hashlib.sha256()
    with connection.execute(select(table).order_by(table.c.seq)) as trail:
        for row in trail.yield_per(1000):
            if row.seq != seq + 1:
                return Chain(f"gap at {seq + 1}", seq, mac)
            if not hmac.compare_digest(row.prev, mac):
                return Chain(f"out of order at {row.seq}", seq, mac)
            if row.seq < turn:
                _take_in(before, row)
            elif not hmac.compare_digest(row.mac, _mac(key, mac, row._mapping)):
                return Chain(f"bad mac at {row.seq}", seq, mac)
            elif row.seq == turn and json.loads(row.detail).get(_BEFORE) != before.hexdigest():
                return Chain(f"changed before {turn}", seq, mac)
            seq, mac = row.seq, row.mac
    return Chain(None, seq, mac)


def turn_of(connection: Connection, table: Table, from_key: str) -> AuditEvent:
    """The first event of the chain under a new key: the head of the old one, and the digest of all its rows."""
    digest, last = hashlib.sha256(), BEFORE_FIRST
    with connection.execute(select(table).order_by(table.c.seq)) as trail:
        for row in trail.yield_per(1000):
            _take_in(digest, row)
            last = row.mac
    return AuditEvent(Event.STORE_ROTATED, detail={"from": from_key, "last": last.hex(), _BEFORE: digest.hexdigest()})


def _last_turn(connection: Connection, table: Table) -> int:
    """The row that began the chain under the key of today; 0 where the key was never changed."""
    turns = select(func.max(table.c.seq)).where(table.c.event == Event.STORE_ROTATED.value)
    return int(connection.execute(turns).scalar() or 0)


def _take_in(digest: "hashlib._Hash", row: Any) -> None:
    digest.update(row.mac + _canonical(row._mapping))


def _mac(key: bytearray, prev: bytes, row: Any) -> bytes:
    return hmac.digest(key, prev + _canonical(row), hashlib.sha256)


def _canonical(row: Any) -> bytes:
    return json.dumps([row[name] for name in _SEALED], separators=(",", ":")).encode("ascii")
