"""What the page of care and support asks, by what it is about and what came of it: no more than that needs."""

from hubdesk.domain.care import AdultWhy, CareKind, Outcome, Virus
from hubdesk.presenters.details.fields import Day, Form, Group, Line, Single, Tick, Ticks

LEADS = {
    CareKind.NALOXONE: "Offer it to whoever uses opioids, or lives with somebody who does: most of all in the first "
    "weeks after prison, when the body is no longer used to the amount.",
    CareKind.BBV: "The service that tests tells the person the result. It is not kept here.",
    CareKind.HEPATITIS_B: "A course of several doses. Who gives one says when the next is due.",
    CareKind.FLU: "Once a season.",
    CareKind.OTHER_VACCINE: "Any other vaccine, by name.",
    CareKind.SMOKING: "Ask, say that help makes it easier, and offer it. No lecture.",
    CareKind.ALCOHOL: "A few minutes after the questions on drinking: what the answers mean, and what would help. "
    "Whoever may depend on alcohol must not stop suddenly: ask a clinician first.",
    CareKind.ADULT: "Somebody independent who helps a person under 18, or one who finds it hard to understand, when "
    "police or others question them.",
    CareKind.CAPACITY: "About one decision at one time. Everybody is taken to be able to decide until an assessment "
    "shows otherwise, and help to decide comes first. A choice that others find unwise is no sign.",
}
_WHO = {
    Outcome.ELSEWHERE: "Who gave it, or where?",
    Outcome.ARRANGED: "Arranged with whom?",
    Outcome.NEEDED: "Who could it be? (optional)",
    Outcome.PRESENT: "Who was it?",
    Outcome.HAS: "Who assessed it?",
    Outcome.LACKS: "Who assessed it?",
    Outcome.TO_ASSESS: "Who is asked to assess it? (optional)",
}
_COME_BACK = {
    Outcome.ACCEPTED: "By when is it given or arranged?",
    Outcome.ARRANGED: "When to ask whether it happened?",
    Outcome.NOT_NOW: "When to offer it again?",
    Outcome.DECLINED: "When to offer it again, if they agreed (optional)",
    Outcome.NEEDED: "By when is somebody found?",
    Outcome.TO_ASSESS: "By when is it assessed?",
    Outcome.LACKS: "When to look at it again?",
    Outcome.ABSENT: "By when is somebody found for the next time? (optional)",
}
_WORDS = {
    Outcome.UNSUITABLE: "Why is it not suitable?",
    Outcome.ABSENT: "What was done instead?",
    Outcome.TO_ASSESS: "What gives reason for doubt?",
    Outcome.LACKS: "What helped them to take part, and how is it decided now?",
}
_DONE = (Outcome.QUIT, Outcome.NOT_QUIT, Outcome.QUIT_UNKNOWN, Outcome.UNSUITABLE, Outcome.NOT_NEEDED, Outcome.PRESENT)
_PRINTED = "As printed on it"


def care_form(kind: CareKind, outcome: Outcome) -> Form:
    """The fields of an entry."""
    day = "Day of the assessment" if outcome in (Outcome.HAS, Outcome.LACKS) else "Day"
    asked: list[Single | tuple[Single, ...]] = [*_what(kind, outcome), Day("day", day, "Today unless it was earlier")]
    asked += _given(kind, outcome)
    if outcome in _WHO:
        asked.append(Line("with_whom", _WHO[outcome], "Name and service"))
    if kind is CareKind.SMOKING and outcome in (Outcome.GIVEN, Outcome.ACCEPTED, Outcome.ARRANGED, Outcome.ALREADY):
        asked.append(Day("quit_day", "Quit day (optional)", "4 weeks later it shows under Follow-up"))
    if due := _due(kind, outcome):
        asked.append(Day("due", due))
    if kind.vaccine and outcome in (Outcome.GIVEN, Outcome.ELSEWHERE):
        asked.append(Tick("last_dose", "This was the last dose"))
    words = _WORDS.get(outcome) if kind is not CareKind.SMOKING else None
    asked.append(Line("words", words or "Anything to add (optional)", lines=2))
    return Form(kind.label, LEADS[kind], (Group("", tuple(asked)),))


def _what(kind: CareKind, outcome: Outcome) -> list[Single]:
    if kind is CareKind.OTHER_VACCINE:
        return [Line("name", "Which vaccine?")]
    if kind is CareKind.CAPACITY:
        return [Line("name", "Which decision?", "For example: whether to share the result with the GP")]
    if kind is CareKind.BBV:
        return [Ticks("viruses", "What is it for?", tuple((one.value, one.label) for one in Virus))]
    if kind is CareKind.ADULT and outcome is Outcome.NEEDED:
        return [Ticks("why_adult", "Why?", tuple((one.value, one.label) for one in AdultWhy))]
    return []


def _given(kind: CareKind, outcome: Outcome) -> list[Single | tuple[Single, ...]]:
    given, kit = outcome is Outcome.GIVEN, kind is CareKind.NALOXONE
    if not (kit or kind.vaccine) or outcome not in (Outcome.GIVEN, Outcome.ELSEWHERE, Outcome.ALREADY):
        return []
    asked: list[Single | tuple[Single, ...]] = []
    if kind.vaccine and outcome is not Outcome.ALREADY:
        hint = "1 for the first" if given else "1 for the first. Leave it empty if nobody knows"
        asked.append(Line("dose", "Which dose was it?", hint, chars=4))
    if given:
        number = "Number of the kit" if kit else "Batch number"
        asked.append((Line("product", "Product (optional)", _PRINTED), Line("batch", number, _PRINTED)))
    if given or kit:
        asked.append(Day("expiry", "Use by" if given else "Use by, if the kit is at hand (optional)", _PRINTED))
    if kit:
        asked += [Tick("trained", "Was shown how to use it, and what an overdose looks like")] if given else []
        asked.append(Tick("carried", "Carries it"))
    return asked


def _due(kind: CareKind, outcome: Outcome) -> str:
    if kind.vaccine and outcome in (Outcome.GIVEN, Outcome.ELSEWHERE):
        return "When is the next dose due?"
    if outcome in _COME_BACK:
        return _COME_BACK[outcome]
    return "" if outcome in _DONE else "When to come back to it (optional)"
