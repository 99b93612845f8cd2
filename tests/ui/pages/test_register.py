"""The register page: what was typed always stays, errors lead to their field, two records are not made by accident."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from hubdesk.domain.people import PersonEntry
from hubdesk.presenters.register import RegisterState
from hubdesk.ui.controls import LinkButton
from hubdesk.ui.pages.register import RegisterPage
from tests.ui.pages.fakes import FakePresenter
from tests.ui.pages.settling import press, settle, tab_order, type_words
from tests.ui.pages.states import ERRORS, PROBLEM, TYPED, person_row

WHOLE = PersonEntry(
    family="Avery",
    given="Mason",
    title="Mr",
    preferred="Mace",
    birth_day="14",
    birth_month="March",
    birth_year="1988",
    birth_estimated=True,
    birth_unknown=True,
    gender="2",
    nhs_number="999 012 3454",
)
ALIKE = (person_row("AVERY, Mason (Mr)"), person_row("AVERY, Maisie"))


@pytest.fixture
def presenter() -> FakePresenter:
    return FakePresenter(RegisterState())


@pytest.fixture
def page(presenter, shown) -> RegisterPage:
    return shown(RegisterPage(presenter))


def test_what_the_search_held_is_filled_in(shown):
    page = shown(RegisterPage(FakePresenter(RegisterState(WHOLE))))
    assert page.entry() == WHOLE


def test_the_whole_page_can_be_typed_with_enter_from_field_to_field(page, presenter):
    for words in ("Avery", "Mason", "Mace", "Mr", "14", "3", "1988"):
        type_words(words)
        press(Qt.Key.Key_Return)
    page.save_button.click()
    entry = PersonEntry("Avery", "Mason", "Mr", "Mace", "14", "3", "1988")
    assert presenter.wishes == [("save", entry)]


def test_enter_in_the_last_field_sends_nothing(page, presenter):
    page.texts["nhs_number"].focus_editor()
    press(Qt.Key.Key_Return)
    assert presenter.wishes == []
    assert QApplication.focusWidget() is page.save_button


def test_tab_goes_through_the_page_from_top_to_bottom(page):
    texts = {name: field.editor for name, field in page.texts.items()}
    first_gender = page.gender.editors()[0]
    assert tab_order(page, texts["family"]) == [
        texts["family"],
        texts["given"],
        texts["preferred"],
        texts["title"],
        *page.born.editors(),
        page.estimated,
        page.unknown,
        first_gender,
        texts["nhs_number"],
        page.save_button,
        page.cancel_link,
    ]


def test_errors_stand_at_their_field_and_in_the_summary(page, presenter):
    presenter.show(RegisterState(TYPED, ERRORS))
    assert page.texts["family"].error() == ERRORS["family"]
    assert page.born.error() == ERRORS["birth_year"]
    assert page.texts["nhs_number"].error() == ERRORS["nhs_number"]
    links = page.errors.findChildren(LinkButton)
    assert [link.text() for link in links] == list(ERRORS.values())
    assert QApplication.focusWidget() is links[0]
    links[2].click()
    assert QApplication.focusWidget() is page.texts["nhs_number"].editor


def test_an_error_that_was_mended_is_gone_after_the_next_try(page, presenter):
    presenter.show(RegisterState(TYPED, ERRORS))
    presenter.show(RegisterState(TYPED, {"family": ERRORS["family"]}))
    assert page.born.error() == ""
    presenter.show(RegisterState(TYPED))
    assert not page.errors.isVisible()
    assert page.texts["family"].error() == ""


@pytest.mark.parametrize(
    "after",
    [
        RegisterState(busy=True),
        RegisterState(errors=ERRORS),
        RegisterState(alike=ALIKE),
        RegisterState(trouble=PROBLEM),
    ],
)
def test_whatever_happens_what_was_typed_stays(after, shown):
    presenter = FakePresenter(RegisterState(WHOLE))
    page = shown(RegisterPage(presenter))
    presenter.show(replace(after, entry=PersonEntry()))
    assert page.entry() == WHOLE


def test_people_alike_are_listed_with_the_focus_on_looking_first(page, presenter):
    presenter.show(RegisterState(alike=ALIKE))
    links = page.alike.links
    assert [link.accessibleName() for link in links] == [f"Open this record, {row.name}, {row.detail}" for row in ALIKE]
    assert QApplication.focusWidget() is links[0]
    links[1].click()
    assert presenter.wishes == [("open_alike", ALIKE[1])]


def test_a_worker_who_has_looked_can_register_a_new_person(shown):
    presenter = FakePresenter(RegisterState(WHOLE))
    page = shown(RegisterPage(presenter))
    presenter.show(RegisterState(WHOLE, alike=ALIKE))
    page.alike.new_button.click()
    assert presenter.wishes == [("save_although_alike", WHOLE)]


def test_other_details_are_compared_again_before_a_new_record(page, presenter):
    presenter.show(RegisterState(alike=ALIKE))
    page.texts["given"].set_text("Maison")
    assert not page.alike.isVisible()
    presenter.show(RegisterState(busy=True))
    presenter.show(RegisterState(alike=ALIKE))
    assert page.alike.isVisible()


def test_a_page_under_way_cannot_be_sent_twice(page, presenter):
    presenter.show(RegisterState(busy=True))
    assert not page.save_button.isEnabled()


def test_trouble_scrolls_back_to_the_top(page, presenter):
    page.scroll.verticalScrollBar().setValue(400)
    presenter.show(RegisterState(trouble=PROBLEM))
    settle()
    assert page.scroll.verticalScrollBar().value() == 0
    assert page.trouble.isVisible()


def test_cancel_leads_back(page, presenter):
    page.cancel_link.click()
    assert presenter.wishes == [("cancel",)]
