"""Time and chance are passed in, so that tests can choose them."""

from collections.abc import Callable
from datetime import datetime
from typing import Protocol

RandomBytes = Callable[[int], bytes]
"""Gives that many random bytes (``secrets.token_bytes`` in the real program)."""


class Clock(Protocol):
    """Tells the time."""

    def now(self) -> datetime:
        """The present moment, timezone-aware, in the local zone (offset kept)."""
