"""Getting registered with a GP, followed from "no GP yet" to "registered" (facts §1.1 and §3.1; issue: closed loops).

A case is the list of what happened, only ever added to. A refusal, a challenge or time in custody belongs to the same
case; after custody it goes on, it does not begin again. Whether a person has a GP at all stays in their details.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from enum import StrEnum

from hubdesk.domain.ids import PersonId, UserId
from hubdesk.domain.problems import InvalidEntry

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
LONGEST = 500


class Happened(StrEnum):
    """What can happen on the way. The first five are the steps in their order."""

    CONSENT = "consent"
    IDENTITY = "identity"
    ADDRESS = "address"
    PRACTICE = "practice"
    SENT = "sent"
    CHASED = "chased"
    REFUSED = "refused"
    CHALLENGED = "challenged"
    BARRIER = "barrier"
    SUPPORT = "support"
    MAIL = "mail"
    REGISTERED = "registered"
    CORRECTED = "corrected"
    STOPPED = "stopped"
    GOES_ON = "goes-on"
    STRUCK = "struck"
    """Something earlier was entered in error; its facts say which."""

    @property
    def label(self) -> str:
        """Plain words for the screen."""
        return _LABELS[self][0]


STEPS = (Happened.CONSENT, Happened.IDENTITY, Happened.ADDRESS, Happened.PRACTICE, Happened.SENT)
_LABELS: dict[Happened, tuple[str, str]] = {
    Happened.CONSENT: ("Asked for agreement", "Does the person want us to help them register?"),
    Happened.IDENTITY: ("Confirmed who they are", "How do we know them? No copy of a document is kept"),
    Happened.ADDRESS: ("Agreed an address", "Where will the practice write to?"),
    Happened.PRACTICE: ("Chose a practice", "Which practice?"),
    Happened.SENT: ("Sent the registration", "How did it go there?"),
    Happened.CHASED: ("Asked the practice", "What did they say?"),
    Happened.REFUSED: ("Was refused", "What reason did they give?"),
    Happened.CHALLENGED: ("Challenged the refusal", "How?"),
    Happened.BARRIER: ("Something is in the way", "What?"),
    Happened.SUPPORT: ("Helped in person", "How?"),
    Happened.MAIL: ("Mail came to the site", "What was done with it? It is never opened"),
    Happened.REGISTERED: ("Is registered", "Who confirmed it?"),
    Happened.CORRECTED: (
        "Wrong practice: choose again",
        "Does the person know that their letter went to the wrong place?",
    ),
    Happened.STOPPED: ("Stopped for now", "Why?"),
    Happened.GOES_ON: ("Went on with it", "Why now?"),
    Happened.STRUCK: ("Entered in error", "What was wrong?"),
}
BY_ITSELF = "record"
"""How something happened that hubdesk wrote down by itself: nobody chooses it."""
CHOICES: dict[Happened, tuple[tuple[str, str], ...]] = {
    Happened.CONSENT: (("yes", "Yes"), ("not-now", "Not now")),
    Happened.IDENTITY: (
        ("document", "A document was seen"),
        ("probation", "The probation officer confirmed it"),
        ("known", "Staff here know the person"),
        ("told", "The person told us, and nothing speaks against it"),
    ),
    Happened.ADDRESS: (
        ("sleeps", "Where they sleep"),
        ("care-of", "A friend, a day centre or the practice itself"),
        ("proxy", "This site, for GP registration only"),
    ),
    Happened.PRACTICE: (("chosen", "The practice named below"),),
    Happened.SENT: (
        ("went", "We went there together"),
        ("person", "The person took it there"),
        ("post", "By post"),
        ("email", "By NHSmail"),
        ("online", "Online"),
    ),
    Happened.CHASED: (
        ("no-answer", "No answer yet"),
        ("in-hand", "It is being done"),
        ("asked-more", "They ask for something more"),
    ),
    Happened.REFUSED: (
        ("no-id", "No ID"),
        ("no-address", "No proof of address"),
        ("no-number", "No NHS number"),
        ("list-closed", "Their list is closed"),
        ("out-of-area", "Outside their area"),
        ("immigration", "Immigration status"),
        ("other", "Another reason"),
        ("none", "No reason given"),
    ),
    Happened.CHALLENGED: (("letter", "By letter"), ("phone", "By phone"), ("there", "In person")),
    Happened.BARRIER: (
        ("no-id", "No ID"),
        ("no-address", "No address"),
        ("refused", "Was refused before"),
        ("list-closed", "A closed list"),
        ("out-of-area", "Outside the area"),
        ("no-phone", "No phone"),
        ("form", "The form, or doing it online"),
        ("language", "Language or reading"),
        ("trust", "Does not trust the service"),
        ("unwell", "Too unwell at present"),
        ("other", "Something else"),
    ),
    Happened.SUPPORT: (
        ("filled-in", "Filled in the form together"),
        ("phoned", "Phoned for them"),
        ("went", "Went with them"),
        ("travel", "Helped with travel"),
    ),
    Happened.MAIL: (
        ("came", "It is here, the person is not told yet"),
        ("told", "Told the person"),
        ("given", "Gave it to the person"),
        ("returned", "Sent it back"),
    ),
    Happened.REGISTERED: (
        ("practice", "The practice"),
        ("letter", "A letter or text from the NHS"),
        ("person", "The person"),
        (BY_ITSELF, "It was put in the record"),
    ),
    Happened.CORRECTED: (
        ("told", "Yes, they were told"),
        ("not-yet", "Not yet"),
        ("not-sent", "Nothing was sent there"),
    ),
    Happened.STOPPED: (
        ("person", "The person does not want it"),
        ("custody", "In custody"),
        ("moved", "Moved away"),
        ("lost", "No contact any more"),
    ),
    Happened.GOES_ON: (
        ("asked", "The person asked"),
        ("released", "Released again"),
        ("found", "In contact again"),
        (BY_ITSELF, "The record says there is no GP"),
    ),
    Happened.STRUCK: (
        ("mistake", "It did not happen"),
        ("otherwise", "It was otherwise: I write it down again"),
        ("person", "It belongs to someone else"),
    ),
}
_TO_DO = {
    Happened.CONSENT: "Ask whether they want help",
    Happened.IDENTITY: "Confirm who they are",
    Happened.ADDRESS: "Agree an address",
    Happened.PRACTICE: "Choose a practice",
    Happened.SENT: "Send the registration",
}
NEEDS_WORDS = {
    (Happened.ADDRESS, "care-of"): "Write the address",
    (Happened.REFUSED, "other"): "Write the reason they gave",
    (Happened.CHASED, "asked-more"): "Write what they ask for",
    (Happened.BARRIER, "other"): "Write what is in the way",
    (Happened.CORRECTED, "told"): "Write what was wrong, and what the person said",
    **{(Happened.STRUCK, how): "Write why this is put right" for how in ("mistake", "otherwise", "person")},
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
class CaseEvent:
    """One thing that happened: on which day, what, how (a value of ``CHOICES``), and words."""

    person_id: PersonId
    at: datetime
    by: UserId
    what: Happened
    how: str
    on: date
    words: str = ""
    facts: Mapping[str, str] = field(default_factory=dict)
    """What ``domain.gp_case_facts`` asks for with this event, by name; days as ISO."""

    def fact(self, name: str) -> str:
        """One of them; empty where it was not told."""
        return self.facts.get(name, "")

    @property
    def how_label(self) -> str:
        """The choice in words."""
        return dict(CHOICES[self.what]).get(self.how, self.how)


@dataclass(frozen=True, slots=True)
class NextThing:
    """What a case waits for, and by when; ``what`` is written down once it is done, where it is not plain."""

    words: str
    due: date
    what: Happened | None = None


STRIKES = "strikes"
"""The fact of a ``STRUCK`` event that says which one was entered in error."""


def struck(told: Sequence[CaseEvent]) -> frozenset[int]:
    """The numbers of what was entered in error."""
    return frozenset(int(event.fact(STRIKES)) for event in told if event.what is Happened.STRUCK)


def standing(told: Sequence[CaseEvent]) -> tuple[CaseEvent, ...]:
    """What counts of everything that was written down: neither what was entered in error nor that it was said so."""
    wrong = struck(told)
    return tuple(
        event for number, event in enumerate(told, 1) if number not in wrong and event.what is not Happened.STRUCK
    )


def may_be_struck(told: Sequence[CaseEvent], number: int) -> bool:
    """Whether somebody told this and it still counts. What the record wrote by itself is put right in the record."""
    if not 1 <= number <= len(told) or number in struck(told):
        return False
    event = told[number - 1]
    return event.what is not Happened.STRUCK and event.how != BY_ITSELF


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


def question(what: Happened) -> str:
    """What is asked when this is recorded."""
    return _LABELS[what][1]


def check_event(what: str, how: str, on: date | None, words: str, today: date) -> tuple[Happened, str]:
    """The event's kind and tidy words. Raises ``InvalidEntry`` naming ``what``, ``how``, ``on`` or ``words``."""
    if what not in [one.value for one in Happened]:
        raise InvalidEntry({"what": "Choose what happened"})
    kind, tidy, wrong = Happened(what), " ".join(words.split()), {}
    if how not in dict(CHOICES[kind]):
        wrong["how"] = "Choose one"
    if on is None:
        wrong["on"] = "Enter the day"
    elif on > today:
        wrong["on"] = "The day cannot be in the future"
    if len(tidy) > LONGEST:
        wrong["words"] = f"Use {LONGEST} characters or fewer"
    elif not tidy and (kind, how) in NEEDS_WORDS:
        wrong["words"] = NEEDS_WORDS[kind, how]
    if wrong:
        raise InvalidEntry(wrong)
    return kind, tidy


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
