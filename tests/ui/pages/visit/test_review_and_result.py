"""Checking the answers, and the result: what is missing is plain to see, and safety comes before scores."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel

from hubdesk.presenters.presenter import Trouble
from hubdesk.ui.controls import RangePicture, Tag, WarningCallout
from hubdesk.ui.pages.visit.answer_list import AnswerList
from tests.ui.pages.visit.visit_samples import at, place, question, result, review

Key = Qt.Key
SAFETY_OPEN = "The safety page has no outcome yet."


def words_on(page) -> list[str]:
    return [label.text() for label in page.findChildren(QLabel) if label.isVisible()]


def test_review_marks_only_what_has_no_answer(open_visit):
    desk = open_visit(at(review()))
    tags = [tag for tag in desk.page.view.findChildren(Tag) if tag.isVisible()]
    assert [tag.text() for tag in tags] == ["Not answered yet"]
    shown = words_on(desk.page)
    assert "Prefers not to answer" in shown
    assert "1 question is not answered yet. You can answer now, or finish and leave as it is." in shown


def test_review_with_all_dealt_with_says_so(open_visit):
    desk = open_visit(at(review(missing=0)))
    assert "All questions are dealt with. Check them, then finish the visit." in words_on(desk.page)


def test_review_links_lead_to_their_question(open_visit):
    desk = open_visit(at(review()))
    rows = desk.page.view.findChildren(AnswerList)[0].rows
    assert rows[4].change.accessibleName() == "Answer: Poor appetite or overeating"
    rows[4].change.click()
    assert desk.wishes == [("change", place(5))]


def test_review_finishes_and_pauses(open_visit, qtbot):
    desk = open_visit(at(question(9)))
    desk.show(at(review()))
    qtbot.keyClick(desk.focus(), Key.Key_Return)
    assert desk.wishes == [], "the Enter that left the last question must not finish the visit"
    desk.page.view.finish.click()
    desk.page.view.pause.click()
    assert desk.names() == ["finish", "pause"]


def test_ctrl_enter_finishes_from_anywhere_on_the_page(open_visit, qtbot):
    desk = open_visit(at(review()))
    qtbot.keyClick(desk.focus(), Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert desk.names() == ["finish"]


def test_finish_pressed_twice_counts_once(open_visit):
    desk = open_visit(at(review()))
    desk.presenter.answers_with["finish"] = at(review(), busy=True)
    desk.page.view.finish.click()
    desk.page.view.finish.click()
    assert desk.names() == ["finish"]


def test_review_leads_to_the_open_safety_page(open_visit):
    desk = open_visit(at(review(safety=SAFETY_OPEN)))
    assert SAFETY_OPEN in words_on(desk.page)
    desk.page.view.notice.action.click()
    assert desk.wishes == [("to_safety",)]


def test_refused_finish_says_why(open_visit):
    desk = open_visit(at(review(safety=SAFETY_OPEN)))
    desk.show(at(review(safety=SAFETY_OPEN), trouble=Trouble("The safety page is open.", "Finish it first.")))
    shown = words_on(desk.page)
    assert "Not finished yet" in shown
    assert "The safety page is open." in shown
    assert any("The safety page is open." in words for words in desk.spoken)


def test_review_is_not_drawn_again_when_nothing_changed(open_visit):
    desk = open_visit(at(review()))
    rows = desk.page.view.findChildren(AnswerList)[0].rows
    desk.show(at(review(), busy=True))
    assert desk.page.view.findChildren(AnswerList)[0].rows is rows


def test_safety_comes_before_any_score(open_visit):
    desk = open_visit(at(result()))
    shown = words_on(desk.page)
    safety = next(i for i, words in enumerate(shown) if "Safety plan agreed" in words)
    assert safety < shown.index("14 out of 27")


def test_open_safety_page_is_a_callout(open_visit):
    desk = open_visit(at(result(safety=(SAFETY_OPEN,), safety_open=True)))
    callouts = [box for box in desk.page.view.findChildren(WarningCallout) if box.isVisible()]
    assert [box.text.text() for box in callouts] == [SAFETY_OPEN]


def test_score_with_answers_missing_has_no_band(open_visit):
    desk = open_visit(at(result(forms=result().forms[1:])))
    shown = words_on(desk.page)
    assert "18 from 6 of 9" in shown
    assert "No band: 3 answers are missing" in shown
    assert "Severe" not in " ".join(shown)
    picture = desk.page.view.findChild(RangePicture)
    assert picture.score.value is None
    assert picture.accessibleName() == "PHQ-9 total: 18 from 6 of 9. No band: 3 answers are missing. Range 0 to 27."


def test_result_says_that_it_is_no_diagnosis(open_visit):
    desk = open_visit(at(result()))
    assert "A screening score is not a diagnosis." in words_on(desk.page)


def test_answers_show_on_request(open_visit):
    desk = open_visit(at(result()))
    link = desk.page.view.findChildren(type(desk.page.view._parts[1].show_answers))[0]
    assert desk.page.view.findChildren(AnswerList) == []
    link.click()
    assert desk.page.view.findChildren(AnswerList)[0].isVisible()
    assert link.text() == "Hide the answers"
    link.click()
    assert not desk.page.view.findChildren(AnswerList)[0].isVisible()


def test_result_leads_back_to_the_person(open_visit, qtbot):
    desk = open_visit(at(review()))
    desk.show(at(result()))
    qtbot.keyClick(desk.focus(), Key.Key_Return)
    assert desk.wishes == []
    desk.page.view.to_person.setFocus()
    qtbot.keyClick(desk.focus(), Key.Key_Return)
    assert desk.wishes == [("to_person",)]
