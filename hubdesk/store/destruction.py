"""Destroying a record: every row of a person goes, in one transaction, and a stub stays.

Which rows those are is read from the tables themselves: whatever refers to the person, to what refers to the person,
and so on, by foreign key; and whatever names one of their ids without one. So a table that is added later is covered.
The triggers of insert-only tables are taken away and put back inside the same transaction, which nobody else can see
into: where anything fails, nothing was destroyed and every trigger stands. The audit trail's triggers are not touched:
it holds no names, and is kept, so that it can still be verified (security design §5.4).
"""

import json
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any

from sqlalchemy import Column, Connection, String, Table, delete, select, text

from hubdesk.domain.ids import PersonId, UserId
from hubdesk.domain.retention import RecordClass, Stub, WhyDestroy
from hubdesk.store import rows
from hubdesk.store.columns import moment_from_text, moment_to_text
from hubdesk.store.schema import destroyed as stub_table
from hubdesk.store.schema import person, records, records_audit, records_info

_STAYS = {stub_table.name, records_audit.name, records_info.name}
_REFERRED: dict[Table, set[Column[Any]]] = {}
"""The columns of each table that other tables refer to."""
for _table in records.sorted_tables:
    for _key in _table.foreign_keys:
        _REFERRED.setdefault(_key.column.table, set()).add(_key.column)
_AT_ONCE = 500
"""Values in one IN (…)."""


class StoredDestruction:
    """``services.ports.Destruction`` in SQL."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def destroy(self, ids: Sequence[PersonId]) -> None:
        """See the port."""
        destroy(self._connection, ids)

    def leave(self, stub: Stub) -> None:
        """See the port."""
        rows.add(self._connection, stub_table, stub_to_row(stub))

    def stubs(self) -> Sequence[Stub]:
        """See the port."""
        return stubs(self._connection)


def stubs(connection: Connection) -> list[Stub]:
    """What is left of every destroyed record, oldest first."""
    return [stub_of(row._mapping) for row in connection.execute(select(stub_table).order_by(stub_table.c.seq))]


def destroy(connection: Connection, ids: Sequence[PersonId]) -> None:
    """Delete every row of these people. Rows of other people stay, but for those that name one of these."""
    found = _rows_of(connection, ids)
    tables = [table for table in reversed(records.sorted_tables) if found.get(table)]
    index = [{"seq": seq} for seq in found.get(person, ())]
    triggers = _lift(connection, tables)
    for table in tables:
        for some in _parts(sorted(found[table])):
            connection.execute(delete(table).where(table.c.seq.in_(some)))
    if index:
        connection.execute(text("DELETE FROM person_fts WHERE rowid = :seq"), index)
    for sql in triggers:
        connection.exec_driver_sql(sql)


def _rows_of(connection: Connection, ids: Sequence[PersonId]) -> dict[Table, set[int]]:
    """``seq`` of every row that goes, by table."""
    tables = [table for table in records.sorted_tables if table.name not in _STAYS]  # what is referred to comes first
    found: dict[Table, set[int]] = {}
    known: dict[Column[Any], set[str]] = {}
    """By each column that others refer to: its values in the rows that go."""
    for table in tables:
        found[table] = _seqs(connection, table.c.id, ids) if table is person else set()
        for key in table.foreign_keys:
            found[table] |= _seqs(connection, key.parent, known.get(key.column, ()))
        for column in _REFERRED.get(table, ()):
            known[column] = _values(connection, column, found[table])
    named = {value for values in known.values() for value in values}
    for table in tables:
        owned = any(key.column in known for key in table.foreign_keys)
        for column in table.c:
            if isinstance(column.type, String) and not column.foreign_keys and table is not person:
                found[table] |= _seqs(connection, column, ids if owned else named)
    return found


def _seqs(connection: Connection, column: Column[Any], values: Iterable[str]) -> set[int]:
    """The rows that hold one of these values."""
    seqs: set[int] = set()
    for some in _parts(sorted(values)):
        seqs |= set(connection.execute(select(column.table.c.seq).where(column.in_(some))).scalars())
    return seqs


def _values(connection: Connection, column: Column[Any], seqs: Iterable[int]) -> set[str]:
    values: set[str] = set()
    for some in _parts(sorted(seqs)):
        values |= set(connection.execute(select(column).where(column.table.c.seq.in_(some))).scalars())
    return values


def _lift(connection: Connection, tables: Sequence[Table]) -> list[str]:
    """Take away what refuses a DELETE of these tables; gives the statements that put it back."""
    lifted = []
    for table in tables:
        named = {"name": table.name}
        found = connection.execute(
            text("SELECT name, sql FROM sqlite_schema WHERE type = 'trigger' AND tbl_name = :name"), named
        )
        for trigger in found.all():
            connection.exec_driver_sql(f'DROP TRIGGER "{trigger.name}"')
            lifted.append(trigger.sql)
    return lifted


def _parts(values: Sequence[Any]) -> list[Sequence[Any]]:
    return [values[start : start + _AT_ONCE] for start in range(0, len(values), _AT_ONCE)]


def stub_to_row(stub: Stub) -> dict[str, Any]:
    """A stub as a row."""
    return {
        "person_id": stub.person_id,
        "record_class": stub.klass.value,
        "last_contact": stub.last_contact.isoformat(),
        "died": stub.died.isoformat() if stub.died else None,
        "rule": stub.rule,
        "why": stub.why.value,
        "proposed_at": stub.proposed_at,
        "proposed_by": stub.proposed_by,
        "confirmed_at": stub.confirmed_at,
        "confirmed_by": stub.confirmed_by,
    }


def stub_of(row: Mapping[str, Any] | Any) -> Stub:
    """A row as a stub."""
    return Stub(
        person_id=PersonId(row["person_id"]),
        klass=RecordClass(row["record_class"]),
        last_contact=date.fromisoformat(row["last_contact"]),
        died=date.fromisoformat(row["died"]) if row["died"] else None,
        rule=row["rule"],
        why=WhyDestroy(row["why"]),
        proposed_at=row["proposed_at"],
        proposed_by=UserId(row["proposed_by"]),
        confirmed_at=row["confirmed_at"],
        confirmed_by=UserId(row["confirmed_by"]),
    )


def stub_to_text(stub: Stub) -> str:
    """A stub as a line of the ledger."""
    row = stub_to_row(stub)
    moments = {name: moment_to_text(row[name]) for name in ("proposed_at", "confirmed_at")}
    return json.dumps(row | moments, sort_keys=True, separators=(",", ":"))


def stub_from_text(line: str) -> Stub:
    """What ``stub_to_text`` wrote. Raises ``ValueError`` or ``KeyError`` for anything else."""
    row = json.loads(line)
    moments = {name: moment_from_text(row[name]) for name in ("proposed_at", "confirmed_at")}
    return stub_of(row | moments)
