"""Every kind of question, from what is pressed and typed to what is stored, and back onto the page."""

import json

import pytest

from hubdesk.domain.answer_mode import Mode
from hubdesk.domain.roles import Role
from hubdesk.forms import Amount, Answered, Coded, answer_from_json
from hubdesk.presenters.correct import CorrectPresenter
from hubdesk.presenters.hand_over import HandOverPresenter
from hubdesk.presenters.runner import Immediate
from hubdesk.presenters.visit import VisitPresenter
from hubdesk.presenters.visit_pages import Given, QuestionPage
from hubdesk.services.visits import resume_visit
from tests.support.kinds_form import with_kinds
from tests.support.memory import Hub, Worker, shipped


class Screen:
    """A visit of the made-up form."""

    def __init__(self, hub: Hub) -> None:
        self.hub = hub
        self.presenter = VisitPresenter(hub.desk(Role.CLINICIAN), Immediate(), lambda _r: None, lambda _c: None)
        self.presenter.start(Worker(hub).register().id)

    @property
    def page(self) -> QuestionPage:
        page = self.presenter.state.page
        assert isinstance(page, QuestionPage), page
        return page

    def at(self, text: str) -> "Screen":
        """Skip until this question shows."""
        for _ in range(20):
            if self.page.text == text:
                return self
            self.presenter.skip()
        raise AssertionError(text)

    def stored(self, key: str):
        with self.hub.records.reading() as unit:
            response = next(iter(self.hub.stored.responses))
            record = unit.responses.answers(response).get(key)
        return None if record is None else answer_from_json(json.loads(record.value))

    def error(self) -> str:
        return self.presenter.state.errors.get("answer", "")


@pytest.fixture
def screen() -> Screen:
    return Screen(Hub(library=with_kinds(shipped())))


HEROIN, CRACK = (Coded(c, "https://hubdesk.example/kinds", d) for c, d in (("heroin", "Heroin"), ("crack", "Crack")))


def test_several_options_are_one_answer(screen: Screen):
    assert (screen.page.kind, screen.page.exclusive) == ("several", ("none",))
    screen.presenter.give(Given(("crack", "heroin")))
    assert screen.stored("used") == Answered((HEROIN, CRACK))
    assert screen.page.given == Given(("heroin", "crack"))
    screen.presenter.give(Given())
    assert screen.stored("used") is None
    screen.presenter.next()
    assert "Choose an answer" in screen.error()


def test_none_of_these_stands_alone(screen: Screen):
    screen.presenter.give(Given(("heroin", "none")))
    assert screen.error()
    assert screen.stored("used") is None


def test_an_open_choice_is_an_option_or_words(screen: Screen):
    screen.at("Where did you sleep?")
    assert (screen.page.kind, screen.page.open_label) == ("open", "Something else")
    screen.presenter.give(Given(("hostel",)))
    assert screen.page.given == Given(("hostel",))
    screen.presenter.give(Given((), " In a van "))
    assert screen.stored("slept") == Answered("In a van")
    assert screen.page.given == Given((), "In a van")


def test_an_amount_needs_its_unit(screen: Screen):
    screen.at("What do you weigh?")
    assert [u.text for u in screen.page.units] == ["kilograms", "pounds"]
    screen.presenter.give(Given((), "72.5"))
    assert "unit" in screen.error()
    screen.presenter.next()
    assert screen.page.text == "What do you weigh?", "what stands on screen is not stored, so the page is not turned"
    screen.presenter.give(Given((), "72.5", "kg"))
    answer = screen.stored("weight")
    assert isinstance(answer, Answered)
    assert isinstance(answer.value, Amount)
    assert (str(answer.value), answer.value.code) == ("72.5 kilograms", "kg")
    assert screen.page.given == Given((), "72.5", "kg")


def test_a_scale_has_no_answer_until_one_is_chosen(screen: Screen):
    screen.at("How much pain?")
    scale = screen.page.scale
    assert scale is not None
    assert (scale.low, scale.high, scale.step) == (0, 10, 1)
    assert screen.page.given.empty
    screen.presenter.next()
    assert "Choose an answer" in screen.error()
    screen.presenter.give(Given((), "0"))
    assert screen.stored("pain") == Answered(0)


def test_a_day_with_a_time_comes_back_as_it_is_written_here(screen: Screen):
    screen.at("When was the last time?")
    screen.presenter.give(Given((), "14 3 2026 14:30"))
    assert screen.page.given == Given((), "14-Mar-2026 14:30")
    screen.presenter.give(Given((), "14 3 2026"))
    assert screen.page.given == Given((), "14-Mar-2026")
    screen.presenter.give(Given((), "31 2 2026"))
    assert screen.error()


def test_a_time(screen: Screen):
    screen.at("When do you take it?")
    screen.presenter.give(Given((), "2.30pm"))
    assert screen.page.given == Given((), "14:30")


def test_a_table_is_one_page_and_each_row_is_stored_at_once(screen: Screen):
    screen.at("How often is this so?")
    page = screen.page
    assert (page.kind, page.caption) == ("table", "Questions 7 to 9 of 11")
    assert [row.text for row in page.rows] == ["I lose track", "I find it hard to wait", "I put things off"]
    screen.presenter.choose_in_row(page.rows[2].place, "often")
    assert [row.chosen for row in screen.page.rows] == [None, None, "often"]
    assert screen.stored("t3") is not None
    screen.presenter.next()
    assert screen.error().startswith("Choose an answer in each row")
    screen.presenter.choose("none:declined")
    assert [row.reason for row in screen.page.rows] == ["Prefers not to answer", "Prefers not to answer", ""]
    assert screen.page.rows[2].chosen == "often", "what was answered stays"
    screen.presenter.next()
    assert screen.page.text == "What is it called?"
    screen.presenter.back()
    assert screen.page.kind == "table"
    screen.presenter.back()
    assert screen.page.text == "When do you take it?", "back leaves the table as a whole"


