"""Agreement to share, one recipient at a time. A record, not a form answer (product promise 5).

This is confidentiality: the legal basis and any objection are kept apart (``domain.opening``).
Agreements are only ever added; the newest for a recipient is what stands, a withdrawal included.
"""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from hubdesk.domain.ids import PersonId, UserId, VisitId


class Recipient(StrEnum):
    """Whom health information may be shared with."""

    GP = "gp"
    DRUG_ALCOHOL = "drug-alcohol"
    MENTAL_HEALTH = "mental-health"
    HOUSING = "housing"
    STOP_SMOKING = "stop-smoking"
    SEXUAL_HEALTH = "sexual-health"
    LEARNING_DISABILITY = "learning-disability"
    BRAIN_INJURY = "brain-injury"
    VETERANS = "veterans"
    COMMUNITY = "community"
    PRISON_HEALTH = "prison-health"
    SUPPORT = "support"
    COURT = "court"
    PROBATION = "probation"
    FAMILY = "family"
    OTHER = "other"

    @property
    def label(self) -> str:
        """Plain words for the screen."""
        return {
            Recipient.GP: "GP practice",
            Recipient.DRUG_ALCOHOL: "Drug and alcohol service",
            Recipient.MENTAL_HEALTH: "Mental health service",
            Recipient.HOUSING: "Housing team of the council",
            Recipient.STOP_SMOKING: "Stop smoking service",
            Recipient.SEXUAL_HEALTH: "Sexual health or hepatitis service",
            Recipient.LEARNING_DISABILITY: "Learning disability team",
            Recipient.BRAIN_INJURY: "Brain injury service",
            Recipient.VETERANS: "Op COURAGE, for veterans",
            Recipient.COMMUNITY: "Social prescribing or social care",
            Recipient.PRISON_HEALTH: "Prison healthcare or RECONNECT",
            Recipient.SUPPORT: "Support service",
            Recipient.COURT: "The court",
            Recipient.PROBATION: "Probation",
            Recipient.FAMILY: "Family or friend",
            Recipient.OTHER: "Someone else",
        }[self]

    @property
    def needs_name(self) -> bool:
        """Whether the record must say who is meant."""
        return self in (Recipient.FAMILY, Recipient.OTHER)


USUAL = (
    *(Recipient.GP, Recipient.DRUG_ALCOHOL, Recipient.MENTAL_HEALTH),
    *(Recipient.PROBATION, Recipient.FAMILY, Recipient.OTHER),
)
"""Those everyone is asked about at the opening of a visit; the others when a letter to them is written."""


class Given(StrEnum):
    """What the person said about sharing. ``NOT_ASKED`` never counts as yes."""

    YES = "yes"
    NO = "no"
    NOT_ASKED = "not-asked"

    @property
    def label(self) -> str:
        """Plain words for the screen."""
        return {Given.YES: "Yes", Given.NO: "No", Given.NOT_ASKED: "Not asked"}[self]


class How(StrEnum):
    """How an agreement was given."""

    SPOKEN = "spoken"
    WRITTEN = "written"
    INTERPRETED = "interpreted"

    @property
    def label(self) -> str:
        """Plain words for the screen and for letters."""
        return {
            How.SPOKEN: "Spoken, face to face",
            How.WRITTEN: "In writing",
            How.INTERPRETED: "Spoken, through an interpreter",
        }[self]


WHOLE_VISIT = "Letters and results of this visit"
"""What is shared unless something narrower is agreed."""


@dataclass(frozen=True, slots=True)
class Agreement:
    """What one person said about sharing with one recipient, at one moment."""

    person_id: PersonId
    recipient: Recipient
    given: Given
    at: datetime
    by: UserId
    visit_id: VisitId | None = None
    name: str = ""
    """Who is meant, for family and others."""
    what: str = ""
    how: str = ""
    until: date | None = None
    """The last day it holds; None: until it is withdrawn."""
    withdrawn_on: date | None = None

    def covers(self, day: date) -> bool:
        """Whether sharing with this recipient is agreed on this day."""
        if self.given is not Given.YES or self.withdrawn_on is not None:
            return False
        return self.until is None or day <= self.until

    def same_words(self, other: "Agreement | None") -> bool:
        """Whether another record says the very same, whoever wrote it and when."""
        if other is None:
            return False
        return _content(self) == _content(other)


def _content(one: Agreement) -> tuple[object, ...]:
    return one.recipient, one.given, one.name, one.what, one.how, one.until, one.withdrawn_on
