"""Finding people as names are typed: the FTS5 index, and nothing else of SQLite's alone.

What is indexed and what is typed go through the same ``fold``. A date of birth is indexed as one
word in each of two orders (``14mar1988``, ``19880314``), so that a month never matches a name.
Each word of a query is quoted, so that no text is an operator (security design §6.2, row 39).
"""

import re
import unicodedata
from collections.abc import Sequence
from datetime import date

from sqlalchemy import Connection, Integer, text

from hubdesk.domain.dates import BirthDate
from hubdesk.domain.names import PersonName, fold
from hubdesk.domain.other_names import OtherName

LONGEST_QUERY = 200

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_FULL = ("january", "february", "march", "april", "may", "june", "july", "august", "september", "october")
_NAMES = {name: i % 12 + 1 for i, name in enumerate((*_MONTHS, *_FULL, "november", "december"))}
_MONTH = "|".join(sorted(_NAMES, key=len, reverse=True))

_PATTERNS = tuple(
    re.compile(rf"(?<![\w/.-])(?:{pattern})(?![\w])")
    for pattern in (
        r"(?P<year>\d{4})-(?P<month>\d{1,2})(?:-(?P<day>\d{1,2}))?",
        rf"(?P<day>\d{{1,2}})[-/. ]?(?P<month>{_MONTH})(?:[-/. ]?(?P<year>\d{{1,4}}))?",
        r"(?P<day>\d{1,2})[-/.](?P<month>\d{1,2})(?:[-/.](?P<year>\d{1,4}))?",
        r"(?P<day>\d{1,2}) (?P<month>\d{1,2}) (?P<year>\d{4})",
        rf"(?P<month>{_MONTH}|\d{{1,2}}(?=[-/.]))[-/. ](?P<year>\d{{4}})",
    )
)
"""The ways a date is typed, the day first (NHS CUI) unless the year leads (ISO 8601)."""

_NHS_NUMBER = re.compile(r"(?<!\d)\d(?:[ -]?\d){9}(?!\d)")


def add(connection: Connection, seq: int, name: PersonName, born: BirthDate, nhs_number: str) -> None:
    """Index a person under their row's ``seq``."""
    connection.execute(_INSERT, {"seq": seq, "words": words(name, born, nhs_number)})


def replace(
    connection: Connection,
    seq: int,
    name: PersonName,
    born: BirthDate,
    nhs_number: str,
    others: Sequence[OtherName] = (),
    numbers: Sequence[str] = (),
) -> None:
    """Index a person anew; the old words leave no trace (``secure-delete``, security design §0, 15)."""
    connection.execute(_UPDATE, {"seq": seq, "words": words(name, born, nhs_number, others, numbers)})


_INSERT = text("INSERT INTO person_fts(rowid, words) VALUES (:seq, :words)")
_UPDATE = text("UPDATE person_fts SET words = :words WHERE rowid = :seq")
# In the index's own order: by rank it must read every match first, and backwards it takes seconds
# with SQLCipher's memory security on (8.9 s for 100,000 matches, against 30 ms; measured).
MATCHING = text("SELECT rowid AS seq FROM person_fts WHERE person_fts MATCH :query LIMIT :limit").columns(seq=Integer)
"""The ``seq`` of people who match ``query(…)``, at most ``limit`` of them."""


def words(
    name: PersonName,
    born: BirthDate,
    nhs_number: str,
    others: Sequence[OtherName] = (),
    numbers: Sequence[str] = (),
) -> str:
    """All words a person can be found by, folded. Probation's numbers are one word each, found when typed whole."""
    found: list[str] = []
    also = (part for other in others for part in (other.family, other.given))
    for piece in fold(" ".join((name.family, name.given, name.preferred, *also))).split():
        parts = _parts(piece)
        found += parts
        if len(parts) > 1:  # O'Neil is also found as "oneil"
            found.append("".join(parts))
    if born.year is not None:
        found.append(born.iso().replace("-", ""))
        if born.month and born.day:
            found.append(f"{born.day:02d}{_MONTHS[born.month - 1]}{born.year:04d}")
    if nhs_number:
        found += [nhs_number, nhs_number[:3], nhs_number[3:6], nhs_number[6:]]
    found += ["".join(_parts(fold(number))) for number in numbers]
    return " ".join(found)


def query(typed: str) -> str:
    """What was typed as an FTS5 query; empty where it holds no word."""
    rest = fold(typed[:LONGEST_QUERY])
    terms: list[str] = []

    def number(match: re.Match[str]) -> str:
        terms.append(_begins(re.sub(r"\D", "", match[0])))
        return " "

    def day(match: re.Match[str]) -> str:
        term = _date_term(match)
        if term is None:
            return match[0]
        terms.append(term)
        return " "

    rest = _NHS_NUMBER.sub(number, rest)
    for pattern in _PATTERNS:
        rest = pattern.sub(day, rest)
    for piece in rest.split():
        parts = _parts(piece)
        apart = " AND ".join(map(_begins, parts))
        if len(parts) > 1:
            terms.append(f"(({apart}) OR {_begins(''.join(parts))})")
        elif parts:
            terms.append(apart)
    return " AND ".join(terms)


def _date_term(match: re.Match[str]) -> str | None:
    """A typed date as a term; None where it is no date (then it is read as words)."""
    found = match.groupdict()
    day, month, year = found.get("day"), found["month"], found.get("year") or ""
    m = _NAMES.get(month) or int(month) if month in _NAMES or month.isdecimal() else 0
    if not 1 <= m <= 12 or (day and not 1 <= int(day) <= 31):
        return None
    if not day:
        term = _begins(f"{year}{m:02d}")
        # June may be a name: then the words count as typed.
        return f"({term} OR ({_begins(month)} AND {_begins(year)}))" if month in _NAMES else term
    if len(year) == 4 and _no_such_day(int(year), m, int(day)):
        return None
    start = f"{int(day):02d}{_MONTHS[m - 1]}"
    if len(year) == 2:  # 88 may be 1988, or 19 the beginning of 1988
        return "(" + " OR ".join(_begins(f"{start}{century}{year}") for century in ("", "19", "20")) + ")"
    return _begins(f"{start}{year}")


def _no_such_day(year: int, month: int, day: int) -> bool:
    try:
        date(year, month, day)
    except ValueError:
        return True
    return False


def _begins(word: str) -> str:
    """The term for words that begin like this one. ``word`` holds letters, numbers and marks only."""
    return f'"{word}"*'


def _parts(piece: str) -> list[str]:
    """The runs of letters, numbers and marks in a piece, as the tokenizer sees them."""
    return "".join(c if unicodedata.category(c)[0] in "LNM" else " " for c in piece).split()
