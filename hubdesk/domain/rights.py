"""What a person is told and may ask for: the privacy notice, objections, a copy of their record (UK GDPR 13, 15, 21).

Everything is only ever added. Agreement to share is something else (``domain.agreements``): a person may agree and yet
object to one use, or say no and object to nothing.
"""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum
from typing import NewType

from hubdesk.domain.agreements import Recipient
from hubdesk.domain.ids import PersonId, UserId, VisitId

ObjectionId = NewType("ObjectionId", str)
RequestId = NewType("RequestId", str)

ANSWER_WITHIN_DAYS = 28
"""A copy is due within one calendar month of being asked for (UK GDPR 12(3)); so many days fit every month."""
APPROVED_FOR = timedelta(days=30)
"""An approval does not stand for ever: what was checked then may have changed."""


class NoticeHow(StrEnum):
    """How the privacy notice reached the person."""

    PAPER = "paper"
    EASY_READ = "easy-read"
    TOLD = "told"
    INTERPRETED = "interpreted"
    DECLINED = "declined"

    @property
    def label(self) -> str:
        """Plain words for the screen."""
        return {
            NoticeHow.PAPER: "On paper",
            NoticeHow.EASY_READ: "On paper, easy read",
            NoticeHow.TOLD: "Told face to face",
            NoticeHow.INTERPRETED: "Told through an interpreter",
            NoticeHow.DECLINED: "Offered, and not wanted",
        }[self]


@dataclass(frozen=True, slots=True)
class NoticeGiven:
    """The privacy notice was given, or offered, on one day."""

    person_id: PersonId
    at: datetime
    by: UserId
    on_day: date
    how: NoticeHow
    version: str
    version_date: str
    visit_id: VisitId | None = None

    @property
    def easy_read(self) -> bool:
        """Whether it was the easy read sheet."""
        return self.how is NoticeHow.EASY_READ


class ObjectsTo(StrEnum):
    """What a person objects to."""

    SHARING = "sharing"
    CONTACT = "contact"
    REPORTS = "reports"
    KEEPING = "keeping"
    OTHER = "other"

    @property
    def label(self) -> str:
        """Plain words for the screen."""
        return {
            ObjectsTo.SHARING: "Sharing information about them",
            ObjectsTo.CONTACT: "Being contacted",
            ObjectsTo.REPORTS: "Counting them in reports and planning",
            ObjectsTo.KEEPING: "Keeping a record at all",
            ObjectsTo.OTHER: "Something else",
        }[self]


class Decision(StrEnum):
    """What was decided about an objection. Only a clinical lead decides; the person may take it back."""

    UPHELD = "upheld"
    NOT_UPHELD = "not-upheld"
    WITHDRAWN = "withdrawn"

    @property
    def label(self) -> str:
        """Plain words for the screen."""
        return {
            Decision.UPHELD: "Upheld: it is not done",
            Decision.NOT_UPHELD: "Not upheld",
            Decision.WITHDRAWN: "Taken back by the person",
        }[self]


@dataclass(frozen=True, slots=True)
class Decided:
    """One decision about an objection, with its reasons."""

    objection_id: ObjectionId
    decision: Decision
    reasons: str
    at: datetime
    by: UserId


@dataclass(frozen=True, slots=True)
class Objection:
    """What one person objects to, and what became of it, oldest first."""

    id: ObjectionId
    person_id: PersonId
    at: datetime
    by: UserId
    to: ObjectsTo
    words: str
    """In the person's own words."""
    readers: tuple[Recipient, ...] = ()
    """Of an objection to sharing: with whom; empty means with anybody."""
    visit_id: VisitId | None = None
    decisions: tuple[Decided, ...] = ()

    @property
    def standing(self) -> Decision | None:
        """What was decided last; None while nobody has."""
        return self.decisions[-1].decision if self.decisions else None

    @property
    def open(self) -> bool:
        """Whether somebody still has to decide."""
        return not self.decisions

    def stops(self, reader: Recipient) -> bool:
        """Whether nothing may go to this reader: upheld, or not decided yet. Until it is decided, what a person
        objects to is not done (UK GDPR 18(1)(d) where they ask for it; here it is the rule)."""
        held = self.standing in (None, Decision.UPHELD)
        return held and self._about(reader)

    def warns(self, reader: Recipient) -> bool:
        """Whether whoever shares with this reader must be told: it was not upheld, or it is about something else that
        nobody has looked at yet."""
        if self.standing is Decision.NOT_UPHELD:
            return self._about(reader)
        return self.open and self.to is ObjectsTo.OTHER

    def _about(self, reader: Recipient) -> bool:
        sharing = self.to is ObjectsTo.SHARING and (not self.readers or reader in self.readers)
        return sharing or self.to is ObjectsTo.KEEPING


