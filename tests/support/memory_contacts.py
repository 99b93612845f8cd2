"""In-memory stand-in for the log of contacts."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from hubdesk.domain.contact_log import Contact, TakenBack
from hubdesk.domain.ids import PersonId
from hubdesk.domain.problems import ChangedElsewhere, NotFound


class MemoryContacts:
    """``ports.Contacts``."""

    def __init__(self, state: Any) -> None:
        self.state = state

    def add(self, contact: Contact) -> None:
        assert contact.person_id in self.state.people
        self.state.contacts[contact.id] = contact

    def take_back(self, contact_id: str, taken_back: TakenBack) -> None:
        found = self.state.contacts.get(contact_id)
        if found is None:
            raise NotFound("This was not found.")
        if found.taken_back is not None:
            raise ChangedElsewhere("Someone else has taken this back already.", "Open the page again.")
        self.state.contacts[contact_id] = replace(found, taken_back=taken_back)

    def of_person(self, person_id: PersonId) -> Sequence[Contact]:
        return [one for one in self.state.contacts.values() if one.person_id == person_id]
