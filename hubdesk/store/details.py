"""The sections of what is known of a person: each saving adds a row, the newest version counts.

Probation's numbers have a table of their own, so that they can be found, and left out, without reading anything else.
"""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from sqlalchemy import Connection, bindparam, or_, select

from hubdesk.domain.communication import Communication
from hubdesk.domain.contacts import Contact, SafeContact, SomeoneToCall
from hubdesk.domain.details import Details, Section, SectionRevision
from hubdesk.domain.equality import Equality
from hubdesk.domain.gp import GpRecord
from hubdesk.domain.hospital import Hospital
from hubdesk.domain.ids import PersonId
from hubdesk.domain.medicines import MedicinesTold
from hubdesk.domain.needs import Needs
from hubdesk.domain.orders import Orders
from hubdesk.domain.other_names import OtherNames
from hubdesk.domain.probation_numbers import ProbationNumbers
from hubdesk.domain.sleeping_place import SleepingPlace
from hubdesk.domain.suits import Suits
from hubdesk.store import person_index, rows
from hubdesk.store.plain import from_text, to_text
from hubdesk.store.same_person import ids_of, not_merged_away
from hubdesk.store.schema import person, person_number, person_section

_KINDS: Mapping[Section, type[Any]] = {
    Section.GP: GpRecord,
    Section.MEDICINES: MedicinesTold,
    Section.PLACE: SleepingPlace,
    Section.CONTACT: Contact,
    Section.SAFE_CONTACT: SafeContact,
    Section.COMMUNICATION: Communication,
    Section.SUITS: Suits,
    Section.SOMEONE: SomeoneToCall,
    Section.HOSPITAL: Hospital,
    Section.NEEDS: Needs,
    Section.ORDERS: Orders,
    Section.NAMES: OtherNames,
    Section.EQUALITY: Equality,
}
_SECTIONS = (
    select(person_section.c.section, person_section.c.version, person_section.c.content)
    .where(person_section.c.person_id == bindparam("of"))
    .order_by(person_section.c.version)
)
_NUMBERS = (
    select(person_number)
    .where(person_number.c.person_id == bindparam("of"))
    .order_by(person_number.c.version.desc())
    .limit(1)
)


class StoredDetails:
    """``services.ports.PersonDetails`` in SQL."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def of(self, person_id: PersonId) -> Details:
        """See the port."""
        values, versions = self._own(person_id)
        for merged in ids_of(self._connection, person_id)[1:]:
            values = self._own(merged)[0] | values
        return Details(**values, versions=versions)

    def _own(self, person_id: PersonId) -> tuple[dict[str, Any], dict[Section, int]]:
        """The sections written in this very record. Of one that was merged into another they fill what is empty there,
        without a version: the first saving makes them its own."""
        newest = {
            Section(row.section): (row.version, row.content)
            for row in self._connection.execute(_SECTIONS, {"of": person_id})
        }
        values: dict[str, Any] = {s.field: from_text(_KINDS[s], content) for s, (_v, content) in newest.items()}
        versions = {s: version for s, (version, _content) in newest.items()}
        numbers = self._connection.execute(_NUMBERS, {"of": person_id}).one_or_none()
        if numbers is not None:
            values["numbers"] = ProbationNumbers(numbers.crn, numbers.prison_number, numbers.pnc)
            versions[Section.NUMBERS] = numbers.version
        return values, versions

    def add(self, revision: SectionRevision) -> None:
        """See the port."""
        stored = rows.with_id(self._connection, person, revision.person_id)
        if self.of(revision.person_id).version(revision.section) != revision.version - 1:
            raise rows.changed_elsewhere()
        row = {
            "person_id": revision.person_id,
            "version": revision.version,
            "probation_origin": revision.section.probation_origin,
            "recorded_at": revision.recorded_at,
            "recorded_by": revision.recorded_by,
        }
        if isinstance(revision.value, ProbationNumbers):
            numbers = revision.value
            own = {"crn": numbers.crn, "prison_number": numbers.prison_number, "pnc": numbers.pnc}
            rows.add(self._connection, person_number, row | own)
        else:
            content = to_text(revision.value)
            rows.add(self._connection, person_section, row | {"section": revision.section.value, "content": content})
        if revision.section in (Section.NAMES, Section.NUMBERS):
            person_index.renew(self._connection, stored)

    def gps(self) -> dict[PersonId, GpRecord]:
        """See the port. Of records that were put together, the one that stands counts."""
        found = (
            select(person_section.c.person_id, person_section.c.content)
            .where(person_section.c.section == Section.GP.value, not_merged_away(person_section.c.person_id))
            .order_by(person_section.c.version)
        )
        newest = {PersonId(row.person_id): row.content for row in self._connection.execute(found)}
        return {person_id: from_text(GpRecord, content) for person_id, content in newest.items()}

    def released_since(self, day: date, today: date) -> dict[PersonId, date]:
        """See the port. Of records that were put together, the one that stands counts."""
        found = (
            select(person_section.c.person_id, person_section.c.content)
            .where(person_section.c.section == Section.ORDERS.value, not_merged_away(person_section.c.person_id))
            .order_by(person_section.c.version)
        )
        newest = {PersonId(row.person_id): row.content for row in self._connection.execute(found)}
        known = ((person_id, from_text(Orders, content).release(today)) for person_id, content in newest.items())
        return {person_id: one.on for person_id, one in known if one is not None and one.on >= day}

    def with_number(self, numbers: ProbationNumbers) -> Sequence[PersonId]:
        """See the port."""
        table = person_number
        same = [table.c[name] == text for name in ("crn", "prison_number", "pnc") if (text := getattr(numbers, name))]
        if not same:
            return []
        found = self._connection.execute(select(table.c.person_id).where(or_(*same)).order_by(table.c.seq))
        once = dict.fromkeys(PersonId(row.person_id) for row in found)
        return [person_id for person_id in once if _shares(self.of(person_id).numbers, numbers)]


def _shares(one: ProbationNumbers, other: ProbationNumbers) -> bool:
    """Whether a number that counts now is the same; one that was corrected since does not count."""
    pairs = ((one.crn, other.crn), (one.prison_number, other.prison_number), (one.pnc, other.pnc))
    return any(a and a == b for a, b in pairs)
