"""Regular expressions that come from a form: compiled once, and known to be quick where that can be seen.

A search with a time limit costs far more than the search itself. A pattern that repeats nothing and holds at most one
choice, such as ``^q([1-9]|10)$``, cannot take long, so it needs no limit; every other pattern keeps one.
"""

import re
from functools import lru_cache

import regex

from hubdesk.forms.fhirpath.errors import ExpressionError

MAX_PATTERN = 500
# Longer texts keep the time limit: even a plain search then takes a while.
QUICK_TEXT = 1000

_PIECE = r"(?:[\w :;,/@=_-]|[\^$.]|\\[.dws]|\[\^?(?:\w(?:-\w)?)+\])"
_QUICK = re.compile(rf"{_PIECE}*(?:\({_PIECE}+(?:\|{_PIECE}+)*\){_PIECE}*)?", re.ASCII)


@lru_cache(maxsize=256)
def pattern(text: str) -> regex.Pattern[str]:
    """The pattern in ``text``; search it with a timeout. Raises ExpressionError or ``regex.error``."""
    if len(text) > MAX_PATTERN:
        raise ExpressionError(f"A pattern is longer than {MAX_PATTERN} characters.")
    return regex.compile(text, regex.DOTALL)


@lru_cache(maxsize=256)
def quick_pattern(text: str) -> re.Pattern[str] | None:
    """The pattern in ``text`` where its search cannot take long, None where it might or is not valid."""
    if len(text) > MAX_PATTERN or not _QUICK.fullmatch(text):
        return None
    try:
        return re.compile(text, re.DOTALL)
    except re.error:
        return None
