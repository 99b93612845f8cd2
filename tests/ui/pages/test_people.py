"""The people page: search as you type, arrows into the list, never the wrong person by a quick Enter."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from hubdesk.presenters.people import PeopleState
from hubdesk.ui.pages.people import PeoplePage
from tests.ui.pages.fakes import FakePresenter
from tests.ui.pages.settling import press, type_words
from tests.ui.pages.states import FOUND, NOBODY, PROBLEM, person_row

pytestmark = pytest.mark.qt_log_ignore("OpenType support missing", "propagateSizeHints")

ROWS = (person_row("AVERY, Mason"), person_row("BROWNE, Kit"))
LATELY = PeopleState("", ROWS, "Seen or registered lately", loaded=True)


def test_it_lists_the_latest_people_at_first_show_only(shown):
    presenter = FakePresenter(PeopleState())
    page = shown(PeoplePage(presenter))
    page.hide()
    page.show()
    assert presenter.wishes == [("search", "")]


def test_every_change_of_the_text_is_searched(shown):
    presenter = FakePresenter(LATELY)
    shown(PeoplePage(presenter))
    type_words("av")
    press(Qt.Key.Key_Backspace)
    assert presenter.wishes[1:] == [("search", "a"), ("search", "av"), ("search", "a")]


def test_a_search_that_was_under_way_is_taken_up_again(shown):
    presenter = FakePresenter(FOUND)
    page = shown(PeoplePage(presenter))
    assert page.search_field.text() == "a"
    assert presenter.wishes == [("search", "a")]


def test_an_answer_never_changes_what_is_typed(shown):
    presenter = FakePresenter(LATELY)
    page = shown(PeoplePage(presenter))
    type_words("mas")
    presenter.show(replace(LATELY, query="ma"))
    assert page.search_field.text() == "mas"


def test_down_goes_into_the_list_enter_opens_and_up_comes_back(shown):
    presenter = FakePresenter(LATELY)
    page = shown(PeoplePage(presenter))
    press(Qt.Key.Key_Down)
    press(Qt.Key.Key_Down)
    press(Qt.Key.Key_Return)
    assert presenter.wishes[-1] == ("open", ROWS[1])
    press(Qt.Key.Key_Up)
    press(Qt.Key.Key_Up)
    assert QApplication.focusWidget() is page.search_field.editor


def test_enter_in_the_field_goes_to_the_list_and_opens_nobody(shown):
    presenter = FakePresenter(LATELY)
    page = shown(PeoplePage(presenter))
    press(Qt.Key.Key_Return)
    assert page.found.list.hasFocus()
    assert presenter.wishes == [("search", "")]


def test_the_focus_goes_back_to_the_field_when_the_list_empties(shown):
    presenter = FakePresenter(LATELY)
    page = shown(PeoplePage(presenter))
    press(Qt.Key.Key_Down)
    presenter.show(NOBODY)
    assert QApplication.focusWidget() is page.search_field.editor


def test_the_summary_is_said_politely_each_time_it_changes(shown, monkeypatch):
    said = []
    monkeypatch.setattr(
        "hubdesk.ui.pages.found_list.announce", lambda _w, words, urgent=True: said.append((words, urgent))
    )
    presenter = FakePresenter(PeopleState())
    page = shown(PeoplePage(presenter))
    for state in (LATELY, LATELY, NOBODY):
        presenter.show(state)
    assert said == [(LATELY.summary, False), (NOBODY.summary, False)]
    assert page.found.summary.text() == NOBODY.summary


def test_the_way_to_register_is_pinned(shown):
    presenter = FakePresenter(LATELY)
    page = shown(PeoplePage(presenter))
    assert page.bar.isAncestorOf(page.register_button)
    page.register_button.click()
    assert presenter.wishes[-1] == ("register",)


def test_a_problem_shows_above_what_was_found_before(shown):
    page = shown(PeoplePage(FakePresenter(replace(LATELY, trouble=PROBLEM))))
    assert page.trouble.isVisible()
    assert page.found.list.isVisible()
