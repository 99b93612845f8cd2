"""A visit begun for the wrong person goes to the right one whole, and both records keep that it did."""

import pytest

from hubdesk.domain.agreements import Given, Recipient
from hubdesk.domain.audit import Event
from hubdesk.domain.documents import DocumentStatus
from hubdesk.domain.people import Person, PersonEntry
from hubdesk.domain.problems import InvalidEntry, NotAllowed
from hubdesk.domain.referral import Stage
from hubdesk.domain.roles import Role
from hubdesk.presenters.move_visit import MoveVisitPresenter
from hubdesk.presenters.person import PersonPresenter
from hubdesk.presenters.routes import VisitRoute
from hubdesk.presenters.runner import Immediate
from hubdesk.services.move_visit import move_visit
from hubdesk.services.opening import AgreementEntry, OpeningEntry, finish_opening
from hubdesk.services.paper.papers import begin_paper
from hubdesk.services.people import open_person
from hubdesk.services.tasks import ActionEntry, add_action
from hubdesk.services.visits import AlreadyInVisit, start_visit
from tests.support.memory import Worker
from tests.support.referring import referring
from tests.unit.services.pathways import PHQ_2, SAFETY, begun, hub_with

SAME_NAME = PersonEntry(family="Avery", given="Mason", birth_day="2", birth_month="5", birth_year="1991", gender="1")
WHY = "Two people called Mason Avery"


@pytest.fixture
def worker() -> Worker:
    """A visit with a yes to the safety question, an action, and an agreement."""
    worker = begun(hub_with(PHQ_2, SAFETY), opened=False)
    agreed = (AgreementEntry("gp", "yes", what="Letters", how="spoken"),)
    worker.now = finish_opening(worker.desk, worker.now, OpeningEntry(matters="Sleep", agreements=agreed))
    worker.answers(1, 1).record(True).next().finish_safety()
    worker.now = add_action(worker.desk, worker.now, ActionEntry("Phone the practice", "Jo"))
    return worker


@pytest.fixture
def right(worker: Worker) -> Person:
    from hubdesk.services.people import register_person

    return register_person(worker.desk, SAME_NAME, although_alike=True)[0]


def test_everything_of_the_visit_goes_along(worker: Worker, right: Person):
    worker.finish()
    wrong = worker.now.person
    moved = move_visit(worker.desk, worker.now, right.id, WHY).now
    there, here = open_person(worker.desk, right.id), open_person(worker.desk, wrong.id)
    assert moved.person.id == right.id
    assert (len(there.visits), len(there.responses), len(there.safety), len(there.tasks)) == (1, 2, 1, 1)
    assert (here.visits, here.responses, here.safety, here.tasks, here.matters) == ((), (), (), (), "")
    assert {a.person_id for a in worker.hub.stored.safety.values()} == {right.id}
    assert {r.person_id for r in worker.hub.stored.responses.values()} == {right.id}
    assert {t.person_id for t in worker.hub.stored.tasks.values()} == {right.id}
    assert there.matters == "Sleep"
    assert there.scores
    assert {a.recipient: a.given for a in there.agreements} == {Recipient.GP: Given.YES}
    assert {a.recipient: a.given for a in here.agreements} == {Recipient.GP: Given.NOT_ASKED}


def test_both_records_show_it_and_neither_names_the_other(worker: Worker, right: Person):
    wrong = worker.now.person
    move_visit(worker.desk, worker.now, right.id, WHY)
    for person, said in ((wrong, "from this record: it was another person’s."), (right, "to this record.")):
        page = PersonPresenter(worker.desk, Immediate(), lambda _r: None, person.id)
        page.load()
        (line,) = page.state.moves
        assert said in line
        assert WHY in line
    events = [(e.event, e.subject) for e in worker.hub.stored.events if e.event is Event.VISIT_MOVED]
    assert events == [(Event.VISIT_MOVED, wrong.id), (Event.VISIT_MOVED, right.id)]


def test_a_visit_under_way_goes_on_where_it_was(worker: Worker, right: Person):
    at = worker.now.visit.place
    worker.now = move_visit(worker.desk, worker.now, right.id, WHY).now
    assert worker.now.visit.place == at
    worker.finish()
    assert worker.now.person.id == right.id


def test_it_needs_a_reason_and_another_person(worker: Worker, right: Person):
    with pytest.raises(InvalidEntry) as problem:
        move_visit(worker.desk, worker.now, right.id, "  ")
    assert set(problem.value.fields) == {"reason"}
    with pytest.raises(InvalidEntry) as problem:
        move_visit(worker.desk, worker.now, worker.now.person.id, WHY)
    assert set(problem.value.fields) == {"person"}


def test_two_visits_under_way_never_meet_in_one_record(worker: Worker, right: Person):
    start_visit(worker.desk, right.id)
    with pytest.raises(AlreadyInVisit):
        move_visit(worker.desk, worker.now, right.id, WHY)


def test_drafts_with_the_wrong_name_are_thrown_away(worker: Worker, right: Person):
    begin_paper(worker.desk, worker.now.person.id, "letter-gp-registration", worker.now.visit.id)
    move_visit(worker.desk, worker.now, right.id, WHY)
    assert [d.status for d in worker.hub.stored.documents.values()] == [DocumentStatus.DROPPED]


def test_what_a_dropped_draft_began_is_closed_and_never_sent(worker: Worker, right: Person):
    desk = referring(worker.desk)
    begin_paper(desk, worker.now.person.id, "letter-gp-clinical", worker.now.visit.id)
    move_visit(desk, worker.now, right.id, WHY)
    ((referral, _standing),) = worker.hub.stored.referrals.values()
    assert (referral.stage, referral.last().how) == (Stage.ENDED, "not-sent")


def test_only_those_who_may_correct_may_move(worker: Worker, right: Person):
    with pytest.raises(NotAllowed):
        move_visit(worker.hub.desk(Role.IT_ADMIN), worker.now, right.id, WHY)


def test_the_page_finds_the_right_person_and_says_what_is_left(worker: Worker, right: Person):
    went: list[object] = []
    page = MoveVisitPresenter(worker.desk, Immediate(), went.append, lambda _c: None, worker.now.visit.id)
    page.load()
    page.move(WHY)
    assert set(page.state.errors) == {"person"}
    page.find("Avery")
    assert [row.person_id for row in page.state.rows] == [right.id]
    page.pick(page.state.rows[0])
    page.move("")
    assert set(page.state.errors) == {"reason"}
    page.move(WHY)
    assert page.state.moved
    assert page.state.left
    page.back()
    assert went == [VisitRoute(worker.now.visit.id)]
