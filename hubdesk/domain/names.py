"""People's names: kept as entered, shown in NHS CUI form, found whatever way they are typed."""

import unicodedata
from dataclasses import dataclass

LONGEST = 200
"""Characters per part; longer than any register asks for, short enough for a page."""


def clean(text: str) -> str:
    """Normalise typed text: NFC, no control or direction marks, single spaces, trimmed."""
    kept = (" " if c.isspace() else c for c in unicodedata.normalize("NFC", text))
    return " ".join("".join(c for c in kept if unicodedata.category(c) not in ("Cc", "Cf", "Cs")).split())


def fold(text: str) -> str:
    """Text for comparing: case and diacritics removed ("Łukasz" is found as "lukasz")."""
    plain = unicodedata.normalize("NFKD", text.casefold()).translate(_LETTERS_WITHOUT_MARKS)
    return "".join(c for c in plain if not unicodedata.combining(c))


_LETTERS_WITHOUT_MARKS = str.maketrans(
    {"ł": "l", "ø": "o", "đ": "d", "ð": "d", "þ": "th", "æ": "ae", "œ": "oe", "ı": "i"}
)
"""Letters that Unicode does not split into a base letter and a mark."""


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
