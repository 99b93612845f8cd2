"""What the tables are made of: the two files, and the columns that come again and again."""

from sqlalchemy import Column, ForeignKey, Integer, MetaData, String

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


def refers(name: str, target: str) -> Column[str]:
    """A reference checked at commit, so that rows of one transaction may come in any order."""
    return Column(name, String, ForeignKey(target, deferrable=True, initially="DEFERRED"), nullable=False)
