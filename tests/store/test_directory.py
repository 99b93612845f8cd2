"""The directory on the real control file: replaced whole, searched as typed, notes and services only ever added to."""

import pytest
from sqlalchemy.exc import IntegrityError

from hubdesk.app.made_up_directory import made_up_rows
from hubdesk.domain.epraccur import read_epraccur
from hubdesk.domain.ids import UserId
from hubdesk.domain.local_services import Commissioner, LocalService, Pathway, ServiceRevision
from hubdesk.domain.practices import DirectoryImport, PracticeNote, search_words
from hubdesk.domain.problems import ChangedElsewhere, NotFound
from hubdesk.store.units import transaction
from tests.store.builders import NOW
from tests.support.memory_directory import MemoryPractices

BY = UserId("user-1")


def quiet(_done):
    pass


@pytest.fixture
def filled(control):
    with control.writing() as unit:
        unit.practices.replace_all(read_epraccur(made_up_rows(300)).practices, quiet)
    return control


def found(control, typed, limit=20):
    with control.reading() as unit:
        return [one.practice.code for one in unit.practices.find(search_words(typed), limit)]


def test_what_goes_in_comes_back(filled):
    directory = read_epraccur(made_up_rows(300))
    with filled.reading() as unit:
        assert unit.practices.all() == directory.by_code
        assert unit.practices.count() == len(directory.practices)
        assert set(unit.practices.of_codes(["DEMO01", "NONE"])) == {"DEMO01"}


def test_it_finds_the_same_as_the_stand_in(filled):
    class State:
        practices = read_epraccur(made_up_rows(300)).by_code

    stand_in = MemoryPractices(State)
    for typed in ("alder", "zy2 1bn", "DEMO1", "surgery penwick", "old can", "s", "", "%", "_", "\\", "'"):
        words = search_words(typed)
        with filled.reading() as unit:
            own = [one.practice.code for one in unit.practices.find(words, 20)]
        assert own == [one.practice.code for one in stand_in.find(words, 20)], typed


def test_a_new_one_takes_the_place_of_the_old_whole(filled):
    with filled.writing() as unit:
        unit.practices.replace_all(read_epraccur(made_up_rows(20)).practices, quiet)
    assert found(filled, "DEMO150") == []
    assert found(filled, "alder") == ["DEMO01"]


def test_what_stops_in_the_middle_changes_nothing(filled):
    def stop(done):
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError), filled.writing() as unit:
        unit.practices.replace_all(read_epraccur(made_up_rows(20)).practices, stop)
    assert found(filled, "DEMO150") == ["DEMO150"]


def test_writing_tells_how_far_it_is(control):
    told = []
    with control.writing() as unit:
        unit.practices.replace_all(read_epraccur(made_up_rows(2500)).practices, told.append)
    assert told[0] == 1000
    assert told[-1] == len(read_epraccur(made_up_rows(2500)).practices)


def test_imports_and_notes_are_kept_and_the_newest_stands(filled):
    first = DirectoryImport(NOW, BY, 10, 10, 0, 0, 1, "ab")
    second = DirectoryImport(NOW, BY, 12, 2, 1, 3, 0, "cd")
    note = PracticeNote("DEMO01", NOW, BY, homeless=True, words="Kind")
    later = PracticeNote("DEMO01", NOW, BY, list_closed_on=NOW.date())
    with filled.writing() as unit:
        assert unit.practices.last_import() is None
        unit.practices.keep_import(first)
        unit.practices.keep_import(second)
        unit.practices.add_note(note)
        unit.practices.add_note(later)
    with filled.reading() as unit:
        assert unit.practices.last_import() == second
        assert unit.practices.notes() == {"DEMO01": later} == unit.practices.notes(["DEMO01"])
        assert unit.practices.notes(["DEMO02"]) == {}
        assert unit.practices.history("DEMO01") == [later, note]


def service(version=1, name="Willow Centre"):
    return LocalService(
        "s1",
        version,
        "women",
        name,
        area="Northgate",
        lines=("7 Chapel Row",),
        commissioner=Commissioner.CHARITY,
        pathway=Pathway.FAMILIES,
        women_only=True,
        checked_on=NOW.date(),
    )


def test_services_are_revised_and_the_newest_stands(control):
    first, second = service(), service(2, "The Willow Centre")
    with control.writing() as unit:
        unit.local_services.add(ServiceRevision(first, NOW, BY))
        unit.local_services.add(ServiceRevision(second, NOW, BY))
        with pytest.raises(ChangedElsewhere):
            unit.local_services.add(ServiceRevision(second, NOW, BY))
    with control.reading() as unit:
        assert unit.local_services.all() == [second]
        assert unit.local_services.get("s1") == second
        assert [one.service for one in unit.local_services.history("s1")] == [second, first]
        with pytest.raises(NotFound):
            unit.local_services.get("none")


@pytest.mark.parametrize("table", ["practice_import", "practice_note", "service_revision"])
@pytest.mark.parametrize("change", ["UPDATE {} SET by_user = 'x'", "DELETE FROM {}"])
def test_rows_that_stand_for_ever_refuse_a_change(control, table, change):
    with control.writing() as unit:
        unit.practices.keep_import(DirectoryImport(NOW, BY, 1))
        unit.practices.add_note(PracticeNote("DEMO01", NOW, BY))
        unit.local_services.add(ServiceRevision(service(), NOW, BY))
    with pytest.raises(IntegrityError), transaction(control._engine) as connection:
        connection.exec_driver_sql(change.format(table))
