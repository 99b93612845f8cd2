"""Getting registered with a GP, followed from "no GP yet" to "registered" (facts §1.1 and §3.1; issue: closed loops).

A case is the list of what happened, only ever added to. A refusal, a challenge or time in custody belongs to the same
case; after custody it goes on, it does not begin again. Whether a person has a GP at all stays in their details.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum

from hubdesk.domain.gp_case_events import STEPS, CaseEvent, Happened, standing
from hubdesk.domain.ids import PersonId, UserId

CHASE_AFTER = (timedelta(days=7), timedelta(days=14))
"""A letter without an answer is asked about after these days (facts §1.1)."""
REASONS_WITHIN = timedelta(days=14)
"""A practice in England that refuses writes its reasons within this time (facts §3.1). Not a rule of Wales."""
BEFORE_RELEASE = timedelta(days=28)
"""A practice may register somebody so long before they leave prison (facts §3.1)."""
PROXY_LOOKED_AT = timedelta(days=91)
"""The site's address for post is looked at again after three months, unless an earlier day was agreed."""
PROXY_LONGEST = timedelta(days=184)
LISTED_AHEAD = timedelta(days=14)
"""Something that falls due so soon after the end is listed again."""
_TO_DO = {
    Happened.CONSENT: "Ask whether they want help",
    Happened.IDENTITY: "Confirm who they are",
    Happened.ADDRESS: "Agree an address",
    Happened.PRACTICE: "Choose a practice",
    Happened.SENT: "Send the registration",
}
WRONGLY_REFUSED = frozenset({"no-id", "no-address", "no-number", "immigration", "none"})
"""Reasons that the rules for England do not allow (facts §3.1); a lead may know of others."""


class Stage(StrEnum):
    """Where a case stands."""

    PREPARING = "preparing"
    WAITING = "waiting"
    REFUSED = "refused"
    REGISTERED = "registered"
    STOPPED = "stopped"

    @property
    def label(self) -> str:
        """Plain words for the screen."""
        return {
            Stage.PREPARING: "Being prepared",
            Stage.WAITING: "Sent, waiting",
            Stage.REFUSED: "Refused",
            Stage.REGISTERED: "Registered",
            Stage.STOPPED: "Stopped",
        }[self]


@dataclass(frozen=True, slots=True)
class NextThing:
    """What a case waits for, and by when; ``what`` is written down once it is done, where it is not plain."""

    words: str
    due: date
    what: Happened | None = None


def stage(events: Sequence[CaseEvent]) -> Stage:
    """Where a case stands after these events, oldest first."""
    now = Stage.PREPARING
    for event in events:
        if event.what in _STAGE_AFTER:
            now = _STAGE_AFTER[event.what]
        elif event.what in (Happened.GOES_ON, Happened.CORRECTED):
            now = Stage.PREPARING
        elif event.what is Happened.CONSENT and event.how == "not-now":
            now = Stage.STOPPED
        elif event.what is Happened.CONSENT and now is Stage.STOPPED:
            now = Stage.PREPARING
    return now


def next_step(events: Sequence[CaseEvent]) -> Happened | None:
    """The next of the five steps; None once it was sent, or is at an end."""
    if stage(events) is not Stage.PREPARING:
        return None
    since = _since_last_start(events)
    done = {event.what for event in since if not (event.what is Happened.CONSENT and event.how == "not-now")}
    return next((step for step in STEPS if step not in done), None)


def next_thing(events: Sequence[CaseEvent], opened: date) -> NextThing | None:
    """What is to be done next and by when: post that waits, somebody to tell, the next step, a chase, the reasons of a
    refusal, the address for post to be looked at again. None where nothing is."""
    return _person_to_tell(events) or _by_stage(events, opened)


def _person_to_tell(events: Sequence[CaseEvent]) -> NextThing | None:
    mail = next((event for event in reversed(events) if event.what is Happened.MAIL), None)
    if mail is not None and mail.how == "came":
        return NextThing("Tell the person that post is here", mail.on, Happened.MAIL)
    wrong = next((event for event in reversed(events) if event.what is Happened.CORRECTED), None)
    if wrong is not None and wrong.how == "not-yet":
        words = "Tell the person that their letter went to the wrong practice"
        return NextThing(words, wrong.on, Happened.CORRECTED)
    return None


def _by_stage(events: Sequence[CaseEvent], opened: date) -> NextThing | None:
    now = stage(events)
    if now is Stage.WAITING:
        return _chase(events)
    if now is Stage.REFUSED:
        return _after_refusal(events)
    if now is Stage.REGISTERED:
        proxy = proxy_of(events)
        return NextThing("Look at the address for post again", proxy, Happened.ADDRESS) if proxy else None
    step = next_step(events)
    if step is None:
        return None
    return NextThing(_TO_DO[step], events[-1].on if events else opened)


