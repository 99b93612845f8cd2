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
from hubdesk.domain.typed import Typed, typed_day, typed_tick

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
        }[self]


class Requirement(StrEnum):
    """Treatment that a court may order with a community or suspended sentence order."""

    MHTR = "mhtr"
    DRR = "drr"
    ATR = "atr"

    @property
    def label(self) -> str:
        """The requirement's name."""
        return {
            Requirement.MHTR: "Mental health treatment requirement",
            Requirement.DRR: "Drug rehabilitation requirement",
            Requirement.ATR: "Alcohol treatment requirement",
        }[self]


@dataclass(frozen=True, slots=True)
class Episode:
    """One stretch of custody, licence or an order."""

    kind: EpisodeKind
    began: date | None = None
    ends: date | None = None
    note: str = ""

    def current(self, today: date) -> bool:
        """Whether it runs today, as far as is known."""
        return (self.began is None or self.began <= today) and (self.ends is None or today <= self.ends)


@dataclass(frozen=True, slots=True)
class Orders:
    """Release date, episodes, and treatment ordered by a court."""

    released: May = May.NOT_ASKED
    """Whether the person was in prison and came out."""
    released_on: date | None = None
    released_from: str = ""
    episodes: tuple[Episode, ...] = ()
    requirements: tuple[Requirement, ...] = ()

    def days_since_release(self, today: date) -> int | None:
        """0 on the day itself; None where no release is recorded."""
        return (today - self.released_on).days if self.released_on and self.released_on <= today else None

    def current(self, today: date) -> tuple[Episode, ...]:
        """The episodes that run today."""
        return tuple(e for e in self.episodes if e.current(today))


def release_clock(orders: Orders, today: date) -> str:
    """``Day 12 of 28 since release``, for as long as those days run; else empty."""
    days = orders.days_since_release(today)
    if days is None or days > RELEASE_DAYS:
        return ""
    return f"Day {days} of {RELEASE_DAYS} since release" if days else "Released today"


def release_line(orders: Orders, today: date) -> str:
    """The release as one fact: ``09-Nov-2026 (12 days ago), HMP Ashmoor``."""
    if orders.released_on is None:
        return {May.NO: "Not released from prison", May.YES: "Released, date not known"}.get(
            orders.released, orders.released.label
        )
    days = orders.days_since_release(today)
    ago = "" if days is None else " (today)" if not days else f" ({days} {'day' if days == 1 else 'days'} ago)"
    place = f", {orders.released_from}" if orders.released_from else ""
    return f"{cui_date(orders.released_on)}{ago}{place}"


def read_orders(typed: Typed) -> Orders:
    """Release and episodes from their fields."""
    released = typed.choice("released", May, May.NOT_ASKED)
    on, place = typed.day("released_on", past=True), typed.text("released_from")
    if (on or place) and released is not May.YES:
        typed.wrong("released", "A release is entered below. Choose 'Yes', or empty it")
    episodes = []
    for row in typed.rows("episodes"):
        kind = typed.text(f"{row}.kind")
        began, ends = typed.day(f"{row}.began"), typed.day(f"{row}.ends")
        if began and ends and ends < began:
            typed.wrong(f"{row}.ends", "The end must be after the start")
        if kind:
            episodes.append(Episode(EpisodeKind(kind), began, ends, typed.text(f"{row}.note")))
        else:
            typed.wrong(f"{row}.kind", "Choose what kind it is, or leave the whole row empty")
    ordered = tuple(r for r in Requirement if typed.ticked(r.value))
    return Orders(released, on, place, tuple(episodes), ordered)


def typed_orders(orders: Orders) -> dict[str, str]:
    """Release and episodes as their fields."""
    fields = {"released": orders.released.value} if orders.released.asked else {}
    fields |= typed_day("released_on", orders.released_on) | {"released_from": orders.released_from}
    for requirement in orders.requirements:
        fields |= typed_tick(requirement.value, ticked=True)
    for number, episode in enumerate(orders.episodes):
        row = f"episodes.{number}"
        fields |= {f"{row}.kind": episode.kind.value, f"{row}.note": episode.note}
        fields |= typed_day(f"{row}.began", episode.began) | typed_day(f"{row}.ends", episode.ends)
    return fields
