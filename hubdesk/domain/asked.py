"""The answers that are not answers: not asked yet and declined are two different things (product promise 3)."""

from enum import StrEnum


class May(StrEnum):
    """Whether something is so, or allowed, as the person says."""

    YES = "yes"
    NO = "no"
    DECLINED = "declined"
    NOT_ASKED = "not-asked"

    @property
    def label(self) -> str:
        """Plain words for the screen."""
        return {May.YES: "Yes", May.NO: "No", May.DECLINED: "Prefers not to say", May.NOT_ASKED: "Not asked"}[self]

    @property
    def asked(self) -> bool:
        """Whether the question was put, whatever came of it."""
        return self is not May.NOT_ASKED
