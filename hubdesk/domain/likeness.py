"""Whether two records may be of one person: a question for the worker, never a decision of the program.

Names are compared folded, in either order, with small slips and common short forms; a name alone never says
"alike", it takes the date of birth too (facts §3.3: never match on one identifier).
"""

from dataclasses import dataclass

from hubdesk.domain.dates import BirthDate
from hubdesk.domain.names import PersonName, fold
from hubdesk.domain.other_names import OtherName
from hubdesk.domain.people import PersonLine

_SHORT_FORMS = (
    "alexander alex sandy",
    "alexandra alex sandra",
    "andrew andy",
    "anthony tony",
    "benjamin ben",
    "catherine kate cathy katie kathy",
    "christopher chris",
    "daniel dan danny",
    "david dave",
    "edward ed eddie ted",
    "elizabeth liz beth lizzie betty",
    "gregory greg",
    "james jim jimmy jamie",
    "jennifer jen jenny",
    "jonathan jon jonny",
    "joseph joe joey",
    "kenneth ken kenny",
    "margaret maggie peggy meg",
    "matthew matt",
    "michael mike mick mikey",
    "mohammed mohamed muhammad mohammad mo",
    "nicholas nick nicky",
    "patrick paddy pat",
    "peter pete",
    "rebecca becky bex",
    "richard rick dick ricky",
    "robert rob bob bobby robbie",
    "samuel sam sammy",
    "stephen steven steve",
    "susan sue susie",
    "thomas tom tommy",
    "timothy tim",
    "william bill will billy liam",
)
_FORMS: dict[str, set[int]] = {}
for _number, _group in enumerate(_SHORT_FORMS):
    for _form in _group.split():
        _FORMS.setdefault(_form, set()).add(_number)

_SLIP_FROM = 4
"""Letters from which one wrong letter is taken for a slip: "Li" and "Lo" are two names."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """Somebody registered who is to be compared."""

    line: PersonLine
    others: tuple[OtherName, ...] = ()


def alike(
    name: PersonName, others: tuple[OtherName, ...], born: BirthDate, nhs_number: str, candidate: Candidate
) -> bool:
    """Whether the candidate may be this person."""
    line = candidate.line
    if nhs_number and nhs_number == line.nhs_number:
        return True
    mine = [(name.family, name.given), *((o.family, o.given) for o in others)]
    if name.preferred and name.family:
        mine.append((name.family, name.preferred))
    theirs = [(line.name.family, line.name.given), *((o.family, o.given) for o in candidate.others)]
    if line.name.preferred and line.name.family:
        theirs.append((line.name.family, line.name.preferred))
    if not (born.known and line.born.known):  # then only the very name counts
        return any(_same(a, b) for a in mine for b in theirs)
    return _births_near(born, line.born) and any(names_alike(a, b) for a in mine for b in theirs)


def names_alike(one: tuple[str, str], other: tuple[str, str]) -> bool:
    """Whether two names (family, given) may be the same, in either order."""
    a, b = _folded(one), _folded(other)
    return _pairs_alike(a, b) or _pairs_alike(a, b[::-1])


def _pairs_alike(one: tuple[str, str], other: tuple[str, str]) -> bool:
    return _words_alike(one[0], other[0]) and _words_alike(one[1], other[1])


def _words_alike(one: str, other: str) -> bool:
    if one == other or _one_slip(one, other):
        return True
    first, second = one.split(), other.split()
    if not (first and second):
        return False
    if first[0] == second[0] and 1 in (len(first), len(second)):
        return True  # a second given name is told one day and not the next
    return bool(_FORMS.get(first[0], set()) & _FORMS.get(second[0], set()))


def _one_slip(one: str, other: str) -> bool:
    """One letter wrong, missing, added or swapped with its neighbour, after the same first letter."""
    if min(len(one), len(other)) < _SLIP_FROM or one[0] != other[0] or abs(len(one) - len(other)) > 1:
        return False
    start = next((i for i, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))
    a, b = one[start:], other[start:]
    return a[1:] == b[1:] or a[1:] == b or a == b[1:] or (a[:2] == b[1::-1] and a[2:] == b[2:])


def _same(one: tuple[str, str], other: tuple[str, str]) -> bool:
    a, b = _folded(one), _folded(other)
    return a in (b, b[::-1])


def _folded(name: tuple[str, str]) -> tuple[str, str]:
    family, given = ("".join(c for c in fold(part) if c.isalnum() or c == " ") for part in name)
    return family, given


def _births_near(one: BirthDate, other: BirthDate) -> bool:
    """Whether what is known of both is the same, or day and month changed places."""
    if one.year != other.year:
        return False
    if one.estimated or other.estimated or None in (one.month, other.month):
        return True
    if None in (one.day, other.day):
        return one.month == other.month
    return (one.month, one.day) in ((other.month, other.day), (other.day, other.month))
