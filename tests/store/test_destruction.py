"""Destroying a record leaves no row, no word and no byte of it, and an older file is cleaned again (rows 52, 53)."""

from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from sqlalchemy import Boolean, Integer, LargeBinary, func, insert, select, text

from hubdesk.domain.audit import AuditEvent, Event
from hubdesk.domain.ids import PersonId
from hubdesk.domain.retention import RecordClass, Stub, WhyDestroy
from hubdesk.store import schema
from hubdesk.store.columns import Moment
from hubdesk.store.ledger import LEDGER_FILE, read_ledger
from hubdesk.store.units import transaction
from tests.store.builders import NOW, data_key, one_of_each, person, visit
from tests.store.pages_in_clear import file_in_clear

GONE, STAYS = PersonId("person-00007"), PersonId("person-00008")
WORD = "Zebrafinch"
"""In every text of the person who goes."""
OTHER = "Kingfisher"
NOT_ABOUT_A_PERSON = {"audit", "store_info", "destroyed", "erasure_key"}


def stub(person_id: PersonId = GONE) -> Stub:
    return Stub(
        person_id,
        RecordClass.MENTAL,
        date(2001, 5, 4),
        None,
        "Mental-health record: 20 years after the last contact on 04-May-2001",
        WhyDestroy.YEARS_OVER,
        NOW,
        "user-1",
        NOW,
        "user-2",
    )


def referring():
    """Every table with a row about a person, in the order in which rows can be made."""
    reached = {schema.person}
    for table in schema.records.sorted_tables:
        if any(key.column.table in reached for key in table.foreign_keys):
            reached.add(table)
    return [table for table in schema.records.sorted_tables if table in reached or table.name == "typed_page"]


def fill(connection, person_id: str, word: str) -> None:
    """One row in each of those tables, with the word in every text."""
    connection.execute(
        text(
            "INSERT OR IGNORE INTO form_version(sha256, form_id, url, version, pack, kept_at) "
            "VALUES ('f', 'f', 'f', '1', x'00', '2026-11-21T10:42:00.000000Z+00:00')"
        )
    )
    keys: dict[tuple[str, str], str] = {("form_version", "sha256"): "f"}
    for table in referring():
        row = {column.name: value(column, person_id, word) for column in table.c if column.name != "seq"}
        if table is schema.person:
            row |= {"id": person_id, "born": "1988-03-14", "gender": "1"}
        for key in table.foreign_keys:
            row[key.parent.name] = keys[key.column.table.name, key.column.name]
        if table.name == "typed_page":
            row["about"] = person_id
        connection.execute(insert(table).values(row))
        for column in table.c:
            if column.name != "seq":
                keys[table.name, column.name] = row[column.name]
    connection.execute(
        text("INSERT INTO person_fts(rowid, words) SELECT seq, :words FROM person WHERE id = :id"),
        {"words": f"{word.lower()} 1988", "id": person_id},
    )


def value(column, person_id: str, word: str):
    if isinstance(column.type, Moment):
        return datetime(2026, 11, 21, 10, 42, tzinfo=UTC)
    if isinstance(column.type, LargeBinary):
        return word.encode()
    if isinstance(column.type, Boolean):
        return False
    if isinstance(column.type, Integer):
        return 1
    return f"{word}-{column.table.name}-{column.name}-{person_id}"


@pytest.fixture
def filled(records):
    """A store with everything of two people in it."""
    with transaction(records._engine) as connection:
        fill(connection, GONE, WORD)
        fill(connection, STAYS, OTHER)
        # Mason's visit stays; that it was once moved from the record that goes does not.
        move = {"visit_id": f"{OTHER}-visit-id-{STAYS}", "at": NOW, "by_user": "user-1"}
        moved = {"from_person": GONE, "to_person": STAYS, "reason": f"It was {WORD}'s"}
        connection.execute(insert(schema.visit_move).values(move | moved))
    return records


def count(records, table) -> int:
    with transaction(records._engine, reading=True) as connection:
        return connection.execute(select(func.count()).select_from(table)).scalar_one()


