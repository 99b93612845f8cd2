"""The directory of GP practices: what it holds of each, and what the hub itself has noted.

It is filled from a file that IT or a lead brings (``domain.epraccur``), replaced whole. No personal data is in it.
"""

import re
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum

from hubdesk.domain.gp import NO_PRACTICE, NOT_APPLICABLE, NOT_KNOWN, Practice
from hubdesk.domain.ids import UserId
from hubdesk.domain.names import fold
from hubdesk.domain.problems import InvalidEntry

STALE_AFTER = timedelta(days=90)
"""A directory or a service looked at longer ago than this says so (facts §1.4, row 56)."""
LONGEST_NOTE = 300
LIST_LENGTH = 20
"""So many practices are listed as somebody types."""


class Standing(StrEnum):
    """Whether a practice works, as the directory says."""

    OPEN = "open"
    CLOSED = "closed"
    DORMANT = "dormant"
    PROPOSED = "proposed"

    @property
    def label(self) -> str:
        """Plain words for the screen."""
        return {
            Standing.OPEN: "Open",
            Standing.CLOSED: "Closed",
            Standing.DORMANT: "Not working now",
            Standing.PROPOSED: "Not open yet",
        }[self]


class Country(StrEnum):
    """Where a practice is: the rules that letters quote differ."""

    ENGLAND = "england"
    WALES = "wales"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class ListedPractice:
    """One practice of the directory. ``town`` is the last line of the address."""

    practice: Practice
    town: str = ""
    standing: Standing = Standing.OPEN
    country: Country = Country.ENGLAND
    closed_on: date | None = None

    @property
    def open(self) -> bool:
        """Whether somebody can be registered there."""
        return self.standing is Standing.OPEN

    @property
    def words(self) -> str:
        """What it is found by: every word of name, town, postcode (with and without its space) and code, folded."""
        one = self.practice
        near = one.postcode.replace(" ", "")
        found = words_of(" ".join((one.name, one.address, one.postcode, near, one.code)))
        return f" {' '.join(found)}"


@dataclass(frozen=True, slots=True)
class PracticeNote:
    """What the hub knows of a practice. The newest of a practice stands; all are kept, and an import touches none."""

    code: str
    at: datetime
    by: UserId
    homeless: bool = False
    """A practice for people who are homeless."""
    list_closed_on: date | None = None
    """Since when its list is closed, as the hub was told."""
    words: str = ""

    @property
    def tags(self) -> tuple[str, ...]:
        """In a few words, for a list."""
        return (*(("Homeless practice",) if self.homeless else ()), *(("List closed",) if self.list_closed_on else ()))


@dataclass(frozen=True, slots=True)
class FoundPractice:
    """A practice as it is shown: what the directory says, and the hub's own note."""

    listed: ListedPractice
    note: PracticeNote | None = None


@dataclass(frozen=True, slots=True)
class DirectoryImport:
    """One import that was carried out."""

    at: datetime
    by: UserId
    practices: int
    """How many GP practices the file held."""
    added: int = 0
    gone: int = 0
    closed: int = 0
    """Of those that were open before."""
    left_out: int = 0
    sha256: str = ""

    def stale(self, today: date) -> bool:
        """Whether it is so old that practices may have closed or moved since."""
        return today - self.at.date() > STALE_AFTER


@dataclass(frozen=True, slots=True)
class WhatChanges:
    """What an import would change, by the code of the practice."""

    added: tuple[str, ...] = ()
    gone: tuple[str, ...] = ()
    closed: tuple[str, ...] = ()
    renamed: tuple[str, ...] = ()
    moved: tuple[str, ...] = ()
    before: int = 0
    after: int = 0

    @property
    def much_smaller(self) -> bool:
        """Whether the new directory is less than half of the old one: it may be the wrong file."""
        return self.after * 2 < self.before


def what_changes(before: dict[str, ListedPractice], after: dict[str, ListedPractice]) -> WhatChanges:
    """Compare two directories, each by code."""
    both = [code for code in after if code in before]

    def differ(name: str) -> tuple[str, ...]:
        return tuple(c for c in both if getattr(before[c].practice, name) != getattr(after[c].practice, name))

    return WhatChanges(
        added=tuple(code for code in after if code not in before),
        gone=tuple(code for code in before if code not in after),
        closed=tuple(code for code in both if before[code].open and not after[code].open),
        renamed=differ("name"),
        moved=differ("postcode"),
        before=len(before),
        after=len(after),
    )


@dataclass(frozen=True, slots=True)
class BuiltIn:
    """A national code that stands for no practice and is in no file (NHS Data Dictionary)."""

    code: str
    words: str


BUILT_IN = (
    BuiltIn(NO_PRACTICE, "No registered GP practice"),
    BuiltIn(NOT_APPLICABLE, "GP practice not applicable"),
    BuiltIn(NOT_KNOWN, "GP practice not known"),
)


def words_of(text: str) -> list[str]:
    """The words of a text as they are looked for: folded, letters and digits only (``St. John's`` is st, johns)."""
    joined = fold(text).replace("'", "").replace("’", "")
    return _LETTERS.findall(joined)


_LETTERS = re.compile(r"[^\W_]+")
"""Letters and digits of any script."""


def search_words(typed: str) -> tuple[str, ...]:
    """What was typed as words that each must begin a word of the practice; at most eight count."""
    return tuple(words_of(typed[:100])[:8])


@dataclass(frozen=True, slots=True)
class NoteEntry:
    """What is typed of a practice."""

    homeless: bool = False
    list_closed: tuple[str, str, str] = ("", "", "")
    words: str = ""


def check_note_words(text: str) -> str:
    """The note, tidy. Raises ``InvalidEntry`` naming ``words``."""
    tidy = " ".join(text.split())
    if len(tidy) > LONGEST_NOTE:
        raise InvalidEntry({"words": f"Use {LONGEST_NOTE} characters or fewer"})
    return tidy