class RequestStep(StrEnum):
    """What became of a request for a copy of the record."""

    APPROVED = "approved"
    REFUSED = "refused"
    GIVEN = "given"

    @property
    def label(self) -> str:
        """Plain words for the screen."""
        return {
            RequestStep.APPROVED: "Approved",
            RequestStep.REFUSED: "Refused",
            RequestStep.GIVEN: "Copy written",
        }[self]


class Check(StrEnum):
    """What is looked for before a copy is handed over. Every one must be ticked: hubdesk cannot judge them."""

    IDENTITY = "identity"
    THIRD_PARTIES = "third-parties"
    SERIOUS_HARM = "serious-harm"
    OFFENCE = "offence"
    SAFE = "safe"

    @property
    def label(self) -> str:
        """The words beside the tick."""
        return {
            Check.IDENTITY: "Identity: I am sure who asked, and that this is their record",
            Check.THIRD_PARTIES: (
                "Other people: what names or describes anyone else was read, and they agreed or it is reasonable to "
                "give (staff who cared for the person may be named)"
            ),
            Check.SERIOUS_HARM: (
                "Serious harm: a health professional has read it, and nothing in it would be likely to cause serious "
                "harm to anyone’s physical or mental health"
            ),
            Check.OFFENCE: (
                "Criminal-offence data: what came from probation was read; where it is probation’s to give, probation "
                "was asked"
            ),
            Check.SAFE: "Safe way: nobody the person is afraid of can find or open it",
        }[self]


@dataclass(frozen=True, slots=True)
class RequestEvent:
    """One thing that happened to a request."""

    request_id: RequestId
    step: RequestStep
    at: datetime
    by: UserId
    words: str = ""
    """The reason, for an approval or a refusal."""
    checked: tuple[Check, ...] = ()
    name: str = ""
    """Of the folder that was written: a date and a short random id, nothing of the person."""
    sha256: str = ""
    restricted: bool = False
    """Whether clinician-only notes are in the copy."""


@dataclass(frozen=True, slots=True)
class RecordRequest:
    """A person asked for a copy of their record."""

    id: RequestId
    person_id: PersonId
    at: datetime
    by: UserId
    asked_on: date
    how: str
    """How they asked: a request by word of mouth counts."""
    identity: str
    """How it is known who asked."""
    events: tuple[RequestEvent, ...] = ()

    @property
    def due(self) -> date:
        """The last day for an answer."""
        return self.asked_on + timedelta(days=ANSWER_WITHIN_DAYS)

    @property
    def last(self) -> RequestEvent | None:
        """What happened last."""
        return self.events[-1] if self.events else None

    @property
    def waits(self) -> bool:
        """Whether a lead has still to say."""
        return not self.events

    @property
    def answered(self) -> bool:
        """Whether it was refused or a copy was written."""
        return any(event.step in (RequestStep.GIVEN, RequestStep.REFUSED) for event in self.events)

    def may_be_given(self, now: datetime) -> bool:
        """Whether an approval stands: the newest word of a lead, and not too long ago."""
        said = [one for one in self.events if one.step is not RequestStep.GIVEN]
        return bool(said) and said[-1].step is RequestStep.APPROVED and now - said[-1].at <= APPROVED_FOR
