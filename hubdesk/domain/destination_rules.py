"""The rules of the local services of one kind, in a lead's words (facts §8: local rules are text, not code)."""

from dataclasses import dataclass
from datetime import datetime

from hubdesk.domain.ids import UserId
from hubdesk.domain.problems import InvalidEntry

LONGEST = 1000


@dataclass(frozen=True, slots=True)
class DestinationRules:
    """What a lead wrote, and when. The newest counts; an empty one goes back to what came with the program."""

    destination: str
    words: str
    at: datetime
    by: UserId


def check_rules(words: str) -> str:
    """The words, tidied. Raises ``InvalidEntry`` under ``words``."""
    tidy = "\n".join(line for line in (" ".join(part.split()) for part in words.splitlines()) if line)
    if len(tidy) > LONGEST:
        raise InvalidEntry({"words": f"Use {LONGEST} characters or fewer"})
    return tidy
