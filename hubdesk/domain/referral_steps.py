"""What a referral waits for and by when, what comes after a no, and who was passed from service to service."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from hubdesk.domain.appointments import next_working_day
from hubdesk.domain.destinations import Destination, Destinations
from hubdesk.domain.ids import PersonId, ReferralId
from hubdesk.domain.orders import RELEASE_DAYS
from hubdesk.domain.referral import Referral, ReferralEvent, Stage, Urgency
from hubdesk.domain.referral_events import What

BOUNCED = 2
"""Not accepted so often for one need: a lead is told (facts §1.4 row 58)."""
REMEMBERED = timedelta(days=365)
TREATMENT_NEEDS = frozenset({"drugs", "mental-health"})
"""Needs whose first treatment after release is counted."""
TREATMENT_WITHIN = 21
"""Days from release to the first treatment that was kept (facts §5.3)."""
_WRITE_WITHIN = timedelta(days=2)
_KEEP_UP = timedelta(days=28)
_AFTER_SEEN = timedelta(days=7)
_KEEPS_WAITING = (What.CHASED, What.TOLD, What.PRINTED, What.TAKEN_UP, What.WITHDRAWN, What.CHANGED)


@dataclass(frozen=True, slots=True)
class NextStep:
    """What is to be done next, and by when."""

    words: str
    due: date


def next_step(referral: Referral, destination: Destination) -> NextStep | None:
    """What is to be done next; None at the end. A day that was agreed with the service comes first."""
    events, now = referral.standing, referral.stage
    if now is Stage.ENDED or not events:
        return None
    if referral.withdrawn and not now.out:
        return NextStep("Close it: the person took back their agreement", events[-1].on)
    turn = _turning_point(events)
    later = events[turn + 1 :]
    chases = [event for event in later if event.what is What.CHASED]
    if chases and chases[-1].due is not None:
        return NextStep("Try again to reach the service", chases[-1].due)
    since = chases[-1].on if chases else events[turn].on
    return _step(referral, destination, now, events[turn], since, again=bool(chases))


def _step(
    referral: Referral, destination: Destination, now: Stage, turned: ReferralEvent, since: date, *, again: bool
) -> NextStep:
    if now is Stage.DRAFTED:
        words = "Finish the letter and sign it" if referral.document_id else "Make the referral"
        return NextStep(words, since if referral.urgency is not Urgency.ROUTINE else since + _WRITE_WITHIN)
    if now is Stage.SIGNED:
        return NextStep("Send it, and write down how", since)
    if now is Stage.REJECTED:
        return NextStep("Choose what comes next", since)
    if now is Stage.OFFERED:
        return NextStep("See whether the person went", max(since, turned.due or since))
    if now is Stage.MISSED:
        return NextStep("Ask for another appointment", _wait(referral, since, 1))
    if now is Stage.ATTENDED:
        return NextStep("Ask whether it has started", since + _AFTER_SEEN)
    if now is Stage.STARTED:
        return NextStep("Ask how it goes, or close it", since + _KEEP_UP)
    chase = destination.chase
    if now is Stage.ACCEPTED:
        return NextStep("Ask when the person will be seen", _wait(referral, since, chase.accepted, chase.urgent))
    days = chase.again if again else chase.sent
    words = "Ask what they decided" if now is Stage.RECEIVED else "Ask whether they have it"
    return NextStep(words, _wait(referral, since, days, chase.urgent))


def _turning_point(events: Sequence[ReferralEvent]) -> int:
    """The place of the last event that moved it on."""
    return max(place for place, event in enumerate(events) if event.what not in _KEEPS_WAITING or not place)


def _wait(referral: Referral, since: date, days: int, urgent: int | None = None) -> date:
    if referral.urgency is Urgency.EMERGENCY:
        return since
    wait = min(days, urgent if urgent is not None else days) if referral.urgency is Urgency.URGENT else days
    day = since + timedelta(days=wait)
    return day if day.weekday() < 5 else next_working_day(day)


@dataclass(frozen=True, slots=True)
class NextOption:
    """One way on after a no: words, and the kind of service where there is one."""

    words: str
    destination: str = ""


_BY_REASON = {
    "duplicate": "Ask what became of the referral they have, and who holds it",
    "incomplete": "Add what was missing, and send it again",
    "out-of-area": "Ask which service covers where the person sleeps, and send it there",
    "none": "Ask for the reason in writing",
    "exclusion": "No service may turn someone away because of another need (NICE NG58). Say so, and ask again",
}


def next_options(referral: Referral, destinations: Destinations) -> tuple[NextOption, ...]:
    """What may come after a no: what the reason itself asks for, then other kinds of service."""
    rejected = referral.last(What.REJECTED)
    if rejected is None or referral.stage is not Stage.REJECTED:
        return ()
    words = _BY_REASON.get(rejected.how)
    others = destinations.get(referral.destination).next_options(rejected.how)
    options = [NextOption(f"Refer instead to: {destinations.get(name).title}", name) for name in others]
    return (*([NextOption(words)] if words else []), *options)


@dataclass(frozen=True, slots=True)
class Bounce:
    """Somebody not accepted at least twice for one need, and nobody has taken it up."""

    person_id: PersonId
    need: str
    times: int
    last: ReferralId
    on: date


def bounces(referrals: Iterable[Referral], destinations: Destinations, today: date) -> tuple[Bounce, ...]:
    """The longest waiting first. What a service accepted, or a lead took up, since then counts no more."""
    by_need: dict[tuple[PersonId, str], list[Referral]] = {}
    for one in referrals:
        by_need.setdefault((one.person_id, destinations.get(one.destination).need), []).append(one)
    found = [bounce for (person, need), own in by_need.items() if (bounce := _bounce(person, need, own, today))]
    return tuple(sorted(found, key=lambda bounce: (bounce.on, bounce.person_id)))


_CLEARS = (What.TAKEN_UP, What.ACCEPTED, What.OFFERED, What.STARTED)
"""What makes earlier times of being turned away count no more."""


def _bounce(person_id: PersonId, need: str, own: Sequence[Referral], today: date) -> Bounce | None:
    """Within a referral the order counts, between referrals the day: clocks of two computers may differ."""
    cleared = {one.id: max((e.on for e in one.standing if e.what in _CLEARS), default=date.min) for one in own}
    last_cleared = max(cleared.values(), default=date.min)
    found = [(event.on, one.id) for one in own for event in _turned_away(one) if today - event.on <= REMEMBERED]
    counted = sorted((on, one) for on, one in found if on > last_cleared or cleared[one] == last_cleared)
    if len(counted) < BOUNCED:
        return None
    on, last = counted[-1]
    return Bounce(person_id, need, len(counted), last, on)


def _turned_away(referral: Referral) -> list[ReferralEvent]:
    """The times of being turned away since it was last cleared."""
    since: list[ReferralEvent] = []
    for event in referral.standing:
        if event.what in _CLEARS:
            since = []
        elif event.what is What.REJECTED:
            since.append(event)
    return since


@dataclass(frozen=True, slots=True)
class ReleaseClock:
    """The days after somebody came out of prison, as they stand today."""

    day: int
    treatment_by: date | None
    """The day by which treatment is to have been kept; None where it was, or none is looked for."""

    @property
    def words(self) -> str:
        """``Day 10 of 28``."""
        return f"Day {self.day} of {RELEASE_DAYS}"


def release_clock_of(released_on: date, treatment: Sequence[Stage], today: date) -> ReleaseClock:
    """The clock of one person whose referrals to treatment stand like this."""
    kept = any(stage in (Stage.ATTENDED, Stage.STARTED) for stage in treatment)
    waiting = any(stage is not Stage.ENDED for stage in treatment) and not kept
    by = released_on + timedelta(days=TREATMENT_WITHIN) if waiting else None
    return ReleaseClock((today - released_on).days, by)
