"""Finding an option as it is typed, for questions with a long list (``itemControl`` autocomplete)."""

import unicodedata
from collections.abc import Sequence

from hubdesk.forms.model import Option


def find_options(options: Sequence[Option], typed: str, most: int = 8) -> tuple[Option, ...]:
    """The options that fit what is typed, the likeliest first; all from the top where nothing is typed.

    Every word typed must start a word of the option, in any order, accents and capitals aside; an option that starts
    with the text comes before one that only holds it.
    """
    wanted = _words(typed)
    if not wanted:
        return tuple(options[:most])
    found = []
    for index, option in enumerate(options):
        there = _words(option.text)
        if all(any(word.startswith(one) for word in there) for one in wanted):
            starts = " ".join(there).startswith(" ".join(wanted))
            found.append((not starts, index, option))
    return tuple(option for _, _, option in sorted(found, key=lambda one: one[:2])[:most])


def _words(text: str) -> list[str]:
    apart = unicodedata.normalize("NFKD", text).casefold()
    kept = (one if one.isalnum() else "" if unicodedata.combining(one) else " " for one in apart)
    return "".join(kept).split()
