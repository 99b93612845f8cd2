"""Why a step of a pathway is left out of a visit now. Pure rules, no store (issue 3 §1; INSTRUMENTS.md "Decisions")."""

from datetime import timedelta
from enum import StrEnum

from hubdesk.domain.visit_setting import ADULT, VisitLength, VisitSetting
from hubdesk.forms import Step

DIRECT_QUESTION = "safety-question"
"""The form that is asked of everyone in every visit: nothing ever locks it (product promise 4)."""


class LeftOut(StrEnum):
    """Why a step is left out; each is told in words and, at the end of the visit, becomes a task."""

    UNDER_18 = "under-18"
    NOT_FIT = "not-fit"
    OFFICER = "officer"
    NOT_ALONE = "not-alone"
    ONE_STEP_UP = "one-step-up"
    SHORT = "short"
    NO_TIME = "no-time"
    TAKEN_OUT = "taken-out"
    NOT_AVAILABLE = "not-available"
    NEEDED_NOT_AVAILABLE = "needed-not-available"
    """The same for a form that an answer called for: it stays to be done."""

    @property
    def label(self) -> str:
        """Plain words for the list of steps."""
        return {
            LeftOut.UNDER_18: "Locked: for adults only",
            LeftOut.NOT_FIT: "Locked: not a fit time today",
            LeftOut.OFFICER: "Hidden: officer present",
            LeftOut.NOT_ALONE: "Only when alone",
            LeftOut.ONE_STEP_UP: "Another day: one longer form a visit",
            LeftOut.SHORT: "Another day: two-minute visit",
            LeftOut.NO_TIME: "Another day: no time today",
            LeftOut.TAKEN_OUT: "Taken out of this visit, with a reason",
            LeftOut.NOT_AVAILABLE: "Not available",
            LeftOut.NEEDED_NOT_AVAILABLE: "Not available",
        }[self]

    @property
    def ask_later(self) -> bool:
        """Whether the step is still to be asked: a form for adults is not asked of a child another day either, and
        a wish not to be asked stands."""
        return self not in (LeftOut.UNDER_18, LeftOut.NOT_AVAILABLE, LeftOut.TAKEN_OUT)

    @property
    def within(self) -> timedelta:
        """By when it should be asked: a longer form that was called for can wait a little longer than a gap."""
        return timedelta(days=14 if self is LeftOut.ONE_STEP_UP else 7)


def locked(step: Step, setting: VisitSetting | None, age: int | None, *, scored: bool) -> LeftOut | None:
    """The reason why this step may not be asked now, or None.

    ``scored`` forms are adult instruments; hubdesk's own forms have no score. Where the date of birth is not
    known, what the person said about being 18 counts. Without a setting nobody is recorded as alone.
    """
    if step.form_id == DIRECT_QUESTION:
        return None
    if scored and is_under_age(setting, age):
        return LeftOut.UNDER_18
    if scored and setting is not None and not setting.fit:
        return LeftOut.NOT_FIT
    if step.no_officer and setting is not None and setting.officer_present:
        return LeftOut.OFFICER
    if step.sensitive and (setting is None or not setting.alone):
        return LeftOut.NOT_ALONE
    if step.step_up and setting is not None and setting.length is VisitLength.TWO_MINUTES:
        return LeftOut.SHORT
    return None


def is_under_age(setting: VisitSetting | None, age: int | None) -> bool:
    """Whether adult instruments are locked by age."""
    if age is not None:
        return age < ADULT
    return setting is not None and setting.adult is False
