"""What the conditions of a pathway look at: the scores and the answers of a visit so far."""

from decimal import Decimal

from hubdesk.forms import Answered, Coded, Sitting
from hubdesk.services.visit_now import VisitNow


def results(now: VisitNow) -> dict[str, dict[str, object]]:
    """By form, the answers that count and the scores that have a value.

    Options stand as their codes, several answers as several values; a reason for no answer stands as nothing.
    """
    return {f.pack.id: _given(f.sitting) | _scored(f.sitting) for f in now.forms}


def _given(sitting: Sitting) -> dict[str, object]:
    answers = ((key, one) for key, one in sitting.enabled_answers().items() if isinstance(one, Answered))
    return {key: [made for v in one.values if (made := _plain(v)) is not None] for key, one in answers}


def _plain(value: object) -> bool | int | Decimal | str | None:
    """A value that a condition can compare; dates and amounts are none."""
    if isinstance(value, Coded):
        return value.code
    return value if isinstance(value, bool | int | Decimal | str) else None


def _scored(sitting: Sitting) -> dict[str, object]:
    return {s.link_id: s.value for s in sitting.scores() if s.value is not None}
