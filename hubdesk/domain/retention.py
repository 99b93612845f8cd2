"""How long a record is kept, what keeps it longer, and when it may be destroyed.

Source: Records Management Code of Practice (August 2023; security design §5.4): an adult's health record 8 years after
the last contact, a mental-health record 20 years after it, and after a death 10 years. Where two rules could count, the
later day does: a record kept a day too long can be destroyed tomorrow, one destroyed a day too soon never comes back.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum

from hubdesk.domain.dates import cui_date
from hubdesk.domain.ids import PersonId, UserId
from hubdesk.domain.problems import InvalidEntry

LONGEST_WORDS = 500

NOT_OF_THE_MIND = frozenset(
    {
        "communication-needs",
        "health-today",
        "life-and-money",
        "medicines-today",
        "physical-health",
        "service-feedback",
        "strengths-and-challenges",
        "support-needs",
    }
)
"""Forms that ask nothing about mental health. Every other one, and any form the hub brings itself, counts as such a
screening: kept longer when in doubt."""


class RecordClass(StrEnum):
    """Which kind of record it is in the Records Management Code."""

    ADULT = "adult"
    MENTAL = "mental-health"

    @property
    def label(self) -> str:
        """Plain words for the screen."""
        return {RecordClass.ADULT: "Adult health record", RecordClass.MENTAL: "Mental-health record"}[self]


class HoldKind(StrEnum):
    """Why nothing of a record may be destroyed, however old it is."""

    LEGAL = "legal"
    INQUIRY = "public-inquiry"

    @property
    def label(self) -> str:
        """Plain words for the screen."""
        return {HoldKind.LEGAL: "Legal hold", HoldKind.INQUIRY: "Public inquiry"}[self]


class Step(StrEnum):
    """What can be said about the keeping of a record. Said once, it stays; the newest of a kind is what stands."""

    CLASS = "class"
    DIED = "died"
    NOT_DIED = "not-died"
    HELD = "held"
    RELEASED = "released"
    KEPT = "kept"
    PROPOSED = "proposed"
    DECLINED = "declined"


@dataclass(frozen=True, slots=True)
class Said:
    """One thing said about the keeping of one record."""

    person_id: PersonId
    at: datetime
    by: UserId
    step: Step
    value: str = ""
    """The class, or the kind of hold."""
    on: date | None = None
    """The day of death, or the day until which it is kept."""
    why: str = ""
    """The reason, or where the news of a death comes from."""


@dataclass(frozen=True, slots=True)
class Years:
    """How many years a record is kept after what; the trust's own, at least those of the Code by default."""

    adult: int = 8
    mental: int = 20
    after_death: int = 10

    def of(self, klass: RecordClass) -> int:
        """After the last contact."""
        return self.mental if klass is RecordClass.MENTAL else self.adult


@dataclass(frozen=True, slots=True)
class LastContact:
    """When somebody last had to do with a person, and whether mental health was ever screened."""

    person_id: PersonId
    on: date
    mind: bool
    registered: bool = False
    """Whether the registration is all there is."""


@dataclass(frozen=True, slots=True)
class Keeping:
    """What was said about one record, as it stands now."""

    said: tuple[Said, ...] = ()
    klass: Said | None = None
    died: Said | None = None
    kept: Said | None = None
    holds: tuple[Said, ...] = ()
    proposal: Said | None = None
    """A proposal to destroy it, while nothing else was said since."""


class Stage(StrEnum):
    """Where a record stands in the yearly review."""

    HELD = "held"
    PROPOSED = "proposed"
    DUE = "due"
    NOT_DUE = "not-due"


@dataclass(frozen=True, slots=True)
class Verdict:
    """By which rule a record is kept until when, and where it stands today."""

    klass: RecordClass
    chosen: bool
    """Whether a lead set the class; else it was worked out."""
    contact: LastContact
    rule: str
    """In words: the years, what they count from, and that day."""
    keep_to: date
    """The last day on which it must be kept. It is due from the day after."""
    stage: Stage
    keeping: Keeping = field(default_factory=Keeping)


def stand(said: Iterable[Said]) -> Keeping:
    """What stands of all that was said, oldest first."""
    every = tuple(said)
    klass = died = kept = None
    holds: dict[str, Said] = {}
    for one in every:
        match one.step:
            case Step.CLASS:
                klass = one
            case Step.DIED:
                died = one
            case Step.NOT_DIED:
                died = None
            case Step.KEPT:
                kept = one
            case Step.HELD:
                holds[one.value] = one
            case Step.RELEASED:
                holds.pop(one.value, None)
    last = every[-1] if every else None
    proposal = last if last is not None and last.step is Step.PROPOSED else None
    return Keeping(every, klass, died, kept, tuple(holds.values()), proposal)


