"""Record ids: UUID version 7 (RFC 9562 §5.7), so that ids sort by time of creation."""

import uuid
from datetime import datetime
from typing import NewType

from hubdesk.domain.clock import Clock, RandomBytes

PersonId = NewType("PersonId", str)
VisitId = NewType("VisitId", str)
ResponseId = NewType("ResponseId", str)
AnswerId = NewType("AnswerId", str)
SafetyActionId = NewType("SafetyActionId", str)
AppointmentId = NewType("AppointmentId", str)
TaskId = NewType("TaskId", str)
DocumentId = NewType("DocumentId", str)
ReferralId = NewType("ReferralId", str)
NoteId = NewType("NoteId", str)
OpeningId = NewType("OpeningId", str)
FormVersionId = NewType("FormVersionId", str)
UserId = NewType("UserId", str)
SiteId = NewType("SiteId", str)


def uuid7(at: datetime, random: bytes) -> str:
    """Make a UUIDv7 from a moment (aware datetime) and 10 random bytes.

    Returns the usual 36-character lower-case text.
    """
    millis = int(at.timestamp() * 1000) & ((1 << 48) - 1)
    rand_a = int.from_bytes(random[:2]) & 0xFFF
    rand_b = int.from_bytes(random[2:10]) & ((1 << 62) - 1)
    value = (millis << 80) | (0x7 << 76) | (rand_a << 64) | (0b10 << 62) | rand_b
    return str(uuid.UUID(int=value))


class Ids:
    """Hands out new ids; one instance is shared by everything that creates records."""

    def __init__(self, clock: Clock, random: RandomBytes) -> None:
        self._clock = clock
        self._random = random

    def new(self) -> str:
        """A fresh UUIDv7."""
        return uuid7(self._clock.now(), self._random(10))