def destroy(records, person_id: PersonId = GONE) -> None:
    with records.writing() as unit:
        unit.destruction.destroy([person_id])
        unit.destruction.leave(stub(person_id))
        unit.audit.write(AuditEvent(Event.DESTROYED, person_id, "person", person_id))


def in_clear(records, hub) -> bytes:
    return file_in_clear(hub.records_path, bytes(data_key()))


def test_the_generated_rows_cover_every_table_that_refers_to_a_person():
    names = {table.name for table in referring()}
    assert {"person", "visit", "answer", "document_final", "safety_entry", "person_merge", "retention_said"} <= names
    free = {table.name for table in schema.records.sorted_tables} - names - NOT_ABOUT_A_PERSON
    columns = {f"{name}.{c.name}" for name in free for c in schema.records.tables[name].c}
    assert not {c for c in columns if "person" in c.split(".")[1]}, "a table names people and refers to none"


def test_no_row_of_the_person_is_left_in_any_table_and_none_of_anybody_else_is_lost(filled):
    before = {table.name: count(filled, table) for table in referring()}
    assert set(before.values()) >= {2}
    destroy(filled)
    for table in referring():
        assert count(filled, table) == 1, table.name
    with transaction(filled._engine, reading=True) as connection:
        for table in referring():
            for row in connection.execute(select(table)):
                assert WORD not in str(row), table.name
                assert GONE not in str(row), table.name
    with filled.reading() as unit:
        assert list(unit.people.find(WORD, 5)) == []
        assert [line.id for line in unit.people.find(OTHER, 5)] == [STAYS]


def test_row_52_no_byte_of_the_person_is_left_in_the_file_its_free_pages_its_index_and_its_log(filled, hub):
    assert WORD.encode() in in_clear(filled, hub), "the test sees what is there"
    assert WORD.lower().encode() in in_clear(filled, hub)
    destroy(filled)
    filled.settle_erasures()
    left = in_clear(filled, hub)
    assert WORD.encode() not in left
    assert WORD.lower().encode() not in left
    assert OTHER.encode() in left
    assert OTHER.lower().encode() in left


def test_without_the_scrubbing_the_log_would_still_hold_it(filled, hub):
    destroy(filled)
    assert WORD.encode() in in_clear(filled, hub)


def test_insert_only_tables_refuse_as_before_and_the_trail_is_whole(filled):
    def triggers():
        with transaction(filled._engine, reading=True) as connection:
            found = connection.execute(text("SELECT name, sql FROM sqlite_schema WHERE type = 'trigger' ORDER BY name"))
            return [tuple(row) for row in found]

    before = triggers()
    destroy(filled)
    assert triggers() == before
    assert len(before) >= 2 * len(schema.INSERT_ONLY["records"])
    with pytest.raises(Exception, match="insert only"), transaction(filled._engine) as connection:
        connection.execute(text("DELETE FROM person_section"))
    assert filled.verify_chain().fault is None


def test_a_destruction_that_fails_has_destroyed_nothing(filled, monkeypatch):
    monkeypatch.setattr("hubdesk.store.destruction._lift", lambda connection, tables: [])
    with pytest.raises(Exception, match="insert only"):
        destroy(filled)
    with filled.reading() as unit:
        assert [line.id for line in unit.people.find(WORD, 5)] == [GONE]
        assert list(unit.destruction.stubs()) == []


def test_a_stub_stays_and_names_nobody(filled, hub):
    destroy(filled)
    filled.settle_erasures()
    with filled.reading() as unit:
        assert list(unit.destruction.stubs()) == [stub()]
    assert read_ledger(hub.folder, ledger_key(filled)).stubs == (stub(),)
    assert WORD not in (hub.folder / LEDGER_FILE).read_text()


def ledger_key(records) -> bytes:
    with transaction(records._engine, reading=True) as connection:
        return connection.execute(select(schema.erasure_key.c.key)).scalar_one()


