"""The national file of GP practices (``epraccur``), row by row (facts §3.4).

27 columns with no heading. Until 2025 the status was one letter (A, C, D, P) and a setting of 4 marked a GP practice;
now it is ACTIVE or INACTIVE, and the setting is a list of role codes with bars between, of which RO76 is a GP practice.
Rows of other kinds (prisons, walk-in centres) are left alone.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from hubdesk.domain.gp import Practice
from hubdesk.domain.postcodes import read_postcode
from hubdesk.domain.practices import Country, ListedPractice, Standing
from hubdesk.domain.problems import KnownProblem

COLUMNS = 27
MOST_ROWS = 60_000
LONGEST_CELL = 200
_CODE, _NAME, _GROUP, _ADDRESS, _POSTCODE = 0, 1, 2, slice(4, 9), 9
_CLOSED, _STATUS, _PHONE, _SETTING = 11, 12, 17, 25
_STANDINGS = {
    "A": Standing.OPEN,
    "C": Standing.CLOSED,
    "D": Standing.DORMANT,
    "P": Standing.PROPOSED,
    "ACTIVE": Standing.OPEN,
    "INACTIVE": Standing.CLOSED,
}
_GP_SETTING, _GP_ROLE, _WALES = "4", "RO76", "W00"
_MOST_LEFT_OUT = 100
"""One row in so many may be left out; above that the file is not what it says."""
_STEP = 500
_SMALL = {"and", "at", "by", "for", "in", "of", "on", "the", "upon", "under", "with", "le", "la"}
_ABBREVIATED = {"gp", "gps", "nhs", "uk", "pms", "apms", "hc", "ii", "iii", "iv", "hmp", "ucc", "pcn"}
_NO_VOWELS = {"st", "sts", "mr", "mrs", "dr", "drs", "ltd", "rd", "nth", "sth", "ng"}
"""Short words with no vowel that are no initials."""


class NotADirectory(KnownProblem):
    """The file is not a directory of GP practices."""

    code = "not-a-directory"

    def __init__(self, message: str) -> None:
        super().__init__(message, "Fetch the file named epraccur again, and bring it as it is. Nothing was changed.")


@dataclass(frozen=True, slots=True)
class LeftOut:
    """A row that could not be read, and why."""

    row: int
    why: str


@dataclass(frozen=True, slots=True)
class Directory:
    """The GP practices of a file, in its order, and what was left out of it."""

    practices: tuple[ListedPractice, ...]
    others: int = 0
    """Rows of other kinds: prisons, clinics."""
    left_out: tuple[LeftOut, ...] = ()

    @property
    def by_code(self) -> dict[str, ListedPractice]:
        """Each by its code."""
        return {one.practice.code: one for one in self.practices}

    @property
    def open(self) -> int:
        """How many of them work."""
        return sum(one.open for one in self.practices)


def read_epraccur(rows: Iterable[Sequence[str]], tell: Callable[[int], None] = lambda _done: None) -> Directory:
    """Read a whole file; ``tell`` is called with the number of rows read, and may raise to stop.

    Raises ``NotADirectory`` where the file is of another kind, or more than one row in a hundred cannot be read.
    """
    found: dict[str, ListedPractice] = {}
    left_out: list[LeftOut] = []
    others, number = 0, 0
    for number, row in enumerate(rows, 1):
        if number > MOST_ROWS:
            raise NotADirectory(f"The file has more than {MOST_ROWS:,} rows. The directory of practices is smaller.")
        if number % _STEP == 0:
            tell(number)
        if not any(cell.strip() for cell in row) or (number == 1 and _is_heading(row)):
            continue
        if len(row) != COLUMNS:
            said = f"Row {number} has {len(row)} columns. The directory of practices has {COLUMNS}."
            raise NotADirectory(said)
        try:
            one = read_row(row)
        except ValueError as problem:
            left_out.append(LeftOut(number, str(problem)))
            continue
        if one is None:
            others += 1
        elif one.practice.code in found:
            left_out.append(LeftOut(number, f"The code {one.practice.code} is in the file twice"))
        else:
            found[one.practice.code] = one
    tell(number)
    if len(left_out) * _MOST_LEFT_OUT > number:
        first = left_out[0]
        raise NotADirectory(f"{len(left_out)} rows cannot be read. The first is row {first.row}: {first.why}.")
    if not any(one.open for one in found.values()):
        raise NotADirectory("There is no open GP practice in this file.")
    return Directory(tuple(found.values()), others, tuple(left_out))


def read_row(row: Sequence[str]) -> ListedPractice | None:
    """One row of 27 cells; None where it is no GP practice. Raises ``ValueError`` in words."""
    if not _is_gp(_tidy(row[_SETTING])):
        return None
    if max(map(len, row)) > LONGEST_CELL and any(len(_tidy(cell)) > LONGEST_CELL for cell in row):
        raise ValueError(f"a cell is longer than {LONGEST_CELL} characters")
    code, name, status = (_tidy(row[place]) for place in (_CODE, _NAME, _STATUS))
    code, standing = code.upper(), _STANDINGS.get(status.upper())
    if not (code.isascii() and code.isalnum() and 3 <= len(code) <= 10):
        raise ValueError("the code is not one of a practice")
    if not name:
        raise ValueError("there is no name")
    if standing is None:
        raise ValueError(f"the status {status[:12] or 'is empty and'} is not one hubdesk knows")
    lines = [calm(cell) for cell in map(_tidy, row[_ADDRESS]) if cell]
    postcode, phone, group, closed = (_tidy(row[place]) for place in (_POSTCODE, _PHONE, _GROUP, _CLOSED))
    practice = Practice(code, calm(name), ", ".join(lines), _postcode(postcode), phone[:30])
    return ListedPractice(practice, lines[-1] if lines else "", standing, _country(group), _day(closed))


def _tidy(cell: str) -> str:
    """With one space between words and none around them."""
    return " ".join(cell.split())


def calm(text: str) -> str:
    """Words in capitals as they are written by hand: ``THE ST JOHN'S SURGERY`` is ``The St John's Surgery``."""
    if not text.isupper():
        return text
    words = text.lower().split(" ")
    return " ".join(_calm_word(word, first=place == 0) for place, word in enumerate(words))


@lru_cache(maxsize=8192)  # the same few thousand words come again and again
def _calm_word(word: str, *, first: bool) -> str:
    bare = word.strip("().,&'")
    spelled = len(bare) > 1 and not any(c in "aeiouy" for c in bare) and bare not in _NO_VOWELS
    if bare in _ABBREVIATED or spelled:
        return word.upper()
    return word if bare in _SMALL and not first else _titled(word)


def _titled(word: str) -> str:
    """Each part of a word with a hyphen or a bracket begins with a capital, but for a small word between hyphens; a
    letter after an apostrophe does not, but for O'Neill and D'Arcy."""
    parts = word.split("-")
    return "-".join(part if part in _SMALL and 0 < n < len(parts) - 1 else _part(part) for n, part in enumerate(parts))


def _part(word: str) -> str:
    out, begins = [], True
    for place, letter in enumerate(word):
        out.append(letter.upper() if begins and letter.isalpha() else letter)
        begins = word[:place].strip("(") in ("o", "d") if letter in "'’" else not letter.isalnum()
    return "".join(out)


def _is_heading(row: Sequence[str]) -> bool:
    """Whether the first row names the columns: the report can be had with them."""
    return bool(row) and row[0].strip().strip("\ufeff").casefold() in ("organisation code", "code", "organisation_code")


@lru_cache(maxsize=256)  # a file has a few dozen kinds
def _is_gp(setting: str) -> bool:
    roles = {part.strip().upper() for part in setting.split("|")}
    return setting == _GP_SETTING or _GP_ROLE in roles


def _country(group: str) -> Country:
    if group.upper() == _WALES:
        return Country.WALES
    return Country.ENGLAND if group.upper().startswith("Y") else Country.OTHER


def _postcode(text: str) -> str:
    """The postcode in its usual form; one that is not right stays out, so that no letter carries it."""
    try:
        return read_postcode(text) if text else ""
    except ValueError:
        return ""


def _day(text: str) -> date | None:
    try:
        return date(int(text[:4]), int(text[4:6]), int(text[6:8])) if len(text) == 8 and text.isdecimal() else None
    except ValueError:
        return None
