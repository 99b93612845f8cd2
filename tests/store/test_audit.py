"""The chained audit trail (security design §5.1, SEC-14)."""

import hashlib
import hmac
import json

import pytest
from sqlalchemy import event
from sqlalchemy.exc import DBAPIError

from hubdesk.domain.audit import AuditEvent, Event
from hubdesk.store.schema import INSERT_ONLY
from hubdesk.store.units import transaction
from tests.store.builders import LEAD, audit_key, data_key, one_of_each, person, raw_connection


def events(records, count=6):
    for number in range(count):
        with records.writing() as unit:
            unit.audit.write(AuditEvent(Event.PERSON_OPENED, "person-1", "person", "person-1", {"n": number}))


def tamper(hub, *sql):
    raw = raw_connection(hub.records_path, data_key())
    raw.execute("DROP TRIGGER audit_refuses_update")
    raw.execute("DROP TRIGGER audit_refuses_delete")
    for statement in sql:
        raw.execute(statement)
    raw.close()


def test_row_tells_all(records):
    events(records, 1)
    with transaction(records._engine, reading=True) as connection:
        row = connection.exec_driver_sql("SELECT * FROM audit").one()._mapping
    expected = {
        "seq": 1, "at": "2026-11-21T09:42:02.000000Z+01:00", "boot": "boot-1", "actor": LEAD.id, "role": "lead",
        "ws": "desk-1", "app": "0.0.1", "event": "person-opened", "outcome": "ok", "purpose": "direct-care",
        "subject": "person-1", "object_type": "person", "object_id": "person-1", "detail": '{"n": 0}',
        "prev": bytes(32),
    }  # fmt: skip
    assert {name: row[name] for name in expected} == expected
    names = [
        "seq",
        "at",
        "mono",
        "boot",
        "actor",
        "role",
        "ws",
        "app",
        "event",
        "outcome",
        "purpose",
        "subject",
        "object_type",
        "object_id",
        "detail",
    ]
    canonical = json.dumps([row[name] for name in names], separators=(",", ":")).encode()
    assert row["mac"] == hmac.digest(audit_key(), bytes(32) + canonical, hashlib.sha256)


def test_sound_chain_gives_its_head(records):
    assert records.verify_chain().seq == 0
    events(records)
    with records.writing() as unit:
        for _ in range(3):
            unit.audit.write(AuditEvent(Event.SEARCH))
    chain = records.verify_chain()
    with transaction(records._engine, reading=True) as connection:
        mac = connection.exec_driver_sql("SELECT mac FROM audit WHERE seq = 9").scalar()
    assert (chain.fault, chain.seq, chain.mac) == (None, 9, mac)


def test_event_is_undone_with_its_change(records):
    with pytest.raises(ZeroDivisionError), records.writing() as unit:  # noqa: PT012 - the block is the unit
        unit.people.add(person())
        unit.audit.write(AuditEvent(Event.PERSON_REGISTERED, "person-00001"))
        1 / 0  # noqa: B018
    events(records, 2)
    assert (records.verify_chain().fault, records.verify_chain().seq) == (None, 2)


def statements(store):
    """What is asked of the database from now on."""
    asked = []
    event.listen(store._engine, "before_cursor_execute", lambda _c, _cur, sql, *_more: asked.append(sql))
    return asked


def test_the_end_of_the_trail_is_not_read_again_while_nobody_else_writes(records):
    events(records, 1)
    asked = statements(records)
    events(records, 3)
    assert not [sql for sql in asked if "SELECT" in sql]
    assert (records.verify_chain().fault, records.verify_chain().seq) == (None, 4)


def test_another_writer_in_between_is_noticed(hub, records):
    with hub.records() as other:
        for store in (records, other, records, records, other, other, records):
            events(store, 1)
        asked = statements(records)
        events(records, 1)
        assert not [sql for sql in asked if "SELECT" in sql]
    assert (records.verify_chain().fault, records.verify_chain().seq) == (None, 8)


def test_several_events_after_another_writer_stay_in_one_chain(hub, records):
    events(records, 2)
    with hub.records() as other:
        events(other, 3)
    with records.writing() as unit:
        for _ in range(3):
            unit.audit.write(AuditEvent(Event.SEARCH))
    assert (records.verify_chain().fault, records.verify_chain().seq) == (None, 8)


def test_an_event_that_was_undone_leaves_no_gap(records):
    events(records, 2)
    with pytest.raises(ZeroDivisionError), records.writing() as unit:  # noqa: PT012 - the block is the unit
        unit.audit.write(AuditEvent(Event.SEARCH))
        1 / 0  # noqa: B018
    events(records, 2)
    assert (records.verify_chain().fault, records.verify_chain().seq) == (None, 4)


