"""Everything known of a person beyond their identity, in sections that are each saved on their own.

Nothing is compulsory. A section that was never saved stands at its empty value, with version 0.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from enum import StrEnum
from typing import Any

from hubdesk.domain.communication import Communication, read_communication, typed_communication
from hubdesk.domain.contacts import (
    Contact,
    SafeContact,
    SomeoneToCall,
    read_contact,
    read_safe_contact,
    read_someone,
    typed_contact,
    typed_safe_contact,
    typed_someone,
)
from hubdesk.domain.equality import Equality, read_equality, typed_equality
from hubdesk.domain.gp import GpRecord, read_gp, typed_gp
from hubdesk.domain.hospital import Hospital, read_hospital, typed_hospital
from hubdesk.domain.ids import PersonId, UserId
from hubdesk.domain.medicines import MedicinesTold, read_medicines, typed_medicines
from hubdesk.domain.needs import Needs, read_needs, typed_needs
from hubdesk.domain.orders import Orders, read_orders, typed_orders
from hubdesk.domain.other_names import OtherNames, read_other_names, typed_other_names
from hubdesk.domain.probation_numbers import ProbationNumbers, read_numbers, typed_numbers
from hubdesk.domain.sleeping_place import SleepingPlace, read_sleeping_place, typed_sleeping_place
from hubdesk.domain.suits import Suits, read_suits, typed_suits
from hubdesk.domain.typed import Typed


class Section(StrEnum):
    """The sections, in the order they are asked: what keeps a person safe and in care comes first."""

    GP = "gp"
    MEDICINES = "medicines"
    PLACE = "place"
    CONTACT = "contact"
    SAFE_CONTACT = "safe-contact"
    COMMUNICATION = "communication"
    SUITS = "suits"
    SOMEONE = "someone"
    HOSPITAL = "hospital"
    NEEDS = "needs"
    ORDERS = "orders"
    NAMES = "names"
    EQUALITY = "equality"
    NUMBERS = "numbers"

    @property
    def field(self) -> str:
        """Its name in ``Details``."""
        return self.value.replace("-", "_")

    @property
    def probation_origin(self) -> bool:
        """Whether it holds criminal-offence data: marked in the store, on no card or letter by default."""
        return self in (Section.ORDERS, Section.NUMBERS)


@dataclass(frozen=True, slots=True)
class Details:
    """The sections as they stand now; ``versions`` counts how often each was saved."""

    gp: GpRecord = field(default_factory=GpRecord)
    medicines: MedicinesTold = field(default_factory=MedicinesTold)
    place: SleepingPlace = field(default_factory=SleepingPlace)
    contact: Contact = field(default_factory=Contact)
    safe_contact: SafeContact = field(default_factory=SafeContact)
    communication: Communication = field(default_factory=Communication)
    suits: Suits = field(default_factory=Suits)
    someone: SomeoneToCall = field(default_factory=SomeoneToCall)
    hospital: Hospital = field(default_factory=Hospital)
    needs: Needs = field(default_factory=Needs)
    orders: Orders = field(default_factory=Orders)
    names: OtherNames = field(default_factory=OtherNames)
    equality: Equality = field(default_factory=Equality)
    numbers: ProbationNumbers = field(default_factory=ProbationNumbers)
    versions: Mapping[Section, int] = field(default_factory=dict)

    def version(self, section: Section) -> int:
        """How often this section was saved; 0 for never."""
        return self.versions.get(section, 0)

    def value(self, section: Section) -> Any:
        """What the section holds."""
        return getattr(self, section.field)

    @property
    def for_paper(self) -> "Details":
        """The same without what comes from probation: what a letter or a card is made from by default."""
        kept = {section: version for section, version in self.versions.items() if not section.probation_origin}
        return replace(self, orders=Orders(), numbers=ProbationNumbers(), versions=kept)

    def with_section(self, section: Section, value: object, version: int) -> "Details":
        """The same with one section at a newer version."""
        return replace(self, **{section.field: value}, versions={**self.versions, section: version})  # type: ignore[arg-type]


@dataclass(frozen=True, slots=True)
class SectionRevision:
    """One saving of one section: only ever added, never changed."""

    person_id: PersonId
    section: Section
    version: int
    value: object
    recorded_at: datetime
    recorded_by: UserId


_READERS: dict[Section, Callable[[Typed], object]] = {
    Section.GP: read_gp,
    Section.MEDICINES: read_medicines,
    Section.PLACE: read_sleeping_place,
    Section.CONTACT: read_contact,
    Section.SAFE_CONTACT: read_safe_contact,
    Section.COMMUNICATION: read_communication,
    Section.SUITS: read_suits,
    Section.SOMEONE: read_someone,
    Section.HOSPITAL: read_hospital,
    Section.NEEDS: read_needs,
    Section.ORDERS: read_orders,
    Section.NAMES: read_other_names,
    Section.EQUALITY: read_equality,
    Section.NUMBERS: read_numbers,
}
_TYPED: dict[Section, Callable[[Any], dict[str, str]]] = {
    Section.GP: typed_gp,
    Section.MEDICINES: typed_medicines,
    Section.PLACE: typed_sleeping_place,
    Section.CONTACT: typed_contact,
    Section.SAFE_CONTACT: typed_safe_contact,
    Section.COMMUNICATION: typed_communication,
    Section.SUITS: typed_suits,
    Section.SOMEONE: typed_someone,
    Section.HOSPITAL: typed_hospital,
    Section.NEEDS: typed_needs,
    Section.ORDERS: typed_orders,
    Section.NAMES: typed_other_names,
    Section.EQUALITY: typed_equality,
    Section.NUMBERS: typed_numbers,
}


def read_section(section: Section, fields: Mapping[str, str], today: date) -> object:
    """Check what was typed and give the value it stands for. Raises ``InvalidEntry`` naming each wrong field."""
    typed = Typed(fields, today)
    value = _READERS[section](typed)
    typed.finish()
    return value


def typed_section(section: Section, value: object) -> dict[str, str]:
    """The fields of a page that shows this value; empty ones are left out."""
    return {name: text for name, text in _TYPED[section](value).items() if text}
