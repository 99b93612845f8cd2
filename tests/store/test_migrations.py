"""Migrations build exactly the tables of the schema, and alembic stays away until it is needed."""

import subprocess
import sys

import pytest

from hubdesk.store import engine, problems, schema
from hubdesk.store.units import transaction
from tests.store.builders import person


@pytest.mark.parametrize("kind", ["records", "control"])
def test_migrations_from_nothing_equal_the_schema(hub, kind):
    from alembic.autogenerate import compare_metadata
    from alembic.migration import MigrationContext

    def mine(_object, name, type_, _reflected, _compare_to):
        return type_ != "table" or not str(name).startswith(("person_fts", "practice_fts"))

    store = hub.make_records().open_records() if kind == "records" else hub.make_control().open_control()
    try:
        with transaction(store._engine, reading=True) as connection:
            options = {"include_object": mine, "compare_type": True}
            context = MigrationContext.configure(connection, opts=options)
            assert compare_metadata(context, getattr(schema, kind)) == []
    finally:
        store.close()


def test_opening_a_file_that_is_up_to_date_does_not_import_alembic(hub):
    hub.make_records()
    code = (
        "import sys; from pathlib import Path; from tests.store.builders import Hub\n"
        f"with Hub(Path({str(hub.folder)!r})).records() as store, store.reading() as unit: unit.people.recent(1)\n"
        "assert 'alembic' not in sys.modules"
    )
    done = subprocess.run([sys.executable, "-W", "error", "-c", code], cwd=engine.__file__.split("hubdesk")[0])
    assert done.returncode == 0


def next_version(connection, kind):
    connection.exec_driver_sql("ALTER TABLE person ADD COLUMN note VARCHAR")
    connection.exec_driver_sql(f"PRAGMA user_version={schema.RECORDS_VERSION + 1}")


def test_older_file_is_brought_up_to_date(hub, monkeypatch):
    with hub.make_records().records() as store, store.writing() as unit:
        unit.people.add(person())
    with monkeypatch.context() as newer:
        newer.setitem(engine._VERSIONS, "records", schema.RECORDS_VERSION + 1)
        newer.setattr("hubdesk.store.migrations.upgrade", next_version)
        with hub.records() as store, store.reading() as unit:
            assert unit.people.get("person-00001") == person()
    with pytest.raises(problems.StoreNewer):
        hub.open_records()


def test_row_28_failing_migration_changes_nothing(hub, monkeypatch):
    def fails(connection, kind):
        next_version(connection, kind)
        raise ZeroDivisionError

    hub.make_records()
    before = hub.records_path.read_bytes()
    monkeypatch.setitem(engine._VERSIONS, "records", schema.RECORDS_VERSION + 1)
    monkeypatch.setattr("hubdesk.store.migrations.upgrade", fails)
    with pytest.raises(ZeroDivisionError):
        hub.open_records()
    assert hub.records_path.read_bytes() == before


def test_running_the_chain_again_does_nothing(hub):
    from hubdesk.store.migrations import upgrade

    with hub.make_records().records() as store, transaction(store._engine) as connection:
        upgrade(connection, "records")


def test_schema_stays_portable():
    """The tables compile for another database too: nothing of SQLite's alone is in them."""
    from sqlalchemy.dialects import postgresql
    from sqlalchemy.schema import CreateTable

    for metadata in (schema.records, schema.control):
        for table in metadata.sorted_tables:
            assert str(CreateTable(table).compile(dialect=postgresql.dialect()))
