"""A time of day as people type it."""

import re
from datetime import time

_TIME = re.compile(r"(\d{1,2})(?:[:.h]?(\d{2}))?\s*(am|pm)?", re.IGNORECASE)


def read_time(typed: str) -> time:
    """A time as people type it: ``9:30``, ``09.30``, ``0930``, ``2pm``. Raises ``ValueError`` with a message."""
    found = _TIME.fullmatch(typed.strip())
    if found is None or not (found[2] or found[3]):
        raise ValueError("Enter a time like 09:30 or 14:15")
    hour, minute, half = int(found[1]), int(found[2] or 0), (found[3] or "").lower()
    if half:
        if not 1 <= hour <= 12:
            raise ValueError("Enter a time like 09:30 or 14:15")
        hour = hour % 12 + (12 if half == "pm" else 0)
    if hour > 23 or minute > 59:
        raise ValueError("This time does not exist. Hours go to 23 and minutes to 59")
    return time(hour, minute)
