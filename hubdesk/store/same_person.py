"""The one place that knows which records stand for the same person.

Records that were put together are a redirect: no row is rewritten. Whoever asks for the rows of a person asks with
``of_person`` and gets those of every record merged into theirs; whoever reads ``person_id`` back selects ``shown`` and
gets the id that stands. Taking two records apart is then one row, and brings both back as they were.
"""

from functools import cache
from typing import Any

from sqlalchemy import (
    BindParameter,
    Column,
    ColumnElement,
    Connection,
    Label,
    Select,
    Table,
    bindparam,
    func,
    literal,
    select,
)
from sqlalchemy import union_all as union

from hubdesk.domain.ids import PersonId
from hubdesk.store.schema import person_merge

PERSON = "person_id"


def standing(column: ColumnElement[str]) -> ColumnElement[str]:
    """The id of the record that stands for the one in ``column``."""
    merge = person_merge.alias()
    to = select(merge.c.standing_id).where(merge.c.merged_id == column, merge.c.ended_at.is_(None)).limit(1)
    return func.coalesce(to.scalar_subquery(), column)


def of_person(column: ColumnElement[str], person_id: "str | BindParameter[str]") -> ColumnElement[bool]:
    """Rows of this record and of every one that was merged into it."""
    merge = person_merge.alias()
    own = literal(person_id) if isinstance(person_id, str) else person_id
    given_way = select(merge.c.merged_id).where(merge.c.standing_id == own, merge.c.ended_at.is_(None))
    return column.in_(union(select(own), given_way))


@cache
def shown(table: Table) -> tuple["Column[Any] | Label[Any]", ...]:
    """All columns of a table, ``person_id`` as the one that stands."""
    return tuple(standing(column).label(PERSON) if column.name == PERSON else column for column in table.c)


def rows_of(table: Table, person_id: PersonId) -> Select[Any]:
    """All rows of this person in a table, in the order they came."""
    return select(*shown(table)).where(of_person(table.c[PERSON], person_id)).order_by(table.c.seq)


def ids_of(connection: Connection, person_id: PersonId) -> tuple[PersonId, ...]:
    """This record and every one that was merged into it, in the order they were put together."""
    given_way = (
        select(person_merge.c.merged_id)
        .where(person_merge.c.standing_id == bindparam("of"), person_merge.c.ended_at.is_(None))
        .order_by(person_merge.c.seq)
    )
    return person_id, *(PersonId(row.merged_id) for row in connection.execute(given_way, {"of": person_id}))


def not_merged_away(column: ColumnElement[str]) -> ColumnElement[bool]:
    """Records that stand for themselves."""
    merge = person_merge.alias()
    return ~select(merge.c.seq).where(merge.c.merged_id == column, merge.c.ended_at.is_(None)).exists()