def judge(keeping: Keeping, contact: LastContact, years: Years, today: date) -> Verdict:
    """Where a record stands on this day. ``today`` must be a day that can be trusted (``domain.trusted_day``)."""
    worked_out = RecordClass.MENTAL if contact.mind else RecordClass.ADULT
    klass = RecordClass(keeping.klass.value) if keeping.klass else worked_out
    keep_to, rule = _rule(keeping, contact, years, klass)
    if keeping.kept is not None and keeping.kept.on is not None and keeping.kept.on > keep_to:
        keep_to = keeping.kept.on
        rule = f"Kept until {cui_date(keep_to)}: a lead decided so. By the years alone: {rule[:1].lower()}{rule[1:]}"
    if keeping.holds:
        stage = Stage.HELD
    elif today <= keep_to:
        stage = Stage.NOT_DUE
    else:
        stage = Stage.PROPOSED if keeping.proposal else Stage.DUE
    return Verdict(klass, keeping.klass is not None, contact, rule, keep_to, stage, keeping)


def _rule(keeping: Keeping, contact: LastContact, years: Years, klass: RecordClass) -> tuple[date, str]:
    """The last day, and the rule in words. Whoever was seen after the day of death that is recorded has not died then:
    the years of the last contact count as well, and the later day wins."""
    count = years.of(klass)
    by_contact = years_after(contact.on, count)
    words = f"{klass.label}: {_years(count)} after the last contact on {cui_date(contact.on)}"
    died = keeping.died.on if keeping.died else None
    if died is None:
        return by_contact, words
    by_death = years_after(died, years.after_death)
    if contact.on > died and by_contact > by_death:
        return by_contact, f"{words} (later than the death recorded on {cui_date(died)}: check it)"
    return by_death, f"{_years(years.after_death)} after the death on {cui_date(died)}"


def years_after(day: date, years: int) -> date:
    """The same day so many years later; 1 March for a 29 February, never a day too early. The calendar ends in 9999."""
    if day.year + years > date.max.year:
        return date.max
    try:
        return day.replace(year=day.year + years)
    except ValueError:
        return date(day.year + years, 3, 1)


def _years(count: int) -> str:
    return "1 year" if count == 1 else f"{count} years"


def check_words(typed: str, field_name: str = "why", ask: str = "Say why, in a few words") -> str:
    """The words, trimmed. Raises ``InvalidEntry`` where they are missing or too long."""
    words = typed.strip()
    if not words:
        raise InvalidEntry({field_name: ask})
    if len(words) > LONGEST_WORDS:
        raise InvalidEntry({field_name: f"Use {LONGEST_WORDS} characters or fewer"})
    return words


def check_death(on: date, today: date, born_year: int | None) -> date:
    """A day somebody can have died on. Raises ``InvalidEntry`` under ``on``."""
    if on > today:
        raise InvalidEntry({"on": "The day of death must be in the past"})
    if born_year is not None and on.year < born_year:
        raise InvalidEntry({"on": "This is before the person was born. Check the year"})
    return on


def check_kept(on: date, verdict: Verdict, today: date) -> date:
    """A day until which a record may be kept: reviewed again within ten years. Raises ``InvalidEntry`` under ``on``."""
    if on <= today:
        raise InvalidEntry({"on": "Enter a day in the future"})
    if on > years_after(today, 10):
        raise InvalidEntry({"on": "Enter a day within 10 years. It can be kept again then"})
    if on <= verdict.keep_to:
        raise InvalidEntry({"on": f"It is kept until {cui_date(verdict.keep_to)} already"})
    return on


class WhyDestroy(StrEnum):
    """Why a record is proposed for destruction. Chosen, not typed: the reason outlives the record and must hold no
    name."""

    YEARS_OVER = "years-over"
    ASKED_AND_OVER = "asked-and-over"

    @property
    def label(self) -> str:
        """Plain words for the screen."""
        return {
            WhyDestroy.YEARS_OVER: "The years are over and nothing speaks for keeping it",
            WhyDestroy.ASKED_AND_OVER: "The years are over and the person asked for it to go",
        }[self]


@dataclass(frozen=True, slots=True)
class Stub:
    """What is left of a destroyed record: that there was one, and who destroyed it by which rule. Never a name."""

    person_id: PersonId
    klass: RecordClass
    last_contact: date
    died: date | None
    rule: str
    why: WhyDestroy
    proposed_at: datetime
    proposed_by: UserId
    confirmed_at: datetime
    confirmed_by: UserId


def stage_order(verdicts: Sequence[Verdict]) -> list[Verdict]:
    """As a review list shows them: what waits for a second lead, what is due, what is held; the longest due first."""
    order = (Stage.PROPOSED, Stage.DUE, Stage.HELD, Stage.NOT_DUE)
    return sorted(verdicts, key=lambda one: (order.index(one.stage), one.keep_to, one.contact.person_id))
