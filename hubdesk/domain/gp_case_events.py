"""What can happen on the way to a GP, how it can happen in words, and what counts of all that was written down."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum

from hubdesk.domain.event_entry import wrong_day, wrong_words
from hubdesk.domain.ids import PersonId, UserId
from hubdesk.domain.problems import InvalidEntry


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
NEEDS_WORDS = {
    (Happened.ADDRESS, "care-of"): "Write the address",
    (Happened.REFUSED, "other"): "Write the reason they gave",
    (Happened.CHASED, "asked-more"): "Write what they ask for",
    (Happened.BARRIER, "other"): "Write what is in the way",
    (Happened.CORRECTED, "told"): "Write what was wrong, and what the person said",
    **{(Happened.STRUCK, how): "Write why this is put right" for how in ("mistake", "otherwise", "person")},
}


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
    if day := wrong_day(on, today):
        wrong["on"] = day
    if told := wrong_words(tidy, NEEDS_WORDS.get((kind, how))):
        wrong["words"] = told
    if wrong:
        raise InvalidEntry(wrong)
    return kind, tidy
