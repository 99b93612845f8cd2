"""Places of the record itself: who may see it, how long it is kept, the person's rights."""

from dataclasses import dataclass

from hubdesk.domain.flags import FlagKind
from hubdesk.domain.ids import PersonId
from hubdesk.domain.rights import RequestId


@dataclass(frozen=True, slots=True)
class NotesRoute:
    """Notes on a person."""

    person_id: PersonId


@dataclass(frozen=True, slots=True)
class FlagsRoute:
    """Safeguarding and multi-agency flags of a person."""

    person_id: PersonId


@dataclass(frozen=True, slots=True)
class FlagPaperRoute:
    """One flag of a person on paper, for one reader."""

    person_id: PersonId
    kind: FlagKind


@dataclass(frozen=True, slots=True)
class RestrictionRoute:
    """Who may open a person's record, for a lead."""

    person_id: PersonId


@dataclass(frozen=True, slots=True)
class OpeningsRoute:
    """Restricted records that were opened with a reason, for the leads to look at."""


@dataclass(frozen=True, slots=True)
class RetentionReviewRoute:
    """The records that are due, held, or proposed for destruction."""


@dataclass(frozen=True, slots=True)
class KeepingRoute:
    """How long one person's record is kept, and what is decided about it."""

    person_id: PersonId


@dataclass(frozen=True, slots=True)
class CompareRoute:
    """One person's record beside another that may be theirs too; without ``other`` it is chosen first."""

    person_id: PersonId
    other: PersonId | None = None


@dataclass(frozen=True, slots=True)
class MergedRoute:
    """A record that was merged into another."""

    person_id: PersonId


@dataclass(frozen=True, slots=True)
class RightsRoute:
    """Privacy notice, objections and copies of the record of one person."""

    person_id: PersonId


@dataclass(frozen=True, slots=True)
class RecordCopyRoute:
    """A copy of the record, for the person who asked for it."""

    person_id: PersonId
    request_id: RequestId
