"""Keeping the search index true: name, birth and NHS number with other names and probation's numbers."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import Connection, Row, bindparam, select

from hubdesk.domain.dates import BirthDate
from hubdesk.domain.names import PersonName
from hubdesk.domain.other_names import OtherName, OtherNames
from hubdesk.store import search
from hubdesk.store.plain import from_text
from hubdesk.store.schema import person, person_number, person_section

_NAMES = (
    select(person_section.c.content)
    .where(person_section.c.person_id == bindparam("of"), person_section.c.section == "names")
    .order_by(person_section.c.version.desc())
    .limit(1)
)
LATEST_NAMES = (
    select(person_section.c.content)
    .where(person_section.c.person_id == person.c.id, person_section.c.section == "names")
    .order_by(person_section.c.version.desc())
    .limit(1)
    .correlate(person)
    .scalar_subquery()
)
"""A column beside each row of ``person``, so that many people cost one question."""
_NUMBERS = (
    select(person_number.c.crn, person_number.c.prison_number, person_number.c.pnc)
    .where(person_number.c.person_id == bindparam("of"))
    .order_by(person_number.c.version.desc())
    .limit(1)
)


def renew(connection: Connection, stored: Row[Any]) -> None:
    """Index a person anew from their row and what else they are found by."""
    search.replace(
        connection,
        stored.seq,
        PersonName(stored.family, stored.given, stored.title, stored.preferred),
        BirthDate.from_iso(stored.born, stored.born_estimated),
        stored.nhs_number,
        other_names(connection, stored.id),
        _numbers(connection, stored.id),
    )


def other_names(connection: Connection, person_id: str) -> tuple[OtherName, ...]:
    """The other names of a person as they stand now."""
    row = connection.execute(_NAMES, {"of": person_id}).one_or_none()
    return names_in(row.content if row is not None else None)


def names_in(content: str | None) -> tuple[OtherName, ...]:
    """The other names that ``LATEST_NAMES`` gave; none where it gave nothing."""
    return from_text(OtherNames, content).names if content is not None else ()


def _numbers(connection: Connection, person_id: str) -> Sequence[str]:
    row = connection.execute(_NUMBERS, {"of": person_id}).one_or_none()
    return [number for number in row if number] if row is not None else []
