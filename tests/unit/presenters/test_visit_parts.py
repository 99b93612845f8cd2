"""The start page, the strip, the opening and the actions as presenters show them; and where unlocking leads."""

from dataclasses import replace

import pytest

from hubdesk.domain.ids import PersonId, TaskId, UserId, VisitId
from hubdesk.presenters.left_open import LeftOpen
from hubdesk.presenters.opening_page import opening_page, read_aloud, sharing_line
from hubdesk.presenters.routes import (
    PeopleRoute,
    PersonRoute,
    RegisterRoute,
    SafetyRoute,
    TakeoverRoute,
    TaskRoute,
    TodayRoute,
    VisitRoute,
)
from hubdesk.presenters.runner import Immediate
from hubdesk.presenters.sharing import SharingPresenter
from hubdesk.presenters.task import TaskPresenter
from hubdesk.presenters.visit import VisitPresenter
from hubdesk.presenters.visit_pages import QuestionPage, ResultPage, ReviewPage
from hubdesk.presenters.visit_parts import ActionsPage, OpeningPage
from hubdesk.presenters.visit_start import VisitStartPresenter
from hubdesk.presenters.visit_strip import visit_strip
from hubdesk.services.opening import AgreementEntry, OpeningEntry, keep_opening
from hubdesk.services.tasks import ActionEntry, add_action
from hubdesk.services.visit_start import begin_visit, minutes_said, visit_kinds
from hubdesk.services.visit_words import VisitWords
from tests.support.memory import Worker
from tests.unit.services.pathways import ALONE, CHILD, NO_BIRTH, PHQ_2, PHQ_9, SAFETY, begun, hub_with, shipped

SHIPPED = VisitWords("# Hello\nI am not probation.\n- You can stop", "direct-care: Direct care")


class Screen:
    """A visit presenter that shows a visit, and where it went."""

    def __init__(self, worker: Worker) -> None:
        self.went: list[object] = []
        self.presenter = VisitPresenter(worker.desk, Immediate(), self.went.append, lambda _c: None, SHIPPED)
        self.presenter.resume(worker.now.visit.id)

    def worker_at(self) -> str:
        """The form and question on the page."""
        now = self.presenter._now
        place = now.visit.place
        return f"{now.form(place.response_id).pack.id} {place.link_id}"

    @property
    def state(self):
        return self.presenter.state

    @property
    def page(self):
        return self.state.page

    def answer(self, value: str) -> "Screen":
        self.presenter.choose(value)
        self.presenter.next()
        return self


@pytest.fixture
def opened() -> Screen:
    """At the opening of a visit."""
    return Screen(begun(hub_with(PHQ_2, PHQ_9, SAFETY), opened=False))


def test_the_opening_says_the_sites_words_and_records_nothing_by_itself(opened: Screen):
    assert isinstance(opened.page, OpeningPage)
    assert [(s.kind, s.text) for s in opened.page.said] == [
        ("heading", "Hello"),
        ("text", "I am not probation."),
        ("bullet", "You can stop"),
    ]
    assert opened.page.bases == (("not-recorded", "Not recorded"), ("direct-care", "Direct care"))
    assert {a.given for a in opened.page.entry.agreements} == {""}
    assert opened.page.entry.legal_basis == "not-recorded"


def test_the_strip_counts_parts_and_minutes_down(opened: Screen):
    assert opened.state.strip.words == "2 of 5 · Opening · 7 minutes left"
    opened.presenter.finish_opening(OpeningEntry())
    assert opened.state.strip.words == "3 of 5 · Mood · 5 minutes left"
    opened.answer("not-at-all").answer("not-at-all")
    assert opened.state.strip.words == "4 of 5 · Safety question · 4 minutes left"
    opened.answer("no")
    assert isinstance(opened.page, ReviewPage)
    assert opened.state.strip.words == "5 of 5 · Check the answers · 3 minutes left"


def test_what_is_kept_on_the_opening_is_there_after_an_interruption(opened: Screen):
    kept = OpeningEntry(matters="A bed", agreements=(AgreementEntry("gp", "yes", what="All", how="spoken"),))
    opened.presenter.keep_opening(kept)
    assert opened.state.saved.startswith("Saved at")
    assert opened.page.entry.matters == "A bed"
    assert opened.page.entry.agreements[0].given == "yes"


def test_a_fault_on_the_opening_keeps_the_page(opened: Screen):
    opened.presenter.finish_opening(OpeningEntry(agreements=(AgreementEntry("family", "yes"),)))
    assert opened.state.errors == {"name-family": "Say who is meant"}
    assert isinstance(opened.page, OpeningPage)


def _at_review(screen: Screen) -> Screen:
    screen.presenter.finish_opening(OpeningEntry(matters="A bed"))
    screen.answer("several-days").answer("not-at-all").answer("no")
    return screen


