"""Plans, moves, manners and half-typed pages on real SQLCipher: exactly what was given comes back."""

from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy.exc import DBAPIError

from hubdesk.domain.ids import PersonId, ResponseId, UserId, VisitId
from hubdesk.domain.manner import Manner
from hubdesk.domain.moves import VisitMove
from hubdesk.domain.roles import Role
from hubdesk.domain.safety import SafetyEntry, SafetyStatus
from hubdesk.domain.typed_pages import TypedKind, TypedPage
from hubdesk.domain.visit_plan import Dropped, VisitPlan, WhyDropped
from hubdesk.domain.visit_setting import Present
from tests.store.builders import NOW, SNAPSHOT, person, response, safety, visit

SAM, JO = UserId("u-sam"), UserId("u-jo")
VISIT = VisitId(visit().id)


@pytest.fixture
def store(hub):
    with hub.make_records().records() as opened:
        with opened.writing() as unit:
            unit.people.add(person())
            unit.visits.add(visit())
            unit.form_versions.keep(SNAPSHOT)
            unit.responses.add(response())
        yield opened


def test_the_newest_plan_of_a_visit_stands(store):
    first = VisitPlan(VISIT, NOW, SAM, ("gad-2", "phq-2"))
    second = VisitPlan(VISIT, NOW, JO, (), (Dropped("phq-2", WhyDropped.NOT_WANTED), Dropped("é", WhyDropped.NO_TIME)))
    with store.writing() as unit:
        assert unit.plans.of_visit(VISIT) is None
        unit.plans.add(first)
        unit.plans.add(second)
    with store.reading() as unit:
        assert unit.plans.of_visit(VISIT) == second


def test_a_move_is_found_from_both_people(store):
    move = VisitMove(VISIT, NOW, SAM, PersonId("a"), PersonId("b"), "Two people with one name")
    with store.writing() as unit:
        unit.plans.add_move(move)
    with store.reading() as unit:
        assert list(unit.plans.moves_of(PersonId("a"))) == [move]
        assert list(unit.plans.moves_of(PersonId("b"))) == [move]
        assert list(unit.plans.moves_of(PersonId("c"))) == []


def test_every_manner_of_a_response_is_kept_in_order(store):
    own = ResponseId(response().id)
    asked = Manner(own, NOW, SAM, "Polski", "LanguageLine 4411", (Present.INTERPRETER, Present.CHILD))
    later = Manner(own, NOW, JO, shown="cy", translation="local")
    with store.writing() as unit:
        unit.manners.add(asked)
        unit.manners.add(later)
    with store.reading() as unit:
        assert unit.manners.of([own, ResponseId("other")]) == {own: (asked, later)}


@pytest.mark.parametrize("table", ["visit_plan", "visit_move", "response_manner"])
def test_what_is_kept_refuses_to_be_changed_or_deleted(store, table):
    with store.writing() as unit:
        unit.plans.add(VisitPlan(VISIT, NOW, SAM))
        unit.plans.add_move(VisitMove(VISIT, NOW, SAM, PersonId("a"), PersonId("b"), "Wrong person"))
        unit.manners.add(Manner(ResponseId(response().id), NOW, SAM))
    for change in (f"UPDATE {table} SET by_user = 'x'", f"DELETE FROM {table}"):
        with pytest.raises(DBAPIError, match="insert only"), store._engine.begin() as connection:
            connection.exec_driver_sql(change)


def page(**changes):
    own = {"user_id": SAM, "kind": TypedKind.REGISTRATION, "about": "", "at": NOW, "fields": {"family": "O’Neill"}}
    return TypedPage(**(own | changes))


def test_a_half_typed_page_is_its_users_alone_and_replaces_the_one_before(store):
    about = page(kind=TypedKind.VISIT_START, about="person-00001", fields={"pathway": "first-visit"})
    with store.writing() as unit:
        for one in (page(), page(fields={"family": "Ó Néill"}), page(user_id=JO), about):
            unit.typed_pages.keep(one)
    with store.reading() as unit:
        assert unit.typed_pages.get(SAM, TypedKind.REGISTRATION, "") == page(fields={"family": "Ó Néill"})
        assert unit.typed_pages.get(JO, TypedKind.REGISTRATION, "") == page(user_id=JO)
        assert unit.typed_pages.get(SAM, TypedKind.VISIT_START, "person-00001") == about
        assert unit.typed_pages.get(SAM, TypedKind.VISIT_START, "person-00002") is None


def test_a_half_typed_page_is_gone_when_dropped_and_when_it_is_old(store):
    with store.writing() as unit:
        unit.typed_pages.keep(page())
        unit.typed_pages.keep(page(user_id=JO, at=NOW - timedelta(days=2)))
        unit.typed_pages.drop_before(NOW.astimezone(UTC) - timedelta(days=1))
    with store.writing() as unit:
        assert unit.typed_pages.get(JO, TypedKind.REGISTRATION, "") is None
        assert unit.typed_pages.get(SAM, TypedKind.REGISTRATION, "") == page()
        unit.typed_pages.drop(SAM, TypedKind.REGISTRATION, "")
        unit.typed_pages.drop(SAM, TypedKind.REGISTRATION, "")
        assert unit.typed_pages.get(SAM, TypedKind.REGISTRATION, "") is None


def test_nothing_of_a_half_typed_page_lies_open_on_the_disk(hub, store):
    with store.writing() as unit:
        unit.typed_pages.keep(page(fields={"family": "Zebulonsky"}))
    files = [path.read_bytes() for path in hub.folder.iterdir() if path.is_file()]
    assert files
    assert not any(b"Zebulonsky" in content for content in files)


def test_an_old_moment_reads_back_with_its_offset(store):
    at = datetime(2026, 1, 2, 3, 4, 5, tzinfo=UTC)
    with store.writing() as unit:
        unit.plans.add(VisitPlan(VISIT, at, SAM))
    with store.reading() as unit:
        assert unit.plans.of_visit(VISIT).at == at


def test_safety_records_move_with_their_visit_and_what_was_seen_is_kept(store):
    with store.writing() as unit:
        unit.people.add(person(2))
        unit.safety.add(safety())
        entry = SafetyEntry(NOW, SAM, Role.CLINICIAN, seen=1)
        unit.safety.add_entry(safety().id, 1, entry, SafetyStatus.OPEN)
        unit.safety.move(VISIT, PersonId(person(2).id))
    with store.reading() as unit:
        (moved,) = unit.safety.of_visit(VISIT)
    assert (moved.person_id, moved.version, moved.entries) == (person(2).id, 3, (entry,))
    assert not moved.unseen
