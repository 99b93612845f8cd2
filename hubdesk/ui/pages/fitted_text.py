"""Names of any length and in any script, on pages that read from the left and never scroll sideways."""

import unicodedata

_LONGEST = 20
_BREAK = "\u200b"
"""Zero-width space: nothing to see, and a line may end there."""
_FROM_LEFT = "\u200e"
"""Left-to-right mark: nothing to see, and a name in a right-to-left script stays on the left like all others."""


def fitted(text: str) -> str:
    """The same text to look at, with places to break in words too long for a narrow column."""
    broken = text
    if max(map(len, text.split()), default=0) > _LONGEST:
        broken = " ".join(_broken(word) if len(word) > _LONGEST else word for word in text.split(" "))
    return _FROM_LEFT + broken if _begins_from_right(text) else broken


def sentence(text: str) -> str:
    """The text with a full stop, so that a screen reader pauses after it."""
    return text if text.endswith((".", "?", "!")) else f"{text}."


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


def _begins_from_right(text: str) -> bool:
    strong = next((d for d in map(unicodedata.bidirectional, text) if d in ("L", "R", "AL")), "L")
    return strong != "L"
