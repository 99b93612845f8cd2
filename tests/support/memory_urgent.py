"""In-memory stand-in for the calls for urgent help."""

from collections.abc import Sequence
from typing import Any

from hubdesk.domain.ids import PersonId
from hubdesk.domain.problems import NotFound
from hubdesk.domain.urgent_help import UrgentCall


class MemoryUrgentCalls:
    """``ports.UrgentCalls``."""

    def __init__(self, state: Any) -> None:
        self.state = state

    def add(self, person_id: PersonId, call: UrgentCall) -> None:
        if person_id not in self.state.people:
            raise NotFound("This person was not found.")
        self.state.urgent_calls.append((person_id, call))

    def of_person(self, person_id: PersonId) -> Sequence[UrgentCall]:
        return [call for whose, call in self.state.urgent_calls if whose == person_id]
