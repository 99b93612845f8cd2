"""In-memory stand-in for care offered and support needed."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from hubdesk.domain.care import CareEntry, TakenBack, stands_now
from hubdesk.domain.ids import PersonId
from hubdesk.domain.problems import ChangedElsewhere, NotFound


class MemoryCare:
    """``ports.Care``."""

    def __init__(self, state: Any) -> None:
        self.state = state

    def add(self, entry: CareEntry) -> None:
        assert entry.person_id in self.state.people
        self.state.care[entry.id] = entry

    def take_back(self, entry_id: str, taken_back: TakenBack) -> None:
        found = self.state.care.get(entry_id)
        if found is None:
            raise NotFound("This was not found.")
        if found.taken_back is not None:
            raise ChangedElsewhere("Someone else has taken this back already.", "Open the page again.")
        self.state.care[entry_id] = replace(found, taken_back=taken_back)

    def of_person(self, person_id: PersonId) -> Sequence[CareEntry]:
        return [one for one in self.state.care.values() if one.person_id == person_id]

    def due(self, until: date) -> Sequence[CareEntry]:
        people = dict.fromkeys(one.person_id for one in self.state.care.values())
        found = [one for person in people for one in stands_now(self.of_person(person))]
        return sorted((one for one in found if one.due and one.due <= until), key=lambda one: one.due)
