"""Scores, bands and alerts read off a form that has been worked out.

A total is given only when enough is answered (form design §6.3). An alert is a fact about an answer, never a level of
risk: hubdesk computes none.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from hubdesk.forms.build import whole
from hubdesk.forms.engine import Outcome, counted
from hubdesk.forms.model import Band, Form, Guard, Item, Number
from hubdesk.forms.spots import FhirAnswer, Spot


@dataclass(frozen=True, slots=True)
class ScoreResult:
    """One score: ``value`` and ``band`` are None until its rule is met, ``partial`` is the sum so far.

    ``of`` counts the items the score needs that are asked, ``answered`` those of them with an answer.
    """

    link_id: str
    title: str
    value: Number | None
    partial: Number
    answered: int
    of: int
    low: Number | None
    high: Number | None
    band: str | None
    band_label: str | None
    bands: tuple[Band, ...]


@dataclass(frozen=True, slots=True)
class AlertResult:
    """One alert that is raised; ``action`` is one of ``model.ACTIONS``."""

    link_id: str
    severity: str
    action: str
    text: str
    acknowledge: bool = False


def scores_of(form: Form, outcome: Outcome) -> tuple[ScoreResult, ...]:
    """The scores the form defines, except those of a part that is not asked."""
    found = ((item, outcome.first(item.link_id)) for item in form.scores)
    return tuple(_score(item, spot, outcome) for item, spot in found if spot is not None and spot.enabled)


def _score(item: Item, spot: Spot, outcome: Outcome) -> ScoreResult:
    value = _number(spot.given)
    partial = _number(spot.partial)
    if partial is None and item.guard is not None and item.score_range is not None:
        partial = _so_far(item.guard, item.score_range[1], outcome)
    asked, answered = counted(item.guard.items if item.guard else (), outcome.first)
    band = None if value is None else next((one for one in item.bands if one.low <= value <= one.high), None)
    low, high = item.score_range or (None, None)
    return ScoreResult(
        link_id=item.link_id,
        title=item.text,
        value=value,
        partial=0 if partial is None else partial,
        answered=answered,
        of=asked,
        low=low,
        high=high,
        band=band.code if band else None,
        band_label=band.label if band else None,
        bands=item.bands,
    )


def _so_far(guard: Guard, most: Number, outcome: Outcome) -> Number | None:
    """What the answers so far weigh, for a rule that gives nothing until it is met; None where it is no sum of them."""
    needed = [spot for name in guard.items if (spot := outcome.first(name)) is not None]
    greatest = sum(max((weight for _, weight in spot.item.weighed()), default=0) for spot in needed)
    return sum(_weight(spot) for spot in needed) if greatest <= most else None


def _weight(spot: Spot) -> Number:
    item, chosen = spot.item, [value for answer in spot.given for value in answer.values()]
    if item.type == "boolean":
        return sum((item.yes_weight if value else item.no_weight) or 0 for value in chosen)
    codings = [value for value in chosen if isinstance(value, Mapping)]
    options = [item.fitting(str(one.get("code", "")), str(one.get("system", ""))) for one in codings]
    return sum((option.weight or 0) for option in options if option is not None)


def _number(answers: Sequence[FhirAnswer]) -> Number | None:
    for answer in answers:
        for value in answer.values():
            if isinstance(value, int | Decimal) and not isinstance(value, bool):
                return whole(value)
    return None


def alerts_of(form: Form, outcome: Outcome) -> tuple[AlertResult, ...]:
    """The alerts raised: those whose display item is enabled."""
    raised: list[AlertResult] = []
    for item in form.all_items():
        if item.alert and any(spot.enabled for spot in outcome.by_id.get(item.link_id, ())):
            raised.append(
                AlertResult(item.link_id, item.alert.severity, item.alert.action, item.text, item.alert.acknowledge)
            )
    return tuple(raised)
