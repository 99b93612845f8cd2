"""Calls for urgent help and the log of contacts on a real file: kept as written, never changed."""

from datetime import date, timedelta

import pytest
from sqlalchemy.exc import DBAPIError

from hubdesk.domain.contact_log import Barrier, Contact, How
from hubdesk.domain.problems import ChangedElsewhere, InvalidEntry, NotFound
from hubdesk.domain.taken_back import TakenBack
from hubdesk.domain.urgent_help import UrgentCall
from tests.store.builders import LEAD, NOW, person

FULL = Contact(
    "c-1",
    "person-00001",
    date(2026, 6, 1),
    How.WENT_WITH,
    NOW,
    LEAD.id,
    "Ola ‘Sister’",
    45,
    (Barrier.NO_ID, Barrier.AFRAID),
    "To the surgery.\nThey want a form.",
)
LITTLE = Contact("c-2", "person-00001", date(2026, 6, 2), How.NOT_REACHED, NOW, LEAD.id)


@pytest.fixture
def known(records):
    with records.writing() as unit:
        unit.people.add(person(1))
    return records


def test_contacts_come_back_as_they_were_and_one_is_taken_back_once(known):
    back = TakenBack(NOW, LEAD.id, "Another person")
    with known.writing() as unit:
        unit.contacts.add(FULL)
        unit.contacts.add(LITTLE)
        unit.contacts.take_back("c-2", back)
    with known.writing() as unit:
        first, second = unit.contacts.of_person("person-00001")
        assert (first, second.taken_back) == (FULL, back)
        with pytest.raises(ChangedElsewhere):
            unit.contacts.take_back("c-2", back)
        with pytest.raises(NotFound):
            unit.contacts.take_back("c-3", back)
        with pytest.raises(InvalidEntry):
            unit.contacts.take_back("c-1", TakenBack(NOW, LEAD.id, "cut\0off"))


def test_calls_come_back_in_order(known):
    calls = [UrgentCall(NOW, LEAD.id, "Crisis team", "Coming"), UrgentCall(NOW, LEAD.id, "999")]
    with known.writing() as unit:
        for call in calls:
            unit.urgent_calls.add("person-00001", call)
    with known.reading() as unit:
        assert unit.urgent_calls.of_person("person-00001") == calls
        assert unit.urgent_calls.of_person("person-00002") == []


@pytest.mark.parametrize("table", ["contact", "contact_taken_back", "urgent_call"])
@pytest.mark.parametrize("change", ["UPDATE {} SET seq = seq + 100", "DELETE FROM {}"])
def test_nothing_of_them_can_be_changed(known, table: str, change: str):
    with known.writing() as unit:
        unit.contacts.add(FULL)
        unit.contacts.take_back("c-1", TakenBack(NOW, LEAD.id, "x"))
        unit.urgent_calls.add("person-00001", UrgentCall(NOW, LEAD.id, "999"))
    with pytest.raises(DBAPIError, match="insert only"), known.writing() as unit:
        unit.contacts._connection.exec_driver_sql(change.format(table))


def test_a_contact_with_the_person_is_the_last_one_and_a_mistake_is_none(known):
    later = NOW.date() + timedelta(days=5)
    with known.writing() as unit:
        unit.contacts.add(Contact("c-1", "person-00001", later, How.MET, NOW, LEAD.id))
        unit.contacts.add(Contact("c-2", "person-00001", later + timedelta(days=1), How.NOT_REACHED, NOW, LEAD.id))
        assert unit.retention.last_contact("person-00001").on == later
        unit.contacts.take_back("c-1", TakenBack(NOW, LEAD.id, "x"))
        assert unit.retention.last_contact("person-00001").on < later
