"""Reading what was typed about care offered and support needed: what each outcome asks for, and no more."""

from datetime import date

from hubdesk.domain.care import (
    MOST_DOSES,
    QUIT_FOLLOW_UP,
    AdultWhy,
    CareFacts,
    CareKind,
    CareToWrite,
    Outcome,
    Virus,
    outcomes,
)
from hubdesk.domain.typed import Typed

_IN_HAND = (Outcome.GIVEN, Outcome.ELSEWHERE, Outcome.ALREADY)
_COMES_BACK = {
    Outcome.ACCEPTED: "Enter the day by which it is given or arranged",
    Outcome.ARRANGED: "Enter a day to ask whether it happened",
    Outcome.NOT_NOW: "Enter a day to offer it again",
    Outcome.NEEDED: "Enter the day by which somebody is found",
    Outcome.TO_ASSESS: "Enter the day by which it is assessed",
    Outcome.LACKS: "Enter a day to look at it again: it is never for good",
}
"""Outcomes that leave something to do: without a day they would be forgotten."""
_WHO = {
    Outcome.ELSEWHERE: "Say who gave it, as far as it is known",
    Outcome.ARRANGED: "Say with whom it is arranged",
    Outcome.PRESENT: "Say who the appropriate adult was",
    Outcome.HAS: "Say who assessed it",
    Outcome.LACKS: "Say who assessed it",
}
_WORDS = {
    Outcome.UNSUITABLE: "Say why it is not suitable",
    Outcome.ABSENT: "Say what was done instead",
    Outcome.LACKS: "Say what was done to help them decide, and how it is decided now",
    Outcome.TO_ASSESS: "Say what gives reason for doubt",
}


def read_care(typed: Typed) -> CareToWrite:
    """An entry from its fields. Raises ``InvalidEntry`` naming each field that needs changing."""
    kind = CareKind(typed.text("kind"))
    chosen = typed.text("outcome")
    if chosen not in outcomes(kind):
        typed.wrong("outcome", "Choose what came of it")
        typed.finish()
    outcome, words, with_whom = Outcome(chosen), typed.note("words"), typed.text("with_whom")
    day = typed.day("day", past=True)
    if day is None:
        typed.wrong("day", "Enter the day")
    facts = _facts(typed, kind, outcome, with_whom, day)
    due = typed.day("due")
    if due is None:
        due = _own_due(kind, outcome, facts)
    elif day and due < day:
        typed.wrong("due", "This day must be later than the day above")
    if due is None and outcome in _COMES_BACK:
        typed.wrong("due", _COMES_BACK[outcome])
    if not with_whom and outcome in _WHO:
        typed.wrong("with_whom", _WHO[outcome])
    if not words and outcome in _WORDS and kind is not CareKind.SMOKING:
        typed.wrong("words", _WORDS[outcome])
    if due is None and not facts.last_dose and kind.vaccine and outcome in (Outcome.GIVEN, Outcome.ELSEWHERE):
        typed.wrong("due", "Enter when the next dose is due, or tick that this was the last one")
    typed.finish()
    assert day is not None
    return CareToWrite(kind, outcome, day, due, words, facts)


def _facts(typed: Typed, kind: CareKind, outcome: Outcome, with_whom: str, day: date | None) -> CareFacts:
    name = typed.text("name") if kind in (CareKind.OTHER_VACCINE, CareKind.CAPACITY) else ""
    if not name and kind is CareKind.OTHER_VACCINE:
        typed.wrong("name", "Enter which vaccine")
    if not name and kind is CareKind.CAPACITY:
        typed.wrong("name", "Say which decision: capacity is about one decision")
    viruses = tuple(Virus(code) for code in typed.text("viruses").split()) if kind is CareKind.BBV else ()
    if kind is CareKind.BBV and not viruses:
        typed.wrong("viruses", "Tick what the test is for")
    why = tuple(AdultWhy(code) for code in typed.text("why_adult").split()) if kind is CareKind.ADULT else ()
    if kind is CareKind.ADULT and outcome is Outcome.NEEDED and not why:
        typed.wrong("why_adult", "Tick why")
    quit_day = typed.day("quit_day") if kind is CareKind.SMOKING else None
    if outcome not in _IN_HAND or not (kind.vaccine or kind is CareKind.NALOXONE):
        return CareFacts(name=name, viruses=viruses, with_whom=with_whom, why_adult=why, quit_day=quit_day)
    return CareFacts(
        name=name,
        dose=_dose(typed, outcome) if kind.vaccine else None,
        last_dose=kind.vaccine and typed.ticked("last_dose"),
        product=typed.text("product"),
        batch=_batch(typed, kind, outcome),
        expiry=_expiry(typed, kind, outcome, day),
        trained=kind is CareKind.NALOXONE and _trained(typed, outcome),
        carried=kind is CareKind.NALOXONE and typed.ticked("carried"),
        with_whom=with_whom,
    )


def _dose(typed: Typed, outcome: Outcome) -> int | None:
    if outcome is Outcome.ALREADY:
        return None
    found = typed.text("dose")
    if found.isascii() and found.isdecimal() and 1 <= int(found[:3]) <= MOST_DOSES:
        return int(found)
    if found or outcome is Outcome.GIVEN:
        typed.wrong("dose", f"Enter which dose it was: a number from 1 to {MOST_DOSES}")
    return None


def _batch(typed: Typed, kind: CareKind, outcome: Outcome) -> str:
    batch = typed.text("batch")
    if not batch and outcome is Outcome.GIVEN:
        typed.wrong("batch", f"Enter the number of the {'kit' if kind is CareKind.NALOXONE else 'batch'}")
    return batch


def _expiry(typed: Typed, kind: CareKind, outcome: Outcome, day: date | None) -> date | None:
    expiry = typed.day("expiry")
    if expiry is None and outcome is Outcome.GIVEN:
        typed.wrong("expiry", "Enter the day printed on it")
    elif expiry and day and expiry < day and outcome is Outcome.GIVEN:
        what = "kit" if kind is CareKind.NALOXONE else "dose"
        typed.wrong("expiry", f"This {what} was out of date on that day. Use another one, and tell a clinical lead")
    return expiry


def _trained(typed: Typed, outcome: Outcome) -> bool:
    trained = typed.ticked("trained")
    if outcome is Outcome.GIVEN and not trained:
        typed.wrong("trained", "Show how it is used before the person takes it, then tick this")
    return trained


def _own_due(kind: CareKind, outcome: Outcome, facts: CareFacts) -> date | None:
    """The day that follows from what was told, where nobody entered one."""
    if kind is CareKind.NALOXONE and outcome in _IN_HAND:
        return facts.expiry
    if facts.quit_day and outcome in (Outcome.ACCEPTED, Outcome.ARRANGED, Outcome.ALREADY, Outcome.GIVEN):
        return facts.quit_day + QUIT_FOLLOW_UP
    return None
