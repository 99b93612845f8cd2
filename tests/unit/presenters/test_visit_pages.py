"""A visit as its pages show it, each wish carried out at once."""

import re
from dataclasses import fields, is_dataclass

import pytest

from hubdesk.domain.changes import Changes
from hubdesk.domain.roles import Role
from hubdesk.domain.safety import SafetyStatus
from hubdesk.domain.visits import VisitStatus
from hubdesk.presenters.routes import PersonRoute, Route, TodayRoute
from hubdesk.presenters.runner import Immediate
from hubdesk.presenters.visit import VisitPresenter
from hubdesk.presenters.visit_pages import QuestionPage, ResultPage, ReviewPage, SafetyDraft, SafetyPage, VisitState
from hubdesk.services.visits import pause_visit
from tests.support.memory import Hub, Worker

DRAFT = SafetyDraft(("talked", "plan"), "Dr Adeyemi", "Follow-up tomorrow", "plan-agreed")


class Screen:
    """A visit presenter with everything it ever showed, and where it asked to go."""

    def __init__(self, hub: Hub, role: Role = Role.CLINICIAN, runner=None) -> None:
        self.shown: list[VisitState] = []
        self.went: list[Route] = []
        self.changes: list[Changes] = []
        self.presenter = VisitPresenter(hub.desk(role), runner or Immediate(), self.went.append, self.changes.append)
        self.presenter.watch(self.shown.append)

    @property
    def state(self) -> VisitState:
        return self.presenter.state

    @property
    def page(self):
        return self.state.page

    def answer(self, *values: str) -> "Screen":
        for value in values:
            self.presenter.choose(value)
            self.presenter.next()
        return self


N, S, M, E = "not-at-all", "several-days", "more-than-half-the-days", "nearly-every-day"
TO_Q9 = (E, M, N, N, N, N, N, N)


@pytest.fixture
def screen(hub: Hub, sam: Worker) -> Screen:
    """A clinician's screen at the first question of a new visit."""
    screen = Screen(hub)
    screen.presenter.start(sam.register().id)
    return screen


def test_the_first_page_asks_the_first_question(screen: Screen):
    page = screen.page
    assert isinstance(page, QuestionPage)
    assert (page.caption, page.text) == ("Question 1 of 2", "Little interest or pleasure in doing things")
    assert (page.options[0].text, page.options[0].key) == ("Not at all", "1")
    assert [c.key for c in page.non_answers] == ["D", "N", "U"]
    assert page.chosen is None
    assert not page.can_go_back
    assert screen.state.banner
    assert screen.state.banner.name == "AVERY, Mason"


def test_what_is_chosen_is_stored_and_shown_at_once(hub: Hub, screen: Screen):
    screen.presenter.choose(S)
    assert screen.page.chosen == S
    assert screen.state.saved == "Saved at 09:30"
    assert not screen.state.busy
    assert len(hub.stored.answers) == 1


def test_next_is_refused_without_an_answer_and_says_what_to_do(screen: Screen):
    screen.presenter.next()
    assert "press D, N or U" in screen.state.errors["answer"]
    assert screen.page.caption == "Question 1 of 2"
    screen.presenter.choose(S)
    assert screen.state.errors == {}


def test_a_skipped_question_is_still_missing_on_the_review_page(screen: Screen):
    screen.presenter.skip()
    screen.answer(N, "false")
    assert isinstance(screen.page, ReviewPage)
    assert screen.page.missing == 1
    assert screen.page.forms[0].summary == "1 of 2 not answered yet"
    assert [a.missing for a in screen.page.forms[0].answers] == [True, False]


def test_a_reason_for_no_answer_is_not_a_missing_answer(screen: Screen):
    screen.presenter.choose("none:declined")
    screen.presenter.next()
    screen.presenter.skip()
    screen.answer("false")
    declined, skipped = screen.page.forms[0].answers
    assert (declined.answer, declined.missing, declined.no_answer) == ("Prefers not to answer", False, True)
    assert (skipped.missing, skipped.no_answer) == (True, False)


def test_safety_pages_of_two_answers_are_two_pages(screen: Screen):
    screen.answer(*TO_Q9, S)
    first = screen.page
    screen.presenter.finish_safety(DRAFT)
    screen.answer("somewhat-difficult", "true")
    assert isinstance(first, SafetyPage)
    assert isinstance(screen.page, SafetyPage)
    assert screen.page.id != first.id


