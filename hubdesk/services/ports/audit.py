"""The audit trail."""

from collections.abc import Collection, Sequence
from typing import Protocol

from hubdesk.domain.access import AccessRow
from hubdesk.domain.audit import AuditEvent, Event
from hubdesk.domain.ids import PersonId
from hubdesk.domain.lost_work import TrailRow
from hubdesk.domain.review import TrailEvent


class AuditTrail(Protocol):
    """The chained audit trail, written in the same transaction as what it tells of."""

    def write(self, event: AuditEvent) -> None:
        """Add one event; who, when and where are known to the trail."""

    def about(self, person_id: PersonId) -> Sequence[AccessRow]:
        """Every event about a person, oldest first."""

    def latest(self, events: Collection[Event], most: int) -> Sequence[TrailEvent]:
        """The newest of these events, newest first."""

    def after(self, seq: int) -> Sequence[TrailRow]:
        """Every event after this number, oldest first."""
