"""What a write touched, so that open pages know whether to reload."""

from dataclasses import dataclass
from enum import StrEnum


class Topic(StrEnum):
    """A kind of record that pages show."""

    PEOPLE = "people"
    VISITS = "visits"
    RESPONSES = "responses"
    SAFETY = "safety"
    APPOINTMENTS = "appointments"
    TASKS = "tasks"
    GP_CASES = "gp-cases"
    DIRECTORY = "directory"
    REFERRALS = "referrals"
    AGREEMENTS = "agreements"
    PAPERS = "papers"
    USERS = "users"
    SITE = "site"
    FORMS = "forms"
    RIGHTS = "rights"
    NOTES = "notes"
    FLAGS = "flags"
    CONTACTS = "contacts"
    CARE = "care"
    OPENINGS = "openings"


@dataclass(frozen=True, slots=True)
class Changes:
    """The topics one write touched."""

    topics: frozenset[Topic]

    @classmethod
    def of(cls, *topics: Topic) -> "Changes":
        """Changes to exactly these topics."""
        return cls(frozenset(topics))
