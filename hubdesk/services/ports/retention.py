"""How long records are kept, their destruction, and records put together."""

from collections.abc import Sequence
from typing import Protocol

from hubdesk.domain.ids import PersonId
from hubdesk.domain.merges import Merge
from hubdesk.domain.retention import LastContact, Said, Stub


class Retention(Protocol):
    """What was said about the keeping of records. Only ever added; a person's includes what was merged into theirs."""

    def add(self, said: Said, after: int) -> None:
        """Keep one more thing said, after so many before it. Raises ``ChangedElsewhere`` where there are others."""

    def said(self, person_id: PersonId) -> Sequence[Said]:
        """All that was said about one record, oldest first."""

    def all_said(self) -> dict[PersonId, tuple[Said, ...]]:
        """All that was said, by the person who stands."""

    def last_contact(self, person_id: PersonId) -> LastContact:
        """When somebody last had to do with them. Raises ``NotFound``."""

    def last_contacts(self) -> Sequence[LastContact]:
        """The same for everyone who stands."""


class Destruction(Protocol):
    """The end of records."""

    def destroy(self, ids: Sequence[PersonId]) -> None:
        """Delete every row of these people, in every table. The audit trail stays: it holds no names."""

    def leave(self, stub: Stub) -> None:
        """Keep what is left of a destroyed record."""

    def stubs(self) -> Sequence[Stub]:
        """What is left of every destroyed record, oldest first."""


class Merges(Protocol):
    """Records put together."""

    def add(self, merge: Merge) -> None:
        """Put one record into another."""

    def save(self, merge: Merge) -> None:
        """Take them apart; version one above the stored one. Raises ``ChangedElsewhere``."""

    def of(self, person_id: PersonId) -> Sequence[Merge]:
        """Every merge a record is or was part of, oldest first."""

    def standing(self, person_id: PersonId) -> PersonId:
        """The record that stands for this one; itself where it was not merged away."""

    def ids(self, person_id: PersonId) -> Sequence[PersonId]:
        """A record and those that were merged into it."""