def test_what_the_database_refuses_for_another_reason_is_not_tried_twice(hub, records):
    events(records, 2)
    raw = raw_connection(hub.records_path, data_key())
    raw.execute("CREATE TRIGGER no_search BEFORE INSERT ON audit BEGIN SELECT RAISE(ABORT, 'no'); END")
    raw.close()
    with pytest.raises(DBAPIError, match="no"), records.writing() as unit:
        unit.audit.write(AuditEvent(Event.SEARCH))


COLUMNS = [
    *("mono=1", "at='2020'", "boot='x'", "actor='x'", "role='x'", "ws='x'", "app='x'", "event='x'", "outcome='x'"),
    *("purpose='x'", "subject='x'", "object_type='x'", "object_id='x'", "detail='{}'", "mac=zeroblob(32)"),
]


@pytest.mark.parametrize("change", COLUMNS)
def test_row_51_edited_row_is_found(hub, records, change):
    events(records)
    tamper(hub, f"UPDATE audit SET {change} WHERE seq = 4")
    chain = records.verify_chain()
    assert (chain.fault, chain.seq) == ("bad mac at 4", 3)


def test_row_51_deleted_row_is_found(hub, records):
    events(records)
    tamper(hub, "DELETE FROM audit WHERE seq = 3")
    assert records.verify_chain().fault == "gap at 3"
    assert records.check().faults == ("audit trail: gap at 3",)


def test_row_51_deleted_row_with_numbers_closed_up_is_found(hub, records):
    events(records)
    tamper(hub, "DELETE FROM audit WHERE seq = 3", *(f"UPDATE audit SET seq={n - 1} WHERE seq={n}" for n in (4, 5, 6)))
    assert records.verify_chain().fault == "out of order at 3"


def test_row_51_swapped_rows_are_found(hub, records):
    events(records)
    tamper(hub, *(f"UPDATE audit SET seq={b} WHERE seq={a}" for a, b in ((2, 99), (3, 2), (99, 3))))
    assert records.verify_chain().fault == "out of order at 2"


def test_row_51_cut_tail_shows_only_in_the_head(hub, records):
    events(records)
    before = records.verify_chain()
    tamper(hub, "DELETE FROM audit WHERE seq > 4")
    after = records.verify_chain()
    assert (before.seq, after.fault, after.seq) == (6, None, 4)  # hence the anchor outside the file


def test_another_key_does_not_verify(hub, records):
    events(records)
    from hubdesk.store.stores import open_records
    from tests.store.builders import STORE_ID

    other = open_records(hub.records_path, data_key(), STORE_ID, bytearray(32), hub.desk, LEAD)
    assert other.verify_chain().fault == "bad mac at 1"
    other.close()


def test_control_trail_before_and_after_signing_in(control):
    with control.writing() as unit:
        unit.audit.write(AuditEvent(Event.REFUSED))
    with control.signed_in(LEAD).writing() as unit:
        unit.audit.write(AuditEvent(Event.UNLOCK))
    with transaction(control._engine, reading=True) as connection:
        found = connection.exec_driver_sql("SELECT actor, purpose FROM audit").all()
    assert [tuple(row) for row in found] == [("", "administration"), (LEAD.id, "administration")]
    assert control.verify_chain().seq == 2
    assert control.check().sound


@pytest.mark.parametrize("kind", INSERT_ONLY)
def test_row_51_insert_only_tables_refuse_by_trigger(hub, kind):
    store = hub.make_records().open_records() if kind == "records" else hub.make_control().open_control()
    try:
        with transaction(store._engine, reading=True) as connection:
            found = set(connection.exec_driver_sql("SELECT name FROM sqlite_schema WHERE type='trigger'").scalars())
        expected = {f"{table}_refuses_{change}" for table in INSERT_ONLY[kind] for change in ("update", "delete")}
        assert found == expected
    finally:
        store.close()


@pytest.mark.parametrize("table", ["audit", "form_version", "answer", "store_info"])
@pytest.mark.parametrize(
    "sql", ["UPDATE {} SET seq = seq + 1", "DELETE FROM {}", "INSERT OR REPLACE INTO {} SELECT * FROM {}"]
)
def test_insert_only_rows_stand(records, table, sql):
    from hubdesk.domain.visits import AnswerRecord
    from tests.store.builders import NOW

    events(records, 1)
    with records.writing() as unit:
        one_of_each(unit)
        unit.responses.add_answers([AnswerRecord("response-1", "q1", '"a"', NOW, LEAD.id)])
    with pytest.raises(DBAPIError, match="insert only"), transaction(records._engine) as connection:
        connection.exec_driver_sql(sql.format(table, table))
