"""Rows that stand for ever are taken back by a row beside them, in a table that refers to theirs."""

from collections.abc import Collection

from sqlalchemy import Column, Connection, select

from hubdesk.domain.problems import ChangedElsewhere
from hubdesk.domain.taken_back import TakenBack
from hubdesk.store import rows


def take_back(connection: Connection, refers: Column[str], row_id: str, taken_back: TakenBack) -> None:
    """Mark one row; ``refers`` is the column that leads to its table.

    Raises ``NotFound``, and ``ChangedElsewhere`` where it is marked already.
    """
    (key,) = refers.foreign_keys
    rows.with_id(connection, key.column.table, row_id)
    if connection.execute(select(refers).where(refers == row_id)).first():
        raise ChangedElsewhere("Someone else has taken this back already.", "Open the page again.")
    row = {refers.name: row_id, "at": taken_back.at, "by_user": taken_back.by, "why": taken_back.why}
    rows.add(connection, refers.table, row)


def read_taken_back(connection: Connection, refers: Column[str], row_ids: Collection[str]) -> dict[str, TakenBack]:
    """Which of these rows are marked, and why."""
    marked = select(refers.label("id"), *(refers.table.c[name] for name in ("at", "by_user", "why")))
    found = connection.execute(marked.where(refers.in_(row_ids)))
    return {row.id: TakenBack(row.at, row.by_user, row.why) for row in found}
