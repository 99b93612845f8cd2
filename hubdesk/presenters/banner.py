"""The patient banner (NHS CUI order) as text."""

from dataclasses import dataclass
from datetime import date

from hubdesk.domain.ids import PersonId
from hubdesk.domain.people import Person
from hubdesk.presenters.details.overview import banner_tags, for_officers_eyes
from hubdesk.services.person_head import PersonHead


@dataclass(frozen=True, slots=True)
class BannerState:
    """The banner of a single-person page. ``tags`` are (text, kind) pairs."""

    name: str
    preferred: str
    born: str
    gender: str
    nhs_number: str
    tags: tuple[tuple[str, str], ...] = ()
    person_id: PersonId | None = None
    """Whose page it is: the key for urgent help knows whom it is about."""


_RESTRICTED: dict[str, tuple[tuple[str, str], ...]] = {
    "named": (("Restricted: named staff only", "purple"),),
    "opened": (("Restricted: you opened it with a reason", "orange"),),
}


def person_banner(head: PersonHead, today: date) -> BannerState:
    """The banner of every page of this person. While an officer is present it tells nothing of their health."""
    if head.officer_present:
        tags: tuple[tuple[str, str], ...] = (("Page for staff open", "red"),) if head.safety_open else ()
        tags += (("Officer present", "orange"), *banner_tags(for_officers_eyes(head.details), today))
    else:
        tags = (("Safety page open", "red"),) if head.safety_open else ()
        tags += _RESTRICTED.get(head.restriction, ())
        tags += banner_tags(head.details, today)
    return banner(head.person, today, tags)


def banner(person: Person, today: date, tags: tuple[tuple[str, str], ...] = ()) -> BannerState:
    """The banner for this person."""
    return BannerState(
        name=person.name.display,
        preferred=person.name.preferred,
        born=person.born.display(today),
        gender=person.gender.label,
        nhs_number=person.nhs_number_shown,
        tags=tags,
        person_id=person.id,
    )
