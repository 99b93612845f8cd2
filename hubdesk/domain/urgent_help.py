"""Urgent help for somebody: who was called, what they answered (facts §1.4, row 42). Calls are only ever added.

There is no risk level here: whoever is called judges. What is kept is that help was sought, and what became of it.
"""

from dataclasses import dataclass
from datetime import datetime

from hubdesk.domain.ids import UserId
from hubdesk.domain.names import clean
from hubdesk.domain.problems import InvalidEntry

LONGEST_TOLD, LONGEST_REPLY = 120, 500


@dataclass(frozen=True, slots=True)
class UrgentCall:
    """Who was told, and what they said."""

    at: datetime
    by: UserId
    told: str
    reply: str = ""


def check_call(told: str, reply: str) -> tuple[str, str]:
    """Both, tidied. Raises ``InvalidEntry`` under ``told`` and ``reply``."""
    told, reply = clean(told), " ".join(reply.split())
    problems = {}
    if not told:
        problems["told"] = "Say who was told, like the crisis team"
    elif len(told) > LONGEST_TOLD:
        problems["told"] = f"Use {LONGEST_TOLD} characters or fewer"
    if len(reply) > LONGEST_REPLY:
        problems["reply"] = f"Use {LONGEST_REPLY} characters or fewer"
    if problems:
        raise InvalidEntry(problems)
    return told, reply
