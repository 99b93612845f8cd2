"""Checks a pattern for answers: that it is one, and that no answer can make it take for ever (E370)."""

import re
from collections.abc import Iterator

import regex

from hubdesk.forms.fhirpath.patterns import MAX_PATTERN

PROBE_SECONDS = 0.02
_NESTED_QUANTIFIER = re.compile(r"\([^()]*[+*}][^()]*\)\s*[+*{]")
_PROBES = ("a", "0", " ", "ab", "a1", "-", ".", "@", "A", "x")


def pattern_fault(pattern: str, try_it: bool = True) -> str:
    """What is wrong with a pattern in words, "" where it is fit for use; ``try_it`` also matches it with long texts."""
    if len(pattern) > MAX_PATTERN:
        return f"The pattern for the answer is longer than {MAX_PATTERN} characters."
    try:
        found = regex.compile(pattern)
    except (regex.error, RecursionError, MemoryError, OverflowError, ValueError):
        return "The pattern for the answer is not a valid one."
    if _NESTED_QUANTIFIER.search(pattern) or (try_it and not _is_quick(found, pattern)):
        return "The pattern repeats a repetition, and some answers would take for ever to check."
    return ""


def _is_quick(found: regex.Pattern[str], pattern: str) -> bool:
    """Whether long answers that nearly fit are turned down at once."""
    for probe in _probes(pattern):
        try:
            found.fullmatch(probe, timeout=PROBE_SECONDS)
        except TimeoutError:
            return False
    return True


def _probes(pattern: str) -> Iterator[str]:
    """Long runs of each letter with an ending that spoils them; the matcher must not give up for want of a letter."""
    written = list(dict.fromkeys(one for one in pattern if one.isalnum()))[:8]
    for letter in dict.fromkeys((*_PROBES, *written)):
        yield letter * 40 + "\0"
        yield from (letter * 40 + last + "\0" for last in written)
    yield "".join(written) * 20 + "\0"