def test_skipping_a_table_leaves_it_as_a_whole(screen: Screen):
    screen.at("How often is this so?")
    screen.presenter.skip()
    assert screen.page.text == "What is it called?"


def test_rows_that_could_not_be_stored_are_all_stored_later(screen: Screen):
    screen.at("How often is this so?")
    rows = screen.page.rows
    screen.hub.records.full = True
    for row in rows:
        screen.presenter.choose_in_row(row.place, "never")
    assert [row.chosen for row in screen.page.rows] == ["never"] * 3
    screen.hub.records.full = False
    screen.presenter.next()
    assert all(screen.stored(f"t{n}") is not None for n in (1, 2, 3))


def test_one_more_and_one_away(screen: Screen):
    screen.at("What is it called?")
    repeat = screen.page.repeat
    assert repeat is not None
    assert (repeat.words, repeat.can_add, repeat.can_remove) == ("Medicine: 1 of 1", True, False)
    screen.presenter.type_answer("Methadone")
    screen.presenter.add_another()
    assert (screen.page.text, screen.page.stem) == ("What is it called?", "Medicine: 2 of 2")
    screen.presenter.type_answer("Sertraline")
    screen.presenter.next()
    screen.presenter.choose("true")
    assert screen.stored("name@2") == Answered("Sertraline")
    screen.presenter.remove_this()
    assert (screen.page.stem, screen.page.typed) == ("Medicine: 1 of 1", "Methadone")
    assert screen.stored("name@2") is None
    assert screen.stored("works@2") is None
    history = [a.value for a in screen.hub.stored.answers if a.link_id == "name@2"]
    assert history == ['{"text": "Sertraline"}', "null"], "what was said stays in the history"


def test_what_is_added_is_there_for_whoever_goes_on(screen: Screen):
    screen.at("What is it called?")
    screen.presenter.add_another()
    visit = next(iter(screen.hub.stored.visits))
    other = VisitPresenter(screen.hub.desk(Role.NAVIGATOR), Immediate(), lambda _r: None, lambda _c: None)
    other.resume(visit)
    page = other.state.page
    assert isinstance(page, QuestionPage)
    assert page.stem == "Medicine: 2 of 2"


def test_a_person_alone_has_the_same_questions(screen: Screen):
    visit = next(iter(screen.hub.stored.visits))
    alone = HandOverPresenter(screen.hub.desk(Role.CLINICIAN), Immediate(), lambda _r: None, lambda _c: None, visit)
    alone.load()
    alone.begin()
    alone.give(Given(("heroin",)))
    for _ in range(6):
        alone.skip()
    page = alone.state.page
    assert isinstance(page, QuestionPage)
    assert page.kind == "table"
    alone.choose_in_row(page.rows[0].place, "often")
    alone.skip()
    alone.type_answer("Methadone")
    alone.add_another()
    page = alone.state.page
    assert isinstance(page, QuestionPage)
    assert page.stem == "Medicine: 2 of 2"
    assert {a.mode for a in screen.hub.stored.answers} == {Mode.SELF}
    alone.remove_this()
    page = alone.state.page
    assert isinstance(page, QuestionPage)
    assert page.typed == "Methadone"


def finished(screen: Screen) -> CorrectPresenter:
    """The visit finished with one answer of each sort, and its first form open to be put right."""
    screen.presenter.give(Given(("heroin",)))
    screen.at("How often is this so?")
    for row in screen.page.rows:
        screen.presenter.choose_in_row(row.place, "never")
    for _ in range(4):
        screen.presenter.skip()
    worker = Worker(screen.hub)
    worker.now = resume_visit(worker.desk, next(iter(screen.hub.stored.visits)))
    worker.change("safety-question", "q1").record(False).finish()
    form = worker.form("phq-2")
    correct = CorrectPresenter(
        worker.desk, Immediate(), lambda _r: None, lambda _c: None, worker.now.visit.id, form.response.id
    )
    correct.load()
    return correct


def test_several_options_are_put_right_as_one_answer(screen: Screen):
    correct = finished(screen)
    correct.pick(correct.state.answers[0].place)
    assert correct.state.question is not None
    assert (correct.state.question.kind, correct.state.question.given) == ("several", Given(("heroin",)))
    correct.save(Given(("crack",)), "Ticked the wrong box")
    assert screen.stored("used") == Answered((CRACK,))


def test_a_row_of_a_table_is_put_right_by_itself(screen: Screen):
    correct = finished(screen)
    row = next(a for a in correct.state.answers if a.question == "I find it hard to wait")
    correct.pick(row.place)
    question = correct.state.question
    assert question is not None
    assert (question.kind, question.text, question.chosen) == ("choice", "I find it hard to wait", "never")
    correct.choose("often")
    correct.save(None, "Misheard")
    answer = screen.stored("t2")
    assert isinstance(answer, Answered)
    assert isinstance(answer.value, Coded)
    assert answer.value.code == "often"
