"""Cases of getting a GP on the real store: only ever added to, and listed with what is due first."""

import pytest
from sqlalchemy.exc import IntegrityError

from hubdesk.domain.audit import Event
from hubdesk.domain.problems import InvalidEntry, NotAllowed
from hubdesk.services.follow_up import read_follow_up
from hubdesk.services.gp_case import CaseEntry, read_case, tell_case
from hubdesk.services.people import register_person
from tests.support.hub import desk_at, lay_store
from tests.support.memory import MASON


@pytest.fixture
def folder(tmp_path):
    lay_store(tmp_path / "hub")
    return tmp_path / "hub"


def test_the_first_thing_told_opens_the_case_and_all_comes_back_in_order(folder):
    with desk_at(folder, sign_in="jo") as desk:
        person = register_person(desk, MASON)[0]
        now = read_case(desk, person.id)
        assert (now.stored, read_follow_up(desk).without_gp) == (False, ())
        now, _ = tell_case(desk, now, CaseEntry("consent", "yes"))
        tell_case(desk, now, CaseEntry("barrier", "no-id", words="Lost in custody"))
    with desk_at(folder, sign_in="sam") as desk:
        case = read_case(desk, person.id).case
        assert [(e.what.value, e.how, e.words) for e in case.events] == [
            ("consent", "yes", ""),
            ("barrier", "no-id", "Lost in custody"),
        ]
        assert [line.person.name.display for line in read_follow_up(desk).without_gp] == ["AVERY, Mason"]
        with desk.records.reading() as unit:
            told = [row.event for row in unit.audit.about(person.id)]
    assert told.count(Event.GP_CASE_OPENED.value) == 1
    assert told.count(Event.GP_CASE_TOLD.value) == 2


def test_a_case_ends_and_leaves_the_list(folder):
    with desk_at(folder, sign_in="jo") as desk:
        person = register_person(desk, MASON)[0]
        now, _ = tell_case(desk, read_case(desk, person.id), CaseEntry("sent", "post", ("1", "6", "2026")))
        assert now.case.opened_on.isoformat() == "2026-06-01", "it began before it was written down"
        tell_case(desk, now, CaseEntry("registered", "practice"))
        assert read_follow_up(desk).without_gp == ()


def test_what_is_wrong_is_named_and_nothing_is_stored(folder):
    with desk_at(folder, sign_in="jo") as desk:
        person = register_person(desk, MASON)[0]
        with pytest.raises(InvalidEntry) as refused:
            tell_case(desk, read_case(desk, person.id), CaseEntry("sent", "", ("31", "2", "2026")))
        assert set(refused.value.fields) == {"how", "on"}
        assert not read_case(desk, person.id).stored


def test_what_was_told_is_never_changed(folder):
    with desk_at(folder, sign_in="jo") as desk:
        person = register_person(desk, MASON)[0]
        tell_case(desk, read_case(desk, person.id), CaseEntry("consent", "yes"))
        for statement in ("UPDATE gp_case_event SET how='x'", "DELETE FROM gp_case", "DELETE FROM gp_case_event"):
            with pytest.raises(IntegrityError), desk.records.writing() as unit:
                unit.gp_cases._connection.exec_driver_sql(statement)


def test_it_opens_no_case(folder):
    with desk_at(folder, sign_in="ines") as desk, pytest.raises(NotAllowed):
        read_follow_up(desk)
