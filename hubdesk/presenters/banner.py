"""The patient banner (NHS CUI order) as text."""

from dataclasses import dataclass
from datetime import date

from hubdesk.domain.people import Person


@dataclass(frozen=True, slots=True)
class BannerState:
    """The banner of a single-person page. ``tags`` are (text, kind) pairs."""

    name: str
    preferred: str
    born: str
    gender: str
    nhs_number: str
    tags: tuple[tuple[str, str], ...] = ()


def banner(person: Person, today: date, tags: tuple[tuple[str, str], ...] = ()) -> BannerState:
    """The banner for this person."""
    return BannerState(
        name=person.name.display,
        preferred=person.name.preferred,
        born=person.born.display(today),
        gender=person.gender.label,
        nhs_number=person.nhs_number_shown,
        tags=tags,
    )
