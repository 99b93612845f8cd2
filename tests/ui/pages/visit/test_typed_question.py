"""Typed answers: stored on Enter, on Continue and when the focus leaves, and never lost by drawing the page again."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible

from hubdesk.presenters.presenter import Trouble
from tests.ui.pages.visit.visit_samples import STEM, at, question, typed

Key = Qt.Key
WRONG = {"answer": "Enter a whole number, like 3"}


def saved(text, kind="integer"):
    return at(typed(kind, typed=text), "Saved at 10:43")


def test_enter_stores_and_then_goes_on(open_visit, qtbot):
    desk = open_visit(at(typed("integer")))
    qtbot.keyClicks(desk.focus(), "12")
    qtbot.keyClick(desk.focus(), Key.Key_Return)
    assert desk.wishes == [("type_answer", "12")]
    desk.show(at(typed("integer", typed="12"), "Saving", busy=True))
    assert desk.wishes == [("type_answer", "12")]
    desk.show(saved("12"))
    assert desk.wishes == [("type_answer", "12"), ("next",)]


def test_a_slip_of_the_keys_does_not_turn_the_page(open_visit, qtbot):
    desk = open_visit(saved("3"))
    desk.focus().selectAll()
    qtbot.keyClicks(desk.focus(), "3o")
    desk.page.view.go_on.click()
    desk.show(at(typed("integer", typed="3o"), errors=WRONG))
    assert desk.names() == ["type_answer"]
    assert desk.page.view.card.typed.text() == "3o"
    assert any(WRONG["answer"] in words for words in desk.spoken)
    qtbot.keyClick(desk.focus(), Key.Key_Return)
    assert desk.names() == ["type_answer", "type_answer"], "what was refused is read again before going on"


def test_focus_leaving_the_field_stores(open_visit, qtbot):
    desk = open_visit(at(typed("integer")))
    qtbot.keyClicks(desk.focus(), "12")
    qtbot.keyClick(desk.focus(), Key.Key_Tab)
    assert desk.wishes == [("type_answer", "12")]


def test_leaving_an_untouched_field_stores_nothing(open_visit, qtbot):
    desk = open_visit(saved("12"))
    qtbot.keyClick(desk.focus(), Key.Key_Tab)
    assert desk.wishes == []


def test_continue_while_saving_waits_for_the_saving(open_visit, qtbot):
    desk = open_visit(at(typed("integer")))
    desk.presenter.answers_with["type_answer"] = at(typed("integer", typed="12"), "Saving", busy=True)
    qtbot.keyClicks(desk.focus(), "12")
    qtbot.keyClick(desk.focus(), Key.Key_Tab)
    desk.page.view.go_on.click()
    assert desk.names() == ["type_answer"]
    desk.show(saved("12"))
    assert desk.names() == ["type_answer", "next"]


@pytest.mark.parametrize(("button", "wish"), [("skip", "skip"), ("pause", "pause"), ("back", "back")])
def test_what_is_typed_is_stored_before_leaving(open_visit, qtbot, button, wish):
    desk = open_visit(at(typed("string")))
    qtbot.keyClicks(desk.focus(), "with my sister")
    getattr(desk.page.view, button).click()
    desk.show(saved("with my sister", "string"))
    assert desk.wishes == [("type_answer", "with my sister"), (wish,)]


def test_drawing_again_keeps_what_is_being_typed(open_visit, qtbot):
    desk = open_visit(at(typed("text")))
    field = desk.page.view.card.typed
    qtbot.keyClicks(desk.focus(), "Half a sent")
    desk.show(at(typed("text"), "Saved at 10:50"))
    assert desk.page.view.card.typed is field
    assert field.text() == "Half a sent"
    qtbot.keyClicks(desk.focus(), "ence")
    desk.show(at(typed("text", typed="Half a sent"), "Saved at 10:51"))
    assert field.text() == "Half a sentence"
    assert field.unsent()


def test_failed_save_keeps_the_text_and_can_be_tried_again(open_visit, qtbot):
    desk = open_visit(at(typed("string")))
    qtbot.keyClicks(desk.focus(), "Lisbon")
    desk.page.view.go_on.click()
    full = Trouble("The disk is full.", "Free some space.")
    desk.show(at(typed("string", typed="Lisbon"), "Not saved", trouble=full))
    assert desk.page.view.card.typed.text() == "Lisbon"
    desk.page.view.trouble.action.click()
    assert desk.wishes == [("type_answer", "Lisbon"), ("type_answer", "Lisbon")]


def test_saying_why_there_is_no_answer_empties_the_field(open_visit, qtbot):
    desk = open_visit(saved("12"))
    desk.page.view.card.typed.group.card("none:unable").click()
    assert desk.wishes == [("choose", "none:unable")]
    desk.show(at(typed("integer", chosen="none:unable")))
    assert desk.page.view.card.typed.text() == ""


def test_next_question_starts_with_an_empty_field(open_visit, qtbot):
    desk = open_visit(saved("12"))
    desk.show(at(typed("integer", 4)))
    assert desk.page.view.card.typed.text() == ""
    assert desk.wishes == []
    assert desk.focus() in desk.page.view.card.typed.field.editors()


def test_field_is_named_by_the_question(open_visit):
    desk = open_visit(at(typed("integer")))
    field = QAccessible.queryAccessibleInterface(desk.focus())
    assert field.role() == QAccessible.Role.EditableText
    assert field.text(QAccessible.Text.Name) == f"{STEM} How many units do you drink on a day when you drink?"


def test_enter_in_a_long_text_is_a_new_line_and_ctrl_enter_goes_on(open_visit, qtbot):
    desk = open_visit(at(typed("text")))
    qtbot.keyClicks(desk.focus(), "One")
    qtbot.keyClick(desk.focus(), Key.Key_Return)
    qtbot.keyClicks(desk.focus(), "Two")
    assert desk.wishes == []
    qtbot.keyClick(desk.focus(), Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert desk.wishes == [("type_answer", "One\nTwo")]


def test_date_is_stored_when_the_focus_leaves_all_its_boxes(open_visit, qtbot):
    desk = open_visit(at(typed("date")))
    for part in ("14", "3", "2026"):
        assert desk.wishes == []
        qtbot.keyClicks(desk.focus(), part)
        qtbot.keyClick(desk.focus(), Key.Key_Tab)
    assert desk.wishes == [("type_answer", "14-3-2026")]


def test_stored_date_stands_in_its_boxes(open_visit):
    desk = open_visit(at(typed("date", typed="14-Mar-2026")))
    typed_answer = desk.page.view.card.typed
    assert typed_answer.field.values() == ("14", "3", "2026")
    desk.show(at(typed("date", typed="14-Mar-2026"), "Saved at 10:59"))
    desk.page.view.go_on.click()
    assert desk.wishes == [("next",)]


def test_window_can_have_what_is_typed_stored(open_visit, qtbot):
    desk = open_visit(at(typed("string")))
    qtbot.keyClicks(desk.focus(), "Lisbon")
    desk.page.store_typed()
    assert desk.wishes == [("type_answer", "Lisbon")]
    desk.show(saved("Lisbon", "string"))
    desk.page.store_typed()
    assert len(desk.wishes) == 1


def test_choice_after_typed_shows_cards_only(open_visit):
    desk = open_visit(at(typed("integer")))
    desk.show(at(question(4)))
    card = desk.page.view.card
    assert card.typed is None
    assert card.choice.isVisible()
    desk.show(at(typed("string", 5)))
    assert not card.choice.isVisible()


def test_typing_after_saying_why_there_is_no_answer_is_kept(open_visit, qtbot):
    desk = open_visit(at(typed("integer", chosen="none:unable")))
    desk.page.view.card.typed.field.focus_editor()
    qtbot.keyClicks(desk.focus(), "5")
    desk.show(at(typed("integer", chosen="none:unable"), "Saved at 10:51"))
    assert desk.page.view.card.typed.text() == "5"
