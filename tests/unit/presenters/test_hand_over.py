"""What a person who answers alone is shown, and how a worker has the screen back."""

from dataclasses import fields, is_dataclass

import pytest

from hubdesk.domain.answer_mode import Mode
from hubdesk.domain.roles import Role
from hubdesk.domain.visits import PlaceKind
from hubdesk.presenters.hand_over import CHOOSE, WRONG, HandOverPresenter
from hubdesk.presenters.hand_over_pages import HandedStart, PassBack
from hubdesk.presenters.routes import Route, VisitRoute
from hubdesk.presenters.runner import Immediate
from hubdesk.presenters.visit_pages import QuestionPage, SafetyPage, VisitState
from tests.support.memory import Worker
from tests.support.memory_house import House, MemoryKeys

PASSWORD = "open sesame now"
N, S, E = "not-at-all", "several-days", "nearly-every-day"


class Handed:
    """A visit handed over to the person, with all that was ever shown."""

    def __init__(self, house: House, sam: Worker, runner=None) -> None:
        self.house, self.visit_id = house, sam.now.visit.id
        self.shown: list[VisitState] = []
        self.went: list[Route] = []
        self.presenter = HandOverPresenter(
            sam.desk, runner or Immediate(), self.went.append, lambda _c: None, self.visit_id
        )
        self.presenter.watch(self.shown.append)
        self.presenter.load()

    @property
    def state(self) -> VisitState:
        return self.presenter.state

    @property
    def page(self):
        return self.state.page

    def answer(self, *values: str) -> "Handed":
        for value in values:
            self.house.hub.clock.advance(seconds=2)
            self.presenter.choose(value)
            self.presenter.next()
        return self

    def question(self) -> QuestionPage:
        assert isinstance(self.page, QuestionPage), self.page
        return self.page

    def asked(self) -> str:
        return self.question().text

    def pass_back(self) -> PassBack:
        assert isinstance(self.page, PassBack), self.page
        return self.page


@pytest.fixture
def house() -> House:
    return House()


@pytest.fixture
def sam(house: House) -> Worker:
    worker = Worker(house.hub)
    worker.desk = house.desk(Role.CLINICIAN)
    return worker.start()


@pytest.fixture
def handed(house: House, sam: Worker) -> Handed:
    """The person at the first question of PHQ-2."""
    handed = Handed(house, sam)
    handed.presenter.begin()
    return handed


def words_in(thing: object) -> list[str]:
    if isinstance(thing, str):
        return [thing]
    if is_dataclass(thing):
        return [w for f in fields(thing) for w in words_in(getattr(thing, f.name))]
    return [w for part in thing for w in words_in(part)] if isinstance(thing, tuple | list | dict) else []


def test_the_first_page_greets_by_the_name_the_person_chose_and_no_other(house: House, sam: Worker):
    handed = Handed(house, sam)
    assert handed.page == HandedStart(sam.now.person.name.preferred, "Sam")
    handed.presenter.begin()
    assert handed.asked() == "Little interest or pleasure in doing things"


def test_nothing_of_the_record_is_ever_in_what_is_shown(house: House, sam: Worker):
    sam.answers(3, 3, 0, 0, 0, 0, 0, 0)
    handed = Handed(house, sam)
    handed.presenter.begin()
    handed.answer(S)
    handed.presenter.unlock("wrong")
    person = sam.now.person
    for state in handed.shown:
        assert state.banner is None
        assert state.strip is None
        assert not isinstance(state.page, SafetyPage)
        said = words_in(state)
        for secret in (person.name.family, person.nhs_number_shown, person.nhs_number, "1988"):
            assert not any(secret and secret in words for words in said), (secret, said)
        if isinstance(state.page, QuestionPage):
            page = state.page
            assert (page.so_far, page.last_time, page.prompts, page.form_title, page.caption) == ((), "", (), "", "")
            assert page.left.startswith("Question ")


def test_answers_are_stored_at_once_as_self_completed(handed: Handed):
    handed.presenter.choose(S)
    assert handed.question().chosen == S
    assert handed.state.saved == "Saved at 09:30", "and it says so, instead of “Saving” for ever"
    (stored,) = handed.house.hub.stored.answers
    assert (stored.mode, stored.by) == (Mode.SELF, "u-sam")


def test_continue_without_an_answer_says_what_to_do_and_skip_goes_on(handed: Handed):
    handed.presenter.next()
    assert handed.state.errors == {"answer": CHOOSE}
    handed.presenter.skip()
    assert handed.asked() == "Feeling down, depressed, or hopeless"


def test_only_declining_is_offered_as_a_way_of_not_answering(handed: Handed):
    assert [c.value for c in handed.question().non_answers] == ["none:declined"]


def test_back_leads_only_to_what_the_person_was_shown(house: House, sam: Worker):
    sam.answers(3, 3, 0)
    handed = Handed(house, sam)
    handed.presenter.begin()
    assert not handed.question().can_go_back, "the answers before are what the worker wrote down"
    first = handed.asked()
    handed.presenter.back()
    assert handed.asked() == first
    handed.answer(N)
    assert handed.question().can_go_back
    handed.presenter.back()
    assert (handed.asked(), handed.question().chosen) == (first, N)
    assert not handed.question().can_go_back


