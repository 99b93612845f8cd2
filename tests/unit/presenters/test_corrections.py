"""Putting a form right from its result, what the result then says, and the result of the last time."""

from datetime import date

import pytest

from hubdesk.domain.changes import Changes, Topic
from hubdesk.domain.visits import Place, PlaceKind
from hubdesk.presenters.correct import CorrectPresenter
from hubdesk.presenters.last_time import ago, short_title
from hubdesk.presenters.person import PersonPresenter
from hubdesk.presenters.question_page import question_page
from hubdesk.presenters.result_page import result_page
from hubdesk.presenters.routes import CorrectRoute, Route, SafetyRoute, VisitRoute
from hubdesk.presenters.runner import Immediate
from hubdesk.presenters.safety_page import safety_page
from hubdesk.presenters.visit import VisitPresenter
from hubdesk.services.corrections import mark_entered_in_error
from hubdesk.services.visits import resume_visit
from tests.support.memory import Hub, Queue, Worker

SEVEN = (2, 1, 0, 1, 0, 1, 0)
NEARLY = "nearly-every-day"


class Room:
    """A clinician who puts one form of a finished visit right."""

    def __init__(self, worker: Worker, form_id: str = "phq-9", runner=None) -> None:
        self.worker = worker
        self.went: list[Route] = []
        self.changes: list[Changes] = []
        self.response = worker.form(form_id).response.id
        self.visit = worker.now.visit.id
        worker.hub.clock.advance(hours=20)
        self.page = CorrectPresenter(
            worker.desk, runner or Immediate(), self.went.append, self.changes.append, self.visit, self.response
        )
        self.page.load()

    @property
    def state(self):
        return self.page.state

    def pick(self, link_id: str) -> None:
        self.page.pick(Place(PlaceKind.QUESTION, self.response, link_id))

    def result(self):
        return result_page(resume_visit(self.worker.desk, self.visit))

    def form(self, name: str):
        return next(f for f in self.result().forms if name in f.title)


@pytest.fixture
def finished(sam: Worker) -> Worker:
    return sam.start().answers(3, 2, *SEVEN, 1, False).finish()


@pytest.fixture
def room(finished: Worker) -> Room:
    return Room(finished)


def test_the_page_lists_the_answers_under_the_persons_banner(room: Room):
    assert room.state.banner
    assert "PHQ-9" in room.state.form_title
    assert len(room.state.answers) == 10
    assert room.state.question is None


def test_an_answer_is_changed_with_a_reason_and_leads_back_to_the_result(room: Room):
    room.pick("q3")
    assert (room.state.question.caption, room.state.stands) == ("Change this answer", "More than half the days")
    room.page.choose(NEARLY)
    assert room.state.question.chosen == NEARLY
    room.page.save(None, "Read back with the person")
    assert room.went == [VisitRoute(room.visit)]
    assert room.changes == [Changes.of(Topic.RESPONSES, Topic.VISITS, Topic.SAFETY)]
    form = room.form("PHQ-9")
    assert form.scores[0].headline == "11 out of 27"
    (note,) = form.corrections
    assert note.reason == "Read back with the person"
    assert note.title.startswith("Changed 03-Jun-2026 05:3")
    assert [line.split(": ", 1)[1] for line in note.lines] == [
        "Nearly every day (before: More than half the days)",
        "10 out of 27, Moderate",
    ]


def test_nothing_is_stored_without_a_reason_and_what_was_chosen_stays(room: Room):
    room.pick("q3")
    room.page.choose(NEARLY)
    room.page.save(None, " ")
    assert set(room.state.errors) == {"reason"}
    assert room.state.question.chosen == NEARLY
    assert room.went == []
    room.page.put_aside()
    assert room.state.question is None


def test_the_same_answer_is_no_change(room: Room):
    room.pick("q3")
    room.page.save(None, "Why not")
    assert set(room.state.errors) == {"answer"}


def test_a_safety_answer_leads_to_the_safety_page(room: Room):
    room.pick("q9")
    room.page.choose("several-days")
    room.page.save(None, "Misheard")
    (route,) = room.went
    assert isinstance(route, SafetyRoute)
    now = resume_visit(room.worker.desk, room.visit)
    page = safety_page(room.worker.desk, now, now.safety[0])
    assert page.said[-1].endswith("Several days")


