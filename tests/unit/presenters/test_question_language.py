"""Questions in another language: offered where there is a translation, stored by code, told truthfully."""

import json

import pytest

from hubdesk.domain.manner import TRANSLATED
from hubdesk.domain.roles import Role
from hubdesk.forms import Coded, answer_from_json
from hubdesk.forms.translations import NOTES
from hubdesk.presenters.hand_over import HandOverPresenter
from hubdesk.presenters.manner_words import manner_line, not_validated
from hubdesk.presenters.routes import HandOverRoute
from hubdesk.presenters.runner import Immediate
from hubdesk.presenters.visit import VisitPresenter
from hubdesk.presenters.visit_pages import QuestionPage
from hubdesk.services.visits import resume_visit
from tests.support.memory import Hub, Worker, shipped
from tests.support.translated import arabic, with_translation

STAFF = {"u-sam": "Sam Okafor, nurse"}


class Screen:
    """A visit whose first form has a made-up translation."""

    def __init__(self, hub: Hub) -> None:
        self.hub, self.desk, self.went = hub, hub.desk(Role.CLINICIAN), []
        self.presenter = VisitPresenter(self.desk, Immediate(), self.went.append, lambda _c: None)
        self.presenter.start(Worker(hub).register().id)
        self.visit_id = next(iter(hub.stored.visits))

    @property
    def page(self) -> QuestionPage:
        page = self.presenter.state.page
        assert isinstance(page, QuestionPage), page
        return page

    def answer(self, value: str) -> "Screen":
        self.hub.clock.advance(seconds=5)
        self.presenter.choose(value)
        self.presenter.next()
        return self

    def form(self):
        return resume_visit(self.desk, self.visit_id).forms[0]

    def stored(self, key: str):
        with self.hub.records.reading() as unit:
            return answer_from_json(json.loads(unit.responses.answers(self.form().response.id)[key].value))


def screen(status: str = "local", language: str = "cy", **made) -> Screen:
    return Screen(Hub(library=with_translation(shipped(), language, status, **made)))


def test_nothing_is_offered_where_nothing_is_translated():
    assert Screen(Hub()).page.language is None


def test_the_choice_names_the_languages_and_begins_in_english():
    choice = screen().page.language
    assert choice is not None
    assert choice.options == (("", "English"), ("cy", "Cymraeg (Welsh)"))
    assert (choice.shown, choice.note, choice.right_to_left) == ("", "", False)


def test_question_stem_and_options_are_read_in_the_language_and_kept_by_code():
    on = screen()
    english = on.page
    on.presenter.show_language("cy")
    page = on.page
    assert page.text == f"[cy] {english.text}"
    assert page.stem == f"[cy] {english.stem}"
    assert [c.text for c in page.options] == [f"[cy] {c.text}" for c in english.options]
    assert [c.value for c in page.options] == [c.value for c in english.options]
    assert page.place == english.place
    on.answer("several-days")
    answer = on.stored("q1")
    assert isinstance(answer.value, Coded)
    assert (answer.value.code, answer.value.display) == ("several-days", "Several days")
    assert on.page.text.startswith("[cy]"), "the next question is read in it as well"
    assert on.page.so_far[0].answer == "Several days", "staff read their own language"


def test_the_answer_that_stands_is_shown_in_the_other_language():
    on = screen()
    on.presenter.choose("several-days")
    on.presenter.show_language("cy")
    assert on.page.chosen == "several-days"
    on.presenter.show_language("")
    assert not on.page.text.startswith("[cy]")


@pytest.mark.parametrize(
    ("status", "note"),
    [("local", NOTES["local"]), ("machine", NOTES["machine"]), ("validated", "This is a validated translation.")],
)
def test_staff_are_told_what_the_translation_is(status: str, note: str):
    on = screen(status)
    on.presenter.show_language("cy")
    assert on.page.language is not None
    assert on.page.language.note == note


