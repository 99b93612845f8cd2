"""How a score went over time, and what changed since the last time, in honest words.

A number is compared only with one from the same major version of the form (forms design §7), and never called better
or worse: a screen is not a verdict on a person.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from hubdesk.domain.dates import cui_date
from hubdesk.domain.ids import ResponseId
from hubdesk.services.past_results import PastResult


@dataclass(frozen=True, slots=True)
class TrendPoint:
    """One result. ``run`` counts up where the form became another: a line joins only points of one run."""

    on: date
    value: float
    label: str
    run: int


@dataclass(frozen=True, slots=True)
class Trend:
    """The points of one score, oldest first, on its range."""

    title: str
    low: float
    high: float
    points: tuple[TrendPoint, ...]

    @property
    def spoken(self) -> str:
        """Everything the picture says."""
        parts = [f"{cui_date(point.on)}: {point.label}" for point in self.points]
        return f"{self.title} over time, range {self.low:g} to {self.high:g}. " + ". ".join(parts)


def trend(past: Sequence[PastResult], link_id: str, title: str) -> Trend | None:
    """The picture of one score; None where there are not two whole results to show."""
    points: list[TrendPoint] = []
    run, major, ends = 0, None, (0.0, 0.0)
    for result in past:
        score = next((s for s in result.scores if s.link_id == link_id), None)
        if score is None or score.value is None:
            continue
        run += major is not None and result.major != major
        major, ends = result.major, (float(score.low or 0), float(score.high or 0))
        note = f" ({_wording(result)})" if _wording(result) else ""
        points.append(TrendPoint(_day(result.at), float(score.value), f"{score.value}{note}", run))
    return Trend(title, *ends, tuple(points)) if len(points) > 1 else None


def since_last(past: Sequence[PastResult], response_id: ResponseId, link_id: str) -> str:
    """``4 lower than on 02-Nov-2026 (18)``; empty where there is nothing to compare with."""
    whole = [(r, s.value) for r in past for s in r.scores if s.link_id == link_id and s.value is not None]
    at = next((i for i, (result, _value) in enumerate(whole) if result.response_id == response_id), 0)
    if not at:
        return ""
    (before, old), (this, new) = whole[at - 1], whole[at]
    on = f"{cui_date(_day(before.at))} ({old})"
    if before.major != this.major:
        return f"The form has changed since {on}: the two numbers do not compare."
    change = float(new) - float(old)
    words = "The same as on" if not change else f"{abs(change):g} {'higher' if change > 0 else 'lower'} than on"
    if _wording(before) != _wording(this):
        told = _wording(this) or _wording(before)
        return f"{words} {on}. One of the two was {told}, so they compare only roughly."
    return f"{words} {on}."


def _wording(result: PastResult) -> str:
    """How the form came to be asked in words whose bands were never tested; empty where it did not."""
    if result.interpreted:
        return "interpreted"
    return "translated, not validated" if result.translated else ""


def _day(at: datetime) -> date:
    return at.date()
