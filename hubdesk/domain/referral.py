"""A referral, followed from a draft to its end (issue: closed loops; facts §1 rows 58 and 74, §2.3).

A referral is the list of what happened to it, only ever added to. What was written down wrongly is put right by a new
event that stands in the place of the old one; both stay. Where a referral stands is worked out from the events that
stand, and an event that cannot follow them is refused.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum

from hubdesk.domain.event_entry import wrong_day, wrong_words
from hubdesk.domain.ids import DocumentId, PersonId, ReferralId, UserId
from hubdesk.domain.problems import InvalidEntry
from hubdesk.domain.referral_events import CHOICES, NEEDS_WORDS, What, needs_day


class Urgency(StrEnum):
    """CLINICAL RESPONSE PRIORITY TYPE (NHS Data Dictionary)."""

    EMERGENCY = "1"
    URGENT = "2"
    ROUTINE = "3"

    @property
    def label(self) -> str:
        """Plain words for the screen."""
        return {Urgency.EMERGENCY: "Same day", Urgency.URGENT: "Urgent", Urgency.ROUTINE: "Routine"}[self]


class Stage(StrEnum):
    """Where a referral stands."""

    DRAFTED = "drafted"
    SIGNED = "signed"
    SENT = "sent"
    RECEIVED = "received"
    ACCEPTED = "accepted"
    REJECTED = "rejected"
    OFFERED = "offered"
    MISSED = "missed"
    ATTENDED = "attended"
    STARTED = "started"
    ENDED = "ended"

    @property
    def label(self) -> str:
        """Plain words for the screen."""
        return {
            Stage.DRAFTED: "Being written",
            Stage.SIGNED: "To be sent",
            Stage.SENT: "Sent",
            Stage.RECEIVED: "They have it",
            Stage.ACCEPTED: "Accepted",
            Stage.REJECTED: "Not accepted",
            Stage.OFFERED: "Appointment offered",
            Stage.MISSED: "Appointment missed",
            Stage.ATTENDED: "Went",
            Stage.STARTED: "Started",
            Stage.ENDED: "Closed",
        }[self]

    @property
    def answered(self) -> bool:
        """Whether the service has said yes or no."""
        return self not in (Stage.DRAFTED, Stage.SIGNED, Stage.SENT, Stage.RECEIVED)

    @property
    def taken(self) -> bool:
        """Whether the service has taken the person on."""
        return self in (Stage.ACCEPTED, Stage.OFFERED, Stage.MISSED, Stage.ATTENDED, Stage.STARTED)

    @property
    def out(self) -> bool:
        """Whether it has left the hub: what was shared cannot be called back."""
        return self not in (Stage.DRAFTED, Stage.SIGNED)


@dataclass(frozen=True, slots=True)
class ReferralEvent:
    """One thing that happened: on which day, what, how (a value of ``CHOICES``), and words."""

    number: int
    """Counts from 1 within the referral."""
    at: datetime
    by: UserId
    what: What
    how: str
    on: date
    words: str = ""
    due: date | None = None
    """A day to come: that of the appointment, or when to try again."""
    corrects: int | None = None
    """The number of the event in whose place this one stands."""
    facts: Mapping[str, str] = field(default_factory=dict)
    """Of a change: what it was before and what it is, by ``before`` and ``after``."""

    @property
    def how_label(self) -> str:
        """The choice in words."""
        return dict(CHOICES[self.what]).get(self.how, self.how)


_AFTER = {
    What.DRAFTED: Stage.DRAFTED,
    What.SIGNED: Stage.SIGNED,
    What.SENT: Stage.SENT,
    What.RECEIVED: Stage.RECEIVED,
    What.ACCEPTED: Stage.ACCEPTED,
    What.REJECTED: Stage.REJECTED,
    What.OFFERED: Stage.OFFERED,
    What.MISSED: Stage.MISSED,
    What.ATTENDED: Stage.ATTENDED,
    What.STARTED: Stage.STARTED,
    What.ENDED: Stage.ENDED,
}
_ALWAYS = (What.TOLD, What.WITHDRAWN)
_ANSWERS = (What.ACCEPTED, What.REJECTED, What.OFFERED, What.ATTENDED, What.STARTED)
MAY_FOLLOW: Mapping[Stage, tuple[What, ...]] = {
    Stage.DRAFTED: (What.SIGNED, What.SENT, What.ENDED, *_ALWAYS),
    Stage.SIGNED: (What.SENT, What.PRINTED, What.ENDED, *_ALWAYS),
    Stage.SENT: (What.RECEIVED, *_ANSWERS, What.CHASED, What.PRINTED, What.SENT, What.ENDED, *_ALWAYS),
    Stage.RECEIVED: (*_ANSWERS, What.CHASED, What.SENT, What.PRINTED, What.ENDED, *_ALWAYS),
    Stage.ACCEPTED: (
        *(What.OFFERED, What.ATTENDED, What.STARTED, What.CHASED, What.REJECTED, What.PRINTED, What.ENDED),
        *_ALWAYS,
    ),
    Stage.REJECTED: (What.SENT, What.TAKEN_UP, What.CHASED, What.ACCEPTED, What.PRINTED, What.ENDED, *_ALWAYS),
    Stage.OFFERED: (
        *(What.ATTENDED, What.MISSED, What.OFFERED, What.STARTED, What.CHASED, What.REJECTED, What.PRINTED),
        *(What.ENDED, *_ALWAYS),
    ),
    Stage.MISSED: (
        *(What.OFFERED, What.CHASED, What.REJECTED, What.ATTENDED, What.STARTED, What.PRINTED, What.ENDED),
        *_ALWAYS,
    ),
    Stage.ATTENDED: (
        *(What.STARTED, What.OFFERED, What.CHASED, What.REJECTED, What.PRINTED, What.ENDED),
        *_ALWAYS,
    ),
    Stage.STARTED: (What.CHASED, What.OFFERED, What.PRINTED, What.ENDED, *_ALWAYS),
    Stage.ENDED: (What.REOPENED, What.PRINTED, What.TOLD),
}
"""What may be written down next, the likeliest first."""
BY_ITSELF = frozenset({What.DRAFTED, What.SIGNED, What.PRINTED, What.CHANGED})
"""Written down when a letter is begun, finished or printed, or the referral is changed; not told as a happening."""
CHOSEN_BY_THE_PERSON = frozenset({"person", "agreement", "moved", "died", "mistake", "not-sent", "custody"})
"""Ends that wait for no other service."""


def standing(events: Sequence[ReferralEvent]) -> tuple[ReferralEvent, ...]:
    """The events that count, each in the place of the one it puts right; those struck out are left out."""
    places: dict[int, int] = {}
    slots: dict[int, ReferralEvent] = {}
    for event in events:
        place = places.get(event.corrects, event.corrects) if event.corrects is not None else event.number
        places[event.number] = place
        slots[place] = event
    return tuple(event for _place, event in sorted(slots.items()) if event.what is not What.STRUCK)


def stage(events: Sequence[ReferralEvent]) -> Stage:
    """Where a referral stands after these standing events, oldest first."""
    now, before_end = Stage.DRAFTED, Stage.DRAFTED
    for event in events:
        if event.what is What.REOPENED:
            now = before_end
        elif event.what is What.ENDED:
            now, before_end = Stage.ENDED, now
        elif event.what is What.PRINTED and now is Stage.DRAFTED:
            now = Stage.SIGNED
        elif event.what is What.SIGNED and now is not Stage.DRAFTED:
            pass
        else:
            now = _AFTER.get(event.what, now)
    return now


def follows_on(events: Sequence[ReferralEvent]) -> bool:
    """Whether each of these standing events may follow those before it."""
    return all(
        event.what in MAY_FOLLOW[stage(events[:place])] or event.what in BY_ITSELF
        for place, event in enumerate(events)
        if place
    )


@dataclass(frozen=True, slots=True)
class Referral:
    """One referral, with everything that happened, oldest first."""

    id: ReferralId
    version: int
    person_id: PersonId
    destination: str
    """What kind of service: an id of ``domain.destinations``."""
    opened_at: datetime
    opened_by: UserId
    worker: UserId
    """Who follows it."""
    to: str = ""
    """The service by name."""
    document_id: DocumentId | None = None
    urgency: Urgency = Urgency.ROUTINE
    joint_id: str = ""
    """Two referrals with the same one go to both services together; neither closes until both have answered."""
    lead: str = ""
    """Who leads until both have answered."""
    follows: ReferralId | None = None
    """The referral that was not accepted, and whose next option this is."""
    events: tuple[ReferralEvent, ...] = ()

    @property
    def standing(self) -> tuple[ReferralEvent, ...]:
        """The events that count."""
        return standing(self.events)

    @property
    def stage(self) -> Stage:
        """Where it stands."""
        return stage(self.standing)

    @property
    def open(self) -> bool:
        """Whether somebody still has to do something."""
        return self.stage is not Stage.ENDED

    @property
    def rejections(self) -> int:
        """How often it was not accepted since a lead last took it up."""
        count = 0
        for event in self.standing:
            count = 0 if event.what is What.TAKEN_UP else count + (event.what is What.REJECTED)
        return count

    @property
    def withdrawn(self) -> bool:
        """Whether the person took their agreement back."""
        return any(event.what is What.WITHDRAWN for event in self.standing)

    def last(self, *kinds: What) -> ReferralEvent | None:
        """The latest standing event, or the latest of these kinds."""
        found = [event for event in self.standing if not kinds or event.what in kinds]
        return found[-1] if found else None


def may_be_told(referral: Referral) -> tuple[What, ...]:
    """What a worker may write down now, the likeliest first."""
    again = (What.WITHDRAWN,) if referral.withdrawn else ()
    return tuple(what for what in MAY_FOLLOW[referral.stage] if what not in BY_ITSELF and what not in again)


def check_event(
    referral: Referral,
    what: str,
    how: str,
    on: date | None,
    words: str,
    due: date | None,
    today: date,
    partner: Stage | None = None,
) -> tuple[What, str]:
    """The kind and tidy words of a new event.

    ``partner`` is where the other referral of a joint one stands. Raises ``InvalidEntry`` naming each of ``what``,
    ``how``, ``on``, ``words`` and ``due``.
    """
    if what not in [one.value for one in may_be_told(referral)]:
        raise InvalidEntry({"what": "Choose what happened"})
    kind = What(what)
    tidy, wrong = _checked(kind, how, on, words, due, today)
    first = referral.standing[0].on if referral.standing else referral.opened_at.date()
    if on is not None and on < first:
        wrong["on"] = "The day is before the referral was begun"
    if kind is What.ENDED and "how" not in wrong and waits_for(how, partner):
        wrong["how"] = "The other service has not answered yet. This stays open until both have"
    if wrong:
        raise InvalidEntry(wrong)
    return kind, tidy


def check_correction(
    referral: Referral, number: int, what: str, how: str, on: date | None, words: str, due: date | None, today: date
) -> tuple[What, str]:
    """The kind and tidy words of an event that puts event ``number`` right: it did not happen, or happened otherwise.

    Raises ``InvalidEntry``, also where what came after it could not have followed.
    """
    old = next((event for event in referral.standing if event.number == number), None)
    if old is None or old.what in BY_ITSELF:
        raise InvalidEntry({"what": "This cannot be put right any more"})
    if what not in (old.what.value, What.STRUCK.value):
        raise InvalidEntry({"what": "Choose whether it did not happen, or happened otherwise"})
    kind = What(what)
    tidy, wrong = _checked(kind, how, on, words, due, today)
    if not tidy:
        wrong["words"] = "Write why this is put right"
    if wrong:
        raise InvalidEntry(wrong)
    stand_in = ReferralEvent(
        len(referral.events) + 1, referral.opened_at, referral.opened_by, kind, how, on or today, tidy, due, number
    )
    if not follows_on(standing((*referral.events, stand_in))):
        raise InvalidEntry({"what": "Something written down later depends on it. Put that right first"})
    return kind, tidy


def waits_for(how: str, partner: Stage | None) -> bool:
    """Whether an end of one half of a joint referral must wait: neither closes until both have answered."""
    return partner is not None and not partner.answered and how not in CHOSEN_BY_THE_PERSON


def _checked(
    kind: What, how: str, on: date | None, words: str, due: date | None, today: date
) -> tuple[str, dict[str, str]]:
    tidy, wrong = " ".join(words.split()), {}
    if how not in dict(CHOICES[kind]):
        wrong["how"] = "Choose one"
    if day := wrong_day(on, today):
        wrong["on"] = day
    if (missing := needs_day(kind, how)) and due is None:
        wrong["due"] = missing
    if due is not None and on is not None and due < on:
        wrong["due"] = "The day must not be before the day it was agreed"
    if told := wrong_words(tidy, NEEDS_WORDS.get((kind, how))):
        wrong["words"] = told
    return tidy, wrong
