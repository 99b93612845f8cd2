"""In-memory stand-in for care offered and support needed."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from hubdesk.domain.care import CareEntry, stands_now
from hubdesk.domain.ids import PersonId
from hubdesk.domain.taken_back import TakenBack
from tests.support.memory_taken_back import take_back


class MemoryCare:
    """``ports.Care``."""

    def __init__(self, state: Any) -> None:
        self.state = state

    def add(self, entry: CareEntry) -> None:
        assert entry.person_id in self.state.people
        self.state.care[entry.id] = entry

    def take_back(self, entry_id: str, taken_back: TakenBack) -> None:
        take_back(self.state.care, entry_id, taken_back)

    def of_person(self, person_id: PersonId) -> Sequence[CareEntry]:
        return [one for one in self.state.care.values() if one.person_id == person_id]

    def due(self, until: date) -> Sequence[CareEntry]:
        people = dict.fromkeys(one.person_id for one in self.state.care.values())
        found = [one for person in people for one in stands_now(self.of_person(person))]
        return sorted((one for one in found if one.due and one.due <= until), key=lambda one: one.due)
