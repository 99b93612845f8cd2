"""Rules for every service: who may call it, and what it leaves in the audit trail. A new one must be listed here."""

import inspect
import json
from collections.abc import Callable
from types import ModuleType

import pytest

from hubdesk.domain.audit import Event
from hubdesk.domain.problems import NotAllowed
from hubdesk.domain.roles import Permission, Role, may
from hubdesk.domain.visits import VisitStatus
from hubdesk.forms import Answered
from hubdesk.services import journey, people, safety, screening, today, unlock, visits
from hubdesk.services.desk import Desk
from tests.support.memory import MASON, TALKED, Hub, Worker

Call = Callable[[Desk, Worker], object]

SERVICES: dict[str, tuple[Permission, Event | None, Call]] = {
    # A search is written down when somebody is opened from it: see test_people.py.
    "find_people": (Permission.FIND_PEOPLE, None, lambda d, w: people.find_people(d, "av")),
    "register_person": (
        Permission.REGISTER_PERSON,
        Event.PERSON_REGISTERED,
        lambda d, w: people.register_person(d, MASON, although_alike=True),
    ),
    "open_person": (Permission.OPEN_PERSON, Event.PERSON_OPENED, lambda d, w: people.open_person(d, w.now.person.id)),
    "start_visit": (
        Permission.RUN_VISIT,
        Event.VISIT_STARTED,
        lambda d, w: visits.start_visit(d, w.register(BROWN).id),
    ),
    "resume_visit": (Permission.RUN_VISIT, Event.VISIT_RESUMED, lambda d, w: visits.resume_visit(d, w.now.visit.id)),
    "pause_visit": (Permission.RUN_VISIT, Event.VISIT_PAUSED, lambda d, w: visits.pause_visit(d, w.now)),
    "record_answer": (
        Permission.RUN_VISIT,
        Event.ANSWER_RECORDED,
        lambda d, w: screening.record_answer(d, w.now, w.form("safety-question").response.id, "q1", Answered(False)),
    ),
    "finish_visit": (Permission.RUN_VISIT, Event.VISIT_COMPLETED, lambda d, w: visits.finish_visit(d, w.now)),
    "save_safety": (
        Permission.RECORD_SAFETY,
        Event.SAFETY_SAVED,
        lambda d, w: safety.save_safety(d, w.now.safety[0], **TALKED),
    ),
    "open_safety": (
        Permission.RECORD_SAFETY,
        Event.SAFETY_OPENED,
        lambda d, w: safety.open_safety(d, w.now.safety[0].id),
    ),
    "read_today": (Permission.RUN_VISIT, Event.LISTED, lambda d, w: today.read_today(d)),
    # Turning pages shows nothing that opening the visit did not show; a form begun on the way is written down.
    "go_on": (Permission.RUN_VISIT, None, lambda d, w: visits.go_on(d, w.now)),
    "go_to_step": (Permission.RUN_VISIT, None, lambda d, w: visits.go_to_step(d, w.now, "phq-2")),
    "go_to": (Permission.RUN_VISIT, None, lambda d, w: visits.go_to(d, w.now, journey.REVIEW)),
    "go_back": (Permission.RUN_VISIT, None, lambda d, w: visits.go_back(d, w.now)),
}
BROWN = MASON.__class__(family="Brown", birth_unknown=True)
WITHOUT_A_DESK_OF_THEIR_OWN = {
    "unlock": "makes the desk; tested in test_unlock.py",
    "lock": "ends the desk; tested in test_unlock.py",
    "unfinished_visit": "picks from what was read already",
    "raise_safety": "a step within record_answer",
    "touch": "a step within other services",
    "new_visit": "a step within start_visit and begin_visit",
    "turn": "a step within other services",
    "settle": "a step within other services",
    "put_answer": "a step within record_answer and keep_paper_answers",
}


@pytest.fixture
def worker(sam: Worker) -> Worker:
    """A clinician whose visit is ready to be finished, with a safety record."""
    return sam.start().answers(0, 0, True).finish_safety()


def functions(module: ModuleType) -> set[str]:
    found = inspect.getmembers(module, inspect.isfunction)
    return {name for name, f in found if f.__module__ == module.__name__ and not name.startswith("_")}


def test_every_service_is_listed():
    modules = (people, safety, screening, today, unlock, visits)
    assert {name for m in modules for name in functions(m)} == {*SERVICES, *WITHOUT_A_DESK_OF_THEIR_OWN}


@pytest.mark.parametrize("name", SERVICES)
@pytest.mark.parametrize("role", Role)
def test_a_service_does_its_work_for_the_roles_that_may_and_refuses_all_others(
    hub: Hub, worker: Worker, name: str, role: Role
):
    permission, _, call = SERVICES[name]
    desk, before = hub.desk(role), hub.stored
    if may(role, permission):
        call(desk, worker)
        assert Event.REFUSED not in hub.control.events
        return
    with pytest.raises(NotAllowed):
        call(desk, worker)
    refused = hub.control.state.events[-1]
    assert (refused.event, refused.detail, refused.outcome) == (
        Event.REFUSED,
        {"permission": permission.value},
        "refused",
    )
    if name != "start_visit":  # its call registers someone first
        assert hub.stored is before


@pytest.mark.parametrize("name", SERVICES)
def test_an_it_admin_reaches_nothing_even_if_handed_the_records(hub: Hub, worker: Worker, name: str):
    desk = hub.desk(Role.IT_ADMIN)
    handed = Desk(desk.actor, desk.site, desk.control, hub.records, desk.shelf, desk.pathway, desk.clock, desk.ids)
    with pytest.raises(NotAllowed):
        SERVICES[name][2](handed, worker)


@pytest.mark.parametrize("name", [n for n, (_, event, _) in SERVICES.items() if event])
def test_every_view_and_every_change_is_written_down(hub: Hub, worker: Worker, name: str):
    _, event, call = SERVICES[name]
    before = len(hub.events)
    call(worker.desk, worker)
    assert event in hub.events[before:]


@pytest.mark.parametrize("name", [n for n in SERVICES if n not in ("start_visit", "find_people")])
def test_each_service_is_one_transaction(hub: Hub, worker: Worker, name: str):
    """``start_visit`` is left out because its call registers someone first, ``find_people`` because it only reads."""
    before = hub.records.commits
    SERVICES[name][2](worker.desk, worker)
    assert hub.records.commits == before + 1


def test_the_audit_trail_holds_no_name_no_number_no_answer_and_no_search_text(hub: Hub, worker: Worker):
    for name in ("find_people", "open_person", "finish_visit"):
        SERVICES[name][2](worker.desk, worker)
    said = json.dumps([[e.subject, e.object_type, e.object_id, dict(e.detail), e.outcome] for e in hub.stored.events])
    for private in ("Avery", "Mason", "9990000018", "1988", "not-at-all", "true", "Adeyemi", "tomorrow", '"av"'):
        assert private not in said


def test_every_event_about_a_person_names_them(hub: Hub, worker: Worker):
    worker.finish()
    general = {Event.SEARCH, Event.LISTED, Event.FORM_INSTALLED}
    assert worker.now.visit.status is VisitStatus.COMPLETED
    assert all(e.subject == worker.now.person.id for e in hub.stored.events if e.event not in general)
