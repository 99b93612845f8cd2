"""The Today page: sections in order, rows that open, a calm empty day."""

from dataclasses import replace

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtWidgets import QApplication

from hubdesk.presenters.today import TodayState
from hubdesk.ui.controls import Heading
from hubdesk.ui.pages.today import TodayPage
from tests.ui.pages.fakes import FakePresenter
from tests.ui.pages.settling import press, settle, tab_order
from tests.ui.pages.states import PROBLEM, TODAY_EMPTY, TODAY_FULL, today_row

pytestmark = pytest.mark.qt_log_ignore("OpenType support missing", "propagateSizeHints")


def _headings(page):
    return [label.text() for label in page.findChildren(Heading) if label.isVisible()]


def test_sections_stand_in_order_of_urgency(shown):
    page = shown(TodayPage(FakePresenter(TODAY_FULL)))
    headings = sorted(
        (label.mapTo(page, label.rect().topLeft()).y(), label.text())
        for label in page.findChildren(Heading)
        if label.isVisible()
    )
    assert [words for _y, words in headings] == [
        "Hello Sam",
        "Go on where you stopped",
        "Safety pages to finish",
        "Paused visits",
        "Remind them today: their appointment is on the next working day",
        "Seen today",
    ]


def test_enter_on_the_first_row_goes_on_where_one_stopped(shown):
    presenter = FakePresenter(TODAY_FULL)
    shown(TodayPage(presenter))
    press(Qt.Key.Key_Return)
    assert presenter.wishes == [("open", TODAY_FULL.interrupted[0])]


def test_arrows_reach_the_second_row(shown):
    presenter = FakePresenter(TODAY_FULL)
    page = shown(TodayPage(presenter))
    page.sections["safety"].focus_first()
    press(Qt.Key.Key_Down)
    press(Qt.Key.Key_Return)
    assert presenter.wishes == [("open", TODAY_FULL.safety[1])]


def test_a_row_says_who_its_state_since_when_and_what_pressing_does(shown):
    page = shown(TodayPage(FakePresenter(TODAY_FULL)))
    item = page.sections["interrupted"].list.item(0)
    words = item.data(Qt.ItemDataRole.AccessibleTextRole)
    assert words == "AVERY, Mason (Mr), In progress, Last saved 14-Mar-2026 10:42, Go on"


def test_an_empty_day_is_calm_and_offers_both_ways_on(shown, qtbot):
    page = shown(TodayPage(FakePresenter(TODAY_EMPTY)))
    assert _headings(page) == ["Hello Sam", "Nothing is waiting"]
    assert QApplication.focusWidget() is page.find_button
    with qtbot.waitSignal(page.find_requested):
        page.find_button.click()
    with qtbot.waitSignal(page.register_requested):
        page.register_button.click()


def test_nothing_is_said_to_be_empty_before_the_day_is_read(shown):
    page = shown(TodayPage(FakePresenter(TodayState())))
    assert not page.empty.isVisible()


def test_the_focus_goes_to_the_first_row_when_the_day_has_been_read(shown):
    presenter = FakePresenter(TodayState())
    page = shown(TodayPage(presenter))
    presenter.show(TODAY_FULL)
    assert QApplication.focusWidget() is page.sections["interrupted"].list


def test_somebody_who_has_moved_on_meanwhile_keeps_the_focus(shown):
    presenter = FakePresenter(TodayState())
    page = shown(TodayPage(presenter))
    page.register_button.setFocus()
    presenter.show(TODAY_FULL)
    assert QApplication.focusWidget() is page.register_button
    presenter.show(replace(TODAY_FULL, seen=()))
    assert QApplication.focusWidget() is page.register_button


def test_a_reload_keeps_the_row_one_stands_on(shown):
    presenter = FakePresenter(TODAY_FULL)
    page = shown(TodayPage(presenter))
    section = page.sections["paused"]
    section.focus_first()
    press(Qt.Key.Key_Down)
    presenter.show(replace(TODAY_FULL, paused=(today_row("ADAMS, Jo"), *TODAY_FULL.paused)))
    assert section.list.hasFocus()
    assert section.list.currentRow() == 1


def test_a_problem_says_what_to_do_and_can_be_tried_again(shown):
    presenter = FakePresenter(TodayState(loaded=True, trouble=PROBLEM))
    page = shown(TodayPage(presenter))
    assert page.trouble.isVisible()
    assert not page.empty.isVisible()
    assert tab_order(page, page.find_button)[2] is page.trouble.again
    page.trouble.again.click()
    assert presenter.wishes == [("load",)]


def test_a_state_that_comes_after_the_page_is_gone_is_dropped(dress):
    presenter = FakePresenter(TODAY_EMPTY)
    page = TodayPage(presenter)
    page.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    settle()
    presenter.show(TODAY_FULL)
