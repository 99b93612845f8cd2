"""What is known of people in the store: each saving stands, the newest counts, and people are found by it."""

from dataclasses import replace

import pytest
from sqlalchemy import select, text
from sqlalchemy.exc import IntegrityError

from hubdesk.domain.details import Details, Section, SectionRevision, read_section
from hubdesk.domain.gp import GpRecord, GpStatus
from hubdesk.domain.probation_numbers import ProbationNumbers
from hubdesk.domain.problems import ChangedElsewhere, NotFound
from hubdesk.store.schema import person_number, person_section
from hubdesk.store.units import transaction
from tests.store.builders import LEAD, NOW, person
from tests.unit.domain.test_details import FULL, TODAY


@pytest.fixture
def records(hub):
    with hub.make_records().records() as store:
        yield store


def revision(section: Section, value: object, version: int = 1, number: int = 1) -> SectionRevision:
    return SectionRevision(f"person-{number:05d}", section, version, value, NOW, LEAD.id)


def found(unit, typed: str) -> list[str]:
    return [line.id[-1] for line in unit.people.find(typed, 10)]


@pytest.mark.parametrize("section", Section)
def test_every_section_comes_back_as_it_was_saved(records, section):
    value = read_section(section, FULL[section], TODAY)
    with records.writing() as unit:
        unit.people.add(person())
        unit.details.add(revision(section, value))
    with records.reading() as unit:
        assert unit.details.of("person-00001") == Details().with_section(section, value, 1)
        assert unit.details.of("person-00002") == Details()


@pytest.mark.parametrize("section", Section)
def test_an_empty_section_comes_back_too(records, section):
    value = Details().value(section)
    with records.writing() as unit:
        unit.people.add(person())
        unit.details.add(revision(section, value))
        assert unit.details.of("person-00001").value(section) == value


def test_the_newest_version_counts_and_the_old_ones_stay(records):
    with records.writing() as unit:
        unit.people.add(person())
        for version, status in enumerate((GpStatus.NONE, GpStatus.UNKNOWN, GpStatus.HERE), start=1):
            unit.details.add(revision(Section.GP, GpRecord(status), version))
        details = unit.details.of("person-00001")
        assert (details.gp.status, details.version(Section.GP)) == (GpStatus.HERE, 3)
    with transaction(records._engine, reading=True) as connection:
        rows = connection.execute(select(person_section.c.version, person_section.c.probation_origin)).all()
    assert [tuple(row) for row in rows] == [(1, False), (2, False), (3, False)]


@pytest.mark.parametrize("version", [1, 3])
@pytest.mark.parametrize("section", [Section.GP, Section.NUMBERS])
def test_only_the_next_version_is_taken(records, section, version):
    value = Details().value(section)
    with records.writing() as unit:
        unit.people.add(person())
        unit.details.add(revision(section, value))
        with pytest.raises(ChangedElsewhere):
            unit.details.add(revision(section, value, version))


def test_somebody_who_is_not_there_has_no_details(records):
    with records.writing() as unit, pytest.raises(NotFound):
        unit.details.add(revision(Section.GP, GpRecord(), number=9))


def test_probations_data_is_marked_and_its_numbers_stand_apart(records):
    with records.writing() as unit:
        unit.people.add(person())
        unit.details.add(revision(Section.ORDERS, Details().orders))
        unit.details.add(revision(Section.NUMBERS, ProbationNumbers("X320741")))
    with transaction(records._engine, reading=True) as connection:
        (section,) = connection.execute(select(person_section)).all()
        (number,) = connection.execute(select(person_number)).all()
    assert (section.section, section.probation_origin) == ("orders", True)
    assert (number.crn, number.probation_origin) == ("X320741", True)


@pytest.mark.parametrize("table", ["person_section", "person_number"])
@pytest.mark.parametrize("change", ["UPDATE {} SET version = 9", "DELETE FROM {}"])
def test_what_was_saved_cannot_be_changed_behind_our_back(records, table, change):
    with records.writing() as unit:
        unit.people.add(person())
        unit.details.add(revision(Section.GP, GpRecord(GpStatus.NONE)))
        unit.details.add(revision(Section.NUMBERS, ProbationNumbers("X320741")))
    with pytest.raises(IntegrityError, match="insert only"), transaction(records._engine) as connection:
        connection.execute(text(change.format(table)))


def test_people_are_found_by_other_names_and_numbers_as_they_stand_now(records):
    names = read_section(Section.NAMES, {"names.0.family": "O'Fisher", "names.0.given": "Dean"}, TODAY)
    with records.writing() as unit:
        unit.people.add(person())
        unit.people.add(person(2, "Brown", "Kit"))
        unit.details.add(revision(Section.NAMES, names))
        unit.details.add(revision(Section.NUMBERS, ProbationNumbers("X320741", "A1234BC", "2012/0123456Y")))
        for typed in ("fisher", "ofisher", "dean avery", "x320741", "A1234", "2012/0123456Y"):
            assert found(unit, typed) == ["1"], typed
        unit.people.save(replace(person(), version=2), LEAD.id, "looked")
        assert found(unit, "fisher") == ["1"]
        unit.details.add(revision(Section.NUMBERS, ProbationNumbers("X111111"), 2))
        assert found(unit, "x320741") == []
        assert found(unit, "x111111") == ["1"]
        unit.details.add(revision(Section.NAMES, Details().names, 2))
        assert found(unit, "fisher") == []
        assert found(unit, "avery") == ["1"]


def test_who_has_a_number_now(records):
    with records.writing() as unit:
        for number in (1, 2):
            unit.people.add(person(number))
        unit.details.add(revision(Section.NUMBERS, ProbationNumbers("X320741", pnc="2012/0123456Y")))
        unit.details.add(revision(Section.NUMBERS, ProbationNumbers("X111111"), number=2))
        unit.details.add(revision(Section.NUMBERS, ProbationNumbers("X222222"), 2, number=2))
        assert unit.details.with_number(ProbationNumbers("X320741")) == ["person-00001"]
        assert unit.details.with_number(ProbationNumbers("", pnc="2012/0123456Y")) == ["person-00001"]
        assert unit.details.with_number(ProbationNumbers("X111111")) == []
        assert unit.details.with_number(ProbationNumbers()) == []


def test_candidates_bring_their_other_names(records):
    names = read_section(Section.NAMES, {"names.0.family": "Fisher"}, TODAY)
    with records.writing() as unit:
        unit.people.add(person())
        unit.details.add(revision(Section.NAMES, names))
        (candidate,) = unit.people.candidates(person(2, "Other", "Name"))
        assert [name.family for name in candidate.others] == ["Fisher"]
