"""The safety page stops the journey calmly, keeps every word that is typed, and can always be left."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel

from hubdesk.presenters.presenter import Trouble
from hubdesk.presenters.visit_pages import SafetyDraft
from hubdesk.ui.controls import CheckCard, RangePicture, Tag
from tests.ui.pages.visit.visit_samples import BANNER, at, question, result, safety

Key = Qt.Key
FILLED = SafetyDraft(("talked", "stayed"), "Dr Osei, 10:40", "Sister stays tonight", "plan-agreed")


def fill(desk, qtbot) -> None:
    form = desk.page.view.form
    cards = form.done.editors()
    cards[0].click()
    cards[1].click()
    form.told.focus_editor()
    qtbot.keyClicks(desk.focus(), "Dr Osei, 10:40")
    form.plan.focus_editor()
    qtbot.keyClicks(desk.focus(), "Sister stays tonight")
    form.outcome.group.card("plan-agreed").click()


def words_on(page) -> str:
    return "\n".join(label.text() for label in page.findChildren(QLabel) if label.isVisible())


def test_page_is_read_out_and_a_stray_enter_does_nothing(open_visit, qtbot):
    desk = open_visit(at(question(9)))
    desk.show(at(safety()))
    assert desk.focus().accessibleName().startswith("Stop here and talk. Thoughts that you would be better off dead")
    qtbot.keyClick(desk.focus(), Key.Key_Return)
    qtbot.keyClick(desk.focus(), Key.Key_Escape)
    assert desk.wishes == []


def test_page_says_what_was_said_what_to_do_and_whom_to_call(open_visit):
    desk = open_visit(at(safety()))
    shown = words_on(desk.page)
    for words in ("hurting yourself in some way: Several days", "Stay with the person.", "0300 555 0142", "116 123"):
        assert words in shown


@pytest.mark.parametrize("clinical", [True, False])
def test_no_score_no_level_no_colour_of_severity(open_visit, clinical):
    desk = open_visit(at(safety(clinical=clinical)))
    assert desk.page.view.findChildren(RangePicture) == []
    assert desk.page.view.findChildren(Tag) == []
    assert "risk" not in words_on(desk.page).lower()


@pytest.mark.parametrize(
    ("button", "wish"),
    [("finish", "finish_safety"), ("stay", "save_safety"), ("leave", "save_safety_and_go_on")],
)
def test_each_button_passes_on_everything_typed(open_visit, qtbot, button, wish):
    desk = open_visit(at(safety()))
    fill(desk, qtbot)
    getattr(desk.page.view, button).click()
    assert desk.wishes == [(wish, FILLED)]


def test_a_second_press_while_saving_is_dropped(open_visit):
    desk = open_visit(at(safety()))
    desk.presenter.answers_with["finish_safety"] = at(safety(), busy=True)
    desk.page.view.finish.click()
    desk.page.view.finish.click()
    assert desk.names() == ["finish_safety"]


def test_next_step_shows_as_soon_as_an_outcome_is_chosen(open_visit):
    desk = open_visit(at(safety()))
    form = desk.page.view.form
    assert not form.next_step.isVisible()
    form.outcome.group.card("left").click()
    assert form.next_step.isVisible()
    assert form.next_step.text.text().startswith("Try to reach them now.")
    assert any("Try to reach them now." in words for words in desk.spoken)


def test_drawing_again_keeps_the_draft(open_visit, qtbot):
    desk = open_visit(at(safety()))
    fill(desk, qtbot)
    form = desk.page.view.form
    desk.show(at(safety(), "Saved at 10:50"))
    assert desk.page.view.form is form
    assert form.draft() == FILLED


def test_failed_save_keeps_the_draft_and_can_be_tried_again(open_visit, qtbot):
    desk = open_visit(at(safety()))
    fill(desk, qtbot)
    desk.page.view.finish.click()
    full = Trouble("The disk is full.", "Free some space.")
    desk.show(at(safety(draft=FILLED), busy=True))
    desk.show(at(safety(draft=FILLED), "Not saved", trouble=full))
    assert desk.page.view.form.draft() == FILLED
    assert desk.page.view.trouble.isVisible()
    assert any("The disk is full." in words for words in desk.spoken)
    desk.page.view.trouble.action.click()
    assert desk.wishes == [("finish_safety", FILLED), ("finish_safety", FILLED)]


def test_words_typed_while_saving_are_kept(open_visit, qtbot):
    desk = open_visit(at(safety()))
    fill(desk, qtbot)
    desk.page.view.stay.click()
    desk.show(at(safety(draft=FILLED), busy=True))
    desk.page.view.form.told.focus_editor()
    qtbot.keyClicks(desk.focus(), ", again 10:45")
    desk.show(at(safety(draft=FILLED, earlier=("10:44, clinician · Safety plan agreed",))))
    assert desk.page.view.form.draft() == replace(FILLED, told="Dr Osei, 10:40, again 10:45")
    assert "10:44, clinician · Safety plan agreed" in words_on(desk.page)


def test_saved_draft_is_shown_on_coming_back(open_visit):
    desk = open_visit(at(safety(draft=FILLED)))
    assert desk.page.view.form.draft() == FILLED
    assert not desk.page.view.form.unsaved()


def test_one_persons_words_never_stand_on_another_persons_page(open_visit, qtbot):
    desk = open_visit(at(safety()))
    fill(desk, qtbot)
    desk.show(at(safety(id="safety-2 1"), banner=replace(BANNER, name="BROWNE, Kit (Mx)")))
    assert desk.page.view.form.draft() == SafetyDraft()


def test_errors_stand_at_their_fields_and_in_the_summary(open_visit, qtbot):
    desk = open_visit(at(safety()))
    errors = {"told": "Say who was told, and when", "done": "Tick what was done"}
    desk.show(at(safety(), errors=errors))
    view = desk.page.view
    assert {name: field.error() for name, field in view.form.fields().items() if field.error()} == errors
    assert view.errors.isVisible()
    assert any("Tick what was done" in words for words in desk.spoken)
    assert desk.focus().text() == "Tick what was done", "the first error of the page comes first"
    qtbot.keyClick(desk.focus(), Key.Key_Return)
    assert isinstance(desk.focus(), CheckCard)
    desk.show(at(safety()))
    assert not view.errors.isVisible()
    assert view.form.told.error() == ""


def test_navigator_is_asked_for_nothing_clinical(open_visit, qtbot):
    desk = open_visit(at(safety(clinical=False)))
    form = desk.page.view.form
    assert list(form.fields()) == ["told", "outcome"]
    assert desk.page.view.findChildren(CheckCard) == []
    form.told.focus_editor()
    qtbot.keyClicks(desk.focus(), "Nurse Sam")
    form.outcome.group.card("no-clinician").click()
    assert "Do not leave the person alone." in form.next_step.text.text()
    desk.page.view.finish.click()
    assert desk.wishes == [("finish_safety", SafetyDraft((), "Nurse Sam", "", "no-clinician"))]


def test_navigator_does_not_wipe_what_a_clinician_wrote(open_visit):
    draft = SafetyDraft(("talked",), "Dr Osei", "Sister stays tonight", None)
    desk = open_visit(at(safety(clinical=False, draft=draft)))
    desk.page.view.stay.click()
    assert desk.wishes == [("save_safety", draft)]


def test_buttons_say_what_happens_next(open_visit):
    desk = open_visit(at(safety()))
    view = desk.page.view
    assert [b.text() for b in (view.finish, view.stay, view.leave)] == [
        "Finish this page and go on",
        "Save and stay",
        "Leave open and go on",
    ]
    assert "Left open, this page stays on Today until it has an outcome." in words_on(desk.page)


@pytest.mark.parametrize(("button", "wish"), [("finish", "finish_safety"), ("leave", "save_safety_and_go_on")])
def test_after_a_finished_visit_leaving_goes_to_the_person(open_visit, button, wish):
    desk = open_visit(at(safety(can_go_on=False)))
    assert desk.page.view.finish.text() == "Finish this page"
    getattr(desk.page.view, button).click()
    assert desk.names() == [wish]
    desk.show(at(safety(can_go_on=False), busy=True))
    desk.show(at(result()))
    assert desk.names() == [wish, "to_person"]


def test_refused_finish_goes_nowhere(open_visit):
    desk = open_visit(at(safety(can_go_on=False)))
    desk.page.view.finish.click()
    desk.show(at(safety(can_go_on=False), errors={"outcome": "Choose how this ended."}))
    desk.show(at(safety(can_go_on=False)))
    assert desk.names() == ["finish_safety"]


def test_window_can_have_the_page_saved_before_it_locks(open_visit, qtbot):
    desk = open_visit(at(safety()))
    desk.page.store_typed()
    assert desk.wishes == []
    fill(desk, qtbot)
    desk.page.store_typed()
    assert desk.wishes == [("save_safety", FILLED)]


def test_letters_and_digits_are_only_letters_here(open_visit, qtbot):
    desk = open_visit(at(question(9)))
    desk.show(at(safety()))
    for key in (Key.Key_1, Key.Key_D, Key.Key_S):
        qtbot.keyClick(desk.focus(), key)
    assert desk.wishes == []
    assert desk.page.view.form.draft() == SafetyDraft()


def test_the_same_record_drawn_again_keeps_what_is_typed(open_visit, qtbot):
    desk = open_visit(at(safety()))
    fill(desk, qtbot)
    desk.show(at(safety(earlier=("10:44, clinician",))))
    assert desk.page.view.form.draft() == FILLED
