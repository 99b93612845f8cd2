"""An in-memory stand-in for ``ports.GpCases``."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from hubdesk.domain.gp_case import GpCase
from hubdesk.domain.gp_case_events import CaseEvent
from hubdesk.domain.ids import PersonId


class MemoryGpCases:
    """``ports.GpCases``."""

    def __init__(self, state: Any) -> None:
        self.state = state

    def open(self, case: GpCase) -> None:
        assert case.person_id in self.state.people
        assert case.person_id not in self.state.gp_cases
        self.state.gp_cases[case.person_id] = replace(case, told=())

    def add(self, event: CaseEvent) -> None:
        case = self.state.gp_cases[event.person_id]
        self.state.gp_cases[event.person_id] = replace(case, told=(*case.told, event))

    def of(self, person_id: PersonId) -> GpCase | None:
        return self.state.gp_cases.get(person_id)

    def all(self) -> Sequence[GpCase]:
        return sorted(self.state.gp_cases.values(), key=lambda case: case.opened_on)
