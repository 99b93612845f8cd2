"""What is asked of each dated event that is written down: the day it happened, and words where they are needed."""

from datetime import date

LONGEST = 500
"""Characters that the words of an event may have."""


def wrong_day(on: date | None, today: date) -> str:
    """What is wrong with the day an event happened; nothing where it will do."""
    if on is None:
        return "Enter the day"
    return "The day cannot be in the future" if on > today else ""


def wrong_words(words: str, needed: str | None) -> str:
    """What is wrong with tidy words; ``needed`` is what to say where they are missing but must be there."""
    if len(words) > LONGEST:
        return f"Use {LONGEST} characters or fewer"
    return "" if words else needed or ""
