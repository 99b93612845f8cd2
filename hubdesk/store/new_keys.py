"""A copy of the records under new keys: its restricted fields sealed anew, its audit trail begun anew.

Security design §2.5 R-2 and §5.1. The copy is nobody's store yet: what fails here is thrown away with it.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager

from sqlalchemy import Connection, Engine, Table, select, update

from hubdesk.store import schema
from hubdesk.store.audit import LastHead, Seal, StoredAuditTrail, turn_of, verify_chain
from hubdesk.store.problems import CopyUnsound
from hubdesk.store.units import transaction

Reseal = Callable[[str, str, str, bytes], tuple[str, bytes]]
"""Table, row id, data key id and sealed bytes of a restricted field; gives the key id and the bytes from now on."""


def go_on_under_new_keys(engine: Engine, audit: Table, seal: Seal, from_key: str, reseal: Reseal) -> None:
    """Seal every restricted field anew and write the first row of the new chain. Raises ``CopyUnsound``."""
    with transaction(engine) as connection:
        for table in _sealed_tables():
            _seal_anew(connection, table, reseal)
        StoredAuditTrail(connection, audit, seal, LastHead()).write(turn_of(connection, audit, from_key))
    with transaction(engine, reading=True) as connection:
        if verify_chain(connection, audit, seal.key).fault:
            raise CopyUnsound


def _sealed_tables() -> list[Table]:
    return [table for table in schema.records.sorted_tables if {"dek", "sealed"} <= set(table.c.keys())]


def _seal_anew(connection: Connection, table: Table, reseal: Reseal) -> None:
    columns = table.c
    wanted = select(columns.seq, columns.id, columns.dek, columns.sealed)
    found = connection.execute(wanted.where(columns.dek != "")).all()  # a note for everyone in care has no seal
    with _changeable(connection, table):
        for row in found:
            dek, sealed = reseal(table.name, row.id, row.dek, row.sealed)
            connection.execute(update(table).where(columns.seq == row.seq).values(dek=dek, sealed=sealed))


@contextmanager
def _changeable(connection: Connection, table: Table) -> Iterator[None]:
    """A table of rows that stand for ever, without its triggers for a moment: the same text, under another key."""
    kept = connection.exec_driver_sql(
        "SELECT name, sql FROM sqlite_schema WHERE type = 'trigger' AND tbl_name = ?", (table.name,)
    ).all()
    for name, _made in kept:
        connection.exec_driver_sql(f'DROP TRIGGER "{name}"')
    yield
    for _name, made in kept:
        connection.exec_driver_sql(made)
