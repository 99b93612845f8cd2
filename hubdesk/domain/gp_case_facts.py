"""What is asked beside each step of getting a GP, and the rules it must keep (facts §1.1 rows 2 to 8, and §3.1).

Facts are texts by name, days as ISO. The proxy address is told in plain words and has a day on which it is looked at
again; it is a fact of the case and never touches where the person sleeps.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from hubdesk.domain.dates import cui_date
from hubdesk.domain.gp_case import BEFORE_RELEASE, PROXY_LONGEST, GpCase, NextThing, in_wales, next_step
from hubdesk.domain.gp_case_events import CaseEvent, Happened
from hubdesk.domain.orders import Orders
from hubdesk.domain.typed import YES, Typed, typed_day


class Asks(StrEnum):
    """How a fact is asked for."""

    LINE = "line"
    LINES = "lines"
    DAY = "day"
    TICK = "tick"


@dataclass(frozen=True, slots=True)
class CaseFact:
    """One thing that is asked with an event; ``only`` names the answers it goes with, none for all."""

    name: str
    label: str
    hint: str = ""
    asks: Asks = Asks.LINE
    only: tuple[str, ...] = ()


PRACTICE_FACTS = ("name", "address", "postcode", "phone", "code", "country")
FACTS: Mapping[Happened, tuple[CaseFact, ...]] = {
    Happened.IDENTITY: (
        CaseFact(
            "seen",
            "What was seen (optional)",
            "As “a prison letter with name and photo”. No copy is kept",
            only=("document",),
        ),
        CaseFact(
            "statement",
            "How you know them, as the letter will say it",
            "As “I have met them here twice since May”",
            Asks.LINES,
        ),
    ),
    Happened.ADDRESS: (
        CaseFact(
            "address",
            "The address",
            "A line each. Leave out anything that tells of probation",
            Asks.LINES,
            ("care-of",),
        ),
        CaseFact(
            "told_nhs",
            "They were told: it goes into the NHS record, and every NHS letter comes here",
            "",
            Asks.TICK,
            ("proxy",),
        ),
        CaseFact(
            "offered", "They were offered a friend, a day centre or the practice instead", "", Asks.TICK, ("proxy",)
        ),
        CaseFact("agreement", "The agreement on post is signed", "", Asks.TICK, ("proxy",)),
        CaseFact("reach", "How they are told that post is here", "Only a way that is safe", Asks.LINE, ("proxy",)),
        CaseFact("review_on", "Looked at again on", "Within 6 months", Asks.DAY, ("proxy",)),
    ),
    Happened.PRACTICE: (
        CaseFact("name", "Name of the practice"),
        CaseFact("address", "Address"),
        CaseFact("postcode", "Postcode"),
        CaseFact("phone", "Phone (optional)"),
        CaseFact("code", "Practice code (optional)"),
    ),
    Happened.REFUSED: (
        CaseFact("by", "Who said so (optional)", "A role is enough"),
        CaseFact("written", "They gave the reason in writing", "", Asks.TICK),
    ),
}


def facts_for(what: Happened, how: str) -> tuple[CaseFact, ...]:
    """What is asked with this event and answer."""
    return tuple(one for one in FACTS.get(what, ()) if not one.only or how in one.only)


def read_facts(
    what: Happened, how: str, fields: Mapping[str, str], today: date
) -> tuple[dict[str, str], dict[str, str]]:
    """The facts as typed, and what is wrong with them by field."""
    typed, found = Typed(fields, today), dict[str, str]()
    for one in facts_for(what, how):
        if one.asks is Asks.DAY:
            day = typed.day(one.name)
            found[one.name] = day.isoformat() if day else ""
        elif one.asks is Asks.TICK:
            found[one.name] = YES if typed.ticked(one.name) else ""
        elif one.asks is Asks.LINES:
            lines = (" ".join(line.split()) for line in fields.get(one.name, "").splitlines())
            found[one.name] = "\n".join(line for line in lines if line)[:500]
        else:
            found[one.name] = typed.text(one.name)
    if what is Happened.PRACTICE and fields.get("country"):
        found["country"] = typed.text("country")
    _check(what, how, found, today, typed)
    return {name: text for name, text in found.items() if text}, dict(typed.problems)


def _check(what: Happened, how: str, found: Mapping[str, str], today: date, typed: Typed) -> None:
    if what is Happened.IDENTITY and not found.get("statement"):
        typed.wrong("statement", "Write how you know them: the letter needs it")
    if what is Happened.PRACTICE and not found.get("name"):
        typed.wrong("name", "Find the practice above, or write its name")
    if what is Happened.ADDRESS and how == "care-of" and not found.get("address"):
        typed.wrong("address", "Write the address")
    if what is Happened.ADDRESS and how == "proxy":
        if not found.get("told_nhs"):
            typed.wrong("told_nhs", "Tell them first, in plain words, then tick this")
        review = found.get("review_on", "")
        if not review:
            typed.wrong("review_on", "Agree a day to look at it again")
        elif not today < date.fromisoformat(review) <= today + PROXY_LONGEST:
            typed.wrong("review_on", "Choose a day in the next 6 months")


def planned_release(orders: Orders, today: date) -> date | None:
    """When somebody who is in prison now is to come out, where that is recorded."""
    ends = [e.ends for e in orders.in_prison(today) if e.lets_out and e.ends and e.ends > today]
    return min(ends, default=None)


def release_line(release: date | None, events: Sequence[CaseEvent]) -> str:
    """What a planned release means for the registration; nothing where none is planned. No rule of England is told
    where the practice is in Wales."""
    if release is None:
        return ""
    line = f"In prison now. Release is planned on {cui_date(release)}."
    if in_wales(events):
        return f"{line} Ask the practice and the health board when it can be sent."
    first = cui_date(release - BEFORE_RELEASE)
    return f"{line} A practice may register from {first}, 4 weeks before, and nobody has to come."


def too_early(release: date | None, on: date, events: Sequence[CaseEvent]) -> str:
    """Why a registration cannot be sent on this day; empty where it can."""
    if release is None or in_wales(events) or on >= release - BEFORE_RELEASE:
        return ""
    return f"A practice may register 4 weeks before release, from {cui_date(release - BEFORE_RELEASE)}"


def next_before_release(case: GpCase, release: date | None) -> NextThing | None:
    """What is to be done next; what cannot be sent before somebody's release is near is not due before."""
    waits = case.next_thing
    if waits is None or release is None or in_wales(case.events) or next_step(case.events) is not Happened.SENT:
        return waits
    return NextThing(waits.words, max(waits.due, release - BEFORE_RELEASE))


def first_fields(what: Happened, how: str, known: Mapping[str, str], today: date) -> dict[str, str]:
    """What the fields begin with. ``known`` holds what the case and the record know already."""
    fields = {one.name: known.get(one.name, "") for one in facts_for(what, how) if one.asks is not Asks.DAY}
    if what is Happened.ADDRESS and how == "proxy":
        later = today.month + 2
        fields |= typed_day("review_on", date(today.year + later // 12, later % 12 + 1, min(today.day, 28)))
    return {name: text for name, text in fields.items() if text}
