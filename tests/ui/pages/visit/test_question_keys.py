"""A question is answered, left and skipped by keys alone."""

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication

from tests.ui.pages.visit.visit_samples import OPTIONS, TWELVE, at, place, question, typed

Key = Qt.Key


@pytest.mark.parametrize(
    ("key", "value"),
    [
        (Key.Key_1, "not-at-all"),
        (Key.Key_4, "nearly-every-day"),
        (Key.Key_D, "none:declined"),
        (Key.Key_N, "none:not-asked"),
        (Key.Key_U, "none:unable"),
    ],
)
def test_key_chooses_the_answer_at_once(open_visit, qtbot, key, value):
    desk = open_visit(at(question(3)))
    qtbot.keyClick(desk.focus(), key)
    assert desk.wishes == [("choose", value)]


@pytest.mark.parametrize(
    ("key", "wish"),
    [(Key.Key_Return, "next"), (Key.Key_Enter, "next"), (Key.Key_S, "skip"), (Key.Key_Escape, "back")],
)
def test_key_turns_the_page(open_visit, qtbot, key, wish):
    desk = open_visit(at(question(3, chosen="several-days")))
    qtbot.keyClick(desk.focus(), key)
    assert desk.wishes == [(wish,)]


def test_first_question_has_no_way_back(open_visit, qtbot):
    desk = open_visit(at(question(1)))
    qtbot.keyClick(desk.focus(), Key.Key_Escape)
    assert desk.wishes == []
    assert not desk.page.view.back.isVisible()


def test_a_key_held_down_acts_once(open_visit):
    desk = open_visit(at(question(3)))
    for kind in (QEvent.Type.ShortcutOverride, QEvent.Type.KeyPress):
        QApplication.sendEvent(
            desk.focus(), QKeyEvent(kind, Key.Key_S, Qt.KeyboardModifier.NoModifier, "s", autorep=True)
        )
    assert desk.wishes == []


def test_enter_presses_the_button_that_has_the_focus(open_visit, qtbot):
    desk = open_visit(at(question(3)))
    desk.page.view.pause.setFocus()
    qtbot.keyClick(desk.focus(), Key.Key_Return)
    assert desk.wishes == [("pause",)]


def test_buttons_do_the_same_as_the_keys(open_visit):
    desk = open_visit(at(question(3)))
    view = desk.page.view
    for button in (view.go_on, view.skip, view.pause, view.back):
        button.click()
    assert desk.names() == ["next", "skip", "pause", "back"]


def test_arrows_pass_over_answers_and_enter_takes_the_one_under_the_mark(open_visit, qtbot):
    desk = open_visit(at(question(3, chosen="not-at-all")))
    qtbot.keyClick(desk.focus(), Key.Key_Down)
    qtbot.keyClick(desk.focus(), Key.Key_Down)
    assert desk.wishes == []
    qtbot.keyClick(desk.focus(), Key.Key_Return)
    assert desk.wishes == [("choose", "more-than-half-the-days")]


def test_enter_on_the_first_answer_never_chooses_it(open_visit, qtbot):
    desk = open_visit(at(question(3)))
    qtbot.keyClick(desk.focus(), Key.Key_Return)
    assert desk.wishes == [("next",)]


def test_a_key_while_the_page_turns_is_not_put_on_the_question_before(open_visit, qtbot):
    desk = open_visit(at(question(3, chosen="several-days")))
    desk.presenter.answers_with["next"] = at(question(3, chosen="several-days"), busy=True)
    qtbot.keyClick(desk.focus(), Key.Key_Return)
    qtbot.keyClick(desk.focus(), Key.Key_4)
    qtbot.keyClick(desk.focus(), Key.Key_Return)
    assert desk.wishes == [("next",)]
    assert desk.page.view.card.choice.group.value() == "several-days"
    desk.show(at(question(4)))
    qtbot.keyClick(desk.focus(), Key.Key_4)
    assert desk.wishes[-1] == ("choose", "nearly-every-day")


def test_enter_right_after_an_answer_waits_its_turn_in_the_presenter(open_visit, qtbot):
    desk = open_visit(at(question(3)))
    desk.presenter.answers_with["choose"] = at(question(3, chosen="several-days"), "Saving", busy=True)
    qtbot.keyClick(desk.focus(), Key.Key_2)
    qtbot.keyClick(desk.focus(), Key.Key_Return)
    assert desk.names() == ["choose", "next"]


@pytest.mark.parametrize("keys", ["1", "d", "n", "u", "s", "12 dnus"])
@pytest.mark.parametrize("kind", ["string", "text", "integer"])
def test_keys_are_letters_while_typing(open_visit, qtbot, kind, keys):
    desk = open_visit(at(typed(kind)))
    qtbot.keyClicks(desk.focus(), keys)
    assert desk.wishes == []
    assert desk.page.view.card.typed.text() == keys


def test_hidden_page_hears_no_key(open_visit, qtbot):
    desk = open_visit(at(question(3)))
    view = desk.page.view
    from tests.ui.pages.visit.visit_samples import review

    desk.show(at(review()))
    for key in (Key.Key_1, Key.Key_S, Key.Key_Escape, Key.Key_Return):
        qtbot.keyClick(desk.focus(), key)
    assert desk.wishes == []
    assert not view.isVisible()


def test_twelve_options_can_all_be_chosen(open_visit):
    desk = open_visit(at(question(3, options=TWELVE)))
    for option in TWELVE:
        desk.page.view.card.choice.group.card(option.value).click()
    assert [wish[1] for wish in desk.wishes] == [option.value for option in TWELVE]


def test_hint_names_the_keys_of_this_question(open_visit):
    desk = open_visit(at(question(3)))
    words = [label.text() for label in desk.page.bar.findChildren(type(desk.page.view.left))]
    assert f"Keys: 1 to {len(OPTIONS)} choose, Enter continues, S skips, Esc goes back" in words


def test_change_link_turns_to_that_question(open_visit):
    desk = open_visit(at(question(3)))
    rows = desk.page.view.so_far._rows
    assert rows[1].change.accessibleName() == "Change: Feeling down, depressed, or hopeless"
    rows[1].change.click()
    assert desk.wishes == [("change", place(2))]


def test_older_answers_show_on_request(open_visit):
    desk = open_visit(at(question(9)))
    so_far = desk.page.view.so_far
    assert so_far.earlier.text() == "Show 4 earlier answers"
    so_far.earlier.click()
    assert [row.isVisible() for row in so_far._rows] == [True] * 8
    assert desk.focus() is so_far._rows[0].change
    assert so_far._rows[0]._question.text() == "Little interest or pleasure in doing things"
