"""In what company a form was answered: who asked, in which language, through whom, and who else was there.

Kept with each response (INSTRUMENTS.md "Interpreters"); whether it was read out, handed over or typed from paper is
kept with each answer (``domain.answer_mode``). Only ever added; the newest stands.
"""

from dataclasses import dataclass, replace
from datetime import datetime

from hubdesk.domain.ids import ResponseId, UserId
from hubdesk.domain.languages import is_language
from hubdesk.domain.visit_setting import Present

INTERPRETED = "Interpreted, not validated"
"""Said beside a score whose instrument was put into another language on the spot: it is a new instrument then."""
TRANSLATED = "Translated, not validated"
"""Said beside a score whose questions were shown in a translation that was never tested."""
VALIDATED = "validated"
"""The status of an official translation (form design §6.4)."""


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
    shown: str = ""
    """The code of the language that the questions were shown in; empty for English."""
    translation: str = ""
    """What that translation was: validated, local or machine; empty for English."""

    @property
    def interpreted(self) -> bool:
        """Whether an interpreter put the questions into another language."""
        return Present.INTERPRETER in self.present

    @property
    def not_validated(self) -> bool:
        """Whether the wording asked is one whose bands were never tested: an interpreter's own, or a translation that
        is not a validated one. An interpreter with a validated translation in the language spoken puts nothing into
        other words."""
        official = self.translation == VALIDATED
        if self.interpreted:
            return not (official and is_language(self.shown, self.language))
        return bool(self.shown) and not official

    @property
    def warning(self) -> str:
        """What is said beside a score for it; empty where the wording was a validated one."""
        if not self.not_validated:
            return ""
        return INTERPRETED if self.interpreted else TRANSLATED

    def same_as(self, other: "Manner | None") -> bool:
        """Whether this says nothing new beside ``other``."""
        return other is not None and self == replace(other, response_id=self.response_id, at=self.at)
