"""Places about people: finding them, their page and details, what is agreed and done with them."""

from dataclasses import dataclass

from hubdesk.domain.details import Section
from hubdesk.domain.ids import PersonId, TaskId


@dataclass(frozen=True, slots=True)
class PeopleRoute:
    """Find a person."""


@dataclass(frozen=True, slots=True)
class RegisterRoute:
    """Register a person; ``typed`` is what was typed in the search, to start from."""

    typed: str = ""


@dataclass(frozen=True, slots=True)
class PersonRoute:
    """One person's page; ``found_among`` is how long the list was that they were picked from."""

    person_id: PersonId
    found_among: int = 0


@dataclass(frozen=True, slots=True)
class DetailsRoute:
    """One section of what is known of a person, to complete or change; None is their identity."""

    person_id: PersonId
    section: Section | None


@dataclass(frozen=True, slots=True)
class ContactsRoute:
    """The log of contacts of a person."""

    person_id: PersonId


@dataclass(frozen=True, slots=True)
class CareRoute:
    """Care offered to a person and support they need."""

    person_id: PersonId


@dataclass(frozen=True, slots=True)
class TaskRoute:
    """One task: what is to be done for whom."""

    task_id: TaskId


@dataclass(frozen=True, slots=True)
class SharingRoute:
    """What a person agreed to share, and with whom."""

    person_id: PersonId


@dataclass(frozen=True, slots=True)
class AccessRoute:
    """Who looked at a person's record."""

    person_id: PersonId
