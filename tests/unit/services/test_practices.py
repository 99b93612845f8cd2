"""Bringing a directory, searching it, noting what the hub knows, and whose practice has closed."""

import pytest

from hubdesk.app.made_up_directory import made_up_rows
from hubdesk.domain.audit import Event
from hubdesk.domain.changes import Topic
from hubdesk.domain.details import Section
from hubdesk.domain.practices import NoteEntry
from hubdesk.domain.problems import InvalidEntry, NotAllowed, NotFound, StorageFull
from hubdesk.domain.roles import Role
from hubdesk.services.details import save_section
from hubdesk.services.people import register_person
from hubdesk.services.practices import (
    MuchSmaller,
    Progress,
    Stopped,
    bring_directory,
    built_in,
    find_practices,
    import_directory,
    note_practice,
    open_practice,
    read_directory_now,
)
from hubdesk.services.stale_gps import list_stale_gps
from tests.support.memory import MASON
from tests.support.memory_directory import MemoryPracticeFiles
from tests.support.memory_house import House


@pytest.fixture
def house():
    return House()


def changed_rows():
    """60 practices of which the first is closed, the second renamed, the third gone and one is new."""
    rows = made_up_rows(61)
    rows[0][12] = "INACTIVE"
    rows[0][11] = "20261101"
    rows[1][1] = "BEACON HILL FAMILY DOCTORS"
    del rows[2]
    return rows


FILES = MemoryPracticeFiles(first=made_up_rows(60), second=changed_rows(), small=made_up_rows(10))


def bring(desk, name, **more):
    brought = bring_directory(desk, FILES, name, Progress())
    return brought, import_directory(desk, brought, Progress(), **more)


@pytest.mark.parametrize("role", [Role.LEAD, Role.IT_ADMIN])
def test_a_lead_or_it_brings_it_and_everyone_finds_a_practice(house, role):
    _brought, changes = bring(house.desk(role), "first")
    assert changes.topics == {Topic.DIRECTORY}
    now = read_directory_now(house.desk(Role.NAVIGATOR))
    assert (now.practices, now.stale, now.last.added) == (58, False, 58)
    for typed in ("alder", "ALDER walk", "zy2 1bn", "zy21bn", "demo01", "alder northgate"):
        assert find_practices(house.desk(Role.NAVIGATOR), typed)[0].listed.practice.code == "DEMO01"
    assert find_practices(house.desk(Role.NAVIGATOR), " %'\";-- ") == ()


@pytest.mark.parametrize("role", [Role.NAVIGATOR, Role.CLINICIAN])
def test_nobody_else_brings_one(house, role):
    with pytest.raises(NotAllowed):
        bring_directory(house.desk(role), FILES, "first", Progress())
    brought = bring_directory(house.desk(Role.LEAD), FILES, "first", Progress())
    with pytest.raises(NotAllowed):
        import_directory(house.desk(role), brought, Progress())
    assert read_directory_now(house.desk(Role.LEAD)).practices == 0


def test_what_a_new_one_changes_is_told_before_anything_is_changed(house):
    lead = house.desk(Role.LEAD)
    bring(lead, "first")
    brought = bring_directory(lead, FILES, "second", Progress())
    changes = brought.changes
    assert (changes.closed, changes.gone, changes.renamed, changes.added) == (
        ("DEMO01",),
        ("DEMO03",),
        ("DEMO02",),
        ("DEMO61",),
    )
    assert brought.names["DEMO03"] == "Canal Side Practice"
    assert find_practices(lead, "canal side")[0].listed.open
    import_directory(lead, brought, Progress())
    assert find_practices(lead, "canal side") == ()
    assert [e.detail["closed"] for e in house.hub.control.state.events if e.event is Event.DIRECTORY_IMPORTED] == [0, 1]


def test_open_practices_come_first(house):
    bring(house.desk(), "first")
    found = find_practices(house.desk(), "demo4")
    assert [f.listed.open for f in found] == sorted((f.listed.open for f in found), reverse=True)
    assert not all(f.listed.open for f in find_practices(house.desk(), "demo4"))
    assert all(f.listed.open for f in find_practices(house.desk(), "demo4", open_only=True))


def test_a_much_smaller_file_is_asked_about(house):
    bring(house.desk(), "first")
    with pytest.raises(MuchSmaller):
        bring(house.desk(), "small")
    assert read_directory_now(house.desk()).practices == 58
    bring(house.desk(), "small", although_smaller=True)
    assert read_directory_now(house.desk()).practices == 10


