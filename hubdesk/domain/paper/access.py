"""The answer to "who has looked at my record?", for the person."""

from dataclasses import dataclass

from hubdesk.domain.paper.frame import Frame


@dataclass(frozen=True, slots=True)
class SeenRow:
    """What one member of staff did on one day."""

    day: str
    who: str
    what: str


@dataclass(frozen=True, slots=True)
class AccessSheet:
    """All of it, newest first."""

    frame: Frame
    rows: tuple[SeenRow, ...]
