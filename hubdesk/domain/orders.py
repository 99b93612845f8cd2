"""Release from prison, and custody, licence and order episodes.

Criminal-offence data (Data Protection Act 2018 s.11(2)): kept marked as of probation's origin, and on no card or
letter by default. Here because care hangs on it: the first 28 days after release (facts §5.1), and treatment that
a court ordered, where attendance is reported (product promise 5).
"""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from hubdesk.domain.asked import May
from hubdesk.domain.dates import cui_date
from hubdesk.domain.typed import Typed, typed_day

RELEASE_DAYS = 28
"""The days after release that are watched."""


class EpisodeKind(StrEnum):
    """Kinds of episode."""

    REMAND = "remand"
    SENTENCE = "sentence"
    LICENCE = "licence"
    SUPERVISION = "post-sentence"
    COMMUNITY = "community"
    SUSPENDED = "suspended"
    BAIL = "bail"
    RECALL = "recall"

    @property
    def label(self) -> str:
        """Plain words for the screen."""
        return {
            EpisodeKind.REMAND: "In prison on remand",
            EpisodeKind.SENTENCE: "In prison, sentenced",
            EpisodeKind.LICENCE: "On licence",
            EpisodeKind.SUPERVISION: "Post-sentence supervision",
            EpisodeKind.COMMUNITY: "Community order",
            EpisodeKind.SUSPENDED: "Suspended sentence order",
            EpisodeKind.BAIL: "On bail",
            EpisodeKind.RECALL: "In prison, recalled",
        }[self]

    @property
    def custody(self) -> bool:
        """Whether the person is in prison."""
        return self in (EpisodeKind.REMAND, EpisodeKind.SENTENCE, EpisodeKind.RECALL)


class EpisodeEnd(StrEnum):
    """How an episode ended."""

    RELEASED = "released"
    RECALLED = "recalled"
    COMPLETED = "completed"
    REVOKED = "revoked"
    MOVED = "moved"

    @property
    def label(self) -> str:
        """Plain words for the screen."""
        return {
            EpisodeEnd.RELEASED: "Released",
            EpisodeEnd.RECALLED: "Recalled to prison",
            EpisodeEnd.COMPLETED: "Came to its end",
            EpisodeEnd.REVOKED: "Ended early by the court",
            EpisodeEnd.MOVED: "Went on as something else",
        }[self]


class Requirement(StrEnum):
    """Treatment that a court may order with a community or suspended sentence order."""

    MHTR = "mhtr"
    DRR = "drr"
    ATR = "atr"
    AAMR = "aamr"

    @property
    def label(self) -> str:
        """The requirement's name."""
        return {
            Requirement.MHTR: "Mental health treatment requirement",
            Requirement.DRR: "Drug rehabilitation requirement",
            Requirement.ATR: "Alcohol treatment requirement",
            Requirement.AAMR: "Alcohol abstinence and monitoring requirement",
        }[self]


class Standing(StrEnum):
    """Where a requirement stands."""

    NOT_TOLD = ""
    PROPOSED = "proposed"
    NOT_GIVEN = "not-given"
    MADE = "made"
    COMPLETED = "completed"
    ENDED = "ended"

    @property
    def label(self) -> str:
        """Plain words for the screen."""
        return {
            Standing.NOT_TOLD: "Ordered, as far as is known",
            Standing.PROPOSED: "Proposed to the court",
            Standing.NOT_GIVEN: "Suitable, but not given",
            Standing.MADE: "Ordered by the court",
            Standing.COMPLETED: "Came to its end",
            Standing.ENDED: "Ended early",
        }[self]

    @property
    def runs(self) -> bool:
        """Whether the treatment is ordered now."""
        return self in (Standing.NOT_TOLD, Standing.MADE)


