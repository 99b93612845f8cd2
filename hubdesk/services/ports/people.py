"""The register of people and what is known of them."""

from collections.abc import Sequence
from datetime import date
from typing import Protocol

from hubdesk.domain.details import Details, SectionRevision
from hubdesk.domain.gp import GpRecord
from hubdesk.domain.ids import PersonId, UserId
from hubdesk.domain.likeness import Candidate
from hubdesk.domain.people import Person, PersonLine
from hubdesk.domain.probation_numbers import ProbationNumbers


class People(Protocol):
    """The register of people."""

    def add(self, person: Person) -> None:
        """Store a new person (version 1)."""

    def save(self, person: Person, by: UserId, reason: str) -> None:
        """Store a correction. ``person.version`` must be one above the stored one.

        The old state is kept as a revision. Raises ``ChangedElsewhere``, ``NotFound``.
        """

    def get(self, person_id: PersonId) -> Person:
        """The person as they stand now. Raises ``NotFound``."""

    def find(self, text: str, limit: int) -> Sequence[PersonLine]:
        """People whose names, preferred name, date of birth or NHS number hold every word typed.

        Words match from their beginning, in any order, with case and diacritics folded. Any text
        is safe (quotes, operators, 10 kB). Sorted by name. Empty text gives the empty list.
        """

    def recent(self, limit: int) -> Sequence[PersonLine]:
        """The people most lately registered or seen, newest first."""

    def candidates(self, person: Person) -> Sequence[Candidate]:
        """Others worth comparing (``domain.likeness``): the same NHS number, the same name in either order, or
        born in the same year, in the order they were registered."""

    def lines(self, ids: Sequence[PersonId]) -> dict[PersonId, PersonLine]:
        """The list lines of these people."""


class PersonDetails(Protocol):
    """What is known of people beyond their identity. Sections are only ever added to; the newest version counts."""

    def of(self, person_id: PersonId) -> Details:
        """All sections as they stand now; empty ones for a person of whom nothing was saved."""

    def add(self, revision: SectionRevision) -> None:
        """Save a section; ``version`` must be one above the stored one. People are then found by their other names
        and numbers. Raises ``ChangedElsewhere``, ``NotFound``."""

    def gps(self) -> dict[PersonId, GpRecord]:
        """What stands of the GP of everyone of whom it was ever saved."""

    def released_since(self, day: date, today: date) -> dict[PersonId, date]:
        """Who came out of prison on this day or later and is out today, as far as is recorded now, and when."""

    def with_number(self, numbers: ProbationNumbers) -> Sequence[PersonId]:
        """Who has one of these numbers now."""
