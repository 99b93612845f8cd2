"""The list that the person sees and signs: what is shared with whom, and why."""

from dataclasses import dataclass

from hubdesk.domain.paper.frame import Frame


@dataclass(frozen=True, slots=True)
class SharedRow:
    """One paper that goes to somebody."""

    reader: str
    what: str
    why: str
    """The agreement it stands on, or that there is none and why."""
    copy: str
    """Whether the person has a copy, and if not, why."""


@dataclass(frozen=True, slots=True)
class SharedList:
    """All of them, of one day."""

    frame: Frame
    rows: tuple[SharedRow, ...]
