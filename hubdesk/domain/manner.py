"""In what company a form was answered: who asked, in which language, through whom, and who else was there.

Kept with each response (INSTRUMENTS.md "Interpreters"); whether it was read out, handed over or typed from paper is
kept with each answer (``domain.answer_mode``). Only ever added; the newest stands.
"""

from dataclasses import dataclass
from datetime import datetime

from hubdesk.domain.ids import ResponseId, UserId
from hubdesk.domain.visit_setting import Present

INTERPRETED = "Interpreted, not validated"
"""Said beside a score whose instrument was put into another language on the spot: it is a new instrument then."""


@dataclass(frozen=True, slots=True)
class Manner:
    """The manner of one response. ``by`` is who asked."""

    response_id: ResponseId
    at: datetime
    by: UserId
    language: str = ""
    """The language spoken; empty for English."""
    interpreter: str = ""
    """Name or number of the professional interpreter."""
    present: tuple[Present, ...] = ()

    @property
    def interpreted(self) -> bool:
        """Whether an interpreter put the questions into another language."""
        return Present.INTERPRETER in self.present

    def same_as(self, other: "Manner | None") -> bool:
        """Whether this says nothing new beside ``other``."""
        mine = (self.by, self.language, self.interpreter, self.present)
        return other is not None and mine == (other.by, other.language, other.interpreter, other.present)