def test_actions_come_before_the_end_and_stand_on_the_result(opened: Screen):
    _at_review(opened).presenter.finish()
    assert isinstance(opened.page, ActionsPage)
    assert opened.page.matters == "A bed"
    opened.presenter.add_action(ActionEntry(""))
    assert opened.state.errors == {"what": "Say what is to be done"}
    opened.presenter.add_action(ActionEntry("Write to the GP practice", "Sam", ("1", "12", "2031")))
    assert [(a.what, a.detail) for a in opened.page.agreed] == [("Write to the GP practice", "Sam, by 01-Dec-2031")]
    assert "Write to the GP practice" not in opened.page.suggestions
    opened.presenter.add_action(ActionEntry("Something else"))
    opened.presenter.drop_action(opened.page.agreed[1].key)
    assert opened.page.note == "1 agreed. Up to 3 is enough."
    opened.presenter.finish()
    assert isinstance(opened.page, ResultPage)
    assert [(s.what, s.detail, s.done) for s in opened.page.steps] == [
        ("Write to the GP practice", "Sam, by 01-Dec-2031", False)
    ]


def test_with_an_officer_nothing_that_was_said_is_on_any_page(opened: Screen):
    opened.presenter.finish_opening(OpeningEntry(matters="A bed"))
    opened.answer("several-days")
    opened.presenter.switch_officer(True)
    assert isinstance(opened.page, QuestionPage)
    assert (opened.page.so_far, opened.page.can_go_back, opened.page.chosen) == ((), False, None)
    assert opened.page.hidden
    assert ("Officer present", "orange") in opened.state.banner.tags
    opened.answer("nearly-every-day")
    while isinstance(opened.page, QuestionPage):
        opened.answer(opened.page.options[-1 if len(opened.page.options) == 2 else 0].value)
    assert (opened.page.forms, bool(opened.page.hidden)) == ((), True)
    opened.presenter.finish()
    assert opened.page.matters == ""
    assert not [s for s in opened.page.suggestions if "mood" in s]
    opened.presenter.finish()
    assert (opened.page.forms, opened.page.safety, opened.page.steps) == ((), (), ())
    opened.presenter.switch_officer(False)
    assert opened.page.forms


def test_the_list_of_steps_hides_a_private_step_from_an_officer():
    private = replace(PHQ_2, tags=frozenset({"sensitive"}), group="Private")
    worker = begun(hub_with(private, SAFETY), replace(ALONE, alone=False, present=("officer",)))
    assert "Private" not in [row.title for row in visit_strip(worker.desk, worker.now).steps]
    told = begun(hub_with(private, SAFETY), replace(ALONE, private="no"))
    (row,) = [r for r in visit_strip(told.desk, told.now).steps if r.title == "Private"]
    assert (row.detail, row.can_open) == ("Only when alone", False)


def test_from_the_list_of_steps_to_a_step_and_to_the_opening(opened: Screen):
    opened.presenter.finish_opening(OpeningEntry())
    opened.presenter.to_step("safety-question")
    assert opened.page.form_title.startswith("Safety")
    opened.presenter.to_step("opening")
    assert isinstance(opened.page, OpeningPage)


def test_a_visit_begun_without_a_start_page_has_no_strip_and_ends_as_before():
    worker = Worker(hub_with(PHQ_2, SAFETY)).start()
    screen = Screen(worker)
    assert screen.state.strip is None
    screen.answer("not-at-all").answer("not-at-all").answer("no")
    assert screen.page.finish == "Finish visit"
    screen.presenter.finish()
    assert isinstance(screen.page, ResultPage)


def _start(worker: Worker, person) -> tuple[VisitStartPresenter, list[object]]:
    went: list[object] = []
    presenter = VisitStartPresenter(worker.desk, Immediate(), went.append, lambda _c: None, person.id)
    presenter.load()
    return presenter, went


def test_the_start_page_says_what_is_missing_then_begins():
    worker = Worker(hub_with(PHQ_2, SAFETY))
    presenter, went = _start(worker, worker.register())
    assert [value for value, _ in presenter.state.kinds][:2] == ["first-visit", "two-minute-visit"]
    presenter.begin(replace(ALONE, fit=""))
    assert set(presenter.state.errors) == {"fit"}
    presenter.begin(ALONE)
    (visit,) = worker.hub.stored.visits.values()
    assert went == [VisitRoute(visit.id)]
    presenter.cancel()
    assert went[-1] == PersonRoute(visit.person_id)


def test_the_start_page_leads_to_a_visit_that_is_open_already():
    worker = begun(hub_with(PHQ_2, SAFETY))
    presenter, went = _start(worker, worker.now.person)
    presenter.begin(ALONE)
    assert went == []
    assert presenter.state.trouble.message == "This person has a visit that is not finished."
    presenter.go_on_with_open_visit()
    assert went == [VisitRoute(worker.now.visit.id)]


@pytest.mark.parametrize(("who", "ask", "under"), [(CHILD, False, True), (NO_BIRTH, True, False)])
def test_the_start_page_knows_about_age(who, ask, under):
    worker = Worker(hub_with(PHQ_2, SAFETY))
    presenter, _went = _start(worker, worker.register(who))
    assert (presenter.state.ask_adult, presenter.state.under_age) == (ask, under)


