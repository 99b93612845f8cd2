"""A copy of an open file under a key of its own."""

import pytest

from hubdesk.store import backup as backup_module
from hubdesk.store.problems import CopyUnsound, StoreDamaged, StoreExists
from hubdesk.store.stores import open_records
from tests.store.builders import LEAD, STORE_ID, audit_key, data_key, one_of_each, person

OTHER = bytearray(range(50, 82))


def test_a_copy_opens_with_its_own_key_only_and_holds_everything(hub, records, tmp_path):
    with records.writing() as unit:
        one_of_each(unit)
    copied = records.copy_to(tmp_path / "copy.db", bytearray(OTHER), STORE_ID)
    assert copied.rows["person"] == 1
    copy = open_records(tmp_path / "copy.db", bytearray(OTHER), STORE_ID, audit_key(), hub.desk, LEAD)
    with copy.reading() as unit:
        assert unit.people.get("person-00001") == person()
        assert [line.id for line in unit.people.find("avery", 5)] == ["person-00001"]
    copy.close()
    with pytest.raises(StoreDamaged):
        open_records(tmp_path / "copy.db", data_key(), STORE_ID, audit_key(), hub.desk, LEAD)


def test_a_copy_is_one_file_and_the_source_goes_on(records, tmp_path):
    records.copy_to(tmp_path / "copy.db", bytearray(OTHER), STORE_ID)
    assert [p.name for p in tmp_path.glob("copy.db*")] == ["copy.db"]
    with records.writing() as unit:
        unit.people.add(person(2))


def test_no_page_of_the_copy_is_a_page_of_the_source(hub, records, tmp_path):
    with records.writing() as unit:
        one_of_each(unit)
    records.copy_to(tmp_path / "copy.db", bytearray(OTHER), STORE_ID)
    source, copy = hub.records_path.read_bytes(), (tmp_path / "copy.db").read_bytes()
    pages = {source[at : at + 4096] for at in range(0, len(source), 4096)}
    assert not [at for at in range(0, len(copy), 4096) if copy[at : at + 4096] in pages]


def test_a_file_that_is_there_is_never_overwritten(records, tmp_path):
    (tmp_path / "copy.db").write_bytes(b"mine")
    with pytest.raises(StoreExists):
        records.copy_to(tmp_path / "copy.db", bytearray(OTHER), STORE_ID)
    assert (tmp_path / "copy.db").read_bytes() == b"mine"


def test_a_copy_that_lost_a_row_is_unsound(records, tmp_path, monkeypatch):
    counts = iter([{"person": 2}, {"person": 1}])
    monkeypatch.setattr(backup_module, "_count", lambda *_: next(counts))
    with pytest.raises(CopyUnsound):
        records.copy_to(tmp_path / "copy.db", bytearray(OTHER), STORE_ID)


def test_a_copy_with_a_broken_page_is_unsound(records, tmp_path, monkeypatch):
    with records.writing() as unit:
        one_of_each(unit)
    whole = backup_module.copy_into

    def spoilt(connection, target, key):
        whole(connection, target, key)
        data = bytearray(target.read_bytes())
        data[-2000] ^= 1
        target.write_bytes(data)

    monkeypatch.setattr(backup_module, "copy_into", spoilt)
    with pytest.raises((CopyUnsound, StoreDamaged)):
        records.copy_to(tmp_path / "copy.db", bytearray(OTHER), STORE_ID)
