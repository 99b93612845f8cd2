"""The real clock and the real source of chance (``hubdesk.domain.clock`` says why they are passed in)."""

import secrets
import sys
import time
from datetime import datetime

from hubdesk.domain.clock import RandomBytes

random_bytes: RandomBytes = secrets.token_bytes
"""Random bytes from the operating system."""


class SystemClock:
    """The computer's clock, as a ``Clock``."""

    def now(self) -> datetime:
        """The present moment with the local offset from UTC."""
        return datetime.now().astimezone()


def seconds_with_sleep() -> float:
    """Seconds on a clock that nobody can set and that goes on while the computer sleeps.

    Linux has it as CLOCK_BOOTTIME. Elsewhere Python's monotonic clock is the best there is: on Windows it counts
    sleep, on macOS ``CLOCK_MONOTONIC`` does.
    """
    if sys.platform == "win32":
        return time.monotonic()
    return time.clock_gettime(getattr(time, "CLOCK_BOOTTIME", time.CLOCK_MONOTONIC))
