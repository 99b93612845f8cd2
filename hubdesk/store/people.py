"""The register of people: rows, revisions and the search index kept together."""

import json
from collections.abc import Sequence
from typing import Any

from sqlalchemy import ColumnElement, Connection, Row, Select, or_, select

from hubdesk.domain.clock import Clock
from hubdesk.domain.dates import BirthDate
from hubdesk.domain.ids import PersonId, UserId
from hubdesk.domain.likeness import Candidate
from hubdesk.domain.names import PersonName, fold
from hubdesk.domain.people import Gender, Person, PersonLine
from hubdesk.store import person_index, rows, search
from hubdesk.store.columns import moment_to_text
from hubdesk.store.same_person import not_merged_away, standing
from hubdesk.store.schema import person as table
from hubdesk.store.schema import person_revision, visit

_LINE_COLUMNS = (
    "id",
    "family",
    "given",
    "title",
    "preferred",
    "born",
    "born_estimated",
    "gender",
    "nhs_number",
    "site_id",
)
_LINE = [table.c[name] for name in _LINE_COLUMNS]
_MATCHING = select(standing(table.c.id)).where(table.c.seq.in_(search.MATCHING))
_FOUND = select(*_LINE).where(table.c.id.in_(_MATCHING))
"""A record that was merged into another is found by its own names, and the one that stands is shown."""


class StoredPeople:
    """``services.ports.People`` in SQL."""

    def __init__(self, connection: Connection, clock: Clock) -> None:
        self._connection = connection
        self._clock = clock

    def add(self, person: Person) -> None:
        """See the port."""
        seq = rows.add(self._connection, table, _to_row(person))
        search.add(self._connection, seq, person.name, person.born, person.nhs_number)

    def save(self, person: Person, by: UserId, reason: str) -> None:
        """See the port."""
        stored = rows.with_id(self._connection, table, person.id)
        rows.change(self._connection, table, _to_row(person))
        revision = {
            "person_id": person.id,
            "version": stored.version,
            "state": _state(stored),
            "replaced_at": self._clock.now(),
            "replaced_by": by,
            "reason": reason,
        }
        rows.add(self._connection, person_revision, revision)
        person_index.renew(self._connection, rows.with_id(self._connection, table, person.id))

    def get(self, person_id: PersonId) -> Person:
        """See the port."""
        row = rows.with_id(self._connection, table, person_id)
        line = _to_line(row)
        return Person(
            id=line.id,
            version=row.version,
            name=line.name,
            born=line.born,
            gender=line.gender,
            nhs_number=line.nhs_number,
            site_id=row.site_id,
            registered_at=row.registered_at,
            registered_by=row.registered_by,
        )

    def find(self, text: str, limit: int) -> Sequence[PersonLine]:
        """See the port. Of more than ``limit`` matches, those registered first are given: more words narrow it down."""
        query = search.query(text)
        if not query or limit < 1:
            return []
        lines = map(_to_line, self._connection.execute(_FOUND, {"query": query, "limit": limit}))
        return sorted(lines, key=lambda line: (fold(line.name.family), fold(line.name.given), line.id))

    def recent(self, limit: int) -> Sequence[PersonLine]:
        """See the port. Both walks follow an index and stop early."""
        newest = select(table.c.id, table.c.registered_at).where(not_merged_away(table.c.id))
        newest = newest.order_by(table.c.registered_at.desc()).limit(limit)
        last = {row.id: row.registered_at for row in self._connection.execute(newest)}
        walk = select(standing(visit.c.person_id).label("person_id"), visit.c.touched_at)
        walk = walk.order_by(visit.c.touched_at.desc())
        seen: set[str] = set()
        with self._connection.execute(walk) as visits:
            for row in visits.yield_per(4 * max(limit, 1)):
                if len(seen) >= limit:
                    break
                if row.person_id not in seen:
                    seen.add(row.person_id)
                    last[row.person_id] = max(last.get(row.person_id, row.touched_at), row.touched_at)
        ids = sorted(last, key=lambda i: (last[i], i), reverse=True)[:limit]
        lines = self.lines([PersonId(i) for i in ids])
        return [lines[PersonId(i)] for i in ids]

    def candidates(self, person: Person) -> Sequence[Candidate]:
        """See the port. Each way of being alike follows an index."""
        near: list[ColumnElement[bool]] = [
            table.c.name_folded.in_([_folded(person.name), _folded(_swapped(person.name))])
        ]
        if person.born.year is not None:
            near.append(table.c.born.between(f"{person.born.year:04d}", f"{person.born.year:04d}-99"))
        if person.nhs_number:
            near.append(table.c.nhs_number == person.nhs_number)
        names = person_index.LATEST_NAMES.label("names")
        others: Select[Any] = select(*_LINE, names).where(or_(*near), table.c.id != person.id).order_by(table.c.seq)
        found = self._connection.execute(others)
        return [Candidate(_to_line(row), person_index.names_in(row.names)) for row in found]

    def lines(self, ids: Sequence[PersonId]) -> dict[PersonId, PersonLine]:
        """See the port. Ids that are not known are left out."""
        found = self._connection.execute(select(*_LINE).where(table.c.id.in_(ids)))
        return {line.id: line for line in map(_to_line, found)}


def _to_row(person: Person) -> dict[str, Any]:
    return {
        "id": person.id,
        "version": person.version,
        "family": person.name.family,
        "given": person.name.given,
        "title": person.name.title,
        "preferred": person.name.preferred,
        "born": person.born.iso(),
        "born_estimated": person.born.estimated,
        "gender": person.gender.value,
        "nhs_number": person.nhs_number,
        "site_id": person.site_id,
        "registered_at": person.registered_at,
        "registered_by": person.registered_by,
        "name_folded": _folded(person.name),
    }


def _to_line(row: Row[Any]) -> PersonLine:
    return PersonLine(
        id=row.id,
        name=PersonName(row.family, row.given, row.title, row.preferred),
        born=BirthDate.from_iso(row.born, row.born_estimated),
        gender=Gender(row.gender),
        nhs_number=row.nhs_number,
        site_id=row.site_id,
    )


def _swapped(name: PersonName) -> PersonName:
    return PersonName(name.given, name.family)


def _folded(name: PersonName) -> str:
    return f"{fold(name.family)}\n{fold(name.given)}"


def _state(stored: Row[Any]) -> str:
    """A person's row as JSON, for the revision."""
    kept = {name: value for name, value in stored._mapping.items() if name not in ("seq", "name_folded")}
    return json.dumps(kept | {"registered_at": moment_to_text(stored.registered_at)}, ensure_ascii=False)
