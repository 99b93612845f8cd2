"""Privacy notices, objections and requests come back as they were kept, and stand for ever."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest
from sqlalchemy import delete, update
from sqlalchemy.exc import DBAPIError

from hubdesk.domain.agreements import Recipient
from hubdesk.domain.rights import (
    Check,
    Decided,
    Decision,
    NoticeGiven,
    NoticeHow,
    Objection,
    ObjectsTo,
    RecordRequest,
    RequestEvent,
    RequestStep,
)
from hubdesk.domain.trust import Matter, TrustDecision
from hubdesk.store import schema
from hubdesk.store.units import transaction
from tests.store.builders import one_of_each, person

AT = datetime(2026, 6, 2, 9, 30, tzinfo=UTC)
ONE = "person-00001"
NOTICE = NoticeGiven(ONE, AT, "asha", date(2026, 6, 1), NoticeHow.EASY_READ, "Version 3", "1 May 2026", "visit-00001")
OBJECTION = Objection(
    "o-1", ONE, AT, "asha", ObjectsTo.SHARING, "Not my brother’s GP", (Recipient.GP, Recipient.FAMILY)
)
REQUEST = RecordRequest("r-1", ONE, AT, "asha", date(2026, 5, 30), "Told me", "Sat here")
UPHELD = Decided("o-1", Decision.UPHELD, "It is theirs to say", AT, "asha")
BACK = Decided("o-1", Decision.WITHDRAWN, "Asked for it back", AT, "asha")
APPROVED = RequestEvent("r-1", RequestStep.APPROVED, AT, "asha", "Read through")
GIVEN = RequestEvent("r-1", RequestStep.GIVEN, AT, "asha", "", tuple(Check), "record-copy-x", "ab12", restricted=True)


@pytest.fixture
def kept(records):
    with records.writing() as unit:
        one_of_each(unit)
        unit.people.add(person(2, given="Aisha"))
        unit.rights.add_notice(NOTICE)
        unit.rights.add_objection(OBJECTION)
        unit.rights.decide(UPHELD)
        unit.rights.decide(BACK)
        unit.rights.add_request(REQUEST)
        unit.rights.add_step(APPROVED)
        unit.rights.add_step(GIVEN)
    return records


def test_all_of_it_comes_back_and_nothing_of_it_for_another_person(kept):
    with kept.reading() as unit:
        assert list(unit.rights.notices(ONE)) == [NOTICE]
        assert list(unit.rights.objections(ONE)) == [replace(OBJECTION, decisions=(UPHELD, BACK))]
        assert list(unit.rights.requests(ONE)) == [replace(REQUEST, events=(APPROVED, GIVEN))]
        assert not unit.rights.notices("person-00002")
        assert not unit.rights.objections("person-00002")
        assert not unit.rights.requests("person-00002")


def test_only_requests_that_nobody_has_answered_wait(kept):
    with kept.writing() as unit:
        assert not unit.rights.waiting_requests()
        unit.rights.add_request(replace(REQUEST, id="r-2", person_id="person-00002"))
        assert [one.id for one in unit.rights.waiting_requests()] == ["r-2"]


@pytest.mark.parametrize(
    "name", ["notice_given", "objection", "objection_decision", "record_request", "record_request_event"]
)
def test_no_row_is_ever_changed_or_taken_away(kept, name):
    table = schema.records.tables[name]
    for statement in (update(table).values(by_user="somebody"), delete(table)):
        with pytest.raises(DBAPIError, match="insert only"), transaction(kept._engine) as connection:
            connection.execute(statement)


def test_the_newest_decision_of_each_matter_stands_and_the_older_ones_stay(control):
    first = TrustDecision(Matter.YEARS_ADULT, "9", AT, "asha")
    with control.writing() as unit:
        assert unit.decisions() == {}
        unit.decide(first)
        unit.decide(replace(first, words="10"))
        unit.decide(TrustDecision(Matter.OFFICER, "Dana Lee", AT, "asha"))
    with control.reading() as unit:
        assert {m: d.words for m, d in unit.decisions().items()} == {
            Matter.YEARS_ADULT: "10",
            Matter.OFFICER: "Dana Lee",
        }
    table = schema.control.tables["trust_decision"]
    with pytest.raises(DBAPIError, match="insert only"), transaction(control._engine) as connection:
        connection.execute(delete(table))
