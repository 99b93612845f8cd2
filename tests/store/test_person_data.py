"""Everything stored about a person is in their copy, and nothing of anybody else: made from the schema itself.

A row is written into every table for two people, each text with a mark of its own; no table has to be named here.
"""

import json
from datetime import UTC, datetime

import pytest
from sqlalchemy import Boolean, Integer, LargeBinary, insert

from hubdesk.store.columns import Moment
from hubdesk.store.person_data import _ABOUT, _AUDIT, _NAMED_BY, LEFT_OUT, tables_of_a_person
from hubdesk.store.schema import records as tables
from hubdesk.store.schema.bases import SEALED
from hubdesk.store.units import transaction

AT = datetime(2026, 6, 2, 9, 30, tzinfo=UTC)
HERE, OTHER = "here", "other"
AUDIT = "audit"
OUT_OF_IT = {"seq", "dek"}


def mark(table, column, whose: str) -> str:
    return f"{table.name}.{column.name}.{whose}"


def key_of(table, column, whose: str) -> str:
    """What another table refers to: the same for both people where it is nobody's."""
    return mark(table, column, "shared" if table.name in LEFT_OUT else whose)


def row(table, whose: str, number: int) -> dict:
    values = {}
    for column in table.c:
        key = next(iter(column.foreign_keys), None)
        if column.name == "seq":
            continue
        if key is not None:
            values[column.name] = key_of(key.column.table, key.column, whose)
        elif isinstance(column.type, Moment):
            values[column.name] = AT
        elif isinstance(column.type, Boolean):
            values[column.name] = True
        elif isinstance(column.type, Integer):
            values[column.name] = number
        elif isinstance(column.type, LargeBinary):
            values[column.name] = mark(table, column, whose).encode()
        else:
            values[column.name] = key_of(table, column, whose)
    if table.name == "visit_move":
        values |= {"from_person": "a third person", "to_person": f"person.id.{whose}"}
    if table.name in _ABOUT:
        values[_ABOUT[table.name]] = mark(tables.tables["person"], tables.tables["person"].c.id, whose)
    if table.name == AUDIT:
        values["subject"] = f"person.id.{whose}"
    return values


@pytest.fixture
def filled(records):
    """One row of each kind for each of two people. Nobody's record was merged into another's."""
    with transaction(records._engine) as connection:
        for table in tables.tables.values():
            if table.name in ("person_merge", "store_info"):
                continue
            for number, whose in enumerate((HERE, OTHER), 1):
                if table.name in LEFT_OUT and whose == OTHER:
                    continue
                connection.execute(insert(table).values(row(table, whose, number)))
    with records.reading() as unit:
        yield unit.person_data


@pytest.fixture
def told(filled):
    return filled.everything("person.id.here")


TOLD = [table.name for table in tables.tables.values() if table.name not in LEFT_OUT and table.name != "person_merge"]


def expected(table) -> dict:
    """The row of the person as the copy must tell it."""
    names = _AUDIT if table.name == AUDIT else [c.name for c in table.c if c.info != SEALED and c.name not in OUT_OF_IT]
    values = {name: row(table, HERE, 1)[name] for name in names}
    values |= {"from_person": "another record"} if table.name == "visit_move" else {}
    return {name: value.isoformat() if isinstance(value, datetime) else value for name, value in values.items()}


def test_every_column_of_every_table_is_in_the_copy_and_nothing_of_anybody_else_nor_sealed(told):
    assert {name: told[name] for name in TOLD} == {name: [expected(tables.tables[name])] for name in TOLD}
    assert ".other" not in json.dumps(told)
    assert "sealed" not in {column for rows in told.values() for found in rows for column in found}


def test_a_visit_that_was_moved_away_is_told_of_without_the_other_persons_id(records, filled):
    ids = {"from_person": "person.id.here", "to_person": "person.id.other"}
    moved = row(tables.tables["visit_move"], OTHER, 1) | ids
    with transaction(records._engine) as connection:
        connection.execute(insert(tables.tables["visit_move"]).values(moved))
    with records.reading() as unit:
        found = unit.person_data.everything("person.id.here")["visit_move"]
    assert [(one["from_person"], one["to_person"]) for one in found] == [
        ("another record", "person.id.here"),
        ("person.id.here", "another record"),
    ]


def test_a_table_is_in_the_copy_or_left_out_with_a_reason():
    reached = {table.name for table, _ in tables_of_a_person()} | {AUDIT}
    assert set(tables.tables) == reached | set(LEFT_OUT)
    assert not reached & set(LEFT_OUT)
    assert all(LEFT_OUT.values())


def test_a_column_that_names_a_person_is_a_reference_or_known_to_name_one():
    loose = {
        table.name: tuple(c.name for c in table.c if "person" in c.name and not c.foreign_keys)
        for table in tables.tables.values()
        if table.name not in LEFT_OUT
    }
    assert {name: columns for name, columns in loose.items() if columns} == dict(_NAMED_BY)


def test_a_half_typed_page_about_a_visit_of_theirs_is_theirs(records):
    with records.writing() as unit:
        from tests.store.builders import one_of_each

        one_of_each(unit)
    with transaction(records._engine) as connection:
        page = {"user_id": "u", "kind": "k", "about": "visit-1", "at": AT, "fields": "{}"}
        connection.execute(insert(tables.tables["typed_page"]).values(page))
    with records.reading() as unit:
        visits = unit.person_data.everything("person-00001")["visit"]
        pages = unit.person_data.everything("person-00001")["typed_page"]
    assert [page["about"] for page in pages] == [visit["id"] for visit in visits]
