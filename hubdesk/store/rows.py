"""Writing rows: one check of every value before SQL sees it, and the row version rule."""

import math
from collections.abc import Mapping, Sequence
from datetime import datetime
from functools import cache
from typing import Any

from sqlalchemy import (
    BindParameter,
    ColumnElement,
    Connection,
    Executable,
    Insert,
    Row,
    Select,
    Table,
    Update,
    bindparam,
    case,
    insert,
    select,
    update,
)

from hubdesk.domain.problems import ChangedElsewhere, InvalidEntry, NotFound
from hubdesk.store.columns import moment_to_text
from hubdesk.store.same_person import PERSON, shown, standing

Values = Mapping[str, Any]


def add(connection: Connection, table: Table, values: Values) -> int:
    """Insert one row; gives its ``seq``."""
    key = connection.execute(_addition(table), checked(values)).inserted_primary_key
    assert key is not None  # every table has the key seq
    return int(key[0])


def add_all(connection: Connection, table: Table, rows: Sequence[Values]) -> None:
    """Insert rows in this order; none is fine."""
    if rows:
        connection.execute(_addition(table), [checked(row) for row in rows])


def change(connection: Connection, table: Table, values: Values, was: Values | None = None) -> None:
    """Replace the row with this ``id``; ``version`` must be one above the stored one.

    ``was`` is the row as it was read, where it is at hand: then only what differs is written, and no index over the
    rest. Raises ``ChangedElsewhere``, ``NotFound``.
    """
    new = values if was is None else {name: value for name, value in values.items() if not _same(value, was[name])}
    as_read = {"same_id": values["id"], "version_read": values["version"] - 1}
    row = checked(new)
    statement = _replacement(table)
    if PERSON in row:
        statement, as_read = _giving(table), as_read | {"to_person": row.pop(PERSON)}
    if connection.execute(statement, row | as_read).rowcount == 1:
        return
    with_id(connection, table, values["id"])
    raise changed_elsewhere()


@cache  # building a statement costs as much as running it, and an answer waits for it
def _addition(table: Table) -> Insert:
    return insert(table)


@cache
def _replacement(table: Table) -> Update:
    return update(table).where(table.c.id == bindparam("same_id"), table.c.version == bindparam("version_read"))


@cache
def _giving(table: Table) -> Update:
    """As ``_replacement``, with the person: a row of a record that was merged into theirs is theirs as it stands."""
    own: ColumnElement[str] = table.c[PERSON]
    to: BindParameter[str] = bindparam("to_person")
    return _replacement(table).values({PERSON: case((standing(own) == to, own), else_=to)})


@cache
def _selection(table: Table) -> Select[Any]:
    return select(*shown(table)).where(table.c.id == bindparam("same_id"))


def with_id(connection: Connection, table: Table, row_id: str) -> Row[Any]:
    """The row with this id. Raises ``NotFound``."""
    return one(connection, _selection(table), {"same_id": row_id})


def changed_elsewhere() -> ChangedElsewhere:
    """The problem of a row that is not at the version that was read."""
    return ChangedElsewhere("Someone else has changed this record since you opened it.", "Open it again, then save.")


def one(connection: Connection, statement: Executable, values: Values | None = None) -> Row[Any]:
    """The one row a statement finds. Raises ``NotFound``."""
    row = connection.execute(statement, values).one_or_none()
    if row is None:
        raise NotFound("This record was not found.", "Go back and search again.")
    return row


def checked(values: Values) -> dict[str, Any]:
    """The same values, each fit to be stored exactly.

    SQLite stores NaN as NULL and cuts text at NUL when asked for its length, both in silence
    (security design §6.2, row 48). Raises ``InvalidEntry`` for text and ``ValueError`` for the rest.
    """
    for name, value in values.items():
        if isinstance(value, str):
            if "\0" in value or not (value.isascii() or _is_unicode(value)):
                raise InvalidEntry({name: "Remove the characters that are not text"})
        elif isinstance(value, float) and not math.isfinite(value):
            raise ValueError(f"{name} must be a finite number")
        elif isinstance(value, int) and not -(2**63) <= value < 2**63:
            raise ValueError(f"{name} is too large to store")
        elif isinstance(value, datetime):
            moment_to_text(value)
    return dict(values)


def _same(value: Any, before: Any) -> bool:
    """Whether they are stored alike; one instant told with two offsets is not."""
    return bool(value == before and getattr(value, "tzinfo", None) == getattr(before, "tzinfo", None))


def _is_unicode(text: str) -> bool:
    """Whether no half of a pair of surrogates stands alone in it."""
    try:
        text.encode("utf-8")
    except UnicodeEncodeError:
        return False
    return True
