"""Made-up people for the demo: many cultures, ages and ways of being registered. Nobody here is real.

NHS numbers come from the 999 range that is kept for tests, with valid check digits.
"""

import random
from datetime import date

from hubdesk.domain.identifiers import nhs_check_digit
from hubdesk.domain.people import Gender, PersonEntry

_M, _F, _O, _D = Gender.MALE.value, Gender.FEMALE.value, Gender.OTHER.value, Gender.DECLINED.value

# family, given, title, known as, gender
_NAMES: tuple[tuple[str, str, str, str, str], ...] = (
    ("Avery", "Mason", "Mr", "", _M),
    ("Okonkwo", "Chidi", "Mr", "", _M),
    ("Kowalska", "Agnieszka", "Ms", "Aga", _F),
    ("Begum", "Shabnam", "Mrs", "", _F),
    ("O’Neill", "Ciarán", "Mr", "", _M),
    ("Nguyễn", "Thị Mai", "Ms", "Mai", _F),
    ("Singh", "Harpreet", "Mr", "Harry", _M),
    ("Williams", "Destiny", "Miss", "Dee", _F),
    ("al-Masri", "Yusuf", "Mr", "", _M),
    ("Popescu", "Ionuț", "Mr", "", _M),
    ("Campbell", "Leroy", "Mr", "", _M),
    ("Smith", "John", "Mr", "", _M),
    ("Smith", "Jon", "", "Smithy", _M),
    ("Ward", "Bridget", "Mrs", "Biddy", _F),
    ("Tesfaye", "Selam", "Ms", "", _F),
    ("Łukasik", "Paweł", "Mr", "", _M),
    ("da Silva", "João", "Mr", "", _M),
    ("Demir", "Elif", "Ms", "", _F),
    ("Jones", "Rhys", "Mr", "", _M),
    ("Evans", "Siân", "Ms", "", _F),
    ("Khan", "Imran", "Mr", "", _M),
    ("Hussain", "Zara", "Miss", "", _F),
    ("Mohamed", "Abdirahman", "Mr", "Abdi", _M),
    ("", "Suryono", "", "", _M),
    ("Li", "Wei", "Mr", "", _M),
    ("Petrov", "Dimitar", "Mr", "", _M),
    ("Brown", "Tanisha", "Ms", "", _F),
    ("Taylor-Whitmore", "Alexandra", "Ms", "Alex", _O),
    ("Cooper", "Kyle", "Mr", "", _M),
    ("Hughes", "Margaret", "Mrs", "Peggy", _F),
    ("Doyle", "Niamh", "Ms", "", _F),
    ("Francis", "Marlon", "Mr", "", _M),
    ("Rahimi", "Farid", "Mr", "", _M),
    ("García Márquez", "Lucía", "Ms", "", _F),
    ("Clarke", "Shanice", "Miss", "", _F),
    ("Murphy", "Patrick", "Mr", "Paddy", _M),
    ("Osei", "Kwabena", "Mr", "", _M),
    ("Novák", "Tomáš", "Mr", "", _M),
    ("Walker", "Riley", "", "", _D),
    ("Ahmed", "Nasra", "Ms", "", _F),
    ("Bailey", "Dean", "Mr", "", _M),
    ("Fernando", "Dilshan", "Mr", "", _M),
    ("Thompson", "Gary", "Mr", "", _M),
    ("Marshall", "Courtney", "Ms", "", _F),
)


def made_up_people(count: int, chance: random.Random, today: date) -> list[PersonEntry]:
    """Entries for that many people, the same for the same seed; past the list of names they are combined anew."""
    return [_entry(i, chance, today) for i in range(count)]


def _entry(index: int, chance: random.Random, today: date) -> PersonEntry:
    family, given, title, preferred, gender = _NAMES[index % len(_NAMES)]
    if index >= len(_NAMES):
        family = f"{chance.choice(_NAMES)[0] or 'Green'}-{family or 'Hill'}"
    year = today.year - chance.choice((19, 22, 24, 27, 29, 31, 33, 36, 38, 41, 44, 47, 52, 58, 63, 71))
    day, month = str(chance.randint(1, 28)), str(chance.randint(1, 12))
    unknown, year_only = index % 17 == 9, index % 13 == 7
    return PersonEntry(
        family=family,
        given=given,
        title=title,
        preferred=preferred,
        gender=gender,
        birth_day="" if unknown or year_only else day,
        birth_month="" if unknown or year_only else month,
        birth_year="" if unknown else str(year - 1),
        birth_estimated=year_only,
        birth_unknown=unknown,
        nhs_number="" if index % 3 == 2 or index == 4 else _test_nhs_number(index),
    )


def _test_nhs_number(index: int) -> str:
    """The next valid number of the 999 test range for this index."""
    nine = 999_000_000 + index * 10 + 7
    while (check := nhs_check_digit(str(nine))) is None:
        nine += 1
    return f"{nine}{check}"