def test_stop_in_the_middle_or_a_full_disk_leave_all_as_it_was(house):
    lead = house.desk()
    bring(lead, "first")
    brought = bring_directory(lead, FILES, "second", Progress())
    stopped = Progress()
    stopped.stop()
    with pytest.raises(Stopped):
        import_directory(lead, brought, stopped)
    house.hub.control.full = True
    with pytest.raises(StorageFull):
        import_directory(lead, brought, Progress())
    house.hub.control.full = False
    assert read_directory_now(lead).practices == 58
    assert read_directory_now(lead).last.added == 58


def test_the_hubs_notes_survive_an_import_and_their_history_stays(house):
    bring(house.desk(), "first")
    jo = house.desk(Role.NAVIGATOR)
    note_practice(jo, "DEMO02", NoteEntry(homeless=True, words=" Ask for  Sue "))
    note_practice(jo, "DEMO02", NoteEntry(list_closed=("1", "6", "2026")))
    bring(house.desk(), "second")
    found, history = open_practice(jo, "DEMO02")
    assert (found.listed.practice.name, found.note.homeless) == ("Beacon Hill Family Doctors", False)
    assert found.note.list_closed_on.isoformat() == "2026-06-01"
    assert [one.words for one in history] == ["", "Ask for Sue"]
    assert find_practices(jo, "beacon")[0].note.tags == ("List closed",)


def test_the_same_note_twice_is_kept_once(house):
    bring(house.desk(), "first")
    jo = house.desk(Role.NAVIGATOR)
    note_practice(jo, "DEMO02", NoteEntry(words="Kind"))
    assert note_practice(jo, "DEMO02", NoteEntry(words="Kind"))[1].topics == frozenset()
    assert len(open_practice(jo, "DEMO02")[1]) == 1


@pytest.mark.parametrize(
    ("entry", "field"),
    [
        (NoteEntry(list_closed=("31", "2", "2026")), "list_closed"),
        (NoteEntry(list_closed=("1", "1", "2099")), "list_closed"),
        (NoteEntry(words="x" * 301), "words"),
    ],
)
def test_a_note_that_is_not_right_is_named(house, entry, field):
    bring(house.desk(), "first")
    with pytest.raises(InvalidEntry) as refused:
        note_practice(house.desk(Role.NAVIGATOR), "DEMO02", entry)
    assert set(refused.value.fields) == {field}


def test_it_reads_the_directory_but_writes_no_note(house):
    bring(house.desk(Role.IT_ADMIN), "first")
    with pytest.raises(NotAllowed):
        note_practice(house.desk(Role.IT_ADMIN), "DEMO02", NoteEntry(words="x"))
    with pytest.raises(NotFound):
        note_practice(house.desk(Role.NAVIGATOR), "NONE", NoteEntry(words="x"))


def test_the_national_codes_that_stand_for_no_practice_are_built_in():
    assert [one.code for one in built_in("v8199")] == ["V81997", "V81998", "V81999"]
    assert [one.words for one in built_in("V81997 ")] == ["No registered GP practice"]
    assert built_in("v81") == ()


def test_people_whose_practice_has_closed_are_listed_for_the_lead(house):
    lead = house.desk(Role.LEAD)
    assert list_stale_gps(lead) == (), "nobody is stale where there is no directory"
    bring(lead, "first")
    person = register_person(lead, MASON)[0]
    fields = {"status": "here", "code": "DEMO01", "name": "Alder Walk Surgery"}
    save_section(lead, person.id, Section.GP, 0, fields)
    assert list_stale_gps(lead) == ()
    bring(lead, "second")
    (one,) = list_stale_gps(lead)
    assert (one.person.id, one.name, one.listed.closed_on.isoformat()) == (
        person.id,
        "Alder Walk Surgery",
        "2026-11-01",
    )
    save_section(lead, person.id, Section.GP, 1, {**fields, "code": "DEMO03", "name": "Canal Side"})
    assert list_stale_gps(lead)[0].listed is None
    save_section(lead, person.id, Section.GP, 2, {"status": "none"})
    assert list_stale_gps(lead) == ()
    with pytest.raises(NotAllowed):
        list_stale_gps(house.desk(Role.IT_ADMIN))