def test_what_opened_the_safety_page_is_never_lost_from_it(sam: Worker):
    sam.start().answers(0, 0, True).finish_safety().finish()
    room = Room(sam, "safety-question")
    room.pick("q1")
    room.page.choose("false")
    room.page.save(None, "Misheard")
    assert room.went == [VisitRoute(room.visit)]
    now = resume_visit(sam.desk, room.visit)
    (said,) = safety_page(sam.desk, now, now.safety[0]).said
    assert said.endswith("Yes (changed after the visit to: No)")
    assert room.result().safety


def test_a_whole_form_is_marked_and_stays_readable_with_its_mark(room: Room):
    room.page.mark_in_error("")
    assert set(room.state.errors) == {"error_reason"}
    room.page.mark_in_error("Somebody else’s answers")
    form = room.form("PHQ-9")
    assert (form.in_error, form.response_id, form.next_step) == (True, None, "")
    assert form.answers
    assert form.corrections[0].reason == "Somebody else’s answers"
    assert room.result().forms[-1] == form, "what counts comes first"
    other = Room(room.worker, "phq-9")
    assert other.state.trouble, "it cannot be put right again"


def test_it_is_gone_from_the_persons_results(room: Room):
    mark_entered_in_error(room.worker.desk, room.worker.now, room.response, "Somebody else")
    person = PersonPresenter(room.worker.desk, Immediate(), room.went.append, room.worker.now.person.id)
    person.load()
    assert not [r for r in person.state.results if "PHQ-9" in r.form]


def test_the_result_page_leads_here(finished: Worker):
    went: list[Route] = []
    visit = VisitPresenter(finished.desk, Immediate(), went.append, lambda _changes: None)
    visit.resume(finished.now.visit.id)
    visit.correct(visit.state.page.forms[0].response_id)
    assert went == [CorrectRoute(finished.now.visit.id, finished.form("phq-2").response.id)]


def test_a_running_visit_is_not_put_right_but_answered(sam: Worker):
    sam.start().answers(0)
    went: list[Route] = []
    visit = VisitPresenter(sam.desk, Immediate(), went.append, lambda _changes: None)
    visit.resume(sam.now.visit.id)
    visit.correct(sam.form("phq-2").response.id)
    assert went == []


def test_pressed_twice_it_is_stored_once(hub: Hub, finished: Worker):
    queue = Queue()
    room = Room(finished, runner=queue)
    queue.finish()
    room.pick("q3")
    room.page.choose(NEARLY)
    room.page.save(None, "Read back")
    room.page.save(None, "Read back")
    room.page.mark_in_error("No")
    queue.finish()
    assert len(hub.stored.amendments) == 1


# The last time


def test_before_it_is_asked_again_the_last_result_is_shown_once(finished: Worker):
    person = finished.now.person
    finished.hub.clock.advance(days=9)
    finished.start(person)
    page = question_page(finished.desk, finished.now)
    assert page.last_time == "PHQ-2 was done 9 days ago: 5 out of 6, Screen positive"
    finished.answers(3)
    assert question_page(finished.desk, finished.now).last_time == ""
    finished.answers(2)
    page = question_page(finished.desk, finished.now)
    assert (page.index, page.last_time) == (2, "PHQ-9 was done 9 days ago: 10 out of 27, Moderate")


def test_the_first_time_nothing_is_said(sam: Worker):
    sam.start()
    assert question_page(sam.desk, sam.now).last_time == ""


def test_a_result_that_was_not_whole_is_told_honestly(sam: Worker):
    sam.start().answers(1).next().answers(False).finish()
    sam.hub.clock.advance(days=1)
    sam.start(sam.now.person)
    assert question_page(sam.desk, sam.now).last_time == "PHQ-2 was done yesterday: 1 from 1 of 2, no band"


def test_how_long_ago_in_words():
    day = date(2026, 6, 2)
    assert [ago(date(2026, 6, d), day) for d in (2, 1)] == ["earlier today", "yesterday"]
    assert ago(date(2026, 5, 24), day) == "9 days ago"
    assert short_title("A form of our own") == "A form of our own"
