"""The pages of a person who answers alone: what is on them, by keyboard, in large type, and never anything of staff."""

from collections.abc import Callable
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QLineEdit, QWidget

from hubdesk.domain.roles import Role
from hubdesk.presenters.hand_over import WRONG, HandOverPresenter
from hubdesk.presenters.hand_over_pages import HandedStart, PassBack
from hubdesk.presenters.presenter import Trouble
from hubdesk.presenters.runner import Immediate
from hubdesk.presenters.visit_pages import QuestionPage, VisitState
from hubdesk.ui.pages.hand_over import HandOverPage
from hubdesk.ui.pages.hand_over.handed_question_view import HIDE_HELP, SHOW_HELP, help_lines
from hubdesk.ui.theme import LIGHT, contrast_theme
from tests.support.memory import Worker
from tests.support.memory_house import House
from tests.ui.measure import clipped_widgets, unnamed_controls
from tests.ui.pages.settling import settle
from tests.ui.pages.visit.visit_samples import (
    ARABIC,
    LONG_QUESTION,
    LONG_WORD,
    PHQ9,
    STEM,
    TWELVE,
    place,
    question,
    typed,
)
from tests.ui.scales import SCALES

PASSWORD = "open sesame now"
FULL = (1366, 700)
"""What the window leaves where there is no rail and no banner."""


class Alone:
    """The page with its presenter, in the hands of the person."""

    def __init__(self, page: HandOverPage, presenter: HandOverPresenter, went: list) -> None:
        self.page, self.presenter, self.went = page, presenter, went

    def words(self) -> list[str]:
        shown = [w for w in self.page.findChildren(QWidget) if w.isVisible()]
        return [w.text() for w in shown if isinstance(w, QLabel | QAbstractButton) and w.text()]

    def press(self, words: str) -> None:
        button = next(b for b in self.page.findChildren(QAbstractButton) if b.isVisible() and b.text() == words)
        button.setFocus()
        QTest.keyClick(button, Qt.Key.Key_Space)
        settle()

    def key(self, key: Qt.Key | str) -> None:
        QTest.keyClick(self.page.window().focusWidget() or self.page, key)
        settle()


@pytest.fixture
def alone(shown: Callable[[QWidget], QWidget]) -> Callable[..., Alone]:
    """Hand a visit over that stands after these answers."""

    def make(*answers: int) -> Alone:
        house = House()
        sam = Worker(house.hub)
        sam.desk = house.desk(Role.CLINICIAN)
        sam.start().answers(*answers)
        went: list = []
        presenter = HandOverPresenter(sam.desk, Immediate(), went.append, lambda _c: None, sam.now.visit.id)
        page = HandOverPage(presenter)
        presenter.load()
        shown(page)
        page.resize(*FULL)
        settle()
        return Alone(page, presenter, went)

    return make


def test_the_questions_by_keyboard_alone_to_the_end(alone):
    person = alone()
    assert "Hello" in " ".join(person.words())
    person.press("Start")
    assert "Little interest or pleasure in doing things" in person.words()
    for _ in range(2):
        person.key("1")
        person.key(Qt.Key.Key_Return)
    assert "Please pass this back to Sam" in person.words()


def test_enter_on_the_first_page_starts_nothing_by_mistake(alone):
    person = alone()
    person.key(Qt.Key.Key_Return)
    assert isinstance(person.presenter.state.page, HandedStart)


def test_only_the_question_its_answers_and_the_four_buttons_are_on_the_page(alone):
    person = alone(3, 3)
    person.press("Start")
    buttons = [b for b in person.page.findChildren(QAbstractButton) if b.isVisible()]
    assert [b.text() for b in buttons] == [
        *("Not at all", "Several days", "More than half the days", "Nearly every day", "I would rather not say"),
        *("Continue", "Skip this question", "Stop", SHOW_HELP),
    ]
    said = " ".join(person.words())
    for never in ("Answers so far", "Pause visit", "Hand over", "Avery", "999 000", "Keys:", "PHQ"):
        assert never not in said


def test_no_key_of_staff_does_anything(alone):
    person = alone()
    person.press("Start")
    before = person.presenter.state
    for key in (Qt.Key.Key_F8, Qt.Key.Key_F12, "D", "N", "U"):
        person.key(key)
    assert person.presenter.state == before


def test_help_tells_of_the_page_and_never_says_the_question_in_other_words(alone):
    person = alone()
    person.press("Start")
    person.press(SHOW_HELP)
    assert set(help_lines("Sam")) <= set(person.words())
    assert "Little interest or pleasure in doing things" in person.words()
    person.press(HIDE_HELP)
    assert not set(help_lines("Sam")) & set(person.words())
    person.press(SHOW_HELP)
    person.press("Skip this question")
    assert not set(help_lines("Sam")) & set(person.words()), "help belongs to the page it was opened on"


