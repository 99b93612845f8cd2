"""Safety actions."""

from collections.abc import Sequence
from typing import Protocol

from hubdesk.domain.ids import PersonId, SafetyActionId, VisitId
from hubdesk.domain.safety import SafetyAction, SafetyEntry, SafetyStatus, Trigger
from hubdesk.domain.urgent_help import UrgentCall


class SafetyActions(Protocol):
    """Safety records and their entries. Entries are only ever added."""

    def add(self, action: SafetyAction) -> None:
        """Store a new record."""

    def get(self, action_id: SafetyActionId) -> SafetyAction:
        """Raises ``NotFound``."""

    def of_visit(self, visit_id: VisitId) -> Sequence[SafetyAction]:
        """In the order they were raised."""

    def of_visits(self, visit_ids: Sequence[VisitId]) -> Sequence[SafetyAction]:
        """Those of all these visits, in the order they were raised."""

    def with_status(self, *statuses: SafetyStatus) -> Sequence[SafetyAction]:
        """All records in these states, oldest first."""

    def move(self, visit_id: VisitId, person_id: PersonId) -> None:
        """Give a visit's records to another person: the visit was begun for the wrong one."""

    def add_trigger(self, action_id: SafetyActionId, trigger: Trigger) -> None:
        """Note one more answer that raised this record; whatever its status was, it is open again.

        The version stays: a page open at the time may still be saved. Raises ``NotFound``.
        """

    def add_entry(self, action_id: SafetyActionId, version: int, entry: SafetyEntry, status: SafetyStatus) -> None:
        """Add an entry and set the status; ``version`` is the one that was read. Raises ``ChangedElsewhere``."""


class UrgentCalls(Protocol):
    """Calls for urgent help. Only ever added."""

    def add(self, person_id: PersonId, call: UrgentCall) -> None:
        """Keep a call about a person. Raises ``NotFound``."""

    def of_person(self, person_id: PersonId) -> Sequence[UrgentCall]:
        """The calls about a person, oldest first."""
