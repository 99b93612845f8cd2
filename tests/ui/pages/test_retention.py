"""The pages of keeping and putting together records pass on what is wished, and only when it is asked for."""

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtWidgets import QWidget

from hubdesk.presenters.compare import OTHER
from hubdesk.ui.pages.merging import ComparePage, MergedPage
from hubdesk.ui.pages.retention import KeepingPage, ReviewPage
from tests.ui.pages.fakes import FakePresenter
from tests.ui.pages.retention_states import _FORMS, COMPARED, DUE, MERGED, REVIEW

Shown = Callable[[QWidget], QWidget]


def test_a_form_is_filled_in_and_answered(shown: Shown) -> None:
    presenter = FakePresenter(DUE)
    page = shown(KeepingPage(presenter))
    page.buttons[0].click()
    presenter.show(replace(DUE, form=_FORMS["class"]))
    page.form.choice.set_value("mental-health")
    page.form.why.set_text("Seen elsewhere")
    page.form.save.click()
    assert presenter.wishes == [("ask", "propose"), ("answer", "mental-health", ("", "", ""), "Seen elsewhere")]


def test_before_something_is_destroyed_the_way_back_has_the_focus(shown: Shown) -> None:
    presenter = FakePresenter(DUE)
    page = shown(KeepingPage(presenter))
    presenter.show(replace(DUE, form=_FORMS["destroy"]))
    assert page.form.cancel.hasFocus()
    page.form.cancel.click()
    assert presenter.wishes == [("never_mind",)]


def test_the_links_beside_the_facts_ask(shown: Shown) -> None:
    presenter = FakePresenter(DUE)
    page = shown(KeepingPage(presenter))
    page.facts.action_requested.emit("died")
    assert presenter.wishes == [("ask", "died")]


def test_a_record_of_the_list_is_opened(shown: Shown) -> None:
    presenter = FakePresenter(REVIEW)
    page = shown(ReviewPage(presenter))
    page.due.list.opened.emit("0")
    page.held.list.opened.emit("0")
    assert presenter.wishes == [("open", REVIEW.rows[0]), ("open", REVIEW.held[0])]


def test_which_record_stands_is_chosen_and_the_reason_goes_along(shown: Shown) -> None:
    presenter = FakePresenter(COMPARED)
    page = shown(ComparePage(presenter))
    page.standing.set_value(OTHER)
    page.reason.set_text("Same papers")
    page.merge.click()
    assert presenter.wishes == [("merge", "other", "Same papers")]


def test_what_differs_stands_side_by_side_and_what_agrees_is_said_once(shown: Shown) -> None:
    page = shown(ComparePage(FakePresenter(COMPARED)))
    words = [label.text() for label in page.beside.findChildren(QWidget) if hasattr(label, "text")]
    assert words.index("Second: REID, Calum") == words.index("First: REID, Callum") + 1
    assert "Both: 05-Oct-1990 (36y)" in words


def test_two_that_cannot_be_put_together_offer_no_button(shown: Shown) -> None:
    page = shown(ComparePage(FakePresenter(replace(COMPARED, barred="Both have a visit."))))
    assert not page.merge.isVisible()
    assert not page.reason.isVisible()


def test_taking_apart_takes_the_reason_along(shown: Shown) -> None:
    presenter = FakePresenter(MERGED)
    page = shown(MergedPage(presenter))
    page.reason.set_text("Two people")
    page.apart_button.click()
    page.open_button.click()
    assert presenter.wishes == [("take_apart", "Two people"), ("open_standing",)]