class WhyNotGiven(StrEnum):
    """Why somebody who was suitable was not given a requirement (facts row 34)."""

    NO_CONSENT = "no-consent"
    NO_SERVICE = "no-service"
    NO_TIME = "no-time"
    SECONDARY_CARE = "secondary-care"
    CHARGE = "charge"
    COURT = "court"
    OTHER = "other"

    @property
    def label(self) -> str:
        """Plain words for the screen."""
        return {
            WhyNotGiven.NO_CONSENT: "The person did not agree to it",
            WhyNotGiven.NO_SERVICE: "No service, or no place free",
            WhyNotGiven.NO_TIME: "No time for the report",
            WhyNotGiven.SECONDARY_CARE: "In specialist care already",
            WhyNotGiven.CHARGE: "Not found guilty, or another charge",
            WhyNotGiven.COURT: "The court decided otherwise",
            WhyNotGiven.OTHER: "Something else",
        }[self]


@dataclass(frozen=True, slots=True)
class Sessions:
    """Sessions as the provider told them: numbers, and nothing about what was said (facts row 32)."""

    offered: int
    kept: int
    called_off: int = 0
    """By the service. It never counts against the person."""
    told_on: date | None = None

    @property
    def missed(self) -> int:
        """What is left."""
        return self.offered - self.kept - self.called_off

    @property
    def line(self) -> str:
        """As one fact."""
        parts = (f"{self.kept} of {self.offered} sessions took place", f"{self.called_off} called off by the service")
        told = f" (as told {cui_date(self.told_on)})" if self.told_on else ""
        return ", ".join(parts if self.called_off else parts[:1]) + told


@dataclass(frozen=True, slots=True)
class Ordered:
    """One treatment requirement, proposed or ordered. Several may run together."""

    requirement: Requirement
    standing: Standing = Standing.NOT_TOLD
    why_not: WhyNotGiven | None = None
    court: str = ""
    provider: str = ""
    practitioner: str = ""
    """Who answers for the treatment."""
    officer: str = ""
    """Whom probation has named for questions of attendance."""
    consent: May = May.NOT_ASKED
    """Whether the person agreed to the treatment."""
    began: date | None = None
    months: int | None = None
    sessions: Sessions | None = None

    @property
    def line(self) -> str:
        """As one fact."""
        standing = (
            ""
            if self.standing is Standing.NOT_TOLD
            else f": {self.standing.label[:1].lower()}{self.standing.label[1:]}"
        )
        why = f" ({self.why_not.label[:1].lower()}{self.why_not.label[1:]})" if self.why_not else ""
        return f"{self.requirement.label}{standing}{why}" + (f", {self.sessions.line}" if self.sessions else "")


@dataclass(frozen=True, slots=True)
class Episode:
    """One stretch of custody, licence or an order."""

    kind: EpisodeKind
    began: date | None = None
    ends: date | None = None
    note: str = ""
    place: str = ""
    """Which prison or court."""
    ended: EpisodeEnd | None = None
    """How it ended, or is to end."""

    def current(self, today: date) -> bool:
        """Whether it runs today, as far as is known."""
        return (self.began is None or self.began <= today) and (self.ends is None or today <= self.ends)

    @property
    def lets_out(self) -> bool:
        """Whether its end is a release: of custody, unless something else is said."""
        return self.kind.custody and self.ends is not None and self.ended in (None, EpisodeEnd.RELEASED)


@dataclass(frozen=True, slots=True)
class Release:
    """That somebody came out of prison."""

    on: date
    place: str = ""


