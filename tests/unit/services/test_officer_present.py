"""While an officer is in the room, the computer knows it, until somebody says that they have left."""

from dataclasses import replace

import pytest

from hubdesk.domain.ids import PersonId, VisitId
from hubdesk.domain.roles import Role
from hubdesk.presenters.officer_gate import OfficerGatePresenter, hidden_from_officer
from hubdesk.presenters.routes import (
    AppointmentsRoute,
    PapersRoute,
    PeopleRoute,
    PersonRoute,
    SafetyRoute,
    TodayRoute,
    VisitRoute,
)
from hubdesk.presenters.runner import Immediate
from hubdesk.services.officer_present import officer_in_room, officer_left
from hubdesk.services.visit_start import switch_officer
from hubdesk.services.visits import pause_visit
from tests.support.memory import Worker
from tests.unit.services.pathways import ALONE, PHQ_2, SAFETY, begun, hub_with


@pytest.fixture
def worker() -> Worker:
    return begun(hub_with(PHQ_2, SAFETY))


def came_in(worker: Worker) -> Worker:
    worker.now = switch_officer(worker.desk, worker.now, present=True)
    return worker


def test_without_an_officer_nothing_is_hidden(worker: Worker):
    assert officer_in_room(worker.desk) is None


def test_an_officer_from_the_start_and_one_who_comes_in(worker: Worker):
    assert officer_in_room(came_in(worker).desk) == worker.now.visit.id
    officer = begun(hub_with(PHQ_2, SAFETY), replace(ALONE, alone=False, present=("officer",)))
    assert officer_in_room(officer.desk) == officer.now.visit.id


def test_a_colleague_at_the_same_computer_is_told_too(worker: Worker):
    came_in(worker)
    assert officer_in_room(worker.hub.desk(Role.NAVIGATOR)) == worker.now.visit.id


def test_a_visit_put_aside_hides_until_the_officer_has_left_and_at_the_latest_until_tomorrow(worker: Worker):
    pause_visit(came_in(worker).desk, worker.now)
    assert officer_in_room(worker.desk) == worker.now.visit.id
    worker.hub.clock.advance(days=1)
    assert officer_in_room(worker.desk) is None


def test_a_finished_visit_still_hides(worker: Worker):
    came_in(worker.answers(0, 0, False)).finish()
    assert officer_in_room(worker.desk) == worker.now.visit.id
    officer_left(worker.desk, worker.now.visit.id)
    assert officer_in_room(worker.desk) is None


@pytest.mark.parametrize(
    "route", [TodayRoute(), PeopleRoute(), PersonRoute(PersonId("p")), AppointmentsRoute(), PapersRoute()]
)
def test_every_place_but_the_visit_is_hidden(route):
    assert hidden_from_officer(route)
    assert not hidden_from_officer(VisitRoute(VisitId("v")))
    assert not hidden_from_officer(SafetyRoute(VisitId("v"), "a"))


def test_the_gate_leads_back_to_the_visit_or_records_that_they_left(worker: Worker):
    went: list[object] = []
    changes: list[object] = []
    visit = came_in(worker).now.visit.id
    gate = OfficerGatePresenter(worker.desk, Immediate(), went.append, changes.append, visit)
    gate.to_visit()
    assert went == [VisitRoute(visit)]
    gate.left()
    assert officer_in_room(worker.desk) is None
    assert changes
