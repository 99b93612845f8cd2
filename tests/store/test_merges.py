"""Two records of one person: everything is shown under the one that stands, no row is rewritten, and taking them apart
brings both back as they were."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from sqlalchemy import select, text

from hubdesk.domain.agreements import Agreement, Given, Recipient
from hubdesk.domain.audit import AuditEvent, Event
from hubdesk.domain.details import Section, SectionRevision
from hubdesk.domain.gp_case import GpCase
from hubdesk.domain.gp_case_events import CaseEvent, Happened
from hubdesk.domain.merges import Merge
from hubdesk.domain.other_names import OtherNames
from hubdesk.domain.problems import ChangedElsewhere
from hubdesk.domain.retention import HoldKind, Said, Step
from hubdesk.domain.safety import SafetyStatus
from hubdesk.domain.sleeping_place import SleepingPlace
from hubdesk.domain.tasks import Task, TaskKind, TaskStatus
from hubdesk.domain.visits import ResponseStatus, VisitStatus
from hubdesk.store import schema
from hubdesk.store.units import transaction
from tests.store.builders import LEAD, NOW, SNAPSHOT, person, response, safety, visit

STANDS, AWAY = person(1).id, person(2, "Averi", "Maison").id
DONE = {"status": VisitStatus.COMPLETED, "completed_at": NOW}


def merge(**more) -> Merge:
    return replace(Merge("merge-1", 1, AWAY, STANDS, NOW, LEAD.id, "Same release papers"), **more)


def task(number: int, whose: str) -> Task:
    return Task(f"task-{number}", 1, whose, TaskKind.ACTION, "Phone", TaskStatus.OPEN, NOW, LEAD.id)


def agreement(whose: str, recipient: Recipient, given: Given = Given.YES) -> Agreement:
    return Agreement(whose, recipient, given, NOW, LEAD.id)


@pytest.fixture
def both(records):
    """Two records with something in each."""
    with records.writing() as unit:
        unit.form_versions.keep(SNAPSHOT)
        unit.people.add(person(1))
        unit.people.add(person(2, "Averi", "Maison", nhs="9990123454"))
        unit.visits.add(visit(1, 1, **DONE))
        unit.visits.add(visit(2, 2, started_at=NOW - timedelta(days=3), **DONE))
        unit.responses.add(response(1, 1, status=ResponseStatus.COMPLETED, completed_at=NOW))
        given = {"status": ResponseStatus.COMPLETED, "completed_at": NOW, "person_id": AWAY}
        unit.responses.add(response(2, 2, **given))
        unit.safety.add(safety(2, person_id=AWAY, visit_id="visit-2"))
        unit.tasks.add(task(1, STANDS))
        unit.tasks.add(task(2, AWAY))
        unit.agreements.add(agreement(STANDS, Recipient.GP))
        unit.agreements.add(agreement(AWAY, Recipient.PROBATION))
        unit.gp_cases.open(GpCase(AWAY, date(2026, 11, 1), NOW, LEAD.id))
        unit.audit.write(AuditEvent(Event.PERSON_OPENED, AWAY))
    return records


def everything(records) -> dict[str, list[tuple]]:
    """Every row of every table but the merges and the trail."""
    with transaction(records._engine, reading=True) as connection:
        tables = [t for t in schema.records.sorted_tables if t.name not in ("audit", "person_merge")]
        return {t.name: [tuple(row) for row in connection.execute(select(t).order_by(t.c.seq))] for t in tables}


def put_together(records) -> None:
    with records.writing() as unit:
        unit.merges.add(merge())


def take_apart(records) -> None:
    with records.writing() as unit:
        unit.merges.save(merge(version=2, ended_at=NOW, ended_by=LEAD.id, ended_reason="Two people after all"))


def seen(unit, whose: str) -> dict[str, list[str]]:
    return {
        "visits": [v.id for v in unit.visits.of_person(whose)],
        "results": [r.id for r in unit.responses.of_person(whose, ResponseStatus.COMPLETED)],
        "safety": [s.id for s in unit.safety.with_status(SafetyStatus.OPEN) if s.person_id == whose],
        "tasks": [t.id for t in unit.tasks.of_person(whose)],
        "agreements": [a.recipient.value for a in unit.agreements.of_person(whose)],
        "gp": ["case"] if unit.gp_cases.of(whose) else [],
    }


def test_everything_of_the_other_is_shown_under_the_one_that_stands(both):
    put_together(both)
    with both.reading() as unit:
        assert seen(unit, STANDS) == {
            "visits": ["visit-1", "visit-2"],
            "results": ["response-2", "response-1"],
            "safety": ["safety-2"],
            "tasks": ["task-1", "task-2"],
            "agreements": ["gp", "probation"],
            "gp": ["case"],
        }
        assert {v.person_id for v in unit.visits.of_person(STANDS)} == {STANDS}
        assert unit.visits.get("visit-2").person_id == STANDS
        assert {r.person_id for r in unit.responses.of_visit("visit-2")} == {STANDS}
        assert {t.person_id for t in unit.tasks.open()} == {STANDS}
        assert [c.person_id for c in unit.gp_cases.all()] == [STANDS]
        assert [row.event for row in unit.audit.about(STANDS)] == ["person-opened"]
        assert unit.merges.standing(AWAY) == STANDS
        assert list(unit.merges.ids(STANDS)) == [STANDS, AWAY]


def test_no_row_is_rewritten_and_taking_apart_brings_both_back_as_they_were(both):
    with both.reading() as unit:
        before = {whose: seen(unit, whose) for whose in (STANDS, AWAY)}
    rows = everything(both)
    put_together(both)
    assert everything(both) == rows
    take_apart(both)
    assert everything(both) == rows
    with both.reading() as unit:
        assert {whose: seen(unit, whose) for whose in (STANDS, AWAY)} == before
        assert unit.merges.standing(AWAY) == AWAY


def test_the_merged_records_name_and_number_find_the_one_that_stands_once(both):
    put_together(both)
    with both.reading() as unit:
        for typed in ("averi", "999 012 3454", "avery", "aver", "1988"):
            assert [line.id for line in unit.people.find(typed, 10)] == [STANDS], typed
        assert [line.id for line in unit.people.recent(10)] == [STANDS]
    take_apart(both)
    with both.reading() as unit:
        assert [line.id for line in unit.people.find("averi", 10)] == [AWAY]
        assert len(unit.people.find("aver", 10)) == 2


def test_what_is_gone_on_with_stays_where_it_was_written(both):
    """The visit of the merged record is saved under the one that stands, as the pages do, and its row keeps its
    person; what is new is written to the one that stands."""
    put_together(both)
    with both.writing() as unit:
        old = unit.visits.get("visit-2")
        unit.visits.save(replace(old, version=old.version + 1, status=VisitStatus.PAUSED))
        given = unit.responses.get("response-2")
        unit.responses.save(replace(given, version=given.version + 1, status=ResponseStatus.AMENDED))
        todo = unit.tasks.get("task-2")
        unit.tasks.save(replace(todo, version=todo.version + 1, status=TaskStatus.DONE))
        unit.tasks.add(task(3, STANDS))
        event = CaseEvent(STANDS, NOW, LEAD.id, next(iter(Happened)), "", date(2026, 11, 20), "")
        unit.gp_cases.add(event)
        assert len(unit.gp_cases.of(STANDS).events) == 1
    take_apart(both)
    with both.reading() as unit:
        assert unit.visits.get("visit-2").person_id == AWAY
        assert unit.responses.get("response-2").person_id == AWAY
        assert [t.id for t in unit.tasks.of_person(AWAY)] == ["task-2"]
        assert [t.id for t in unit.tasks.of_person(STANDS)] == ["task-1", "task-3"]
        assert len(unit.gp_cases.of(AWAY).events) == 1
        assert unit.gp_cases.of(STANDS) is None


def test_a_visit_moved_on_purpose_does_move_even_then(both):
    with both.writing() as unit:
        unit.people.add(person(3, "Ward", "Bridget"))
    put_together(both)
    with both.writing() as unit:
        old = unit.visits.get("visit-2")
        unit.visits.save(replace(old, version=old.version + 1, person_id=person(3).id))
        assert unit.visits.get("visit-2").person_id == person(3).id
    take_apart(both)
    with both.reading() as unit:
        assert unit.visits.get("visit-2").person_id == person(3).id


def test_what_only_the_merged_record_knows_is_not_lost_and_what_both_know_is_the_standing_ones(both):
    def told(whose, section, value):
        return SectionRevision(whose, section, 1, value, NOW, LEAD.id)

    with both.writing() as unit:
        unit.details.add(told(AWAY, Section.PLACE, SleepingPlace()))
        unit.details.add(told(AWAY, Section.NAMES, OtherNames()))
        unit.details.add(told(STANDS, Section.NAMES, OtherNames()))
    put_together(both)
    with both.writing() as unit:
        details = unit.details.of(STANDS)
        assert details.version(Section.NAMES) == 1
        assert details.version(Section.PLACE) == 0, "the first saving makes it the standing record's own"
        unit.details.add(told(STANDS, Section.PLACE, SleepingPlace()))
        assert unit.details.of(STANDS).version(Section.PLACE) == 1
        assert unit.details.of(AWAY).version(Section.PLACE) == 1


def test_a_hold_on_either_holds_both(both):
    with both.writing() as unit:
        unit.retention.add(Said(AWAY, NOW, LEAD.id, Step.HELD, HoldKind.LEGAL.value, None, "Claim"), 0)
    put_together(both)
    with both.reading() as unit:
        assert [one.step for one in unit.retention.said(STANDS)] == [Step.HELD]
        assert list(unit.retention.all_said()) == [STANDS]
        assert [c.person_id for c in unit.retention.last_contacts()] == [STANDS]
        assert unit.retention.last_contact(STANDS).mind


def test_two_gp_cases_are_one_until_they_are_taken_apart(both):
    with both.writing() as unit:
        unit.gp_cases.open(GpCase(STANDS, date(2026, 11, 5), NOW, LEAD.id))
    put_together(both)
    with both.reading() as unit:
        assert [(c.person_id, c.opened_on.day) for c in unit.gp_cases.all()] == [(STANDS, 5)]
        assert unit.gp_cases.of(STANDS).opened_on.day == 5
    take_apart(both)
    with both.reading() as unit:
        assert {c.person_id for c in unit.gp_cases.all()} == {STANDS, AWAY}


def test_it_is_taken_apart_once(both):
    put_together(both)
    take_apart(both)
    with pytest.raises(ChangedElsewhere):
        take_apart(both)


def test_the_last_contact_counts_visits_kept_appointments_and_talks_and_nothing_missed_or_taken_back(both):
    row = (
        "INSERT INTO appointment(id, version, person_id, site_id, day, at, status, details, booked_at, booked_by) "
        "VALUES (:id, 1, :who, 's', :day, '09:00', :status, '{}', '2026-11-21T10:42:00.000000Z+00:00', 'u')"
    )
    with transaction(both._engine) as connection:
        for number, (day, status) in enumerate([("2027-03-01", "attended"), ("2028-03-01", "did-not-attend")]):
            values = {"id": f"a-{number}", "who": STANDS, "day": day, "status": status}
            connection.execute(text(row), values)
        for number, (day, how) in enumerate(
            [("2027-04-01", "phoned"), ("2028-04-01", "not-reached"), ("2028-05-01", "met")]
        ):
            connection.execute(
                text(
                    "INSERT INTO contact(id, person_id, day, how, written_at, written_by, with_whom, barriers, words) "
                    "VALUES (:id, :who, :day, :how, '2026-11-21T10:42:00.000000Z+00:00', 'u', '', '[]', '')"
                ),
                {"id": f"c-{number}", "who": STANDS, "day": day, "how": how},
            )
        connection.execute(
            text(
                "INSERT INTO contact_taken_back(contact_id, at, by_user, why) "
                "VALUES ('c-2', '2026-11-21T10:42:00.000000Z+00:00', 'u', 'Somebody else')"
            )
        )
    with both.reading() as unit:
        assert unit.retention.last_contact(STANDS).on == date(2027, 4, 1)
        assert unit.retention.last_contact(AWAY).on == NOW.date()
