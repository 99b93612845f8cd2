"""The pages of the directory and of getting a GP: searched and chosen by keyboard, long jobs told and stopped."""

from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from hubdesk.domain.gp_case_events import Happened
from hubdesk.presenters.directory.bring import BringState
from hubdesk.presenters.directory.finding import Found, Offer
from hubdesk.ui.pages.directory import BringPage, PracticePage, PracticesPage, ServicePage, ServicesPage
from hubdesk.ui.pages.gp_case import GpCasePage
from tests.ui.pages.directory_states import BRING, PRACTICE, PRACTICES, SERVICE, SERVICES, _Fake, case


def opened(shown, kind, state):
    presenter = _Fake(state)
    return shown(kind(presenter)), presenter


def test_down_and_enter_open_what_was_found_but_not_a_national_code(shown, qtbot):
    page, presenter = opened(shown, PracticesPage, PRACTICES)
    asked = []
    page.practice_requested.connect(asked.append)
    QTest.keyClicks(page.search_field.editor, "x")
    assert presenter.wishes[-1] == ("search", "x")
    QTest.keyClick(page.search_field.editor, Qt.Key.Key_Down)
    assert QApplication.focusWidget() is page.found.list
    QTest.keyClick(page.found.list, Qt.Key.Key_Return)
    assert asked == [], "a built-in code stands for no practice"
    QTest.keyClick(page.found.list, Qt.Key.Key_Down)
    QTest.keyClick(page.found.list, Qt.Key.Key_Return)
    assert asked == ["DEMO01"]
    page.found.list.setCurrentRow(0)
    QTest.keyClick(page.found.list, Qt.Key.Key_Up)
    assert QApplication.focusWidget() is page.search_field.editor


def test_whose_practice_has_closed_opens_their_gp(shown):
    page, presenter = opened(shown, PracticesPage, PRACTICES)
    page.stale.opened.emit(PRACTICES.stale[0])
    assert presenter.wishes[-1] == ("open_person", PRACTICES.stale[0])


def test_a_note_is_saved_as_it_stands(shown):
    page, presenter = opened(shown, PracticePage, PRACTICE)
    page.words.set_text("Ask for Sue")
    page.save_button.click()
    wish, entry = presenter.wishes[-1]
    assert (wish, entry.homeless, entry.list_closed, entry.words) == ("save", True, ("28", "10", "2026"), "Ask for Sue")
    assert page.closed.error() == "This date must be today or in the past"


def test_a_long_job_tells_how_far_it_is_and_can_be_stopped(shown, qtbot):
    page, presenter = opened(shown, BringPage, BringState())
    presenter.show(BringState(file="epraccur.csv", running="Reading the file"))
    assert QApplication.focusWidget() is page.stop_button
    qtbot.waitUntil(lambda: page.how_far.text() == "4,500 rows read", timeout=3000)
    page.stop_button.click()
    assert presenter.wishes[-1] == ("stop",)
    presenter.show(BRING)
    assert QApplication.focusWidget() is page.use_button
    page.use_button.click()
    assert presenter.wishes[-1] == ("use",)


def test_a_smaller_directory_is_asked_about_and_the_safe_way_has_the_focus(shown):
    page, presenter = opened(shown, BringPage, BRING)
    presenter.show(replace(BRING, smaller=True))
    assert not page.use_button.isVisible()
    assert QApplication.focusWidget() is page.confirm.no


def test_services_are_found_opened_and_printed_by_area(shown):
    page, presenter = opened(shown, ServicesPage, SERVICES)
    asked = []
    page.print_requested.connect(asked.append)
    page.area.set_value("Northgate")
    page.sheet_button.click()
    assert asked == ["Northgate"]
    QTest.keyClicks(page.search_field.editor, "w")
    assert presenter.wishes[-1] == ("search", "w")


def test_a_lead_changes_a_service_and_others_read_it(shown):
    page, presenter = opened(shown, ServicePage, replace(SERVICE, may_keep=True))
    page.save_button.click()
    wish, typed = presenter.wishes[-1]
    assert (wish, typed["destination"], typed["women_only"]) == ("save", "womens-centre", "yes")
    read, _presenter = opened(shown, ServicePage, SERVICE)
    assert read.fields is None
    assert not read.save_button.isVisible()


def test_the_fields_of_a_step_follow_the_answer_and_go_with_it(shown):
    page, presenter = opened(shown, GpCasePage, case(Happened.ADDRESS, "sleeps"))
    assert page.fields is None
    page.how.chosen.emit("proxy")
    assert presenter.wishes[-1] == ("pick", "proxy")
    values = {"reach": "Text only", "review_on.day": "1", "review_on.month": "3", "review_on.year": "2027"}
    presenter.show(replace(case(Happened.ADDRESS, "proxy"), values=values))
    page.how.set_value("proxy")
    page.tell.click()
    wish, how, _on, _words, typed = presenter.wishes[-1]
    assert (wish, how, typed) == ("tell", "proxy", values)


def test_a_practice_is_found_and_fills_the_step(shown):
    page, presenter = opened(shown, GpCasePage, case(Happened.PRACTICE, "chosen"))
    assert page.how is None, "one answer needs no choosing"
    (finder,) = page.fields.finders
    QTest.keyClicks(finder.search.editor, "al")
    _wish, _spec, _typed, show = presenter.wishes[-1]
    show(Found("al", (Offer("Alder Walk", "", (), {"name": "Alder Walk", "code": "DEMO01", "country": "england"}),)))
    finder.list.setCurrentRow(0)
    QTest.keyClick(finder.list, Qt.Key.Key_Return)
    page.tell.click()
    assert presenter.wishes[-1][1] == "chosen"
    assert presenter.wishes[-1][4] == {"name": "Alder Walk", "code": "DEMO01"}


def test_a_step_is_begun_from_the_list_of_steps(shown):
    page, presenter = opened(shown, GpCasePage, case(Happened.CHALLENGED, "letter"))
    page.steps.action_requested.emit("practice")
    assert ("choose", "practice") in presenter.wishes


def test_a_mistake_is_shown_at_its_field(shown):
    page, presenter = opened(shown, GpCasePage, case(Happened.ADDRESS, "proxy"))
    presenter.show(case(Happened.ADDRESS, "proxy", errors={"review_on": "Agree a day to look at it again"}))
    field = next(f.control for f in page.fields.fields() if f.name == "review_on")
    assert field.error() == "Agree a day to look at it again"
