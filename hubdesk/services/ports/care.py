"""Care offered and support needed."""

from collections.abc import Sequence
from datetime import date
from typing import Protocol

from hubdesk.domain.care import CareEntry
from hubdesk.domain.ids import PersonId
from hubdesk.domain.taken_back import TakenBack


class Care(Protocol):
    """Entries on care that was offered and support that is needed. Only ever added."""

    def add(self, entry: CareEntry) -> None:
        """Keep an entry."""

    def take_back(self, entry_id: str, taken_back: TakenBack) -> None:
        """Mark one as written by mistake. Raises ``NotFound``, and ``ChangedElsewhere`` where it is marked already."""

    def of_person(self, person_id: PersonId) -> Sequence[CareEntry]:
        """A person's entries, in the order they were written."""

    def due(self, until: date) -> Sequence[CareEntry]:
        """What stands now, of everybody, and is to be come back to by that day; the earliest first."""
