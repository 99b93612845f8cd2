"""The one gate to a person's record: where a lead restricted it to named staff, nobody else's service gets past it.

Every service reads and changes people through the records that ``authorise`` gives, and every one that opens a person
reads them with ``people.get``. The gate stands there, so that no service can forget it. Lists of names are let through.
"""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from datetime import datetime

from hubdesk.domain.audit import AuditEvent, Event
from hubdesk.domain.clock import Clock
from hubdesk.domain.ids import PersonId, UserId
from hubdesk.domain.likeness import Candidate
from hubdesk.domain.people import Person, PersonLine
from hubdesk.domain.restriction import Opening, RecordRestricted
from hubdesk.services.ports import People, Records, RecordsUnit


class GatedRecords:
    """``ports.Records`` for one user: a record for named staff does not open for others, and the try is audited."""

    def __init__(self, records: Records, user: UserId, clock: Clock) -> None:
        self._records, self._user, self._clock = records, user, clock

    @contextmanager
    def writing(self) -> Iterator[RecordsUnit]:
        """See the port. Raises ``RecordRestricted`` too."""
        with self._told(), self._records.writing() as unit:
            yield self._gated(unit)

    @contextmanager
    def reading(self) -> Iterator[RecordsUnit]:
        """See the port. Raises ``RecordRestricted`` too."""
        with self._told(), self._records.reading() as unit:
            yield self._gated(unit)

    def settle_erasures(self) -> int:
        """See the port."""
        return self._records.settle_erasures()

    def _gated(self, unit: RecordsUnit) -> RecordsUnit:
        unit.gate = gate = NamedStaff(unit, self._user, self._clock.now())
        unit.people = GatedPeople(unit.people, gate)
        return unit

    @contextmanager
    def _told(self) -> Iterator[None]:
        """The transaction of the one who was refused leaves nothing behind; that they came is written on its own."""
        try:
            yield
        except RecordRestricted as refused:
            with self._records.writing() as unit:
                event = AuditEvent(Event.RECORD_MET, refused.person_id, "person", refused.person_id, outcome="refused")
                unit.audit.write(event)
            raise


class NamedStaff:
    """``ports.Gate``: who may open which record, for one user at one moment."""

    def __init__(self, unit: RecordsUnit, user: UserId, now: datetime) -> None:
        self._restrictions, self._user, self._now = unit.restrictions, user, now
        self._restricted: frozenset[PersonId] | None = None

    def shut(self, person_id: PersonId) -> bool:
        """Whether this user may not open this record now."""
        return self._is_stranger(person_id) and self.opening(person_id) is None

    def opening(self, person_id: PersonId) -> Opening | None:
        """See the port."""
        if not self._is_stranger(person_id):
            return None
        mine = (one for one in self._restrictions.openings(person_id) if one.by == self._user)
        return next((one for one in mine if one.lasts(self._now)), None)

    def marked(self, line: PersonLine) -> PersonLine:
        """A line of a list, marked where this user does not open the record."""
        if self._restricted is None:
            self._restricted = frozenset(one.person_id for one in self._restrictions.standing())
        return replace(line, restricted=True) if line.id in self._restricted and self.shut(line.id) else line

    def _is_stranger(self, person_id: PersonId) -> bool:
        standing = self._restrictions.of_person(person_id)
        return standing is not None and standing.stands and self._user not in standing.named


class GatedPeople:
    """``ports.People``: only ``get`` asks; the rest gives lines for lists, or stores a person that was got before."""

    def __init__(self, people: People, gate: NamedStaff) -> None:
        self._people, self._gate = people, gate

    def get(self, person_id: PersonId) -> Person:
        """See the port. Raises ``RecordRestricted`` too."""
        person = self._people.get(person_id)
        if self._gate.shut(person.id):
            raise RecordRestricted(person.id)
        return person

    def add(self, person: Person) -> None:
        """See the port."""
        self._people.add(person)

    def save(self, person: Person, by: UserId, reason: str) -> None:
        """See the port."""
        self._people.save(person, by, reason)

    def find(self, text: str, limit: int) -> Sequence[PersonLine]:
        """See the port."""
        return [self._gate.marked(line) for line in self._people.find(text, limit)]

    def recent(self, limit: int) -> Sequence[PersonLine]:
        """See the port."""
        return [self._gate.marked(line) for line in self._people.recent(limit)]

    def candidates(self, person: Person) -> Sequence[Candidate]:
        """See the port."""
        return self._people.candidates(person)

    def lines(self, ids: Sequence[PersonId]) -> dict[PersonId, PersonLine]:
        """See the port."""
        return {key: self._gate.marked(line) for key, line in self._people.lines(ids).items()}
