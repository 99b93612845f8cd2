"""How an answer came about: it is kept with each answer, because one form may be answered in more than one way.

Issue 4 §3 and §4: a score says more, or less, when the person answered alone or on paper.
"""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from hubdesk.domain.dates import cui_date
from hubdesk.domain.ids import ResponseId, UserId
from hubdesk.domain.problems import InvalidEntry


class Mode(StrEnum):
    """Who put the answer where it is."""

    ASKED = "asked"
    SELF = "self-completed"
    PAPER = "paper"

    @property
    def label(self) -> str:
        """Plain words for a record; nothing for the usual way."""
        return {Mode.ASKED: "", Mode.SELF: "Self-completed on this screen", Mode.PAPER: "Typed from paper"}[self]


@dataclass(frozen=True, slots=True)
class PaperCopy:
    """The paper form that answers of a response were typed from."""

    response_id: ResponseId
    filled_in_on: date
    at: datetime
    by: UserId

    @property
    def words(self) -> str:
        """``Typed from paper, filled in on 14-Nov-2026``."""
        return f"{Mode.PAPER.label}, filled in on {cui_date(self.filled_in_on)}"


def check_filled_in(day: date, today: date, born: date | None) -> date:
    """The day the paper was filled in. Raises ``InvalidEntry`` under ``filled_in`` for one that cannot be."""
    if day > today:
        raise InvalidEntry({"filled_in": "This date must be today or in the past"})
    if born is not None and day < born:
        raise InvalidEntry({"filled_in": "This date is before the person was born"})
    return day
