"""Finding people as names are typed (security design §6.2, rows 39, 40, 47)."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hubdesk.domain.names import PersonName
from hubdesk.store.search import query
from hubdesk.store.units import transaction
from tests.store.builders import LEAD, person, raw_connection

PEOPLE = {
    1: person(1, "O'Neil", "Siobhán", "1988-03-14", "9991234560"),
    2: person(2, "Łukasz-Nowak", "Zażółć", "1990-06-01"),
    3: person(3, "", "Ming", "1975"),
    4: person(4, "الأحمد", "محمد", "2001-12"),
    5: person(5, "ਸਿੰਘ", "ਗੁਰਮੀਤ", ""),
    6: person(6, "NULL", "O", "1999-03-04"),
    7: person(7, "Straße", "June", "1988-11-30"),
    8: person(8, "x" * 200, "Mar", "1956-02-29", preferred="Ozzy"),
    9: person(9, "AND", "NOT", "1970-01-02"),
}


@pytest.fixture(scope="module")
def register(tmp_path_factory):
    from tests.store.builders import Hub

    with Hub(tmp_path_factory.mktemp("register")).make_records().records() as store:
        with store.writing() as unit:
            for one in PEOPLE.values():
                unit.people.add(one)
        yield store


def found(register, typed, limit=50):
    with register.reading() as unit:
        return {int(line.id[-5:]) for line in unit.people.find(typed, limit)}


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("o'neil", {1}),
        ("O’NEIL", {1}),
        ("oneil", {1}),
        ("o neil", {1}),
        ("siobhan oneil", {1}),
        ("neil sio", {1}),
        ("oneil sioban", set()),
        ("lukasz", {2}),
        ("ŁUKASZ NOWAK", {2}),
        ("nowak zazolc", {2}),
        ("lukasznowak", {2}),
        ("ming", {3}),
        ("mi 1975", {3}),
        ("محمد", {4}),
        ("الأحمد محمد", {4}),
        ("ਗੁਰ", {5}),
        ("ਸਿੰਘ ਗੁਰਮੀਤ", {5}),
        ("null", {6}),
        ("NULL O", {6}),
        ("strasse", {7}),
        ("STRASSE", {7}),
        ("x" * 200, {8}),
        ("ozzy", {8}),
        ("not and", {9}),
        ("14-Mar-1988", {1}),
        ("14 march 1988", {1}),
        ("14mar1988", {1}),
        ("14/03/1988", {1}),
        ("14/3/1988", {1}),
        ("14.03.1988", {1}),
        ("14 03 1988", {1}),
        ("14/03/88", {1}),
        ("14-Mar-19", {1}),
        ("14-Mar", {1}),
        ("1988-03-14", {1}),
        ("1988-03", {1}),
        ("03/1988", {1}),
        ("mar 1988", {1}),
        ("1988", {1, 7}),
        ("neil 1988", {1}),
        ("neil 14/03/1988 sio", {1}),
        ("dec 2001", {4}),
        ("2001", {4}),
        ("june 1988", {7}),
        ("june", {7}),
        ("jun 1990", {2}),
        ("mar", {8}),
        ("04/03/1999", {6}),
        ("03/04/1999", set()),
        ("29/02/1956", {8}),
        ("31/02/1988", set()),
        ("999 123 4560", {1}),
        ("9991234560", {1}),
        ("999-123-4560", {1}),
        ("999 12", {1}),
        ("99912", {1}),
        ("neil 999 123 4560", {1}),
        ("999 123 4561", set()),
        ("", set()),
        ("   ", set()),
        ("👍", set()),
        ("'", set()),
    ],
)
def test_found(register, typed, expected):
    assert found(register, typed) == expected


ODD = ['"', '""', "AND", "OR", "NOT", "NEAR(", "name: *", "^", "(", ")", "*", "a' OR 1=1 --", "%_", "a\0b", "-", "+"]
ODD += [
    "words:neil",
    '"neil" OR "ming"',
    "\ud800",
    "{neil}",
    "\\",
    "'; DROP TABLE person; --",
    "a" * 10_000,
    "a " * 5000,
]
ODD += [
    "1" * 10_000,
    "12/" * 3000,
    "\u202e",
    "\t\r\n",
    "14/99/2020",
    "99-mar",
    "0/0/0000",
    "1-1-1-1",
    "٣/٤/١٩٨٨",
    "²/³",
]


@pytest.mark.parametrize("typed", ODD)
def test_rows_39_and_40_any_text_is_safe(register, typed):
    found(register, typed)
    found(register, f"neil {typed}")
    assert len(query(typed)) < 3000


@given(st.text(st.characters(), max_size=250))
def test_rows_39_and_40_any_text_at_all_is_safe(register, typed):
    found(register, typed)


NAMES = st.text(st.characters(exclude_categories=("Cs", "Cc", "Cf", "Zs", "Zl", "Zp")), min_size=1, max_size=30)


@given(NAMES, NAMES)
def test_a_name_typed_as_it_was_entered_is_found(register, family, given_name):
    from hubdesk.store import search

    with transaction(register._engine) as connection:
        one = PersonName(family, given_name)
        search.add(connection, 999, one, PEOPLE[5].born, "")
        for typed in (family, given_name, f"{given_name} {family}", family.upper()):
            match = query(typed)
            if match and not any(c.isdecimal() for c in typed):
                hits = connection.execute(search.MATCHING, {"query": match, "limit": 50}).scalars().all()
                assert 999 in hits, (typed, match, search.words(one, PEOPLE[5].born, ""))
        connection.rollback()


def test_limit_and_order(register):
    with register.reading() as unit:
        assert len(unit.people.find("1", 2)) == 2
        assert unit.people.find("1", 0) == []
        names = [line.name.family for line in unit.people.find("o", 50)]
    assert names == ["NULL", "O'Neil", "x" * 200]


def test_changed_and_deleted_names_leave_no_trace_in_the_index(hub, records):
    marks = [f"qzxcanary{i}" for i in range(30)]
    with records.writing() as unit:
        for i, mark in enumerate(marks):
            unit.people.add(person(i, mark, "Ann"))
    with records.writing() as unit:
        for i in range(20):
            unit.people.save(replace(person(i, "Other", "Ann"), version=2), LEAD.id, "spelling")
    with transaction(records._engine) as connection:
        connection.exec_driver_sql("DELETE FROM person_fts WHERE rowid > 20")
    with records.reading() as unit:
        assert unit.people.find("qzxcanary", 50) == []
        assert len(unit.people.find("other", 50)) == 20
    assert records.check().sound
    records.close()
    from tests.store.builders import data_key

    raw = raw_connection(hub.records_path, data_key())
    for table in ("data", "content", "idx", "docsize"):
        assert b"qzxcanary" not in repr(raw.execute(f"SELECT * FROM person_fts_{table}").fetchall()).encode()
    raw.close()


def test_index_fault_is_found(hub, records):
    with records.writing() as unit:
        unit.people.add(person())
    with transaction(records._engine) as connection:
        connection.exec_driver_sql("UPDATE person_fts_content SET c0 = 'someone else'")
    assert records.check().faults == ("malformed inverted index for FTS5 table main.person_fts",)
