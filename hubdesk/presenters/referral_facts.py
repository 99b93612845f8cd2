"""What the page of a referral says: who has what, what to mind, how to reach the person, what happened."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from hubdesk.domain.asked import May
from hubdesk.domain.contacts import Channel
from hubdesk.domain.dates import cui_date
from hubdesk.domain.destinations import Destinations
from hubdesk.domain.details import Details
from hubdesk.domain.ids import UserId
from hubdesk.domain.referral import BY_ITSELF, ReferralEvent, Urgency
from hubdesk.domain.referral_events import What
from hubdesk.presenters.appointment_words import when
from hubdesk.presenters.referral_words import days_words
from hubdesk.presenters.telling import EventRow
from hubdesk.services.referral_change import DESTINATION, TO, URGENCY, WORKER, may_change
from hubdesk.services.referrals import ReferralNow
from hubdesk.services.staff_names import FORMER

DIARY = "diary"
"""The name of the fact that leads to the appointment."""


@dataclass(frozen=True, slots=True)
class ReferralFact:
    """One row; ``name`` is what its link changes or opens, empty for none."""

    label: str
    value: str
    action: str = ""
    name: str = ""


def facts_of(now: ReferralNow, kinds: Destinations, names: Mapping[UserId, str]) -> tuple[ReferralFact, ...]:
    """Who has what, with links to change what may be changed."""
    referral, may = now.referral, may_change(now)

    def fact(label: str, value: str, name: str) -> ReferralFact:
        return ReferralFact(label, value, *(("Change", name) if name in may else ("", "")))

    facts = [
        fact("Where to", kinds.get(referral.destination).title, DESTINATION),
        fact("The service by name", referral.to or "Not named", TO),
        fact("How soon", referral.urgency.label, URGENCY),
        fact("Followed by", names.get(referral.worker, FORMER), WORKER),
        ReferralFact("Agreement to share", _agreed(now)),
    ]
    if now.appointment is not None:
        facts.insert(0, ReferralFact("In the diary", when(now.appointment.details), "Open", DIARY))
    if referral.joint_id:
        facts.append(ReferralFact("Leads until both have answered", referral.lead or "Named in the letter"))
    if now.rules:
        facts.append(ReferralFact("About this kind of service", now.rules))
    return tuple(facts)


def rows_of(
    events: Sequence[ReferralEvent],
    standing: Sequence[ReferralEvent],
    kinds: Destinations,
    names: Mapping[UserId, str],
) -> tuple[EventRow, ...]:
    """What happened, the newest first; what does not count any more says so."""
    counts = {event.number for event in standing}
    rows = []
    for event in reversed(events):
        stands = event.number in counts
        note = "" if stands or event.what is What.STRUCK else " (put right later, does not count)"
        due = f"Day: {cui_date(event.due)}." if event.due else ""
        rows.append(
            EventRow(
                f"{cui_date(event.on)}, {names.get(event.by, FORMER)}",
                f"{event.what.label}: {event.how_label}{note}",
                " ".join(part for part in (_change(event, kinds, names), event.words, due) if part),
                event.number if stands and event.what not in BY_ITSELF else 0,
                stands,
            )
        )
    return tuple(rows)


def warnings_of(now: ReferralNow) -> tuple[str, ...]:
    """What to mind before anything else."""
    referral, found = now.referral, []
    if referral.withdrawn:
        sent = (
            "It was sent before that. Nothing more is printed or shared." if referral.stage.out else "Do not send it."
        )
        found.append(f"The person took back their agreement to share. {sent}")
    if now.bounce is not None:
        times = f"{now.bounce.times} times"
        found.append(f"Not accepted {times} for this need. It is on the lead’s list until a lead takes it up.")
    return tuple(found)


def reach_words(details: Details) -> str:
    """How the person may be reached, as they said it; ways they called unsafe come first."""
    safe = details.safe_contact
    unsafe = [channel.label.lower() for channel in safe.with_answer(May.NO)]
    yes = [channel.label.lower() for channel in safe.with_answer(May.YES)]
    phones = [phone.shown for phone in details.contact.phones] if safe.rule(Channel.PHONE).safe is not May.NO else []
    parts = [f"Never by: {', '.join(unsafe)}." if unsafe else "", f"Safe: {', '.join(yes)}." if yes else ""]
    parts += [f"Phone: {', '.join(phones)}." if phones else "", safe.note]
    if not unsafe and not yes:
        parts.insert(0, "Nobody has asked which ways are safe. Ask before you call or write.")
    return " ".join(part for part in parts if part)


def age_words(sent: date | None, begun: date, today: date) -> str:
    """``Sent 3 days ago``."""
    if sent is not None:
        return f"Sent {days_words((today - sent).days)} ago" if sent < today else "Sent today"
    return f"Begun {days_words((today - begun).days)} ago" if begun < today else "Begun today"


def _agreed(now: ReferralNow) -> str:
    if now.destination.recipient is None:
        return "None needed: the letter says on which basis it goes"
    return "Yes" if now.agreed else "None that holds today"


def _change(event: ReferralEvent, kinds: Destinations, names: Mapping[UserId, str]) -> str:
    """``From Routine to Urgent.``"""
    if event.what is not What.CHANGED:
        return ""
    said = [_said(event.how, event.facts.get(name, ""), kinds, names) for name in ("before", "after")]
    return f"From {said[0]} to {said[1]}."


def _said(what: str, value: str, kinds: Destinations, names: Mapping[UserId, str]) -> str:
    if what == WORKER:
        return names.get(UserId(value), FORMER)
    if what == URGENCY:
        return Urgency(value).label
    return kinds.get(value).title if what == DESTINATION else value or "no name"