def test_the_end_is_to_pass_it_back(handed: Handed):
    handed.answer(N, N)
    assert handed.page == PassBack("Sam", "Sam Okafor", can_return=False)
    handed.presenter.begin()
    assert handed.pass_back()


def test_a_safety_answer_looks_like_any_other_end_and_staff_find_the_safety_page(house: House, sam: Worker):
    sam.answers(3, 3, 0, 0, 0, 0, 0, 0)
    handed = Handed(house, sam)
    handed.presenter.begin()
    assert "dead" in handed.asked()
    handed.answer(S)
    assert handed.page == PassBack("Sam", "Sam Okafor", can_return=False)
    assert handed.house.hub.stored.visits[handed.visit_id].place.kind is PlaceKind.SAFETY
    handed.presenter.unlock(PASSWORD)
    assert handed.went == [VisitRoute(handed.visit_id)]


def test_stopping_after_a_safety_answer_gives_no_way_back_to_it(house: House, sam: Worker):
    sam.answers(3, 3, 0, 0, 0, 0, 0, 0)
    handed = Handed(house, sam)
    handed.presenter.begin()
    house.hub.clock.advance(seconds=2)
    handed.presenter.choose(S)
    house.hub.clock.advance(seconds=2)
    handed.presenter.pause()
    assert handed.page == PassBack("Sam", "Sam Okafor", can_return=False)
    handed.presenter.begin()
    assert handed.pass_back()
    assert house.hub.stored.visits[handed.visit_id].place.kind is PlaceKind.SAFETY


def test_stop_covers_the_question_and_can_be_taken_back_by_the_person(handed: Handed):
    first = handed.asked()
    handed.presenter.pause()
    assert handed.pass_back().can_return
    handed.presenter.begin()
    assert handed.asked() == first


def test_the_first_page_has_a_stop_too(house: House, sam: Worker):
    handed = Handed(house, sam)
    handed.presenter.pause()
    assert handed.pass_back().can_return


def test_the_workers_own_password_gives_the_visit_back_at_what_comes_next(handed: Handed):
    handed.answer(N, N)
    handed.presenter.unlock(PASSWORD)
    assert handed.went == [VisitRoute(handed.visit_id)]
    begun = {r.id: r.form_id for r in handed.house.hub.stored.responses.values()}
    assert begun[handed.house.hub.stored.visits[handed.visit_id].place.response_id] == "safety-question"


def test_the_password_is_needed(handed: Handed):
    handed.presenter.pause()
    handed.presenter.unlock("")
    assert handed.pass_back().wrong == "Enter your password"
    handed.presenter.unlock("not this")
    assert handed.pass_back().wrong == WRONG
    assert handed.went == []


def test_no_page_but_the_last_takes_a_password(handed: Handed):
    handed.presenter.unlock(PASSWORD)
    assert handed.went == []


def test_after_several_wrong_passwords_the_wait_is_told_and_nothing_is_tried(house: House, sam: Worker):
    keys = sam.desk.keys
    assert isinstance(keys, MemoryKeys)
    handed = Handed(house, sam)
    handed.presenter.pause()
    keys.waits = True
    handed.presenter.unlock(PASSWORD)
    assert handed.pass_back().wrong == "Wait 2 seconds, then try again"
    assert handed.went == []
    keys.waits = False
    handed.presenter.unlock(PASSWORD)
    assert handed.went == [VisitRoute(handed.visit_id)]


def test_an_answer_that_cannot_be_stored_stays_and_is_stored_when_there_is_room(handed: Handed):
    records = handed.house.hub.records
    records.full = True
    handed.presenter.choose(S)
    assert handed.state.trouble is not None
    assert handed.question().chosen == S
    handed.presenter.next()
    assert handed.asked() == "Little interest or pleasure in doing things"
    handed.presenter.pause()
    assert handed.pass_back()
    records.full = False
    handed.presenter.unlock(PASSWORD)
    assert [a.value for a in handed.house.hub.stored.answers if a.link_id == "q1"]
    assert handed.went == [VisitRoute(handed.visit_id)]


def test_what_cannot_be_handed_over_goes_back_to_the_worker(house: House, sam: Worker):
    sam.answers(0, 0)
    assert sam.at.startswith("safety-question")
    assert Handed(house, sam).went == [VisitRoute(sam.now.visit.id)]


class Waiting(Immediate):
    """Holds jobs until they are let go."""

    def __init__(self) -> None:
        self.jobs: list = []
        self.hold = False

    def run(self, work, done, failed) -> None:
        if self.hold:
            self.jobs.append((work, done, failed))
        else:
            super().run(work, done, failed)

    def let_go(self) -> None:
        self.hold = False
        for job in self.jobs:
            super().run(*job)
        self.jobs.clear()


def test_stop_while_an_answer_is_on_its_way_keeps_the_answer_and_shows_nothing_more(house: House, sam: Worker):
    runner = Waiting()
    handed = Handed(house, sam, runner)
    handed.presenter.begin()
    runner.hold = True
    handed.presenter.choose(S)
    handed.presenter.next()
    handed.presenter.pause()
    assert handed.pass_back()
    runner.let_go()
    assert handed.pass_back()
    assert [a.link_id for a in house.hub.stored.answers] == ["q1"]
