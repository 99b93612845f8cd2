"""What the tables are made of: the two files, and the columns that come again and again."""

from datetime import datetime
from typing import Any

from sqlalchemy import Column, ForeignKey, Index, Integer, MetaData, String, Table, UniqueConstraint

from hubdesk.store.columns import Moment

NAMING = {"uq": "uq_%(table_name)s_%(column_0_name)s", "fk": "fk_%(table_name)s_%(column_0_name)s"}
"""Constraints have names, so that later migrations can speak of them."""

records = MetaData(naming_convention=NAMING)
control = MetaData(naming_convention=NAMING)

FOR_EVER = {"for_ever": True}
"""``info`` of a table whose rows stand for ever: a trigger refuses UPDATE and DELETE."""

SEALED = {"sealed": True}
"""``info`` of a column that holds a text sealed under a restricted key (``vault.fields``): bound to table, row and
column."""


def seq() -> Column[int]:
    """The order of arrival, which is the key of every table."""
    return Column("seq", Integer, primary_key=True)


def text(name: str) -> Column[str]:
    """A text that is never NULL."""
    return Column(name, String, nullable=False)


def moment(name: str) -> Column[datetime]:
    """A moment that is never NULL."""
    return Column(name, Moment, nullable=False)


def refers(name: str, target: str) -> Column[str]:
    """A reference checked at commit, so that rows of one transaction may come in any order."""
    return Column(name, String, ForeignKey(target, deferrable=True, initially="DEFERRED"), nullable=False)


def person_rows(name: str, *columns: Column[Any]) -> Table:
    """Rows of the records file that belong to a person, each with an id of its own, and stand for ever."""
    return Table(
        name,
        records,
        seq(),
        text("id"),
        refers("person_id", "person.id"),
        *columns,
        UniqueConstraint("id"),
        Index(f"ix_{name}_person_id", "person_id"),
        info=FOR_EVER,
    )


def taken_back(name: str, refers_by: str) -> Table:
    """Rows beside those of another table: each says that one of them was written by mistake, and why."""
    return Table(
        f"{name}_taken_back",
        records,
        seq(),
        refers(refers_by, f"{name}.id"),
        moment("at"),
        *(text(column) for column in ("by_user", "why")),
        UniqueConstraint(refers_by),
        info=FOR_EVER,
    )
