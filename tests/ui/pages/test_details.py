"""The details pages: what was typed stays, errors stand at their field, rows are added, nothing is lost by leaving."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from hubdesk.domain.details import Section
from hubdesk.presenters.details.form_page import FormPageState
from hubdesk.presenters.details.sections import IDENTITY
from hubdesk.presenters.directory.finding import Found, Offer
from hubdesk.ui.controls import LinkButton
from hubdesk.ui.pages.details import FormPage
from tests.ui.pages.details_states import ALIKE, ERRORS, state
from tests.ui.pages.fakes import FakePresenter
from tests.ui.pages.settling import press, settle, tab_order, type_words
from tests.unit.domain.test_details import FULL


def control(page: FormPage, name: str):
    return next(field.control for field in page.fields.fields() if field.name == name)


@pytest.fixture
def opened(shown):
    def open_page(section: Section | None, **more: object) -> tuple[FormPage, FakePresenter]:
        presenter = FakePresenter(state(section, **more))
        return shown(FormPage(presenter)), presenter

    return open_page


@pytest.mark.parametrize("section", Section)
def test_what_is_stored_is_filled_in_and_comes_back_untouched(opened, section):
    page, _presenter = opened(section)
    assert page.values() == FULL[section]


def test_the_focus_begins_in_the_first_field_or_at_the_way_back(opened, shown):
    page, _presenter = opened(Section.NUMBERS)
    assert QApplication.focusWidget() is control(page, "crn").editor
    unread = shown(FormPage(FakePresenter(FormPageState(IDENTITY))))
    assert QApplication.focusWidget() is unread.back_link
    assert not unread.fields.isVisible()
    assert not unread.save_button.isEnabled()


def test_the_buttons_pass_on_what_is_typed(opened):
    page, presenter = opened(Section.NUMBERS)
    control(page, "crn").set_text(" x1 ")
    typed = {**FULL[Section.NUMBERS], "crn": " x1 "}
    page.save_button.click()
    page.next_button.click()
    assert presenter.wishes == [("save", typed), ("save_and_next", typed)]


def test_enter_goes_to_the_next_field_and_sends_nothing(opened):
    page, presenter = opened(Section.NUMBERS, values={})
    for words in ("X320741", "A1234BC", "2012/0123456Y"):
        type_words(words)
        press(Qt.Key.Key_Return)
    assert page.values() == FULL[Section.NUMBERS]
    assert presenter.wishes == []
    assert QApplication.focusWidget() is page.save_button


def test_errors_stand_at_their_fields_and_lead_there_and_what_was_typed_stays(opened):
    page, presenter = opened(Section.MEDICINES)
    control(page, "source").set_text("the packets")
    presenter.show(replace(presenter.state, busy=True))
    presenter.show(replace(presenter.state, busy=False, errors=ERRORS))
    assert {name: control(page, name).error() for name in ERRORS} == ERRORS
    links = page.errors.findChildren(LinkButton)
    assert [link.text() for link in links] == list(ERRORS.values())
    links[1].click()
    assert QApplication.focusWidget() is control(page, "medicines.1.name").editor
    assert page.values()["source"] == "the packets"
    presenter.show(replace(presenter.state, errors={}))
    assert not page.errors.isVisible()
    assert control(page, "allergy").error() == ""


def test_a_row_can_be_added_and_emptied(opened):
    page, _presenter = opened(Section.CONTACT)
    add = next(b for b in page.findChildren(type(page.save_button)) if b.text() == "Add another phone")
    add.click()
    settle()
    assert QApplication.focusWidget() is control(page, "phones.2.number").editor
    type_words("07700 900733")
    press(Qt.Key.Key_Return)
    assert page.values()["phones.2.number"] == "07700 900733"
    empty = [link for link in page.findChildren(LinkButton) if link.text() == "Empty this row"]
    assert [link.accessibleName() for link in empty] == ["Empty phone 1", "Empty phone 2", "Empty phone 3"]
    empty[0].click()
    assert "phones.0.number" not in page.values()


def test_tab_goes_through_added_rows_where_they_stand(opened):
    page, _presenter = opened(Section.CONTACT)
    add = next(b for b in page.findChildren(type(page.save_button)) if b.text() == "Add another phone")
    add.click()
    settle()
    stops = tab_order(page, page.back_link)
    editors = [control(page, f"phones.{row}.{name}").editor for row in range(3) for name in ("number", "note")]
    places = [stops.index(w) for w in (*editors, add, control(page, "no_phone").card, page.save_button)]
    assert places == sorted(places)


def test_rows_end_where_the_page_says(opened):
    page, _presenter = opened(Section.CONTACT)
    add = next(b for b in page.findChildren(type(page.save_button)) if b.text() == "Add another phone")
    for _ in range(4):
        add.click()
    assert not add.isVisible()


def test_a_practice_is_found_and_chosen_and_can_still_be_changed_by_hand(opened):
    page, presenter = opened(Section.GP, values={"status": "here"})
    (finder,) = page.fields.finders
    finder.search.editor.setFocus()
    QTest.keyClicks(finder.search.editor, "alder")
    wish, spec, typed, show = presenter.wishes[-1]
    assert (wish, spec.where, typed) == ("find", "practice", "alder")
    filled = {
        "code": "DEMO01",
        "name": "Alder Walk Surgery",
        "address": "3 Alder Road, Northgate",
        "postcode": "ZY2 1BN",
        "phone": "01632 960301",
    }
    show(Found("ald", (Offer("Older answer", "", (), {}),)))
    assert not finder.list.isVisible(), "an answer to an older text is dropped"
    show(Found("alder", (Offer("Alder Walk Surgery", "3 Alder Road", (("List closed", "orange"),), filled),)))
    QTest.keyClick(finder.search.editor, Qt.Key.Key_Down)
    assert QApplication.focusWidget() is finder.list
    QTest.keyClick(finder.list, Qt.Key.Key_Return)
    assert page.values() == {"status": "here"} | filled
    assert finder.summary.text() == "Filled in: Alder Walk Surgery"
    control(page, "phone").set_text("01632 960999")
    assert page.values()["phone"] == "01632 960999"


def test_people_alike_are_shown_and_the_worker_decides(opened):
    page, presenter = opened(Section.NUMBERS)
    presenter.show(replace(presenter.state, alike=ALIKE))
    settle()
    assert page.alike.isVisible()
    assert QApplication.focusWidget() is page.alike.links[0]
    page.alike.links[1].click()
    page.alike.new_button.click()
    assert page.alike.new_button.text() == "Save here all the same"
    assert presenter.wishes == [("open_alike", ALIKE[1]), ("save_although_alike", FULL[Section.NUMBERS])]


def test_leaving_any_other_way_keeps_what_was_typed(opened):
    page, presenter = opened(Section.NUMBERS)
    page.store_typed()
    assert presenter.wishes == []
    control(page, "crn").set_text("X111111")
    page.store_typed()
    assert presenter.wishes == [("keep", {**FULL[Section.NUMBERS], "crn": "X111111"})]


@pytest.mark.parametrize("way", ["cancel_link", "save_button"])
def test_cancel_keeps_nothing_and_save_saves_once(opened, way):
    page, presenter = opened(Section.NUMBERS)
    control(page, "crn").set_text("X111111")
    getattr(page, way).click()
    page.store_typed()
    assert "keep" not in [wish[0] for wish in presenter.wishes]


def test_after_a_save_that_failed_leaving_keeps_again(opened):
    page, presenter = opened(Section.NUMBERS)
    control(page, "crn").set_text("X111111")
    page.save_button.click()
    presenter.show(replace(presenter.state, busy=True))
    presenter.show(replace(presenter.state, busy=False, errors={"pnc": "Check this"}))
    page.store_typed()
    assert presenter.wishes[-1][0] == "keep"


def test_tab_goes_from_top_to_bottom(opened):
    page, _presenter = opened(Section.NUMBERS)
    assert tab_order(page, page.back_link) == [
        page.back_link,
        *(field.control.editors()[0] for field in page.fields.fields()),
        page.save_button,
        page.next_button,
        page.cancel_link,
    ]


def test_with_nothing_left_to_ask_there_is_one_save(opened):
    page, _presenter = opened(Section.NUMBERS, next_title="")
    assert not page.next_button.isVisible()
