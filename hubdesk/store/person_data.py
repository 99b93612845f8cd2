"""Everything stored about one person, found by the schema itself: a table added tomorrow is in it without a word here.

A table belongs to the person where it refers to them, or to a row that does. The rest must be named in ``LEFT_OUT``
with the reason; a test walks the schema and fails for a table that is in neither.
"""

import json
from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import Column, ColumnElement, Connection, Table, or_, select

from hubdesk.domain.ids import PersonId
from hubdesk.store.same_person import ids_of
from hubdesk.store.schema import audit as audit_tables
from hubdesk.store.schema import person, records
from hubdesk.store.schema.bases import SEALED

ANOTHER = "another record"
"""In place of the id of another person."""
_NAMED_BY: Mapping[str, tuple[str, ...]] = {"visit_move": ("from_person", "to_person")}
"""Columns that hold a person's id without being a reference that the file checks."""
_ABOUT: Mapping[str, str] = {"typed_page": "about"}
"""Columns that hold the id of a person or of one of their visits."""
_AUDIT = ("at", "actor", "role", "event", "outcome", "purpose", "object_type")
"""What a person is told of the audit trail: who, when and what; the seals say nothing to them."""
_NOT_TOLD = frozenset({"seq"})
_SEALED_BY = "dek"
"""Beside a sealed text, the id of its key. ``services.record_copy`` opens the text itself, where it is chosen."""
LEFT_OUT: Mapping[str, str] = {
    "store_info": "says which file this is; nothing of a person",
    "form_version": "the forms themselves; the questions as asked stand with the answers",
    "brought_form": "the forms themselves",
    "form_decision": "what the hub decided about its forms",
    "form_permission": "what owners of instruments said",
    "form_key": "keys of form packs",
    "hub_key": "the hub's own key",
    "destination_rules": "what services ask of a referral; nothing of a person",
    "destroyed": "what is left of records that were destroyed; it leads to nobody",
    "erasure_key": "a key of the file itself",
}
"""Tables that hold nothing of a person, or what is given in another way."""


class StoredPersonData:
    """``services.ports.PersonData`` in SQL."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def everything(self, person_id: PersonId) -> Mapping[str, Sequence[Mapping[str, Any]]]:
        """See the port."""
        found: dict[str, list[Mapping[str, Any]]] = {}
        people = ids_of(self._connection, person_id)
        for table, wanted in tables_of_a_person():
            where = [column.in_(_keys(found, key, people)) for column, key in wanted]
            where += [table.c[name].in_(people) for name in _NAMED_BY.get(table.name, ())]
            if table.name in _ABOUT:
                about = {*people, *(row["id"] for row in found.get("visit", []))}
                where.append(table.c[_ABOUT[table.name]].in_(about))
            found[table.name] = self._rows(table, where)
        told = {name: [_told(name, row, people) for row in rows] for name, rows in found.items()}
        trail = self._rows(audit_tables.records_audit, [audit_tables.records_audit.c.subject.in_(people)])
        told["audit"] = [{name: _plain(row[name]) for name in _AUDIT} for row in trail]
        return told

    def left_out(self) -> Mapping[str, str]:
        """See the port."""
        return LEFT_OUT

    def _rows(self, table: Table, where: Sequence[ColumnElement[bool]]) -> list[Mapping[str, Any]]:
        clear = [column for column in table.c if column.info != SEALED and column.name != _SEALED_BY]
        found = self._connection.execute(select(*clear).where(or_(*where)).order_by(table.c.seq))
        return [dict(row._mapping) for row in found]


Reference = tuple[Column[Any], Column[Any]]
"""A column, and the one of the other table that it refers to."""


def tables_of_a_person() -> list[tuple[Table, list[Reference]]]:
    """Each table about people with the references that lead there, so ordered that what is referred to comes first."""
    reached: dict[str, tuple[Table, list[Reference]]] = {person.name: (person, [(person.c.id, person.c.id)])}
    while True:
        more = {
            table.name: (table, wanted)
            for table in records.tables.values()
            if table.name not in reached and table.name not in LEFT_OUT and (wanted := _references(table, reached))
        }
        more |= {
            name: (records.tables[name], [])
            for name in (*_NAMED_BY, *_ABOUT)
            if name not in reached and name not in more and not list(records.tables[name].foreign_keys)
        }
        if not more:
            return list(reached.values())
        reached |= more


def _references(table: Table, reached: Mapping[str, object]) -> list[Reference]:
    """The person themself where the table names them; else whatever else of theirs it refers to."""
    found = [(key.parent, key.column) for key in table.foreign_keys if key.column.table.name in reached]
    own = [pair for pair in found if pair[1].table is person]
    return own or found


def _keys(found: Mapping[str, Sequence[Mapping[str, Any]]], key: Column[Any], people: Sequence[PersonId]) -> list[str]:
    if key.table is person:
        return list(people)
    return [row[key.name] for row in found[key.table.name]]


def _told(name: str, row: Mapping[str, Any], people: Sequence[PersonId]) -> Mapping[str, Any]:
    others = {column for column in _NAMED_BY.get(name, ()) if row[column] not in people}
    return {
        column: ANOTHER if column in others else _plain(value)
        for column, value in row.items()
        if column not in _NOT_TOLD
    }


def _plain(value: Any) -> Any:
    """As JSON has it; what is stored as JSON stands open, so that it can be read."""
    if isinstance(value, datetime):
        return value.isoformat()
    if isinstance(value, str) and value[:1] in ("{", "["):
        try:
            return json.loads(value)
        except ValueError:
            return value
    return value
