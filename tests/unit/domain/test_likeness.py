"""Who may be one person: small slips, other names, short forms; and who is not."""

import pytest

from hubdesk.domain.dates import BirthDate
from hubdesk.domain.likeness import Candidate, alike, names_alike
from hubdesk.domain.names import PersonName
from hubdesk.domain.other_names import OtherName
from hubdesk.domain.people import Gender, PersonLine

BORN = BirthDate(1988, 3, 14)


def candidate(family="Avery", given="Mason", born=BORN, number="", others=(), preferred=""):
    line = PersonLine("p-2", PersonName(family, given, preferred=preferred), born, Gender.MALE, number)
    return Candidate(line, others)


def is_alike(other, family="Avery", given="Mason", born=BORN, number="", others=(), preferred=""):
    return alike(PersonName(family, given, preferred=preferred), others, born, number, other)


@pytest.mark.parametrize(
    "other",
    [
        candidate(),
        candidate("ÁVERY", "mason"),
        candidate("Mason", "Avery"),
        candidate("Averey", "Mason"),
        candidate("Avrey", "Mason"),
        candidate("Avery", "Masson"),
        candidate("Avery", "Mason James"),
        candidate(born=BirthDate(1988)),
        candidate(born=BirthDate(1988, 3)),
        candidate(born=BirthDate(1988, 6, 1, estimated=True)),
        candidate("Other", "Name", BORN, others=(OtherName("Avery", "Mason"),)),
        candidate(born=BirthDate()),
    ],
)
def test_alike(other: Candidate):
    assert is_alike(other)


@pytest.mark.parametrize(
    "other",
    [
        candidate("Brown", "Mason"),
        candidate("Avery", "Jason"),
        candidate(born=BirthDate(1989, 3, 14)),
        candidate(born=BirthDate(1988, 3, 15)),
        candidate("Averey", "Mason", BirthDate()),
        candidate("Avery", ""),
        candidate("Other", "Name", number="9990000018"),
    ],
)
def test_not_alike(other: Candidate):
    assert not is_alike(other)


def test_day_and_month_may_have_changed_places():
    assert is_alike(candidate(born=BirthDate(1988, 4, 3)), born=BirthDate(1988, 3, 4))


def test_the_same_nhs_number_is_enough():
    assert is_alike(candidate("Other", "Name", BirthDate(1950), "9990000018"), number="9990000018")


def test_another_name_of_mine_is_compared_too():
    assert is_alike(candidate("Fisher", "Dean"), others=(OtherName("Fisher", "Dean"),))


def test_the_name_somebody_is_known_by_is_compared_too():
    assert is_alike(candidate("Avery", "Mace"), preferred="Mace")
    assert is_alike(candidate(preferred="Mace"), given="Mace")


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (("Smith", "Mike"), ("Smith", "Michael")),
        (("Ward", "Bob"), ("Ward", "Robert")),
        (("Mohamed", "Mo"), ("Muhammad", "Mohammed")),
        (("Hughes", "Peggy"), ("Hughes", "Margaret")),
        (("O'Neill", "Ciarán"), ("ONeill", "Ciaran")),
    ],
)
def test_short_forms_and_marks(one, other):
    assert names_alike(one, other)
    assert names_alike(other, one)


@pytest.mark.parametrize(
    ("one", "other"),
    [(("Li", "Wei"), ("Lo", "Wei")), (("Khan", "Imran"), ("Khan", "Irfan")), (("", "Suryono"), ("Suryono", "Adi"))],
)
def test_other_names(one, other):
    assert not names_alike(one, other)
