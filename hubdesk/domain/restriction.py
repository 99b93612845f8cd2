"""A record that only named staff open, and its opening by others with a reason (security design §4.4, break-glass).

For a colleague's relative, a member of staff, a witness. Others see the name and that it is restricted. The way in is
never shut: a clinician opens it with a reason, and in an emergency anybody in care does; each opening is looked at by
another lead afterwards.
"""

from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from enum import StrEnum

from hubdesk.domain.ids import OpeningId, PersonId, UserId
from hubdesk.domain.names import clean
from hubdesk.domain.problems import InvalidEntry, KnownProblem
from hubdesk.domain.roles import Role
from hubdesk.domain.sealed import Sealed

STANDS_FOR = timedelta(hours=8)
"""An opening lasts as long as a sitting can: saving is never refused in the middle of care."""
REVIEW_WITHIN = timedelta(days=7)
_FEW_WORDS = 3
_LONGEST = 300


class RecordRestricted(KnownProblem):
    """The record is for named staff, and the person at the desk is not one of them."""

    code = "record-restricted"

    def __init__(self, person_id: PersonId) -> None:
        super().__init__("This record is restricted to named staff.", "Open it with a reason, or ask a clinical lead.")
        self.person_id = person_id


class Urgency(StrEnum):
    """Why a record is opened that is not one's own."""

    CARE = "care"
    EMERGENCY = "emergency"

    @property
    def label(self) -> str:
        """In words."""
        return {Urgency.CARE: "For care", Urgency.EMERGENCY: "Emergency"}[self]


@dataclass(frozen=True, slots=True)
class Restriction:
    """Who may open a record in the ordinary way; nobody named: everyone in care again. Only ever added to."""

    id: str
    person_id: PersonId
    at: datetime
    by: UserId
    named: tuple[UserId, ...]
    why: Sealed

    @property
    def stands(self) -> bool:
        """Whether the record is restricted."""
        return bool(self.named)


class Outcome(StrEnum):
    """What another lead found when they looked at an opening."""

    RIGHT = "right"
    TALKED = "talked"
    REPORTED = "reported"

    @property
    def label(self) -> str:
        """In words."""
        return {
            Outcome.RIGHT: "It was needed for care",
            Outcome.TALKED: "Not clearly needed: talked through with them",
            Outcome.REPORTED: "Passed on to information governance",
        }[self]


@dataclass(frozen=True, slots=True)
class Review:
    """What was found, by whom and when."""

    opening_id: OpeningId
    at: datetime
    by: UserId
    outcome: Outcome
    words: str


@dataclass(frozen=True, slots=True)
class Opening:
    """One opening of a restricted record by somebody not named."""

    id: OpeningId
    person_id: PersonId
    at: datetime
    by: UserId
    role: Role
    urgency: Urgency
    reason: str
    review: Review | None = None

    @property
    def review_by(self) -> date:
        """The last day of its review."""
        return (self.at + REVIEW_WITHIN).date()

    def lasts(self, now: datetime) -> bool:
        """Whether it still opens the record. A clock that was put back shuts nobody out in the middle of care."""
        return now < self.at + STANDS_FOR

    def overdue(self, today: date) -> bool:
        """Whether its review is late."""
        return self.review is None and today > self.review_by

    def reviewed(self, review: Review) -> "Opening":
        """The same with its review."""
        return replace(self, review=review)


def read_reason(reason: str, urgency: Urgency) -> str:
    """The reason typed: a few words; in an emergency one is enough. Raises ``InvalidEntry``."""
    words = clean(reason)
    if urgency is Urgency.EMERGENCY:
        problem = "" if words else "Say in a word what the emergency is"
    else:
        problem = "" if len(words.split()) >= _FEW_WORDS else f"Say why in a few words: {_FEW_WORDS} or more"
    if len(words) > _LONGEST:
        problem = f"Use {_LONGEST} characters or fewer"
    if problem:
        raise InvalidEntry({"reason": problem})
    return words