def test_a_task_is_shown_and_ended_once():
    worker = begun(hub_with(PHQ_2, SAFETY))
    worker.now = add_action(worker.desk, worker.now, ActionEntry("Phone", "Jo", ("1", "12", "2031")))
    went: list[object] = []
    presenter = TaskPresenter(worker.desk, Immediate(), went.append, lambda _c: None, worker.now.tasks[0].id)
    presenter.load()
    assert (presenter.state.what, presenter.state.is_open) == ("Phone", True)
    assert ("By when", "01-Dec-2031") in presenter.state.facts
    presenter.done()
    presenter.done()
    assert went == [TodayRoute()]
    assert presenter.state.trouble is None, "a second press while the first is under way does nothing"


def test_an_agreement_is_withdrawn_from_its_own_page():
    worker = begun(hub_with(PHQ_2, SAFETY), opened=False)
    entry = OpeningEntry(agreements=(AgreementEntry("gp", "yes", what="All"), AgreementEntry("probation", "no")))
    worker.now = keep_opening(worker.desk, worker.now, entry)
    today = worker.hub.clock.now().date()
    assert sharing_line(worker.now.agreements, today) == "yes: GP practice; no: Probation"
    presenter = SharingPresenter(worker.desk, Immediate(), lambda _r: None, lambda _c: None, worker.now.person.id)
    presenter.load()
    assert [r.recipient for r in presenter.state.rows if r.can_withdraw] == ["gp"]
    presenter.withdraw("gp")
    (gp,) = [r for r in presenter.state.rows if r.recipient == "gp"]
    assert (gp.words.startswith("Withdrawn"), gp.can_withdraw) == (True, False)
    assert sharing_line((), today) == "not asked yet"


def test_marks_of_the_opening_are_few_and_anything_else_is_plain_text():
    said = list(read_aloud("## Two\r\n* star\n<b>not html</b>\n\n"))
    assert [(s.kind, s.text) for s in said] == [("heading", "Two"), ("bullet", "star"), ("text", "<b>not html</b>")]


SAM, ASHA = UserId("sam"), UserId("asha")
VISIT = VisitRoute(VisitId("v"))


@pytest.mark.parametrize(
    ("route", "own", "colleagues"),
    [
        (VISIT, VISIT, TakeoverRoute(VisitId("v"), SAM)),
        (SafetyRoute(VisitId("v"), "a"), SafetyRoute(VisitId("v"), "a"), TakeoverRoute(VisitId("v"), SAM)),
        (PersonRoute(PersonId("p"), 7), PersonRoute(PersonId("p")), TodayRoute()),
        (TaskRoute(TaskId("t")), TaskRoute(TaskId("t")), TodayRoute()),
        (PeopleRoute(), TodayRoute(), TodayRoute()),
        (RegisterRoute("Avery"), RegisterRoute(), TodayRoute()),
    ],
)
def test_after_hiding_the_same_user_is_back_and_a_colleague_is_offered_a_visit_only(route, own, colleagues):
    left = LeftOpen.at(SAM, route)
    assert left.route_for(SAM) == own
    assert left.route_for(ASHA) == colleagues
    assert LeftOpen().route_for(SAM) == TodayRoute()


def test_what_keeps_a_visit_from_being_finished_is_one_press_away():
    screen = Screen(begun(hub_with(PHQ_2, SAFETY)).answers(0, 0))
    screen.presenter.skip()
    screen.presenter.finish()
    assert screen.state.trouble.message.startswith("One question must be asked of everyone")
    screen.presenter.to_missing()
    assert screen.worker_at() == "safety-question q1"
    assert screen.state.missing is None


@pytest.mark.parametrize(
    ("pathway", "minutes", "said"),
    [("first-contact", "", "5"), ("first-visit", "", "25"), ("first-visit", "10", "10"), ("two-minute-visit", "", "2")],
)
def test_the_opening_says_how_long_this_very_visit_takes(pathway, minutes, said):
    worker = Worker(hub_with(PHQ_2, SAFETY))
    worker.now = begin_visit(worker.desk, worker.register().id, replace(ALONE, pathway_id=pathway, minutes=minutes))
    words = VisitWords("It takes about {minutes} minutes.", "x: y")
    page = opening_page(worker.now, words, minutes_said(worker.desk, worker.now))
    assert [one.text for one in page.said] == [f"It takes about {said} minutes."]


def test_kinds_of_visit_come_in_groups_with_plain_headings_and_none_is_left_out():
    library = shipped()
    kinds = visit_kinds(library)
    assert {kind.pathway_id for kind in kinds} == set(library.pathways)
    groups = list(dict.fromkeys(kind.group for kind in kinds))
    assert groups == ["Usual visits", "One subject", "For some people"], "what comes with the program is all named"
    assert [kind.group for kind in kinds] == sorted((kind.group for kind in kinds), key=groups.index)