def test_a_non_answer_is_shown_as_chosen_and_lets_the_visit_go_on(screen: Screen):
    screen.presenter.choose("none:declined")
    assert screen.page.chosen == "none:declined"
    screen.presenter.next()
    assert screen.page.caption == "Question 2 of 2"
    assert screen.page.so_far[0].answer == "Prefers not to answer"


def test_the_step_up_form_says_what_was_asked_already(screen: Screen):
    screen.answer(E, M)
    assert screen.page.caption == "Question 3 of 10"
    assert [a.note for a in screen.page.so_far] == ["Asked already in this visit"] * 2


def test_back_and_change_show_the_answer_given(screen: Screen):
    screen.answer(S, N)
    screen.presenter.back()
    assert screen.page.chosen == N
    screen.presenter.change(screen.page.so_far[0].place)
    assert screen.page.chosen == S


def test_the_safety_page_comes_in_the_forms_own_words(screen: Screen):
    screen.answer(*TO_Q9, S)
    page = screen.page
    assert isinstance(page, SafetyPage)
    assert page.clinical
    assert page.said == ("Thoughts that you would be better off dead or of hurting yourself in some way: Several days",)
    assert [line.number for line in page.lines][:2] == ["999", "01632 960 100"]
    assert ("Safety page open", "red") in screen.state.banner.tags


def test_a_navigators_safety_page_has_no_clinical_boxes(hub: Hub, jo: Worker):
    screen = Screen(hub, Role.NAVIGATOR)
    screen.presenter.start(jo.register().id)
    screen.answer(N, N, "true")
    page = screen.page
    assert not page.clinical
    assert page.done == ()
    assert page.heading == "Get a clinician now"
    assert {o.value for o in page.outcomes} == {"clinician-came", "clinician-by-phone", "no-clinician", "left"}
    assert set(page.next_steps) == {o.value for o in page.outcomes}


def test_a_safety_page_that_lacks_something_says_so_and_keeps_what_was_typed(screen: Screen):
    screen.answer(N, N, "true")
    draft = SafetyDraft((), "Dr Adeyemi", "", "plan-agreed")
    screen.presenter.finish_safety(draft)
    assert set(screen.state.errors) == {"done", "plan"}
    assert screen.page.draft == draft


def test_a_safety_page_that_could_not_be_stored_keeps_what_was_typed(hub: Hub, screen: Screen):
    screen.answer(N, N, "true")
    hub.records.full = True
    screen.presenter.finish_safety(DRAFT)
    assert screen.page.draft == DRAFT
    assert screen.state.saved == "Not saved"
    assert screen.state.trouble
    hub.records.full = False
    screen.presenter.finish_safety(DRAFT)
    assert isinstance(screen.page, ReviewPage)


def test_a_saved_safety_page_stays_and_then_back_leaves_it(screen: Screen):
    screen.answer(N, N, "true")
    screen.presenter.save_safety(SafetyDraft(told="Trying"))
    assert isinstance(screen.page, SafetyPage)
    assert screen.page.earlier == ("09:30, clinician · saved without an outcome · told: Trying",)
    screen.presenter.back()
    assert isinstance(screen.page, QuestionPage)


def test_next_never_passes_a_safety_page_that_was_not_saved(screen: Screen):
    screen.answer(*TO_Q9, S)
    screen.presenter.next()
    screen.presenter.skip()
    assert isinstance(screen.page, SafetyPage)


def test_a_safety_page_left_open_is_named_on_the_review_and_can_be_opened_there(hub: Hub, screen: Screen):
    screen.answer(N, N, "true")
    hub.clock.advance(seconds=30)
    screen.presenter.save_safety_and_go_on(SafetyDraft(told="Trying"))
    assert screen.page.safety == "The safety page has no outcome yet."
    screen.presenter.finish()
    assert isinstance(screen.page, ReviewPage)
    assert screen.state.trouble
    screen.presenter.to_safety()
    assert screen.page.draft == SafetyDraft(told="Trying")
    screen.presenter.finish_safety(DRAFT)
    screen.presenter.finish()
    assert isinstance(screen.page, ResultPage)


