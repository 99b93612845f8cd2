"""Scores as the engine gives them, in the form in which they are kept with a response."""

from collections.abc import Sequence

from hubdesk.domain.ids import ResponseId
from hubdesk.domain.visits import StoredScore
from hubdesk.forms import ScoreResult


def kept_scores(response_id: ResponseId, scores: Sequence[ScoreResult], amendment: int = 0) -> list[StoredScore]:
    """One set of scores for storing; ``amendment`` is the number of the correction that gave it."""
    return [
        StoredScore(
            response_id=response_id,
            link_id=s.link_id,
            title=s.title,
            value=None if s.value is None else str(s.value),
            partial=str(s.partial),
            answered=s.answered,
            of=s.of,
            low=str(s.low or 0),
            high=str(s.high or 0),
            band=s.band,
            band_label=s.band_label,
            amendment=amendment,
        )
        for s in scores
    ]
