"""What the opening and the end of a visit write, on real SQLCipher: exactly what was given comes back."""

from datetime import UTC, date, datetime, timedelta, timezone

import pytest
from sqlalchemy.exc import DBAPIError

from hubdesk.domain.agreements import Agreement, Given, Recipient
from hubdesk.domain.ids import PersonId, TaskId, UserId, VisitId
from hubdesk.domain.opening import Opening
from hubdesk.domain.problems import ChangedElsewhere, NotFound
from hubdesk.domain.tasks import Task, TaskKind, TaskStatus
from hubdesk.domain.visit_setting import Present, VisitLength, VisitSetting
from tests.store.builders import person, visit

AT = datetime(2026, 6, 1, 9, 30, tzinfo=timezone(timedelta(hours=1)))
SAM = UserId("u-sam")


@pytest.fixture
def store(hub):
    with hub.make_records().records() as opened:
        with opened.writing() as unit:
            unit.people.add(person())
            unit.visits.add(visit())
        yield opened


def setting(**changes):
    own = {
        "visit_id": VisitId(visit().id),
        "at": AT,
        "by": SAM,
        "present": (Present.INTERPRETER, Present.CHILD),
        "interpreter": "LanguageLine 4411",
        "officer_present": False,
        "length": VisitLength.FULL,
        "fit": True,
        "private": False,
        "adult": None,
    }
    return VisitSetting(**(own | changes))


def agreement(**changes):
    own = {
        "person_id": PersonId(person().id),
        "recipient": Recipient.FAMILY,
        "given": Given.YES,
        "at": AT,
        "by": SAM,
        "visit_id": VisitId(visit().id),
        "name": "Jade “J” O’Neill",
        "what": "Letters",
        "how": "spoken",
        "until": date(2027, 2, 1),
    }
    return Agreement(**(own | changes))


def task(number=1, **changes):
    own = {
        "id": TaskId(f"task-{number}"),
        "version": 1,
        "person_id": PersonId(person().id),
        "kind": TaskKind.ACTION,
        "what": "Phone the practice",
        "status": TaskStatus.OPEN,
        "created_at": AT,
        "created_by": SAM,
    }
    return Task(**(own | changes))


def test_a_visit_without_a_start_page_has_neither(store):
    with store.reading() as unit:
        assert unit.openings.setting(VisitId(visit().id)) is None
        assert unit.openings.opening(VisitId(visit().id)) is None
        assert unit.openings.latest_opening(PersonId(person().id)) is None


@pytest.mark.parametrize("adult", [None, True, False])
def test_the_newest_setting_counts_and_comes_back_as_it_was(store, adult):
    newest = setting(officer_present=True, length=VisitLength.TWO_MINUTES, fit=False, adult=adult, present=())
    with store.writing() as unit:
        unit.openings.add_setting(setting())
        unit.openings.add_setting(newest)
    with store.reading() as unit:
        assert unit.openings.setting(VisitId(visit().id)) == newest


def test_the_newest_opening_counts_and_the_words_that_matter_are_found_by_person(store):
    first = Opening(VisitId(visit().id), AT, SAM, "yes", "direct-care", "Direct care", "yes", "Not my old GP", "A bed")
    silent = Opening(VisitId(visit().id), AT, SAM)
    with store.writing() as unit:
        unit.openings.add_opening(first)
        unit.openings.add_opening(silent)
    with store.reading() as unit:
        assert unit.openings.opening(VisitId(visit().id)) == silent
        assert unit.openings.latest_opening(PersonId(person().id)) == first


def test_the_newest_agreement_of_each_recipient_counts(store):
    withdrawn = agreement(withdrawn_on=date(2026, 7, 1), until=None)
    gp = agreement(recipient=Recipient.GP, name="", visit_id=None, until=None)
    with store.writing() as unit:
        for one in (agreement(), gp, withdrawn):
            unit.agreements.add(one)
    with store.reading() as unit:
        assert unit.agreements.of_person(PersonId(person().id)) == [gp, withdrawn]
        assert unit.agreements.of_person(PersonId("nobody")) == []


def test_tasks_come_back_move_on_and_are_found(store):
    dated = task(2, due=date(2026, 7, 1), owner="Jo", visit_id=VisitId(visit().id), step="phq-9")
    with store.writing() as unit:
        unit.tasks.add(task(1))
        unit.tasks.add(dated)
    with store.reading() as unit:
        assert unit.tasks.open() == [dated, task(1)]
        assert unit.tasks.of_visit(VisitId(visit().id)) == [dated]
        assert unit.tasks.of_person(PersonId(person().id)) == [task(1), dated]
    done = task(1, version=2, status=TaskStatus.DONE, ended_at=datetime(2026, 6, 2, tzinfo=UTC), ended_by=SAM)
    with store.writing() as unit:
        unit.tasks.save(done)
    with store.reading() as unit:
        assert unit.tasks.get(TaskId("task-1")) == done
        assert unit.tasks.open() == [dated]
    with pytest.raises(ChangedElsewhere), store.writing() as unit:
        unit.tasks.save(done)
    with pytest.raises(NotFound), store.reading() as unit:
        unit.tasks.get(TaskId("nothing"))


@pytest.mark.parametrize("table", ["visit_setting", "visit_opening", "agreement"])
@pytest.mark.parametrize("change", ["UPDATE {} SET by_user = 'x'", "DELETE FROM {}"])
def test_what_was_said_stands_for_ever(store, table, change):
    from hubdesk.store.units import transaction

    with store.writing() as unit:
        unit.openings.add_setting(setting())
        unit.openings.add_opening(Opening(VisitId(visit().id), AT, SAM))
        unit.agreements.add(agreement())
    with pytest.raises(DBAPIError, match="insert only"), transaction(store._engine) as connection:
        connection.exec_driver_sql(change.format(table))
