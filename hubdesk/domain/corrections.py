"""Putting a finished form response right: what was said before stays, what is right now stands beside it."""

from dataclasses import dataclass
from datetime import datetime

from hubdesk.domain.ids import ResponseId, UserId
from hubdesk.domain.problems import InvalidEntry
from hubdesk.domain.visits import ResponseStatus

LONGEST_REASON = 500


@dataclass(frozen=True, slots=True)
class Amendment:
    """One correction. Answers and scores of the same number belong to it; those from before it have a lower one."""

    response_id: ResponseId
    number: int
    """1 for the first correction; the answers and scores as first completed are number 0."""
    kind: ResponseStatus
    """``AMENDED`` or ``ENTERED_IN_ERROR``."""
    reason: str
    at: datetime
    by: UserId


def check_reason(typed: str) -> str:
    """The reason, trimmed. Raises ``InvalidEntry`` under ``reason`` when it is missing or too long."""
    reason = typed.strip()
    if not reason:
        raise InvalidEntry({"reason": "Say why this is being put right, in a few words"})
    if len(reason) > LONGEST_REASON:
        raise InvalidEntry({"reason": f"Use {LONGEST_REASON} characters or fewer"})
    return reason
