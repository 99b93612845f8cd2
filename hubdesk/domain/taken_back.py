"""Taking back what was written by mistake: nothing is erased, a reason is set beside it, and it counts no more."""

from dataclasses import dataclass
from datetime import datetime

from hubdesk.domain.ids import UserId
from hubdesk.domain.problems import InvalidEntry

_WHY_LONGEST = 200


@dataclass(frozen=True, slots=True)
class TakenBack:
    """That something was written by mistake: when it was taken back, by whom and why."""

    at: datetime
    by: UserId
    why: str


def check_taken_back(at: datetime, by: UserId, typed: str) -> TakenBack:
    """With the reason as typed, trimmed. Raises ``InvalidEntry`` under ``why`` where it is missing or too long."""
    why = " ".join(typed.split())
    if not why:
        raise InvalidEntry({"why": "Say why it is taken back"})
    if len(why) > _WHY_LONGEST:
        raise InvalidEntry({"why": f"Use {_WHY_LONGEST} characters or fewer"})
    return TakenBack(at, by, why)