def test_an_older_file_is_cleaned_again_before_anybody_looks(filled, hub):
    filled.close()
    older = hub.records_path.read_bytes()
    with hub.records() as records:
        destroy(records)
        assert records.settle_erasures() == 0
    hub.records_path.write_bytes(older)
    with hub.records() as records:
        with records.reading() as unit:
            assert [line.id for line in unit.people.find(WORD, 5)] == [GONE], "the older file has them"
        assert records.settle_erasures() == 1
        assert records.settle_erasures() == 0
        assert WORD.encode() not in in_clear(records, hub)
        with records.reading() as unit:
            assert list(unit.people.find(WORD, 5)) == []
            assert list(unit.destruction.stubs()) == [stub()]
            assert [row.event for row in unit.audit.about(GONE)][-1] == "destroyed-again"
        assert records.verify_chain().fault is None


def test_the_ledger_beside_the_backups_does_as_well_and_each_learns_from_the_others(filled, hub, tmp_path):
    beside = tmp_path / "backups"
    beside.mkdir()
    destroy(filled)
    filled.settle_erasures(beside)
    key = ledger_key(filled)
    assert read_ledger(beside, key).stubs == (stub(),)
    (hub.folder / LEDGER_FILE).unlink()
    filled.settle_erasures(beside)
    assert read_ledger(hub.folder, key).stubs == (stub(),)


def test_a_power_cut_before_the_scrubbing_is_made_good_at_the_next_opening(filled, hub):
    destroy(filled)  # and the power goes
    filled.close()
    with hub.records() as records:
        records.settle_erasures()
        assert WORD.encode() not in in_clear(records, hub)
        assert read_ledger(hub.folder, ledger_key(records)).stubs == (stub(),)


@pytest.mark.parametrize("forged", ["seal", "person", "torn", "nonsense"])
def test_a_line_that_is_not_ours_destroys_nobody(filled, hub, forged):
    one = stub(STAYS)
    from hubdesk.store.ledger import add_to_ledger

    key = ledger_key(filled)
    if forged == "seal":
        add_to_ledger(hub.folder, bytes(32), [one])
    elif forged == "person":
        add_to_ledger(hub.folder, key, [stub("person-00009")])
        path = hub.folder / LEDGER_FILE
        path.write_text(path.read_text().replace("person-00009", STAYS))
    elif forged == "torn":
        add_to_ledger(hub.folder, key, [one])
        path = hub.folder / LEDGER_FILE
        path.write_bytes(path.read_bytes()[:-40])
    else:
        (hub.folder / LEDGER_FILE).write_text(
            '[]\n7\nnull\n{"stub": 1, "seal": 2}\n\udcff'.encode("utf-8", "surrogateescape").decode("latin-1")
        )
    assert filled.settle_erasures() == 0
    with filled.reading() as unit:
        assert unit.people.get(STAYS).id == STAYS
    assert read_ledger(hub.folder, key).strange >= 1


def test_a_torn_last_line_does_not_swallow_the_next_one(filled, hub):
    from hubdesk.store.ledger import add_to_ledger

    key = ledger_key(filled)
    (hub.folder / LEDGER_FILE).write_bytes(b'{"seal": "12')
    add_to_ledger(hub.folder, key, [stub()])
    assert read_ledger(hub.folder, key).stubs == (stub(),)


def test_a_record_merged_into_it_goes_with_it(records):
    from hubdesk.domain.merges import Merge

    with records.writing() as unit:
        one_of_each(unit)
        unit.people.add(person(2))
        unit.visits.add(visit(2, 2))
        unit.merges.add(Merge("m-1", 1, person(1).id, person(2).id, NOW, "user-1", "twice"))
        ids = unit.merges.ids(person(2).id)
        unit.destruction.destroy(ids)
        assert list(unit.people.recent(5)) == []
    assert count(records, schema.visit) == count(records, schema.person_merge) == 0


def test_the_file_stays_sound(filled):
    destroy(filled)
    filled.settle_erasures()
    assert filled.check().sound


def test_where_the_file_lies_is_where_the_ledger_lies(hub):
    assert Path(hub.records_path).parent == hub.folder