def _chase(events: Sequence[CaseEvent]) -> NextThing:
    asked = [event for event in events if event.what in (Happened.SENT, Happened.CHASED, Happened.CHALLENGED)]
    last_sent = max(i for i, e in enumerate(asked) if e.what is not Happened.CHASED)
    chases = len(asked) - 1 - last_sent
    if chases < len(CHASE_AFTER):
        return NextThing("Ask the practice whether it is done", asked[last_sent].on + CHASE_AFTER[chases])
    return NextThing("Ask the practice again, or try another", asked[-1].on + CHASE_AFTER[0])


def _after_refusal(events: Sequence[CaseEvent]) -> NextThing:
    refused = [event for event in events if event.what is Happened.REFUSED][-1]
    if in_wales(events):  # no rule of England is told about a practice in Wales
        return NextThing("Ask for the reason, and the health board for help", refused.on)
    if refused.how in WRONGLY_REFUSED:
        return NextThing("Challenge the refusal: this reason is not allowed", refused.on)
    return NextThing("Get the reasons in writing, and try another practice", refused.on + REASONS_WITHIN)


def chosen_practice(events: Sequence[CaseEvent]) -> CaseEvent | None:
    """The choice of the practice that stands: the newest, unless it was found to be wrong since."""
    for event in reversed(events):
        if event.what is Happened.CORRECTED:
            return None
        if event.what is Happened.PRACTICE:
            return event
    return None


def in_wales(events: Sequence[CaseEvent]) -> bool:
    """Whether the practice is in Wales, where no rule of England holds."""
    chosen = next((event for event in reversed(events) if event.what is Happened.PRACTICE), None)
    return chosen is not None and chosen.fact("country") == "wales"


def proxy_of(events: Sequence[CaseEvent]) -> date | None:
    """When the address of the site, for GP registration only, is looked at again; None where it is not used."""
    agreed = next((event for event in reversed(events) if event.what is Happened.ADDRESS), None)
    if agreed is None or agreed.how != "proxy":
        return None
    typed = agreed.fact("review_on")
    return date.fromisoformat(typed) if typed else agreed.on + PROXY_LOOKED_AT


def days_waiting(events: Sequence[CaseEvent], opened: date, today: date) -> int:
    """Days since the person was first known to have no GP here; ends with the registration."""
    end = next((event.on for event in reversed(events) if event.what is Happened.REGISTERED), today)
    begun = min([opened, *(event.on for event in events)])
    return max(0, (end - begun).days)


def _since_last_start(events: Sequence[CaseEvent]) -> Sequence[CaseEvent]:
    """After custody or a pause, agreement and the rest are asked again; identity stays confirmed. After a wrong
    practice only the practice is chosen again, and sent to."""
    wrong = [i for i, event in enumerate(events) if event.what is Happened.CORRECTED]
    if wrong:
        kept = [e for e in events[: wrong[-1]] if e.what not in (Happened.PRACTICE, Happened.SENT)]
        events = [*kept, *events[wrong[-1] + 1 :]]
    starts = [i for i, event in enumerate(events) if event.what is Happened.GOES_ON]
    if not starts:
        return events
    known = [event for event in events[: starts[-1]] if event.what is Happened.IDENTITY]
    return [*known, *events[starts[-1] + 1 :]]


_STAGE_AFTER = {
    Happened.SENT: Stage.WAITING,
    Happened.CHALLENGED: Stage.WAITING,
    Happened.REFUSED: Stage.REFUSED,
    Happened.REGISTERED: Stage.REGISTERED,
    Happened.STOPPED: Stage.STOPPED,
}


@dataclass(frozen=True, slots=True)
class GpCase:
    """The case of one person: since when it is open, and everything that was written down, oldest first."""

    person_id: PersonId
    opened_on: date
    opened_at: datetime
    opened_by: UserId
    told: tuple[CaseEvent, ...] = ()
    """Everything that was ever written down, also what was entered in error. Counted from 1, it is put right by its
    number."""

    @property
    def events(self) -> tuple[CaseEvent, ...]:
        """What counts."""
        return standing(self.told)

    def events_of(self, what: Happened) -> list[CaseEvent]:
        """All of one kind, oldest first."""
        return [event for event in self.events if event.what is what]

    @property
    def stage(self) -> Stage:
        """Where it stands."""
        return stage(self.events)

    @property
    def open(self) -> bool:
        """Whether somebody still has to do something."""
        return self.stage not in (Stage.REGISTERED, Stage.STOPPED)

    @property
    def next_thing(self) -> NextThing | None:
        """What is to be done next."""
        return next_thing(self.events, self.opened_on)

    def listed(self, today: date) -> bool:
        """Whether it stands in the list of those without a GP: it is open, or something falls due though it is not."""
        waits = self.next_thing
        return self.open or (waits is not None and waits.due <= today + LISTED_AHEAD)
