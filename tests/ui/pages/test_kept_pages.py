"""What was half typed stands on the page again, and the window's leaving keeps it."""

from dataclasses import replace

from PySide6.QtCore import QEvent, QObject

from hubdesk.domain.people import PersonEntry
from hubdesk.domain.visit_setting import SettingEntry
from hubdesk.presenters.record_offers import OfferLine, OfferRow
from hubdesk.presenters.register import RegisterState
from hubdesk.presenters.visit_start import VisitStartState
from hubdesk.ui.copied_text import CopiedText
from hubdesk.ui.pages.register import RegisterPage
from hubdesk.ui.pages.visit.into_record_card import IntoRecordCard
from hubdesk.ui.pages.visit_start import VisitStartPage
from tests.ui.pages.fakes import FakePresenter

HALF = PersonEntry(family="O’Neill", given="Ciarán", birth_year="1999", birth_estimated=True, gender="1")
CHOSEN = SettingEntry(
    present=("interpreter", "child"), interpreter="Line 7", language="Polish", private="yes", minutes="12"
)


def test_a_registration_comes_back_field_by_field_and_is_kept_again(qtbot, dress):
    dress()
    presenter = FakePresenter(RegisterState())
    page = RegisterPage(presenter)
    qtbot.addWidget(page)
    presenter.show(RegisterState(entry=HALF, kept="10:42"))
    assert page.entry() == HALF
    assert "10:42" in page.kept.text.text()
    page.store_typed()
    assert presenter.wishes[-1] == ("keep", HALF)
    page.kept_link.click()
    assert presenter.wishes[-1] == ("start_empty",)
    presenter.show(RegisterState())
    assert page.entry() == PersonEntry()


def test_one_that_waits_beside_another_does_not_touch_what_is_typed(qtbot, dress):
    dress()
    presenter = FakePresenter(RegisterState(entry=HALF))
    page = RegisterPage(presenter)
    qtbot.addWidget(page)
    presenter.show(RegisterState(entry=HALF, kept="10:42", waiting=True))
    assert page.entry() == HALF
    page.kept_link.click()
    assert presenter.wishes[-1] == ("go_on_with_kept",)


def test_a_start_page_comes_back_choice_by_choice(qtbot, dress):
    dress()
    kinds = (("first-visit", "Full visit"),)
    presenter = FakePresenter(VisitStartState(kinds=kinds))
    page = VisitStartPage(presenter)
    qtbot.addWidget(page)
    entry = replace(CHOSEN, pathway_id="first-visit")
    presenter.show(VisitStartState(kinds=kinds, kept=entry, kept_at="10:42"))
    assert page.entry() == entry
    page.store_typed()
    assert presenter.wishes[-1] == ("keep", entry)


def test_a_kind_of_visit_that_is_gone_is_left_open(qtbot, dress):
    dress()
    presenter = FakePresenter(VisitStartState(kinds=(("first-visit", "Full visit"),)))
    page = VisitStartPage(presenter)
    qtbot.addWidget(page)
    presenter.show(replace(presenter.state, kept=replace(CHOSEN, pathway_id="gone"), kept_at="10:42"))
    assert page.entry() == CHOSEN


def test_only_what_replaces_nothing_is_ticked_beforehand_and_only_what_is_ticked_goes(qtbot, dress):
    dress()
    card = IntoRecordCard()
    qtbot.addWidget(card)
    line = (OfferLine("GP", "Not asked", "Not registered with a GP"),)
    card.show_offers((OfferRow("gp", "GP", line, replaces=False), OfferRow("place", "Place", line, replaces=True)))
    assert card.chosen() == ("gp",)
    card.ticks["place"].setChecked(True)
    card.ticks["gp"].setChecked(False)
    with qtbot.waitSignal(card.put_requested) as sent:
        card.put.click()
    assert sent.args == [("place",)]
    card.ticks["place"].setChecked(False)
    assert not card.put.isEnabled()


def test_copied_text_is_taken_off_the_clipboard_unless_something_else_was_copied_since(qapp):
    page = QObject()
    copied = CopiedText(page)
    copied.copy("Health hub visit.")
    assert qapp.clipboard().text() == "Health hub visit."
    copied.forget()
    assert qapp.clipboard().text() == ""
    copied.copy("Health hub visit.")
    qapp.clipboard().setText("somebody else’s")
    copied.forget()
    assert qapp.clipboard().text() == "somebody else’s"


def test_copied_text_goes_with_its_page_even_when_nothing_is_stored(qapp):
    page = QObject()
    copied = CopiedText(page)
    copied.copy("Health hub visit.")
    page.deleteLater()
    qapp.sendPostedEvents(page, QEvent.Type.DeferredDelete)
    assert qapp.clipboard().text() == ""


def test_copied_text_goes_by_itself_after_half_a_minute(qapp):
    page = QObject()
    copied = CopiedText(page)
    copied.copy("Health hub visit.")
    assert copied._timer.isActive()
    assert copied._timer.interval() == 30_000
    copied._timer.timeout.emit()
    assert qapp.clipboard().text() == ""
