"""Putting a form right on its page, and what the result page then shows."""

from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel

from hubdesk.presenters.visit_pages import CorrectionNote, ResultForm
from hubdesk.ui.pages.visit.correct_page import CorrectPage
from tests.ui.pages.appointments.samples import CHANGING, CHANGING_TYPED, CORRECT
from tests.ui.pages.fakes import FakePresenter
from tests.ui.pages.settling import press, type_words
from tests.ui.pages.visit.visit_samples import at, given, place, question, result, score

NOTE = CorrectionNote("Changed 15-Mar-2026 09:12", "Read back", ("Sleep: Nearly every day (before: Several days)",))
AMENDED = ResultForm("PHQ-9", (score(11),), (given(1),), (), "", response_id="response-1", corrections=(NOTE,))
IN_ERROR = ResultForm("PHQ-2", (score(4),), (given(1),), (), "", in_error=True, corrections=(NOTE,))


def words(page):
    return [label.text() for label in page.findChildren(QLabel) if label.isVisible()]


def test_each_answer_has_a_way_to_change_it_and_enter_changes_nothing(shown):
    presenter = FakePresenter(CORRECT)
    page = shown(CorrectPage(presenter))
    assert QApplication.focusWidget() is page.back_link
    page.answers.rows[2].change.click()
    assert presenter.wishes == [("pick", place(3))]


def test_a_change_goes_with_its_reason(shown):
    presenter = FakePresenter(CORRECT)
    page = shown(CorrectPage(presenter))
    presenter.show(CHANGING)
    assert "It says now: Several days" in words(page)
    assert not page.list_card.isVisible()
    page.question.choice.group.card("nearly-every-day").click()
    page.reason.focus_editor()
    type_words("Read back 1")
    page.save.click()
    assert presenter.wishes == [("choose", "nearly-every-day"), ("save", None, "Read back 1")]


def test_a_typed_answer_is_passed_on_as_it_stands(shown):
    presenter = FakePresenter(CORRECT)
    page = shown(CorrectPage(presenter))
    presenter.show(CHANGING_TYPED)
    page.question.focus_answer()
    type_words("Five")
    page.save.click()
    assert presenter.wishes == [("save", "Five", "")]


def test_a_missing_reason_is_said_at_its_box_and_a_new_question_starts_empty(shown):
    presenter = FakePresenter(CORRECT)
    page = shown(CorrectPage(presenter))
    presenter.show(CHANGING)
    page.reason.set_text("Half")
    presenter.show(replace(CHANGING, errors={"reason": "Say why"}))
    assert page.reason.error() == "Say why"
    assert QApplication.focusWidget() is page.reason.editor
    presenter.show(CORRECT)
    presenter.show(replace(CHANGING, question=replace(CHANGING.question, place=place(4))))
    assert page.reason.text() == ""


def test_a_whole_form_is_marked_only_after_a_second_press(shown):
    presenter = FakePresenter(CORRECT)
    page = shown(CorrectPage(presenter))
    page.mark.click()
    assert presenter.wishes == [("mark_in_error", "")], "refused by the presenter in its own words"
    page.error_reason.set_text("Somebody else")
    page.mark.click()
    assert QApplication.focusWidget() is page.confirm.no
    press(Qt.Key.Key_Return)
    assert not page.confirm.isVisible()
    page.mark.click()
    page.confirm.yes.click()
    assert presenter.wishes[1:] == [("mark_in_error", "Somebody else")]


def test_the_result_says_when_why_and_what_it_was_before(open_visit):
    desk = open_visit(at(result(forms=(AMENDED,))))
    shown_words = words(desk.page)
    assert {"Changed 15-Mar-2026 09:12", "Reason: Read back", NOTE.lines[0]} <= set(shown_words)
    card = desk.page.view._parts[1]
    card.correct.click()
    assert desk.wishes == [("correct", "response-1")]


def test_what_was_entered_in_error_is_marked_has_no_band_and_cannot_be_put_right(open_visit):
    desk = open_visit(at(result(forms=(IN_ERROR,))))
    shown_words = words(desk.page)
    assert "This form does not count. It is kept so that it can be read." in shown_words
    assert not [w for w in shown_words if "Moderate" in w or "Minimal" in w or "None or minimal" in w]
    assert "A screening score is not a diagnosis." not in shown_words
    assert not desk.page.view._parts[1].correct.isVisible()


def test_the_last_result_stands_quietly_on_the_first_question(open_visit):
    line = "PHQ-9 was done 9 days ago: 14 out of 27, Moderate"
    desk = open_visit(at(question(1, last_time=line)))
    assert line in words(desk.page)
    desk.show(at(question(2)))
    assert line not in words(desk.page)