def test_when_an_answer_opens_the_page_again_the_outcome_must_be_chosen_anew(hub: Hub, screen: Screen):
    screen.answer(*TO_Q9, S)
    hub.clock.advance(seconds=30)
    screen.presenter.finish_safety(DRAFT)
    hub.clock.advance(seconds=30)
    screen.answer("somewhat-difficult", "true")
    assert isinstance(screen.page, SafetyPage)
    assert screen.page.draft == SafetyDraft(DRAFT.done, DRAFT.told, DRAFT.plan, None)


def test_the_result_says_safety_first_and_scores_in_honest_words(screen: Screen):
    screen.answer(E, E, E, E, E, E, "none:declined", "none:unable", N)
    screen.answer("somewhat-difficult", "false")
    screen.presenter.finish()
    phq9 = screen.page.forms[1].scores[0]
    assert (phq9.headline, phq9.band) == ("18 from 7 of 9", "No band: 2 answers are missing")
    assert not any(b.current for b in phq9.bands)
    assert screen.page.forms[1].missing[0].endswith("prefers not to answer")
    assert "not a result" in screen.page.forms[1].next_step


def test_18_from_6_of_9(screen: Screen):
    screen.answer(E, E, E, E, E, E)
    for _ in range(3):
        screen.presenter.skip()
    screen.answer("somewhat-difficult", "false")
    screen.presenter.finish()
    phq9 = screen.page.forms[1].scores[0]
    assert (phq9.headline, phq9.band) == ("18 from 6 of 9", "No band: 3 answers are missing")


def test_a_whole_score_has_its_band(screen: Screen):
    screen.answer(E, M, N, N, N, N, N, N, N, "somewhat-difficult", "false")
    screen.presenter.finish()
    phq9 = screen.page.forms[1].scores[0]
    assert (phq9.headline, phq9.band, phq9.whole) == ("5 out of 27", "Mild", True)
    assert [b.label for b in phq9.bands if b.current] == ["Mild"]


def test_the_result_tells_what_the_safety_page_came_to(hub: Hub, screen: Screen):
    screen.answer(N, N, "true")
    screen.presenter.finish_safety(DRAFT)
    screen.presenter.finish()
    assert screen.page.safety == ("09:30: Safety plan agreed, follow-up arranged here. Told: Dr Adeyemi.",)
    assert not screen.page.safety_open


def test_pausing_goes_to_today(hub: Hub, screen: Screen):
    screen.presenter.pause()
    assert screen.went == [TodayRoute()]
    (visit,) = hub.stored.visits.values()
    assert visit.status is VisitStatus.PAUSED


def test_pausing_on_the_result_page_just_goes_to_today(hub: Hub, screen: Screen):
    screen.answer(N, N, "false")
    screen.presenter.finish()
    screen.presenter.pause()
    assert screen.went == [TodayRoute()]
    (visit,) = hub.stored.visits.values()
    assert visit.status is VisitStatus.COMPLETED


def test_pausing_saves_first_what_could_not_be_stored(hub: Hub, screen: Screen):
    hub.records.full = True
    screen.presenter.choose(S)
    screen.presenter.pause()
    assert screen.went == []
    assert screen.state.saved == "Not saved"
    assert not screen.state.busy
    hub.records.full = False
    screen.presenter.pause()
    assert screen.went == [TodayRoute()]
    assert len(hub.stored.answers) == 1


def test_a_paused_visit_is_shown_where_it_stopped(hub: Hub, sam: Worker):
    sam.start().answers(3, 2, 1)
    pause_visit(sam.desk, sam.now)
    screen = Screen(hub, Role.NAVIGATOR)
    screen.presenter.resume(sam.now.visit.id)
    assert screen.page.caption == "Question 4 of 10"
    screen.presenter.to_person()
    assert screen.went == [PersonRoute(sam.now.person.id)]


def test_the_safety_page_opened_from_today_leaves_the_visit_at_its_question(hub: Hub, sam: Worker):
    sam.start().answers(3, 2, 0, 0, 0, 0, 0, 0, 1)
    sam.save_safety(told="Trying")
    sam.next()
    pause_visit(sam.desk, sam.now)
    screen = Screen(hub)
    screen.presenter.open_safety_page(sam.now.visit.id, sam.now.safety[0].id)
    assert isinstance(screen.page, SafetyPage)
    assert screen.page.can_go_on
    screen.presenter.finish_safety(DRAFT)
    assert screen.page.caption == "Question 10 of 10"
    assert screen.page.chosen is None


