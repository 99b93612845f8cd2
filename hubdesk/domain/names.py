"""People's names: kept as entered, shown in NHS CUI form, found whatever way they are typed."""

import unicodedata
from dataclasses import dataclass

LONGEST = 200
"""Characters per part; longer than any register asks for, short enough for a page."""


def clean(text: str) -> str:
    """Normalise typed text: NFC, no control or direction marks, single spaces, trimmed."""
    spaced = (" " if c.isspace() else c for c in text)
    kept = "".join(c for c in spaced if unicodedata.category(c) not in ("Cc", "Cf", "Cs"))
    return " ".join(unicodedata.normalize("NFC", kept).split())


def clean_lines(text: str) -> str:
    """The same for a text of several lines: they stay apart, and at most one of them in a row is empty."""
    lines: list[str] = []
    for line in map(clean, text.splitlines()):
        if line or (lines and lines[-1]):
            lines.append(line)
    return "\n".join(lines).strip()


def fold(text: str) -> str:
    """Text for comparing: case and diacritics removed ("Łukasz" is found as "lukasz"), one kind of apostrophe and dash.

    Case goes twice, because taking a letter apart may bring out a capital (Unicode §3.13, D146).
    """
    if text.isascii():  # the same, and most names by far
        return text.lower().replace("`", "'")
    apart = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", text.casefold()).casefold())
    return "".join(c for c in apart.translate(_PLAIN) if not unicodedata.combining(c))


_PLAIN = str.maketrans(
    {"ł": "l", "ø": "o", "đ": "d", "ð": "d", "þ": "th", "æ": "ae", "œ": "oe", "ı": "i"}
    | dict.fromkeys("‘’ʼ`´", "'")
    | dict.fromkeys("‐‑–—−", "-")
)
"""Letters that Unicode does not split into a base letter and a mark, and signs that keyboards disagree on."""


@dataclass(frozen=True, slots=True)
class PersonName:
    """A person's name. Either part may be missing, never both; a title is never forced."""

    family: str
    given: str = ""
    title: str = ""
    preferred: str = ""

    @property
    def display(self) -> str:
        """NHS CUI display: ``AVERY, Mason (Mr)``."""
        parts = ", ".join(p for p in (self.family.upper(), self.given) if p)
        return f"{parts} ({self.title})" if self.title else parts

    @property
    def spoken(self) -> str:
        """How the person is addressed on screen: the preferred name, else the given, else the family name."""
        return self.preferred or self.given or self.family
