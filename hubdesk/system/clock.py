"""The real clock and the real source of chance (``hubdesk.domain.clock`` says why they are passed in)."""

import secrets
from datetime import datetime

from hubdesk.domain.clock import RandomBytes

random_bytes: RandomBytes = secrets.token_bytes
"""Random bytes from the operating system."""


class SystemClock:
    """The computer's clock, as a ``Clock``."""

    def now(self) -> datetime:
        """The present moment with the local offset from UTC."""
        return datetime.now().astimezone()
