"""The ways a question can have no answer.

Skipped, declined, not asked and unable are different facts about a visit and are never
mixed up (promise 3 of the product). A missing answer (skipped) is the absence of a record.
"""

from enum import StrEnum


class NonAnswer(StrEnum):
    """Why a question was not answered, as recorded by the worker."""

    DECLINED = "declined"
    NOT_ASKED = "not-asked"
    UNABLE = "unable"

    @property
    def label(self) -> str:
        """Plain words for the screen."""
        return {
            NonAnswer.DECLINED: "Prefers not to answer",
            NonAnswer.NOT_ASKED: "Not asked",
            NonAnswer.UNABLE: "Unable to answer",
        }[self]
