"""Rules for the services around a visit: who may call them, what the audit trail says, one transaction each."""

import inspect
import json
from collections.abc import Callable
from dataclasses import replace

import pytest

from hubdesk.domain.agreements import Agreement, Given, Recipient
from hubdesk.domain.audit import Event
from hubdesk.domain.problems import NotAllowed
from hubdesk.domain.roles import Permission, Role, may
from hubdesk.domain.tasks import TaskStatus
from hubdesk.services import opening, takeover, tasks, visit_start, visit_words
from hubdesk.services.desk import Desk
from hubdesk.services.opening import AgreementEntry, OpeningEntry
from hubdesk.services.tasks import ActionEntry
from tests.support.memory import MASON, Worker
from tests.unit.services.pathways import ALONE, PHQ_2, SAFETY, begun, hub_with

Call = Callable[[Desk, Worker], object]
SPOKEN = OpeningEntry(
    matters="Somewhere to sleep",
    agreements=(AgreementEntry("gp", "yes", what="All"), AgreementEntry("family", "yes", name="Jade")),
)


def _agreement(worker: Worker) -> Agreement:
    now = worker.now
    return Agreement(now.person.id, Recipient.GP, Given.YES, now.visit.started_at, worker.desk.actor.id)


SERVICES: dict[str, tuple[Permission, Event | None, Call]] = {
    "person_to_visit": (
        Permission.RUN_VISIT,
        Event.PERSON_OPENED,
        lambda d, w: visit_start.person_to_visit(d, w.now.person.id),
    ),
    "switch_officer": (
        Permission.RUN_VISIT,
        Event.VISIT_SET_UP,
        lambda d, w: visit_start.switch_officer(d, w.now, present=True),
    ),
    "keep_opening": (Permission.RUN_VISIT, Event.VISIT_OPENED, lambda d, w: opening.keep_opening(d, w.now, SPOKEN)),
    "finish_opening": (
        Permission.RUN_VISIT,
        Event.AGREEMENT_RECORDED,
        lambda d, w: opening.finish_opening(d, w.now, SPOKEN),
    ),
    "withdraw_agreement": (
        Permission.RUN_VISIT,
        Event.AGREEMENT_WITHDRAWN,
        lambda d, w: opening.withdraw_agreement(d, _agreement(w)),
    ),
    "read_agreements": (
        Permission.OPEN_PERSON,
        Event.AGREEMENTS_LISTED,
        lambda d, w: opening.read_agreements(d, w.now.person.id),
    ),
    "add_next_step": (
        Permission.RUN_VISIT,
        Event.TASK_ADDED,
        lambda d, w: tasks.add_next_step(d, w.now, ActionEntry("Phone the GP", "Jade")),
    ),
    "add_action": (
        Permission.RUN_VISIT,
        Event.TASK_ADDED,
        lambda d, w: tasks.add_action(d, w.now, ActionEntry("Phone the GP", "Jade")),
    ),
    "drop_action": (
        Permission.RUN_VISIT,
        Event.TASK_ENDED,
        lambda d, w: tasks.drop_action(d, w.now, w.now.tasks[0].id),
    ),
    "end_task": (
        Permission.RUN_VISIT,
        Event.TASK_ENDED,
        lambda d, w: tasks.end_task(d, w.now.tasks[0], TaskStatus.DONE),
    ),
    "open_task": (Permission.RUN_VISIT, Event.TASK_OPENED, lambda d, w: tasks.open_task(d, w.now.tasks[0].id)),
    "open_sitting": (
        Permission.RUN_VISIT,
        Event.LISTED,
        lambda d, w: takeover.open_sitting(d, w.now.visit.id, w.desk.actor.id),
    ),
}
TESTED_APART = {
    "begin_visit": "registers someone first; below",
    "visit_kinds": "reads the library only",
    "minutes_said": "reads the plan only; tests/unit/presenters/test_visit_parts.py",
    "visit_words": "names nobody; test_visit_words.py",
    "set_visit_words": "writes to the control file; test_visit_words.py",
}


@pytest.fixture
def worker() -> Worker:
    """A clinician at the opening of a visit, with one action agreed."""
    worker = begun(hub_with(PHQ_2, SAFETY), opened=False)
    worker.now = tasks.add_action(worker.desk, worker.now, ActionEntry("Write to the GP practice"))
    return worker


def test_every_service_is_listed():
    modules = (opening, takeover, tasks, visit_start, visit_words)
    found = {
        name
        for module in modules
        for name, f in inspect.getmembers(module, inspect.isfunction)
        if f.__module__ == module.__name__ and not name.startswith("_")
    }
    assert found == {*SERVICES, *TESTED_APART}


@pytest.mark.parametrize("name", SERVICES)
@pytest.mark.parametrize("role", Role)
def test_a_service_works_for_the_roles_that_may_and_refuses_all_others(worker: Worker, name: str, role: Role):
    permission, _, call = SERVICES[name]
    desk, before = worker.hub.desk(role), worker.hub.stored
    if may(role, permission):
        call(desk, worker)
        return
    with pytest.raises(NotAllowed):
        call(desk, worker)
    assert worker.hub.control.events[-1] is Event.REFUSED
    assert worker.hub.stored is before


@pytest.mark.parametrize("name", SERVICES)
def test_each_service_is_one_transaction_and_is_written_down(worker: Worker, name: str):
    _, event, call = SERVICES[name]
    events, commits = len(worker.hub.events), worker.hub.records.commits
    call(worker.desk, worker)
    assert worker.hub.records.commits == commits + 1
    assert event in worker.hub.events[events:]


@pytest.mark.parametrize("role", [Role.IT_ADMIN])
def test_beginning_a_visit_is_for_those_who_run_visits(worker: Worker, role: Role):
    person = worker.register(replace(MASON, family="Other", given="Person", nhs_number=""))
    with pytest.raises(NotAllowed):
        visit_start.begin_visit(worker.hub.desk(role), person.id, ALONE)


def test_the_audit_trail_of_an_opening_holds_no_words_and_no_names(worker: Worker):
    worker.now = opening.finish_opening(worker.desk, worker.now, SPOKEN)
    worker.now = tasks.add_action(worker.desk, worker.now, ActionEntry("Phone Dr Adeyemi", "Jade"))
    said = json.dumps([[e.subject, e.object_type, e.object_id, dict(e.detail)] for e in worker.hub.stored.events])
    for private in ("sleep", "Jade", "Adeyemi", "Phone", "Avery", "interpreter", "yes"):
        assert private not in said