def test_a_language_nobody_answered_in_says_nothing_of_the_score():
    on = screen()
    on.presenter.show_language("cy")
    on.presenter.show_language("")
    on.answer("several-days").answer("not-at-all")
    assert manner_line(on.form(), STAFF) == "Asked by Sam Okafor, nurse."
    assert not_validated(on.form()) == ""


@pytest.mark.parametrize(
    ("status", "kind", "warned"),
    [("local", "a translation that is not validated", True), ("validated", "a validated translation", False)],
)
def test_the_result_says_in_which_language_and_whether_it_was_validated(status: str, kind: str, warned: bool):
    on = screen(status)
    on.answer("several-days")
    on.presenter.show_language("cy")
    on.answer("not-at-all")
    form = on.form()
    assert [(m.shown, m.translation) for m in form.manners] == [("", ""), ("cy", status)]
    assert manner_line(form, STAFF) == f"Asked by Sam Okafor, nurse. Questions shown in Welsh, {kind}."
    assert not_validated(form).startswith(TRANSLATED) is warned
    assert bool(not_validated(form)) is warned


def test_a_visit_that_is_resumed_goes_on_in_the_language_of_its_answers():
    on = screen()
    on.presenter.show_language("cy")
    on.answer("several-days")
    again = VisitPresenter(on.desk, Immediate(), on.went.append, lambda _c: None)
    again.resume(on.visit_id)
    assert again.state.page.text.startswith("[cy]")


def to_the_longer_form(on: Screen) -> Screen:
    """Both first answers call for PHQ-9, which has no translation."""
    on.answer("nearly-every-day").answer("nearly-every-day")
    assert "PHQ-9" in on.page.form_title
    return on


def phq_9(on: Screen):
    return next(form for form in resume_visit(on.desk, on.visit_id).forms if form.pack.id == "phq-9")


def test_a_form_without_a_translation_is_read_and_kept_in_english():
    on = screen()
    on.presenter.show_language("cy")
    to_the_longer_form(on)
    assert on.page.language is None
    assert not on.page.text.startswith("[cy]")
    on.answer("not-at-all")
    assert [m.shown for m in phq_9(on).manners] == ["cy", ""], "two of its answers were carried over from Welsh"
    assert not_validated(phq_9(on)).startswith(TRANSLATED)


def test_answers_carried_over_from_english_say_nothing_of_a_language():
    on = to_the_longer_form(screen())
    on.answer("not-at-all")
    assert [m.shown for m in phq_9(on).manners] == [""]
    assert not_validated(phq_9(on)) == ""


def test_an_answer_changed_in_the_other_language_changes_what_is_said_of_its_copy():
    on = to_the_longer_form(screen())
    for _ in range(3):  # past the two copies
        on.presenter.back()
    assert "PHQ-2" in on.page.form_title
    on.presenter.show_language("cy")
    on.answer("several-days")
    assert [m.shown for m in phq_9(on).manners] == ["cy"]


def test_what_was_typed_or_chosen_is_stored_before_the_language_changes():
    on = screen()
    on.presenter.choose("several-days")
    on.presenter.show_language("cy")
    assert on.stored("q1").value.code == "several-days"


def test_arabic_is_written_from_right_to_left():
    on = screen(language="ar", put=arabic)
    on.presenter.show_language("ar")
    assert on.page.language is not None
    assert on.page.language.right_to_left


def test_handing_over_keeps_the_language_and_tells_the_person_nothing_of_its_status():
    on = screen()
    on.presenter.show_language("cy")
    on.presenter.hand_over()
    route = on.went[-1]
    assert route == HandOverRoute(on.visit_id, "cy")
    alone = HandOverPresenter(on.desk, Immediate(), lambda _r: None, lambda _c: None, on.visit_id, route.language)
    alone.load()
    alone.begin()
    page = alone.state.page
    assert page.text.startswith("[cy]")
    assert (page.language.shown, page.language.note) == ("cy", "")
    alone.show_language("")
    assert not alone.state.page.text.startswith("[cy]")
    alone.show_language("cy")
    alone.choose("several-days")
    assert [(m.shown, m.translation) for m in on.form().manners] == [("cy", "local")]