def test_stop_covers_the_question_and_the_person_may_go_back(alone):
    person = alone()
    person.press("Start")
    person.press("Stop")
    assert "Please pass this back to Sam" in person.words()
    assert "Little interest or pleasure in doing things" not in person.words()
    person.press("Go back to the question")
    assert "Little interest or pleasure in doing things" in person.words()


def test_the_window_can_cover_the_question_as_stop_does(alone):
    person = alone()
    person.press("Start")
    person.page.stop()
    settle()
    assert isinstance(person.presenter.state.page, PassBack)
    person.page.stop()
    assert isinstance(person.presenter.state.page, PassBack)


def test_the_pass_back_page_is_the_same_after_a_safety_answer(alone):
    usual = alone()
    usual.press("Start")
    for _ in range(2):
        usual.key("1")
        usual.key(Qt.Key.Key_Return)
    said = usual.words()
    usual.page.hide()
    safety = alone(3, 3, 0, 0, 0, 0, 0, 0)
    safety.press("Start")
    safety.key("2")
    safety.key(Qt.Key.Key_Return)
    assert safety.words() == said
    assert "Please pass this back to Sam" in said


def test_the_password_gives_the_screen_back_and_is_never_left_in_the_field(alone):
    person = alone()
    person.press("Stop")
    view = person.page.view
    view.password.set_text("not this")
    person.press("Take back")
    assert view.password.field.error() == WRONG
    assert view.password.text() == ""
    assert person.page.window().focusWidget() is view.password.editor
    assert view.password.editor.echoMode() is QLineEdit.EchoMode.Password
    for letter in PASSWORD:
        QTest.keyClick(view.password.editor, letter)
    person.key(Qt.Key.Key_Return)
    assert len(person.went) == 1


def test_the_password_field_does_not_have_the_focus_at_first(alone):
    person = alone()
    person.press("Stop")
    assert person.page.window().focusWidget() is person.page.view.panel.title


def test_another_member_of_staff_locks(alone, qtbot):
    person = alone()
    person.press("Stop")
    with qtbot.waitSignal(person.page.lock_requested):
        person.press("Another member of staff: lock the screen")


def test_what_is_typed_is_kept_when_the_person_stops(alone):
    person = alone()
    person.press("Start")
    wishes: list = []
    person.presenter.type_answer = lambda text: wishes.append(text)
    person.page.view.render(VisitState(page=typed("integer", 4)))
    settle()
    person.page.view.card.typed.field.set_text("12")
    person.press("Stop")
    assert wishes == ["12"]
    assert isinstance(person.presenter.state.page, PassBack)


TROUBLE = Trouble("Your answer could not be saved just now.", "Please tell Sam.")
STATES = {
    "start": VisitState(page=HandedStart("Mase", "Sam")),
    "start with a long name": VisitState(page=HandedStart(LONG_WORD, "Sam")),
    "question": VisitState(page=question(3, form_title="", left="", so_far=())),
    "long question": VisitState(page=question(3, text=LONG_QUESTION, stem=LONG_QUESTION, options=TWELVE)),
    "arabic": VisitState(page=question(4, text=ARABIC, stem=ARABIC)),
    "typed": VisitState(page=typed("text", text=LONG_QUESTION), errors={"answer": "Choose an answer"}),
    "not saved": VisitState(page=question(3, form_title=""), saved="Not saved", trouble=TROUBLE),
    "pass back": VisitState(page=PassBack("Sam", "Sam Okafor", can_return=True)),
    "wrong password": VisitState(page=PassBack("Sam", LONG_WORD, can_return=False, wrong=f"{WRONG}. Wait 2 seconds")),
    "trouble": VisitState(page=PassBack("Sam", "Sam Okafor", can_return=False), trouble=TROUBLE),
}


@pytest.mark.parametrize("contrast", [False, True], ids=["light", "contrast"])
@pytest.mark.parametrize("scale", SCALES)
@pytest.mark.parametrize("name", STATES)
def test_everything_fits_and_has_a_name(alone, dress, qapp, name, scale, contrast):
    dress(scale, contrast_theme(qapp.palette()) if contrast else LIGHT)
    person = alone()
    person.presenter._show(STATES[name])
    if isinstance(STATES[name].page, QuestionPage):
        person.page.view.help_link.click()
    settle()
    QApplication.processEvents()
    assert clipped_widgets(person.page) == []
    assert unnamed_controls(person.page) == []


@pytest.mark.parametrize(("scale", "height"), [(1.25, 700), (1.5, 1000)], ids=["low screen", "high screen"])
@pytest.mark.parametrize("number", range(1, 10))
def test_no_phq_9_question_in_large_type_needs_scrolling(alone, dress, number, scale, height):
    dress(scale)
    person = alone()
    person.press("Start")
    person.page.resize(1366, height)
    now = person.presenter.state.page
    person.presenter._show(VisitState(page=replace(now, place=place(number), stem=STEM, text=PHQ9[number - 1])))
    settle()
    assert person.page.scroll.verticalScrollBar().maximum() == 0