@dataclass(frozen=True, slots=True)
class Orders:
    """Release date, episodes, and treatment ordered by a court."""

    released: May = May.NOT_ASKED
    """Whether the person was in prison and came out."""
    released_on: date | None = None
    released_from: str = ""
    episodes: tuple[Episode, ...] = ()
    requirements: tuple[Requirement, ...] = ()
    """Only ticked, before there was more to say. ``treatment`` has them all."""
    ordered: tuple[Ordered, ...] = ()

    @property
    def treatment(self) -> tuple[Ordered, ...]:
        """All treatment requirements."""
        told = {one.requirement for one in self.ordered}
        return (*self.ordered, *(Ordered(one) for one in self.requirements if one not in told))

    def release(self, today: date) -> Release | None:
        """The last release; None where there was none, or where the person is in prison again.

        Read from the day that was entered, and from the ends of custody.
        """
        told = [Release(self.released_on, self.released_from)] if self.released_on else []
        told += [Release(e.ends, e.place) for e in self.episodes if e.ends and e.lets_out]
        past = [one for one in told if one.on <= today]
        if not past:
            return None
        last = max(past, key=lambda one: (one.on, bool(one.place)))
        return None if any(e.began and e.began >= last.on for e in self.in_prison(today)) else last

    def in_prison(self, today: date) -> tuple[Episode, ...]:
        """Custody that runs today. Whoever is let out today is out."""
        return tuple(e for e in self.current(today) if e.kind.custody and not (e.lets_out and e.ends == today))

    def days_since_release(self, today: date) -> int | None:
        """0 on the day itself; None where no release is recorded, or the person is in prison again."""
        release = self.release(today)
        return (today - release.on).days if release else None

    def current(self, today: date) -> tuple[Episode, ...]:
        """The episodes that run today."""
        return tuple(e for e in self.episodes if e.current(today))


def release_clock(orders: Orders, today: date) -> str:
    """``Day 12 of 28 since release``, for as long as those days run; else empty."""
    days = orders.days_since_release(today)
    if days is None or days > RELEASE_DAYS:
        return ""
    return f"Day {days} of {RELEASE_DAYS} since release" if days else "Released today"


def timeline(orders: Orders, today: date) -> tuple[str, ...]:
    """Custody, licence and orders, the oldest first; what has no start comes last (facts row 36)."""
    order = sorted(orders.episodes, key=lambda e: (e.began or date.max, e.ends or date.max))
    return tuple(_stretch(one, today) for one in order)


def _stretch(one: Episode, today: date) -> str:
    began, ends = cui_date(one.began) if one.began else "", cui_date(one.ends) if one.ends else ""
    when = " to ".join(day for day in (began, ends) if day) if began else f"until {ends}" if ends else "no dates"
    when = f"since {began}" if began and not ends else when
    place = f" ({one.place})" if one.place else ""
    ended = f", {one.ended.label[:1].lower()}{one.ended.label[1:]}" if one.ended else ""
    return f"{one.kind.label}{place}, {when}{ended}{', now' if one.current(today) else ''}"


def release_line(orders: Orders, today: date) -> str:
    """The release as one fact: ``09-Nov-2026 (12 days ago), HMP Ashmoor``."""
    release = orders.release(today)
    if release is None:
        if held := orders.in_prison(today):
            ends = min((e.ends for e in held if e.ends), default=None)
            return f"In prison now, until {cui_date(ends)}" if ends else "In prison now"
        return {May.NO: "Not released from prison", May.YES: "Released, date not known"}.get(
            orders.released, orders.released.label
        )
    days = (today - release.on).days
    ago = " (today)" if not days else f" ({days} {'day' if days == 1 else 'days'} ago)"
    place = f", {release.place}" if release.place else ""
    return f"{cui_date(release.on)}{ago}{place}"


def read_orders(typed: Typed) -> Orders:
    """Release and episodes from their fields."""
    released = typed.choice("released", May, May.NOT_ASKED)
    on, place = typed.day("released_on", past=True), typed.text("released_from")
    if (on or place) and released is not May.YES:
        typed.wrong("released", "A release is entered below. Choose 'Yes', or empty it")
    episodes = tuple(one for row in typed.rows("episodes") if (one := _episode(typed, row)))
    ordered = tuple(made for row in typed.rows("ordered") if (made := _ordered(typed, row)))
    return Orders(released, on, place, episodes, (), ordered)


def _episode(typed: Typed, row: str) -> Episode | None:
    kind = typed.text(f"{row}.kind")
    began, ends = typed.day(f"{row}.began"), typed.day(f"{row}.ends")
    ended = typed.text(f"{row}.ended")
    if began and ends and ends < began:
        typed.wrong(f"{row}.ends", "The end must be after the start")
    if ended and ends is None:
        typed.wrong(f"{row}.ends", "Enter the day it ended, or leave open how")
    if not kind:
        typed.wrong(f"{row}.kind", "Choose what kind it is, or leave the whole row empty")
        return None
    note, place = typed.text(f"{row}.note"), typed.text(f"{row}.place")
    return Episode(EpisodeKind(kind), began, ends, note, place, EpisodeEnd(ended) if ended else None)


