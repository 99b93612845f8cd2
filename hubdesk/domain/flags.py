"""Multi-agency and safeguarding flags: what other services know and have told the hub (facts row 45, 46).

Restricted as a whole, down to which kind it is; shown to clinicians and leads, on no letter, card or export for others.
A flag is news from elsewhere with its source and a day to look at it again, never hubdesk's own judgement.
"""

import json
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass
from datetime import date, datetime
from enum import StrEnum

from hubdesk.domain.ids import PersonId, UserId
from hubdesk.domain.sealed import Sealed
from hubdesk.domain.typed import Typed, typed_day


class FlagKind(StrEnum):
    """The kinds of flag."""

    ADULT = "adult-safeguarding"
    CHILD = "child-safeguarding"
    MARAC = "marac"
    MAPPA = "mappa"
    IOM = "iom"

    @property
    def label(self) -> str:
        """In full, as staff say it."""
        return {
            FlagKind.ADULT: "Adult safeguarding",
            FlagKind.CHILD: "Child safeguarding",
            FlagKind.MARAC: "MARAC (domestic abuse conference)",
            FlagKind.MAPPA: "MAPPA (public protection)",
            FlagKind.IOM: "IOM (integrated offender management)",
        }[self]


class Category(StrEnum):
    """MAPPA category (MAPPA guidance); the hub repeats what it was told."""

    NOT_TOLD = ""
    ONE = "1"
    TWO = "2"
    THREE = "3"
    FOUR = "4"


class Level(StrEnum):
    """MAPPA level of management."""

    NOT_TOLD = ""
    ONE = "1"
    TWO = "2"
    THREE = "3"


@dataclass(frozen=True, slots=True)
class Flag:
    """What stands under one kind. ``on`` is the day the hub was told, ``review`` the day to look at it again."""

    kind: FlagKind
    source: str = ""
    on: date | None = None
    review: date | None = None
    lead: str = ""
    note: str = ""
    category: Category = Category.NOT_TOLD
    level: Level = Level.NOT_TOLD
    ended: str = ""
    """Why it no longer stands; empty while it does."""

    @property
    def stands(self) -> bool:
        """Whether it counts today."""
        return not self.ended

    @property
    def words(self) -> str:
        """The kind, with category and level where they were told."""
        told = [
            f"{name} {value.value}" for name, value in (("category", self.category), ("level", self.level)) if value
        ]
        return f"{self.kind.label}, {', '.join(told)}" if told else self.kind.label

    def overdue(self, today: date) -> bool:
        """Whether the day to look at it again has passed."""
        return self.stands and self.review is not None and self.review < today

    def as_text(self) -> str:
        """To be sealed."""
        return json.dumps(asdict(self), default=str, ensure_ascii=False)


def flag_of(opened: str) -> Flag:
    """What was sealed."""
    told = json.loads(opened)
    days = {name: date.fromisoformat(told[name]) if told[name] else None for name in ("on", "review")}
    return Flag(
        **(told | days | {"kind": FlagKind(told["kind"])})
        | {"category": Category(told["category"]), "level": Level(told["level"])}
    )


@dataclass(frozen=True, slots=True)
class FlagRow:
    """One writing of a flag as it lies in the records."""

    id: str
    person_id: PersonId
    at: datetime
    by: UserId
    sealed: Sealed


@dataclass(frozen=True, slots=True)
class FlagNow:
    """The newest writing of one kind: what stands, who wrote it down and when."""

    row_id: str
    at: datetime
    by: UserId
    flag: Flag


def newest(written: Iterable[FlagNow]) -> tuple[FlagNow, ...]:
    """The last writing of each kind, in the order of the kinds."""
    last = {one.flag.kind: one for one in written}
    return tuple(last[kind] for kind in FlagKind if kind in last)


def read_flag(fields: Mapping[str, str], today: date) -> Flag:
    """The flag that was typed. Raises ``InvalidEntry`` naming each field."""
    typed = Typed(fields, today)
    chosen = fields.get("kind", "")
    if chosen not in set(FlagKind):
        typed.wrong("kind", "Choose what it is about")
    kind = FlagKind(chosen) if chosen in set(FlagKind) else FlagKind.ADULT
    source, lead, note = typed.text("source"), typed.text("lead"), typed.note("note")
    on, review = typed.day("on", past=True), typed.day("review")
    if not source:
        typed.wrong("source", "Say who told the hub")
    if on is None:
        typed.wrong("on", "Enter the day the hub was told")
    if review is None:
        typed.wrong("review", "Enter a day to look at it again")
    elif review < today:
        typed.wrong("review", "This day must be today or later")
    mappa = kind is FlagKind.MAPPA
    category = typed.choice("category", Category, Category.NOT_TOLD) if mappa else Category.NOT_TOLD
    level = typed.choice("level", Level, Level.NOT_TOLD) if mappa else Level.NOT_TOLD
    typed.finish()
    return Flag(kind, source, on, review, lead, note, category, level)


def typed_flag(flag: Flag) -> dict[str, str]:
    """A flag as the fields of its page."""
    fields = {"kind": flag.kind.value, "source": flag.source, "lead": flag.lead, "note": flag.note}
    fields |= {"category": flag.category.value, "level": flag.level.value}
    return fields | typed_day("on", flag.on) | typed_day("review", flag.review)
