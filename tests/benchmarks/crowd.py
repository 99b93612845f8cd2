"""A hundred thousand made-up people with names as unevenly spread as real ones, and what is typed to find them."""

import random
from collections.abc import Iterator
from datetime import UTC, datetime

from sqlalchemy import insert

from hubdesk.app.demo_people import _NAMES as DEMO_NAMES
from hubdesk.domain.dates import BirthDate
from hubdesk.domain.identifiers import nhs_check_digit
from hubdesk.domain.ids import PersonId, SiteId, UserId
from hubdesk.domain.names import PersonName
from hubdesk.domain.people import Gender, Person
from hubdesk.services.ports import RecordsUnit
from hubdesk.store import people, search
from hubdesk.store.schema import person as table

_STARTS = ("Ab", "Al", "Ba", "Be", "Bro", "Ca", "Chi", "Da", "De", "El", "Fa", "Ga", "Ha", "Hu", "Ja", "Jo", "Ka", "Li")
_STARTS += ("Ma", "Mc", "Mo", "Na", "Ny", "O", "Pa", "Pe", "Qu", "Ra", "Ro", "Sa", "Sha", "Si", "Ta", "Va", "Wa", "Ze")
_MIDDLES = ("ck", "di", "gge", "lla", "mi", "nde", "rri", "ssa", "tto", "vi", "ya", "wo")
_ENDS = ("", "am", "ard", "ez", "ford", "ham", "in", "ley", "man", "ov", "ski", "son", "ton", "well")
_CHUNK = 5000


def crowd(count: int, seed: int = 1) -> list[Person]:
    """People; a few names are very common and most are rare (Zipf), as in a register."""
    chance = random.Random(seed)
    made = [a + b + c for a in _STARTS for b in _MIDDLES for c in _ENDS]
    chance.shuffle(made)
    families = [name[0] for name in DEMO_NAMES if name[0]] + made[:4000]
    given = [name[1] for name in DEMO_NAMES] + made[4000:5200]
    chosen_families = chance.choices(families, _zipf(len(families)), k=count)
    chosen_given = chance.choices(given, _zipf(len(given)), k=count)
    pairs = zip(chosen_families, chosen_given, strict=True)
    return [_person(i, family, name, chance) for i, (family, name) in enumerate(pairs)]


def fill(unit: RecordsUnit, crowd: list[Person]) -> None:
    """Store them through the store's own tables, many rows at a time: one by one takes minutes."""
    connection = unit.people._connection
    for start in range(0, len(crowd), _CHUNK):
        part = crowd[start : start + _CHUNK]
        rows = [{"seq": start + i + 1, **people._to_row(person)} for i, person in enumerate(part)]
        connection.execute(insert(table), rows)
        words = [{"seq": row["seq"], "words": _words(person)} for row, person in zip(rows, part, strict=True)]
        connection.execute(search._INSERT, words)


def typed(crowd: list[Person], searches: int, seed: int = 2) -> Iterator[str]:
    """What stands in the search field after each letter of so many searches, every one-letter beginning included."""
    yield from "abcdefghijklmnopqrstuvwxyz"
    chance = random.Random(seed)
    for person in chance.sample(crowd, searches):
        whole = chance.choice(_WAYS)(person)
        yield from (whole[:length] for length in range(1, len(whole) + 1) if whole[length - 1] != " ")


_WAYS = (
    lambda p: p.name.family,
    lambda p: f"{p.name.given} {p.name.family}",
    lambda p: f"{p.name.family}, {p.name.given}".lower(),
    lambda p: f"{p.name.family[:4]} {p.name.given[:2]}",
    lambda p: f"{p.name.family} {p.born.day}/{p.born.month}/{p.born.year}",
    lambda p: p.nhs_number or p.name.given,
    lambda p: f"{p.name.given}qx",  # nobody
)
"""How people search."""


def _zipf(count: int) -> list[float]:
    return [1 / (rank + 3) for rank in range(count)]


def _person(index: int, family: str, given: str, chance: random.Random) -> Person:
    born = f"{chance.randint(1945, 2007)}-{chance.randint(1, 12):02d}-{chance.randint(1, 28):02d}"
    return Person(
        id=PersonId(f"person-{index:06d}"),
        version=1,
        name=PersonName(family, given, "", ""),
        born=BirthDate.from_iso(born),
        gender=Gender.MALE,
        nhs_number=_number(chance) if index % 3 else "",
        site_id=SiteId("site-1"),
        registered_at=datetime(2026, 6, 2, 9, 30, tzinfo=UTC),
        registered_by=UserId("user-1"),
    )


def _number(chance: random.Random) -> str:
    """Spread as NHS numbers are, with a wrong check digit: nobody's."""
    nine = f"{chance.randint(400_000_000, 799_999_999)}"
    return f"{nine}{((nhs_check_digit(nine) or 0) + 1) % 10}"


def _words(person: Person) -> str:
    return search.words(person.name, person.born, person.nhs_number)
