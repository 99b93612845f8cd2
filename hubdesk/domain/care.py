"""Care that the hub offers beside referrals, and support that somebody needs to take part and to decide.

Take-home naloxone, tests for blood-borne viruses, vaccines and help to stop smoking: offered, what came of it, what is
due next (facts rows 68, 79, 81, 91, 96 and §5.3). Appropriate adult and mental capacity: noted where they are needed
(facts row 118; Mental Capacity Act 2005 s.1: about one decision, and presumed until it was assessed).

Entries are only ever added; one written by mistake is taken back with a reason and stays readable. Results of tests are
not kept: the service that tests tells the person. There is no schedule of doses in here: who gives one says when the
next is due.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from enum import StrEnum

from hubdesk.domain.ids import PersonId, UserId
from hubdesk.domain.names import fold
from hubdesk.domain.roles import Role
from hubdesk.domain.taken_back import TakenBack

QUIT_FOLLOW_UP = timedelta(days=28)
"""How long after the quit day the outcome is asked for (NHS stop-smoking data set)."""
MOST_DOSES = 9


class CareKind(StrEnum):
    """What an entry is about."""

    NALOXONE = "naloxone"
    BBV = "bbv"
    HEPATITIS_B = "hepatitis-b"
    FLU = "flu"
    OTHER_VACCINE = "other-vaccine"
    SMOKING = "smoking"
    ALCOHOL = "alcohol"
    ADULT = "appropriate-adult"
    CAPACITY = "capacity"

    @property
    def label(self) -> str:
        """Plain words for the screen."""
        return {
            CareKind.NALOXONE: "Take-home naloxone",
            CareKind.BBV: "Hepatitis and HIV tests",
            CareKind.HEPATITIS_B: "Hepatitis B vaccine",
            CareKind.FLU: "Flu vaccine",
            CareKind.OTHER_VACCINE: "Another vaccine",
            CareKind.SMOKING: "Help to stop smoking",
            CareKind.ALCOHOL: "Advice on drinking",
            CareKind.ADULT: "Appropriate adult",
            CareKind.CAPACITY: "Mental capacity for a decision",
        }[self]

    @property
    def vaccine(self) -> bool:
        """Whether it is given in doses."""
        return self in (CareKind.HEPATITIS_B, CareKind.FLU, CareKind.OTHER_VACCINE)

    @property
    def support(self) -> bool:
        """Whether it is support with taking part, not care that is offered."""
        return self in (CareKind.ADULT, CareKind.CAPACITY)


class Outcome(StrEnum):
    """What came of it."""

    GIVEN = "given"
    ELSEWHERE = "elsewhere"
    ARRANGED = "arranged"
    ACCEPTED = "accepted"
    ALREADY = "already"
    NOT_NOW = "not-now"
    DECLINED = "declined"
    UNSUITABLE = "unsuitable"
    QUIT = "quit"
    NOT_QUIT = "not-quit"
    QUIT_UNKNOWN = "quit-unknown"
    NEEDED = "needed"
    PRESENT = "present"
    ABSENT = "absent"
    NOT_NEEDED = "not-needed"
    PRESUMED = "presumed"
    TO_ASSESS = "to-assess"
    HAS = "has"
    LACKS = "lacks"


_OFFERED = (
    *(Outcome.GIVEN, Outcome.ELSEWHERE, Outcome.ARRANGED, Outcome.ACCEPTED, Outcome.ALREADY),
    *(Outcome.NOT_NOW, Outcome.DECLINED, Outcome.UNSUITABLE),
)
_OF_KIND: dict[CareKind, tuple[Outcome, ...]] = {
    CareKind.SMOKING: (
        *(Outcome.GIVEN, Outcome.ARRANGED, Outcome.ACCEPTED, Outcome.ALREADY, Outcome.NOT_NOW, Outcome.DECLINED),
        *(Outcome.UNSUITABLE, Outcome.QUIT, Outcome.NOT_QUIT, Outcome.QUIT_UNKNOWN),
    ),
    CareKind.ALCOHOL: (Outcome.GIVEN, Outcome.ARRANGED, Outcome.ALREADY, Outcome.NOT_NOW, Outcome.DECLINED),
    CareKind.ADULT: (Outcome.NEEDED, Outcome.PRESENT, Outcome.ABSENT, Outcome.NOT_NEEDED),
    CareKind.CAPACITY: (Outcome.PRESUMED, Outcome.TO_ASSESS, Outcome.HAS, Outcome.LACKS),
}
_WORDS = {
    Outcome.GIVEN: "Given here",
    Outcome.ELSEWHERE: "Given by somebody else",
    Outcome.ARRANGED: "Arranged with a service",
    Outcome.ACCEPTED: "Accepted, not arranged yet",
    Outcome.ALREADY: "Has it already",
    Outcome.NOT_NOW: "Not now",
    Outcome.DECLINED: "Declined",
    Outcome.UNSUITABLE: "Not suitable",
    Outcome.QUIT: "Not smoking 4 weeks after the quit day",
    Outcome.NOT_QUIT: "Smoking again, or still",
    Outcome.QUIT_UNKNOWN: "4 weeks on: could not be asked",
    Outcome.NEEDED: "Needed",
    Outcome.PRESENT: "Was there",
    Outcome.ABSENT: "Was needed and not there",
    Outcome.NOT_NEEDED: "Not needed any more",
    Outcome.PRESUMED: "No reason to doubt it: presumed",
    Outcome.TO_ASSESS: "There is doubt: to be assessed",
    Outcome.HAS: "Assessed: can decide this",
    Outcome.LACKS: "Assessed: cannot decide this now",
}
_OWN_WORDS = {
    (CareKind.NALOXONE, Outcome.GIVEN): "Kit supplied here",
    (CareKind.NALOXONE, Outcome.ELSEWHERE): "Kit supplied by somebody else",
    (CareKind.NALOXONE, Outcome.ALREADY): "Has a kit already",
    (CareKind.BBV, Outcome.GIVEN): "Test taken here",
    (CareKind.BBV, Outcome.ELSEWHERE): "Test taken by somebody else",
    (CareKind.BBV, Outcome.ALREADY): "Tested already, or in care for it",
    (CareKind.SMOKING, Outcome.GIVEN): "Brief advice given",
    (CareKind.ALCOHOL, Outcome.GIVEN): "Brief advice given",
    (CareKind.ALCOHOL, Outcome.ALREADY): "Has help already",
    (CareKind.SMOKING, Outcome.ALREADY): "Has help already",
    (CareKind.SMOKING, Outcome.UNSUITABLE): "Does not smoke",
    **{
        (kind, outcome): words
        for kind in CareKind
        if kind.vaccine
        for outcome, words in (
            (Outcome.GIVEN, "Dose given here"),
            (Outcome.ELSEWHERE, "Dose given by somebody else"),
            (Outcome.ALREADY, "Course complete already"),
        )
    },
}


def outcomes(kind: CareKind) -> tuple[Outcome, ...]:
    """What may come of this kind."""
    return _OF_KIND.get(kind, _OFFERED)


def outcome_words(kind: CareKind, outcome: Outcome) -> str:
    """An outcome in the words of its kind."""
    return _OWN_WORDS.get((kind, outcome), _WORDS[outcome])


def needs_clinician(kind: CareKind, outcome: Outcome) -> bool:
    """Whether only those who may give care write this down as their own doing: a kit supplied, a test taken, a dose
    given here (Human Medicines Regulations 2012 as amended in 2024, facts §5.3; patient group directions), and what an
    assessment of capacity found. Brief advice is everybody's."""
    advice = kind in (CareKind.SMOKING, CareKind.ALCOHOL)
    return (outcome is Outcome.GIVEN and not advice) or outcome in (Outcome.HAS, Outcome.LACKS)


