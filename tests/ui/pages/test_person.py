"""The person page: open safety records first, one main action, honest empty texts."""

from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel

from hubdesk.domain.details import Section
from hubdesk.domain.offence_data import TAG
from hubdesk.presenters.details.overview import DetailFact
from hubdesk.presenters.person import PersonState
from hubdesk.ui.controls import LinkButton
from hubdesk.ui.pages.person import PersonPage
from hubdesk.ui.pages.results_card import EMPTY
from tests.ui.pages.fakes import FakePresenter
from tests.ui.pages.settling import press, tab_order
from tests.ui.pages.states import PERSON_FULL, PERSON_QUIET, PROBLEM


def _words(page):
    return [label.text() for label in page.findChildren(QLabel) if label.isVisible()]


def _top(page, widget):
    return widget.mapTo(page, widget.rect().topLeft()).y()


def test_an_open_safety_record_stands_first_and_has_the_focus(shown):
    presenter = FakePresenter(PERSON_FULL)
    page = shown(PersonPage(presenter))
    assert _top(page, page.safety) < min(_top(page, part) for part in (page.results, page.facts, page.visits))
    press(Qt.Key.Key_Return)
    assert presenter.wishes == [("open", PERSON_FULL.safety[0])]


def test_an_unfinished_visit_is_gone_on_with(shown):
    presenter = FakePresenter(PERSON_FULL)
    page = shown(PersonPage(presenter))
    assert page.main_button.text() == "Go on with the visit"
    page.main_button.click()
    assert presenter.wishes == [("open", PERSON_FULL.unfinished)]


def test_without_one_a_visit_can_be_started(shown):
    presenter = FakePresenter(PERSON_QUIET)
    page = shown(PersonPage(presenter))
    assert QApplication.focusWidget() is page.main_button
    page.main_button.click()
    assert presenter.wishes == [("start_visit",)]


def test_results_stand_under_their_day(shown):
    words = _words(shown(PersonPage(FakePresenter(PERSON_FULL))))
    part = words[words.index("14-Mar-2026") :]
    assert part[:5] == [
        "14-Mar-2026",
        "PHQ-9 depression screen",
        "14 out of 27, Moderate",
        "GAD-7 anxiety screen",
        "18 from 6 of 9, no band",
    ]
    assert words.count("14-Mar-2026") == 1


def test_a_person_without_visits_gets_calm_words(shown):
    page = shown(PersonPage(FakePresenter(PERSON_QUIET)))
    words = _words(page)
    assert EMPTY in words
    assert "No finished visits yet." in words
    assert not page.safety.isVisible()
    assert not page.unfinished.isVisible()


def test_nothing_can_be_started_before_the_person_is_read(shown):
    page = shown(PersonPage(FakePresenter(PersonState())))
    assert not page.main_button.isVisible()
    assert EMPTY not in _words(page)
    assert QApplication.focusWidget() is page.back_link


def test_a_person_who_cannot_be_read_says_why_and_leads_back(shown):
    presenter = FakePresenter(PersonState(trouble=PROBLEM))
    page = shown(PersonPage(presenter))
    assert page.trouble.isVisible()
    page.trouble.again.click()
    page.back_link.click()
    assert presenter.wishes == [("load",), ("back",)]


def test_tab_goes_from_top_to_bottom(shown):
    page = shown(PersonPage(FakePresenter(PERSON_FULL)))
    assert tab_order(page, page.back_link) == [
        page.back_link,
        page.main_button,
        page.book_button,
        page.papers_button,
        page.refer_button,
        page.safety.list,
        page.now.list,
        *page.facts.findChildren(LinkButton),
        page.notes.list,
        page.notes_link,
        page.contacts_link,
        page.flags,
        page.to_ask.list,
        page.gp_case,
        page.sharing,
        page.rights,
        page.access,
        page.keeping,
        page.restriction,
        page.visits.list,
    ]


def test_every_detail_leads_to_where_it_is_changed(shown):
    presenter = FakePresenter(PERSON_FULL)
    page = shown(PersonPage(presenter))
    links = page.facts.findChildren(LinkButton)
    assert [link.accessibleName() for link in links] == ["Change NHS number", "Change Where they sleep"]
    for link in links:
        link.click()
    page.now.focus_first()
    press(Qt.Key.Key_Return)
    page.to_ask.focus_first()
    press(Qt.Key.Key_Return)
    assert presenter.wishes == [
        ("open_details", None),
        ("open_details", Section.PLACE),
        ("open", PERSON_FULL.now[0]),
        ("open", PERSON_FULL.to_ask[0]),
    ]


def test_what_changes_is_drawn_again(shown):
    presenter = FakePresenter(PERSON_FULL)
    page = shown(PersonPage(presenter))
    presenter.show(replace(PERSON_FULL, safety=(), unfinished=None))
    assert not page.safety.isVisible()
    assert page.main_button.text() == "Start a visit"


def test_criminal_offence_data_is_marked_and_nothing_else_is(shown):
    facts = tuple(DetailFact(f"Fact {s.value}", "Told", s) for s in (Section.GP, Section.ORDERS, Section.NUMBERS))
    page = shown(PersonPage(FakePresenter(replace(PERSON_FULL, details=facts))))
    words = [said for said in _words(page) if said.startswith("Fact ") or said == TAG]
    assert words == ["Fact gp", "Fact orders", TAG, "Fact numbers", TAG]


def test_an_objection_heads_the_page(shown):
    said = "The person objects: sharing information about them. Not decided yet. “No”"
    page = shown(PersonPage(FakePresenter(replace(PERSON_FULL, objections=(said,)))))
    assert page.objections.isVisibleTo(page)
    assert _top(page, page.objections) < _top(page, page.facts)
    assert not shown(PersonPage(FakePresenter(PERSON_FULL))).objections.isVisible()