def _ordered(typed: Typed, row: str) -> Ordered | None:
    requirement = typed.text(f"{row}.requirement")
    standing = typed.choice(f"{row}.standing", Standing, Standing.NOT_TOLD)
    why = typed.text(f"{row}.why_not")
    if standing is Standing.NOT_GIVEN and not why:
        typed.wrong(f"{row}.why_not", "Choose why it was not given")
    if why and standing is not Standing.NOT_GIVEN:
        typed.wrong(
            f"{row}.standing", "A reason for not giving it is chosen. Choose 'Suitable, but not given', or empty it"
        )
    sessions = _sessions(typed, row)
    if not requirement:
        typed.wrong(f"{row}.requirement", "Choose which requirement, or leave the whole row empty")
        return None
    return Ordered(
        requirement=Requirement(requirement),
        standing=standing,
        why_not=WhyNotGiven(why) if why else None,
        court=typed.text(f"{row}.court"),
        provider=typed.text(f"{row}.provider"),
        practitioner=typed.text(f"{row}.practitioner"),
        officer=typed.text(f"{row}.officer"),
        consent=typed.choice(f"{row}.consent", May, May.NOT_ASKED),
        began=typed.day(f"{row}.began"),
        months=typed.read(f"{row}.months", _number, None),
        sessions=sessions,
    )


def _sessions(typed: Typed, row: str) -> Sessions | None:
    names = ("offered", "kept", "called_off")
    offered, kept, called_off = (typed.read(f"{row}.{name}", _number, None) for name in names)
    told_on = typed.day(f"{row}.told_on", past=True)
    if offered is None and kept is None and called_off is None:
        return None
    for name, number in (("offered", offered), ("kept", kept)):
        if number is None:
            typed.wrong(f"{row}.{name}", "Enter the number, or empty all three")
    if offered is not None and (kept or 0) + (called_off or 0) > offered:
        typed.wrong(f"{row}.offered", "More took place or were called off than were offered. Check the numbers")
    return Sessions(offered or 0, kept or 0, called_off or 0, told_on)


def _number(text: str) -> int:
    if not (text.isascii() and text.isdecimal() and len(text) <= 3):
        raise ValueError("Enter a whole number, like 6")
    return int(text)


def typed_orders(orders: Orders) -> dict[str, str]:
    """Release and episodes as their fields."""
    fields = {"released": orders.released.value} if orders.released.asked else {}
    fields |= typed_day("released_on", orders.released_on) | {"released_from": orders.released_from}
    for number, episode in enumerate(orders.episodes):
        row = f"episodes.{number}"
        fields |= {f"{row}.kind": episode.kind.value, f"{row}.note": episode.note, f"{row}.place": episode.place}
        fields |= {f"{row}.ended": episode.ended.value} if episode.ended else {}
        fields |= typed_day(f"{row}.began", episode.began) | typed_day(f"{row}.ends", episode.ends)
    for number, ordered in enumerate(orders.treatment):
        fields |= _typed_ordered(f"ordered.{number}", ordered)
    return fields


def _typed_ordered(row: str, ordered: Ordered) -> dict[str, str]:
    fields = {"requirement": ordered.requirement.value, "standing": ordered.standing.value}
    fields |= {"why_not": ordered.why_not.value} if ordered.why_not else {}
    fields |= {"court": ordered.court, "provider": ordered.provider}
    fields |= {"practitioner": ordered.practitioner, "officer": ordered.officer}
    fields |= {"consent": ordered.consent.value} if ordered.consent.asked else {}
    fields |= {"months": str(ordered.months)} if ordered.months is not None else {}
    fields |= typed_day("began", ordered.began)
    if ordered.sessions is not None:
        told = ordered.sessions
        fields |= {"offered": str(told.offered), "kept": str(told.kept), "called_off": str(told.called_off)}
        fields |= typed_day("told_on", told.told_on)
    return {f"{row}.{name}": text for name, text in fields.items()}