class Virus(StrEnum):
    """What is tested for."""

    HEPATITIS_B = "hepatitis-b"
    HEPATITIS_C = "hepatitis-c"
    HIV = "hiv"

    @property
    def label(self) -> str:
        """Plain words for the screen."""
        return {Virus.HEPATITIS_B: "Hepatitis B", Virus.HEPATITIS_C: "Hepatitis C", Virus.HIV: "HIV"}[self]


class AdultWhy(StrEnum):
    """Why an appropriate adult is needed (PACE Code C: under 18, or a vulnerable person)."""

    UNDER_18 = "under-18"
    LEARNING = "learning"
    MIND = "mind"
    COMMUNICATION = "communication"
    BRAIN_INJURY = "brain-injury"

    @property
    def label(self) -> str:
        """Plain words for the screen."""
        return {
            AdultWhy.UNDER_18: "Under 18",
            AdultWhy.LEARNING: "Learning disability",
            AdultWhy.MIND: "Mental health",
            AdultWhy.COMMUNICATION: "Understanding or being understood",
            AdultWhy.BRAIN_INJURY: "Brain injury",
        }[self]


@dataclass(frozen=True, slots=True)
class CareFacts:
    """What is told with an entry. What does not belong to its kind stays empty."""

    name: str = ""
    """Which vaccine, or which decision."""
    viruses: tuple[Virus, ...] = ()
    dose: int | None = None
    last_dose: bool = False
    product: str = ""
    batch: str = ""
    """The number of the kit or batch."""
    expiry: date | None = None
    trained: bool = False
    """Whether the person was shown how to use the kit, and what an overdose looks like."""
    carried: bool = False
    with_whom: str = ""
    """Who gave it, with whom it is arranged, who the adult is, who assessed."""
    why_adult: tuple[AdultWhy, ...] = ()
    quit_day: date | None = None


