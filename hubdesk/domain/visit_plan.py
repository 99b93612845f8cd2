"""The plan of one visit: the order its steps are taken in, and what is left out of it with a reason.

Plans are only ever added; the newest of a visit is what stands. A visit without one follows its pathway.
"""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from hubdesk.domain.ids import UserId, VisitId


class WhyDropped(StrEnum):
    """Why a form is left out of a visit."""

    NO_TIME = "no-time"
    NOT_WANTED = "not-wanted"
    DONE_ELSEWHERE = "done-elsewhere"
    DOES_NOT_FIT = "does-not-fit"

    @property
    def label(self) -> str:
        """Plain words for the screen."""
        return {
            WhyDropped.NO_TIME: "No time today",
            WhyDropped.NOT_WANTED: "The person does not want it",
            WhyDropped.DONE_ELSEWHERE: "Done elsewhere lately",
            WhyDropped.DOES_NOT_FIT: "It does not fit this person",
        }[self]

    @property
    def ask_later(self) -> bool:
        """Whether it is still to be asked another day: a wish not to be asked stands."""
        return self is WhyDropped.NO_TIME


@dataclass(frozen=True, slots=True)
class Dropped:
    """One form left out of a visit."""

    form_id: str
    why: WhyDropped


@dataclass(frozen=True, slots=True)
class VisitPlan:
    """How one visit departs from its pathway. ``order`` holds form ids; those not in it keep their place."""

    visit_id: VisitId
    at: datetime
    by: UserId
    order: tuple[str, ...] = ()
    dropped: tuple[Dropped, ...] = ()

    def why_dropped(self, form_id: str) -> WhyDropped | None:
        """Why this form is left out, or None."""
        return next((d.why for d in self.dropped if d.form_id == form_id), None)

    def arranged(self, forms: tuple[str, ...]) -> tuple[str, ...]:
        """Forms in the order of this plan; one that the plan does not know keeps its place."""
        planned = iter([form for form in self.order if form in forms])
        return tuple(next(planned) if form in self.order else form for form in forms)
