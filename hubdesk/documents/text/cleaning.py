"""The one door for text: what comes out of ``printable`` is what is printed, character for character."""

import unicodedata

_JOINERS = "\u200c\u200d"
"""Zero width non-joiner and joiner: spelling in Persian and Indic names, noise elsewhere."""
_NEEDS_JOINERS = range(0x0600, 0x0E00)
"""Arabic up to the Indic blocks."""


def printable(text: str) -> str:
    """Text as it will be printed: NFC, without control, direction and other invisible characters.

    Line breaks are kept and tabs become spaces; nothing is read as markup.
    """
    if text.isascii() and text.isprintable():
        return text  # most texts: nothing to compose and nothing invisible
    composed = unicodedata.normalize("NFC", text.replace("\r\n", "\n").replace("\r", "\n"))
    return "".join(_kept(composed, index) for index in range(len(composed)))


def _kept(text: str, index: int) -> str:
    character = text[index]
    if character == "\n" or character in ("\u2028", "\u2029"):
        return "\n"
    if character in _JOINERS:
        around = text[max(0, index - 1) : index] + text[index + 1 : index + 2]
        return character if any(ord(one) in _NEEDS_JOINERS for one in around) else ""
    if unicodedata.category(character) in ("Cc", "Cf", "Cs"):
        return " " if character == "\t" else ""
    return character


def clusters(text: str) -> list[str]:
    """Split text where a reader sees one sign after another: marks and joined consonants stay together."""
    found: list[str] = []
    for character in text:
        joins = unicodedata.category(character).startswith("M") or character in _JOINERS
        after_virama = bool(found) and (unicodedata.combining(found[-1][-1]) == 9 or found[-1][-1] in _JOINERS)
        if found and (joins or after_virama):
            found[-1] += character
        else:
            found.append(character)
    return found