@dataclass(frozen=True, slots=True)
class CareEntry:
    """One entry, as written. ``written_as`` is the role that its writer had then."""

    id: str
    person_id: PersonId
    kind: CareKind
    outcome: Outcome
    day: date
    written_at: datetime
    written_by: UserId
    written_as: Role
    due: date | None = None
    """When to come back to it."""
    words: str = ""
    facts: CareFacts = field(default_factory=CareFacts)
    taken_back: TakenBack | None = None

    @property
    def course(self) -> str:
        """What later entries take the place of earlier ones in: the kind, and where there are several, which."""
        return f"{self.kind.value}:{fold(self.facts.name)}" if self.facts.name else self.kind.value

    @property
    def title(self) -> str:
        """What it is about: the vaccine or the decision where it has a name of its own."""
        if self.kind is CareKind.CAPACITY:
            return f"Capacity: {self.facts.name}"
        return self.facts.name or self.kind.label

    def waits(self, today: date) -> bool:
        """Whether it is due by today."""
        return self.due is not None and self.due <= today

    def overdue(self, today: date) -> bool:
        """Whether the day to come back to it has passed."""
        return self.due is not None and self.due < today


@dataclass(frozen=True, slots=True)
class CareToWrite:
    """What was typed, checked."""

    kind: CareKind
    outcome: Outcome
    day: date
    due: date | None
    words: str
    facts: CareFacts


def stands_now(entries: Iterable[CareEntry]) -> tuple[CareEntry, ...]:
    """The newest entry of each course that was not taken back, by kind: of one day, what was written last."""
    newest: dict[str, CareEntry] = {}
    for one in sorted((e for e in entries if e.taken_back is None), key=lambda e: e.day):
        newest[one.course] = one
    order = list(CareKind)
    return tuple(sorted(newest.values(), key=lambda e: (order.index(e.kind), e.course)))


def due_words(entry: CareEntry) -> str:
    """What is due, in words that begin a sentence."""
    kind, outcome = entry.kind, entry.outcome
    if kind.vaccine and outcome in (Outcome.GIVEN, Outcome.ELSEWHERE):
        return f"Dose {entry.facts.dose + 1} is due" if entry.facts.dose else "The next dose is due"
    if kind is CareKind.NALOXONE and outcome in (Outcome.GIVEN, Outcome.ELSEWHERE, Outcome.ALREADY):
        return "The kit runs out" if entry.due == entry.facts.expiry else "Ask about the kit"
    if kind is CareKind.BBV and outcome in (Outcome.GIVEN, Outcome.ELSEWHERE):
        return "Ask whether they were told the result"
    if kind is CareKind.SMOKING and entry.facts.quit_day:
        return "Ask: 4 weeks after the quit day"
    return {
        Outcome.ACCEPTED: "Give it, or arrange it",
        Outcome.ARRANGED: "Ask whether it happened",
        Outcome.NOT_NOW: "Offer it again",
        Outcome.DECLINED: "Offer it again",
        Outcome.NEEDED: "Arrange an appropriate adult",
        Outcome.ABSENT: "Arrange an appropriate adult",
        Outcome.TO_ASSESS: "See that it is assessed",
        Outcome.LACKS: "Look at it again",
    }.get(outcome, "Look at it again")
