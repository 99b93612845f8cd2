"""The log of contacts."""

from collections.abc import Sequence
from typing import Protocol

from hubdesk.domain.contact_log import Contact
from hubdesk.domain.ids import PersonId
from hubdesk.domain.taken_back import TakenBack


class Contacts(Protocol):
    """Contacts with and about people. Only ever added."""

    def add(self, contact: Contact) -> None:
        """Keep a contact."""

    def take_back(self, contact_id: str, taken_back: TakenBack) -> None:
        """Mark one as written by mistake. Raises ``NotFound``, and ``ChangedElsewhere`` where it is marked already."""

    def of_person(self, person_id: PersonId) -> Sequence[Contact]:
        """A person's contacts, in the order they were written."""
