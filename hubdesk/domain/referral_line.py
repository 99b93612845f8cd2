"""A referral as one line of a list: what is known of it without reading all that happened."""

from dataclasses import dataclass
from datetime import date

from hubdesk.domain.destinations import Destination
from hubdesk.domain.ids import DocumentId, PersonId, ReferralId, UserId
from hubdesk.domain.people import PersonLine
from hubdesk.domain.referral import Referral, Stage, Urgency
from hubdesk.domain.referral_events import What
from hubdesk.domain.referral_steps import NextStep, next_step


@dataclass(frozen=True, slots=True)
class Standing:
    """Where a referral stands, worked out from its events and kept beside them."""

    stage: Stage
    opened_on: date
    stage_on: date
    """The day of the last thing that happened."""
    next: NextStep | None
    sent_on: date | None = None
    rejections: int = 0
    rejected_on: date | None = None
    withdrawn: bool = False

    @property
    def open(self) -> bool:
        """Whether somebody still has to do something."""
        return self.stage is not Stage.ENDED


def standing_of(referral: Referral, destination: Destination) -> Standing:
    """Worked out from the events. A referral has one at least: that it was begun."""
    events = referral.standing
    sent, rejected = referral.last(What.SENT), referral.last(What.REJECTED)
    return Standing(
        referral.stage,
        events[0].on,
        events[-1].on,
        next_step(referral, destination),
        sent.on if sent else None,
        referral.rejections,
        rejected.on if rejected else None,
        referral.withdrawn,
    )


@dataclass(frozen=True, slots=True)
class ReferralLine:
    """One line."""

    id: ReferralId
    person: PersonLine
    destination: str
    to: str
    urgency: Urgency
    worker: UserId
    joint_id: str
    document_id: DocumentId | None
    standing: Standing

    @property
    def person_id(self) -> PersonId:
        """Whose it is."""
        return self.person.id

    @property
    def due(self) -> date | None:
        """By when the next thing is to be done."""
        return self.standing.next.due if self.standing.next else None

    @property
    def since(self) -> date:
        """The day it was sent, or begun where it was not sent yet."""
        return self.standing.sent_on or self.standing.opened_on

    def age(self, today: date) -> int:
        """Days since then."""
        return max(0, (today - self.since).days)
