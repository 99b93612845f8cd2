"""Names of any length on pages that never scroll sideways."""

import unicodedata

_LONGEST = 20
_BREAK = "\u200b"
"""Zero-width space: nothing to see, and a line may end there."""


def breakable(text: str) -> str:
    """The same text, with places to break in every word that is too long for a narrow column."""
    if max(map(len, text.split()), default=0) <= _LONGEST:
        return text
    return " ".join(_broken(word) if len(word) > _LONGEST else word for word in text.split(" "))


def _broken(word: str) -> str:
    pieces, since = [], 0
    for letter in word:
        # A mark stays with the letter that carries it.
        if since >= _LONGEST // 2 and not unicodedata.category(letter).startswith("M"):
            pieces.append(_BREAK)
            since = 0
        pieces.append(letter)
        since += 1
    return "".join(pieces)
