"""Scores in honest words (promise 3): never a band, and never a bare total, before the instrument's own rule is met."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Protocol

from hubdesk.domain.visits import StoredScore


class BandLike(Protocol):
    """A band of a score, as the form engine gives it."""

    @property
    def low(self) -> int: ...  # noqa: D102
    @property
    def high(self) -> int: ...  # noqa: D102
    @property
    def code(self) -> str: ...  # noqa: D102
    @property
    def label(self) -> str: ...  # noqa: D102


@dataclass(frozen=True, slots=True)
class BandView:
    """One stretch of the range picture."""

    low: float
    high: float
    label: str
    current: bool


@dataclass(frozen=True, slots=True)
class ScoreView:
    """One score as shown: ``headline`` ("14 out of 27" or "18 from 6 of 9"), band or why there is none, the range."""

    title: str
    headline: str
    band: str
    whole: bool
    value: float
    low: float
    high: float
    bands: tuple[BandView, ...] = ()
    spoken: str = ""


@dataclass(frozen=True, slots=True)
class ScoreFacts:
    """What is known of a score, from the engine or from the store. ``value`` is None until the rule is met."""

    title: str
    value: Decimal | None
    partial: Decimal
    answered: int
    of: int
    low: Decimal
    high: Decimal
    band: str | None
    band_label: str | None


def stored_facts(score: StoredScore) -> ScoreFacts:
    """A stored score for showing."""
    return ScoreFacts(
        title=score.title,
        value=None if score.value is None else Decimal(score.value),
        partial=Decimal(score.partial),
        answered=score.answered,
        of=score.of,
        low=Decimal(score.low),
        high=Decimal(score.high),
        band=score.band,
        band_label=score.band_label,
    )


def score_view(facts: ScoreFacts, bands: Sequence[BandLike] = ()) -> ScoreView:
    """Put a score in words and numbers for the screen."""
    whole = facts.value is not None
    if facts.value is not None:
        # Some owners give a total with an answer missing, or stop early; what it rests on is then part of it.
        rests_on = f", from {facts.answered} of {facts.of} answers" if facts.answered < facts.of else ""
        headline = f"{facts.value} out of {facts.high}{rests_on}"
        band = facts.band_label or ""
    else:
        headline = f"{facts.partial} from {facts.answered} of {facts.of}"
        band = _why_no_band(facts.of - facts.answered)
    views = tuple(BandView(float(b.low), float(b.high), b.label, current=whole and b.code == facts.band) for b in bands)
    spoken = f"{facts.title}: {headline}. {band}." if band else f"{facts.title}: {headline}."
    number = facts.partial if facts.value is None else facts.value
    return ScoreView(
        facts.title, headline, band, whole, float(number), float(facts.low), float(facts.high), views, spoken
    )


def _why_no_band(missing: int) -> str:
    return "No band: 1 answer is missing" if missing == 1 else f"No band: {missing} answers are missing"


def score_line(facts: ScoreFacts) -> str:
    """A score in one line for a list: "14 out of 27, Moderate"; "18 from 6 of 9, no band"."""
    view = score_view(facts)
    if not view.whole:
        return f"{view.headline}, no band"
    return f"{view.headline}, {view.band}" if view.band else view.headline