def test_the_safety_page_of_a_finished_visit_ends_at_its_result(hub: Hub, jo: Worker):
    jo.start().answers(0, 0, True).finish_safety().finish()
    screen = Screen(hub)
    screen.presenter.open_safety_page(jo.now.visit.id, jo.now.safety[0].id)
    assert isinstance(screen.page, SafetyPage)
    assert not screen.page.can_go_on
    screen.presenter.finish_safety(DRAFT)
    assert isinstance(screen.page, ResultPage)
    assert hub.stored.safety[jo.now.safety[0].id].status is SafetyStatus.CLOSED


def test_a_safety_page_saved_from_today_without_an_outcome_can_be_left(hub: Hub, jo: Worker):
    jo.start().answers(0, 0, True).finish_safety().finish()
    screen = Screen(hub)
    screen.presenter.open_safety_page(jo.now.visit.id, jo.now.safety[0].id)
    screen.presenter.save_safety(SafetyDraft(told="Called twice"))
    assert isinstance(screen.page, SafetyPage)
    screen.presenter.save_safety_and_go_on(SafetyDraft(told="Called three times"))
    assert isinstance(screen.page, ResultPage)
    assert screen.page.safety_open


def test_the_page_of_a_safety_record_that_is_not_there_is_trouble(hub: Hub, sam: Worker):
    sam.start()
    screen = Screen(hub)
    screen.presenter.open_safety_page(sam.now.visit.id, "none")
    assert screen.state.trouble
    assert screen.page is None


def test_a_second_visit_is_refused_in_words_and_no_key_does_harm_after_that(hub: Hub, sam: Worker):
    sam.start()
    screen = Screen(hub)
    screen.presenter.start(sam.now.person.id)
    assert screen.state.trouble
    assert screen.state.trouble.what_next == "Go on with that visit."
    presenter = screen.presenter
    presenter.choose(S)
    presenter.type_answer("3")
    presenter.save_safety(DRAFT)
    for wish in (
        presenter.next,
        presenter.skip,
        presenter.back,
        presenter.finish,
        presenter.to_safety,
        presenter.pause,
    ):
        wish()
    assert screen.page is None
    assert len(hub.stored.answers) == 0


def test_whoever_was_left_behind_by_a_colleague_is_told(hub: Hub, screen: Screen):
    (visit,) = hub.stored.visits.values()
    Worker(hub, Role.NAVIGATOR).resume(type("Other", (), {"now": screen.presenter._now}))
    screen.presenter.choose(S)
    assert screen.state.trouble
    assert screen.page.chosen == S
    assert screen.state.saved == "Not saved"
    assert hub.stored.answers == []
    screen.presenter.resume(visit.id)
    assert screen.page.chosen is None
    assert screen.state.saved == "Saved at 09:30"


def test_every_page_turn_tells_the_other_pages(screen: Screen):
    before = len(screen.changes)
    screen.answer(N)
    assert len(screen.changes) == before + 2


def test_no_page_ever_holds_a_level_of_risk(hub: Hub, screen: Screen):
    screen.answer(E, E, E, E, E, E, E, E, E)
    hub.clock.advance(seconds=30)
    screen.presenter.save_safety_and_go_on(SafetyDraft(told="Trying"))
    hub.clock.advance(seconds=30)
    screen.answer("extremely-difficult", "true")
    screen.presenter.finish_safety(DRAFT)
    screen.presenter.finish()
    assert isinstance(screen.page, ResultPage)
    for state in screen.shown:
        bands = {b.label for f in getattr(state.page, "forms", ()) for s in getattr(f, "scores", ()) for b in s.bands}
        for name, text in texts(state):
            assert not re.search(r"risk|severity|acuity", name)
            assert not re.search(r"\b(risk|high|low|medium|acute)\b", text, re.IGNORECASE) or text in bands


def texts(value: object, name: str = ""):
    """Every text in a state with the name of its field."""
    if isinstance(value, str):
        yield name, value
    elif is_dataclass(value):
        for f in fields(value):
            yield from texts(getattr(value, f.name), f.name)
    elif isinstance(value, tuple | list):
        for part in value:
            yield from texts(part, name)
    elif isinstance(value, dict):
        for key, part in value.items():
            yield from texts(part, str(key))
