"""Getting a GP."""

from collections.abc import Sequence
from typing import Protocol

from hubdesk.domain.gp_case import GpCase
from hubdesk.domain.gp_case_events import CaseEvent
from hubdesk.domain.ids import PersonId


class GpCases(Protocol):
    """Cases of getting registered with a GP. Only ever added to."""

    def open(self, case: GpCase) -> None:
        """Store a new case; a person has one at most, and it is never closed for good."""

    def add(self, event: CaseEvent) -> None:
        """Store one more thing that happened."""

    def of(self, person_id: PersonId) -> GpCase | None:
        """The case of a person, if there is one."""

    def all(self) -> Sequence[GpCase]:
        """Every case, the longest open first."""
