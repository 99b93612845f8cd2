"""The audit trail."""

from collections.abc import Sequence
from typing import Protocol

from hubdesk.domain.access import AccessRow
from hubdesk.domain.audit import AuditEvent
from hubdesk.domain.ids import PersonId


class AuditTrail(Protocol):
    """The chained audit trail, written in the same transaction as what it tells of."""

    def write(self, event: AuditEvent) -> None:
        """Add one event; who, when and where are known to the trail."""

    def about(self, person_id: PersonId) -> Sequence[AccessRow]:
        """Every event about a person, oldest first."""
