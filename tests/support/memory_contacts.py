"""In-memory stand-in for the log of contacts."""

from collections.abc import Sequence
from typing import Any

from hubdesk.domain.contact_log import Contact
from hubdesk.domain.ids import PersonId
from hubdesk.domain.taken_back import TakenBack
from tests.support.memory_taken_back import take_back


class MemoryContacts:
    """``ports.Contacts``."""

    def __init__(self, state: Any) -> None:
        self.state = state

    def add(self, contact: Contact) -> None:
        assert contact.person_id in self.state.people
        self.state.contacts[contact.id] = contact

    def take_back(self, contact_id: str, taken_back: TakenBack) -> None:
        take_back(self.state.contacts, contact_id, taken_back)

    def of_person(self, person_id: PersonId) -> Sequence[Contact]:
        return [one for one in self.state.contacts.values() if one.person_id == person_id]
