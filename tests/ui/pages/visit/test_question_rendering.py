"""What is on screen stays: widgets are kept, focus moves only when the page turns, trouble never clears an answer."""

from PySide6.QtGui import QAccessible

from hubdesk.presenters.presenter import Trouble
from tests.ui.pages.visit.visit_samples import PHQ9, STEM, Choice, at, question, review, typed

CHOOSE = "Choose an answer, or press D, N or U to record why there is none. S skips the question for now"
FULL = Trouble("The disk is full.", "Free some space and press Try again.")
YES_NO = (Choice("true", "Yes", "1"), Choice("false", "No", "2"))


def cards(desk):
    return desk.page.view.card.choice.group.cards()


def test_question_view_and_cards_are_kept_from_page_to_page(open_visit):
    desk = open_visit(at(question(3)))
    view, group, before = desk.page.view, desk.page.view.card.choice.group, cards(desk)
    desk.show(at(question(4, chosen="several-days")))
    assert desk.page.view is view
    assert desk.page.view.card.choice.group is group
    assert cards(desk) == before
    assert group.value() == "several-days"
    assert group.legend() == f"{STEM} {PHQ9[3]}"


def test_question_view_is_kept_across_other_pages(open_visit):
    desk = open_visit(at(question(3)))
    view = desk.page.view
    desk.show(at(review()))
    assert desk.page.view is not view
    desk.show(at(question(4)))
    assert desk.page.view is view


def test_saving_an_answer_touches_no_focus(open_visit):
    desk = open_visit(at(question(3)))
    card = cards(desk)[1]
    card.setFocus()
    for saved, busy in (("Saving", True), ("Saved at 10:43", False)):
        desk.show(at(question(3, chosen="several-days"), saved, busy=busy))
        assert desk.focus() is card
        assert desk.page.view.saved.text() == saved
    assert card.isChecked()


def test_other_options_get_other_cards(open_visit):
    desk = open_visit(at(question(3)))
    desk.show(at(question(4, options=YES_NO)))
    assert [card.text() for card in cards(desk)][:2] == ["Yes", "No"]
    assert desk.focus() is cards(desk)[0]


def test_first_answer_has_the_focus_so_that_the_question_is_spoken(open_visit):
    desk = open_visit(at(question(3)))
    assert desk.focus() is cards(desk)[0]
    group = QAccessible.queryAccessibleInterface(desk.focus()).parent()
    assert group.role() == QAccessible.Role.Grouping
    assert group.text(QAccessible.Text.Name) == f"{STEM} {PHQ9[2]}"


def test_page_turn_focuses_the_answer_that_stands(open_visit):
    desk = open_visit(at(question(3)))
    desk.show(at(question(4, chosen="nearly-every-day")))
    assert desk.focus() is cards(desk)[3]


def test_page_turn_does_not_take_the_focus_from_elsewhere(open_visit, qtbot):
    from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

    desk = open_visit(at(question(3)))
    window, elsewhere = QWidget(), QLineEdit()
    column = QVBoxLayout(window)
    column.addWidget(elsewhere)
    column.addWidget(desk.page)
    qtbot.addWidget(window)
    with qtbot.waitActive(window):
        window.show()
        window.activateWindow()
    elsewhere.setFocus()
    desk.show(at(question(4)))
    assert elsewhere.hasFocus()
    desk.page.setParent(None)


def test_error_is_shown_at_the_answer_and_spoken(open_visit):
    desk = open_visit(at(question(3)))
    desk.show(at(question(3), errors={"answer": CHOOSE}))
    answer = desk.page.view.card.choice
    assert answer.error() == CHOOSE
    assert any(CHOOSE in words for words in desk.spoken)
    assert CHOOSE in cards(desk)[0].accessibleDescription()
    assert "Press 1 to choose" in cards(desk)[0].accessibleDescription()
    assert desk.focus() is cards(desk)[0]


def test_error_is_spoken_again_when_it_comes_again(open_visit):
    desk = open_visit(at(question(3), errors={"answer": CHOOSE}))
    desk.show(at(question(3), errors={"answer": CHOOSE}, busy=True))
    assert desk.spoken == []
    desk.show(at(question(3), errors={"answer": CHOOSE}))
    assert any(CHOOSE in words for words in desk.spoken)


def test_error_goes_when_the_question_is_answered(open_visit):
    desk = open_visit(at(question(3), errors={"answer": CHOOSE}))
    desk.show(at(question(3, chosen="several-days")))
    assert desk.page.view.card.choice.error() == ""
    assert cards(desk)[0].accessibleDescription() == "Press 1 to choose"


def test_answer_stays_on_screen_when_it_could_not_be_saved(open_visit):
    desk = open_visit(at(question(3)))
    desk.show(at(question(3, chosen="several-days"), "Not saved", trouble=FULL))
    view = desk.page.view
    assert view.card.choice.group.value() == "several-days"
    assert view.saved.text() == "Not saved"
    assert view.trouble.isVisible()
    assert view.trouble.text.text() == "The disk is full."
    assert any("The disk is full." in words for words in desk.spoken)
    view.trouble.action.click()
    assert desk.wishes == [("choose", "several-days")]
    desk.show(at(question(3, chosen="several-days"), "Saved at 10:50"))
    assert not view.trouble.isVisible()


def test_trouble_is_spoken_once(open_visit):
    desk = open_visit(at(question(3)))
    for busy in (False, True, False):
        desk.show(at(question(3, chosen="several-days"), "Not saved", trouble=FULL, busy=busy))
    assert sum("The disk is full." in words for words in desk.spoken) == 1


def test_try_again_without_an_answer_goes_on(open_visit):
    desk = open_visit(at(question(3), "Not saved", trouble=FULL))
    desk.page.view.trouble.action.click()
    assert desk.wishes == [("next",)]


def test_progress_is_a_bar_with_a_name(open_visit):
    desk = open_visit(at(question(3)))
    bar = QAccessible.queryAccessibleInterface(desk.page.view.card.progress)
    assert bar.role() == QAccessible.Role.ProgressBar
    assert bar.text(QAccessible.Text.Description) == "Question 3 of 9"


def test_carried_answer_says_where_it_comes_from(open_visit):
    desk = open_visit(at(question(3)))
    assert desk.page.view.so_far._rows[0]._note.text() == "Asked already in this visit"


def test_visit_that_could_not_be_opened_says_why(open_visit):
    from hubdesk.presenters.visit_pages import VisitState

    desk = open_visit(VisitState(busy=True))
    assert desk.page.view.words.isVisible()
    desk.show(VisitState(trouble=FULL))
    assert desk.page.view.trouble.isVisible()
    assert any("The disk is full." in words for words in desk.spoken)
    desk.show(at(typed("integer")))
    assert desk.page.view.card.typed is not None
