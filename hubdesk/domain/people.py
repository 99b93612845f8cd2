"""A person known to the hub, and the least that is needed to register one.

No address, no identity document and no NHS number is normal, not an error.
"""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from hubdesk.domain.dates import BirthDate, read_birth_date
from hubdesk.domain.identifiers import read_nhs_number, show_nhs_number
from hubdesk.domain.ids import PersonId, SiteId, UserId
from hubdesk.domain.names import LONGEST, PersonName, clean
from hubdesk.domain.problems import InvalidEntry


class Gender(StrEnum):
    """Gender as stated by the person (NHS Data Dictionary PERSON STATED GENDER CODE, plus non-answers)."""

    MALE = "1"
    FEMALE = "2"
    OTHER = "9"
    DECLINED = "declined"
    NOT_RECORDED = "0"

    @property
    def label(self) -> str:
        """Plain words for the screen."""
        return {
            Gender.MALE: "Male",
            Gender.FEMALE: "Female",
            Gender.OTHER: "Another way",
            Gender.DECLINED: "Prefers not to say",
            Gender.NOT_RECORDED: "Not recorded",
        }[self]


@dataclass(frozen=True, slots=True)
class Person:
    """A registered person as the record stands now. ``version`` rises by one with each correction."""

    id: PersonId
    version: int
    name: PersonName
    born: BirthDate
    gender: Gender
    nhs_number: str
    """Ten digits or empty. Status is always 02, present but not traced: hubdesk cannot trace."""
    site_id: SiteId
    registered_at: datetime
    registered_by: UserId

    @property
    def nhs_number_status(self) -> str:
        """NHS NUMBER STATUS INDICATOR CODE: 02 (present but not traced), or empty with no number. Never 01."""
        return "02" if self.nhs_number else ""

    @property
    def nhs_number_shown(self) -> str:
        """The NHS number as 3 3 4, or "Not recorded"."""
        return show_nhs_number(self.nhs_number) if self.nhs_number else "Not recorded"


@dataclass(frozen=True, slots=True)
class PersonEntry:
    """What was typed on the register page, exactly as typed."""

    family: str = ""
    given: str = ""
    title: str = ""
    preferred: str = ""
    birth_day: str = ""
    birth_month: str = ""
    birth_year: str = ""
    birth_estimated: bool = False
    birth_unknown: bool = False
    gender: str = ""
    nhs_number: str = ""


@dataclass(frozen=True, slots=True)
class Identity:
    """A checked ``PersonEntry``."""

    name: PersonName
    born: BirthDate
    gender: Gender
    nhs_number: str


def check_identity(entry: PersonEntry, today: date) -> Identity:
    """Check every field of an entry and give the identity it stands for.

    Raises ``InvalidEntry`` naming each field that needs changing.
    """
    problems: dict[str, str] = {}
    parts = {f: clean(getattr(entry, f)) for f in ("family", "given", "title", "preferred")}
    if not (parts["family"] or parts["given"]):
        problems["family"] = "Enter a family name or a given name. One of the two is enough"
    problems |= {f: f"Use {LONGEST} characters or fewer" for f, text in parts.items() if len(text) > LONGEST}
    born, number = BirthDate(), ""
    try:
        born = _birth_date(entry, today)
    except ValueError as e:
        problems["birth_year"] = str(e)
    try:
        number = read_nhs_number(entry.nhs_number) if entry.nhs_number.strip() else ""
    except ValueError as e:
        problems["nhs_number"] = str(e)
    if problems:
        raise InvalidEntry(problems)
    gender = Gender(entry.gender) if entry.gender else Gender.NOT_RECORDED
    return Identity(PersonName(**parts), born, gender, number)


def _birth_date(entry: PersonEntry, today: date) -> BirthDate:
    typed = (entry.birth_day, entry.birth_month, entry.birth_year)
    if entry.birth_unknown:
        if any(t.strip() for t in typed):
            raise ValueError("Either give a date or tick 'Not known', not both")
        return BirthDate()
    born = read_birth_date(*typed, entry.birth_estimated, today)
    if not born.known:
        raise ValueError("Enter the date of birth (the year alone is enough), or tick 'Not known'")
    return born


@dataclass(frozen=True, slots=True)
class PersonLine:
    """One person in a list: enough to tell two people apart, and no more."""

    id: PersonId
    name: PersonName
    born: BirthDate
    gender: Gender
    nhs_number: str
    restricted: bool = False
    """Only named staff open the record, and whoever reads the list is none of them: the name is all they see."""
    site_id: SiteId | None = None
    """Where they were registered, for lists that are narrowed down to a site."""
