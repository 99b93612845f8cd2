"""Care and support on a real file: kept as written, never changed, and due as it stands for the person."""

from datetime import date, timedelta

import pytest
from sqlalchemy.exc import DBAPIError

from hubdesk.domain.care import AdultWhy, CareEntry, CareFacts, CareKind, Outcome, Virus
from hubdesk.domain.merges import Merge
from hubdesk.domain.problems import ChangedElsewhere, NotFound
from hubdesk.domain.roles import Role
from hubdesk.domain.taken_back import TakenBack
from tests.store.builders import LEAD, NOW, person

TODAY = date(2026, 6, 2)
FACTS = CareFacts("Tetanus", (Virus.HIV,), 2, True, "Made up", "B-7", TODAY, True, True, "Ola", (AdultWhy.MIND,), TODAY)
BACK = TakenBack(NOW, LEAD.id, "Another person")


def entry(number, day=TODAY, due=TODAY, outcome=Outcome.GIVEN, who=1, facts=FACTS):
    who_id, kind = f"person-0000{who}", CareKind.OTHER_VACCINE
    return CareEntry(f"c-{number}", who_id, kind, outcome, day, NOW, LEAD.id, Role.LEAD, due, "Words", facts)


@pytest.fixture
def known(records):
    with records.writing() as unit:
        unit.people.add(person(1))
        unit.people.add(person(2))
    return records


def test_entries_come_back_as_they_were_and_one_is_taken_back_once(known):
    with known.writing() as unit:
        unit.care.add(entry(1))
        unit.care.add(entry(2, due=None, facts=CareFacts()))
        unit.care.take_back("c-2", BACK)
    with known.writing() as unit:
        first, second = unit.care.of_person("person-00001")
        assert (first, second.taken_back) == (entry(1), BACK)
        with pytest.raises(ChangedElsewhere):
            unit.care.take_back("c-2", BACK)
        with pytest.raises(NotFound):
            unit.care.take_back("c-3", BACK)


def test_the_newest_entry_of_a_course_says_what_is_due(known):
    with known.writing() as unit:
        unit.care.add(entry(1, day=TODAY - timedelta(days=30), due=TODAY - timedelta(days=2)))
        assert [one.id for one in unit.care.due(TODAY)] == ["c-1"]
        unit.care.add(entry(2, due=TODAY + timedelta(days=30)))
        assert unit.care.due(TODAY) == [], "the second dose took its place"
        unit.care.take_back("c-2", BACK)
        assert [one.id for one in unit.care.due(TODAY)] == ["c-1"], "it was a mistake: the first counts again"


def test_records_put_together_share_a_course(known):
    with known.writing() as unit:
        unit.care.add(entry(1, day=TODAY - timedelta(days=9), due=TODAY, who=1))
        unit.care.add(entry(2, due=None, who=2, outcome=Outcome.ALREADY))
        assert [one.id for one in unit.care.due(TODAY)] == ["c-1"]
        unit.merges.add(Merge("m-1", 1, "person-00002", "person-00001", NOW, LEAD.id, "One person"))
        assert unit.care.due(TODAY) == []
        assert {one.person_id for one in unit.care.of_person("person-00001")} == {"person-00001"}


@pytest.mark.parametrize("table", ["care_entry", "care_entry_taken_back"])
@pytest.mark.parametrize("change", ["UPDATE {} SET seq = seq + 100", "DELETE FROM {}"])
def test_nothing_of_them_can_be_changed(known, table: str, change: str):
    with known.writing() as unit:
        unit.care.add(entry(1))
        unit.care.take_back("c-1", BACK)
    with pytest.raises(DBAPIError, match="insert only"), known.writing() as unit:
        unit.care._connection.exec_driver_sql(change.format(table))
