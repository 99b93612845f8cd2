"""Notes, flags and restricted records: what the pages pass on, and that what is typed stays where it is needed."""

from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel

from hubdesk.domain.notes import NoteEntry
from hubdesk.presenters.notes import NoteForm
from hubdesk.ui.controls import LinkButton
from hubdesk.ui.pages.flags import FlagsPage
from hubdesk.ui.pages.notes import FOR_EVERYONE, NotesPage
from hubdesk.ui.pages.openings import OpeningsPage
from hubdesk.ui.pages.restricted import RestrictedPage
from hubdesk.ui.pages.restriction import RestrictionPage
from tests.ui.pages.fakes import FakePresenter
from tests.ui.pages.restricted_states import (
    CORRECTED,
    FLAGS,
    MAPPA,
    NAVIGATORS,
    NOTES,
    OPENINGS,
    RESTRICTION,
    SHUT,
    STANDS,
    TAKING_BACK,
)
from tests.ui.pages.settling import press, settle


def _words(page) -> list[str]:
    return [label.text() for label in page.findChildren(QLabel) if label.isVisible()]


def _link(page, spoken: str) -> LinkButton:
    return next(link for link in page.findChildren(LinkButton) if link.accessibleName() == spoken)


def test_the_note_has_the_focus_and_is_passed_on_with_its_readers(shown):
    presenter = FakePresenter(NOTES)
    page = shown(NotesPage(presenter))
    assert QApplication.focusWidget() is page.words.editor
    page.words.set_text("Came with a friend.")
    press(Qt.Key.Key_Tab)
    press(Qt.Key.Key_Down)
    press(Qt.Key.Key_Space)
    page.save_button.click()
    assert presenter.wishes[-1] == ("save", NoteEntry("Came with a friend.", "clinicians", ""))


def test_a_navigator_reads_who_sees_it_and_has_no_choice(shown):
    page = shown(NotesPage(FakePresenter(NAVIGATORS)))
    assert FOR_EVERYONE in _words(page)
    assert not page.readers.isVisible()


def test_what_is_typed_stays_when_the_notes_are_drawn_again(shown):
    presenter = FakePresenter(NOTES)
    page = shown(NotesPage(presenter))
    page.words.set_text("Half a")
    presenter.show(replace(NOTES, rows=NOTES.rows[:1], busy=True))
    assert page.words.text() == "Half a"
    presenter.show(replace(NOTES, form=NoteForm(1)))
    assert page.words.text() == ""


def test_leaving_the_page_stores_what_stands_on_it(shown):
    presenter = FakePresenter(NOTES)
    page = shown(NotesPage(presenter))
    page.words.set_text("Half a")
    page.store_typed()
    assert presenter.wishes[-1] == ("keep", NoteEntry("Half a"))


def test_correcting_and_taking_back_say_which_note_to_a_screen_reader(shown):
    presenter = FakePresenter(NOTES)
    page = shown(NotesPage(presenter))
    _link(page, f"Correct the note of {CORRECTED.who}").click()
    _link(page, f"Take back the note of {CORRECTED.who}").click()
    assert presenter.wishes == [("begin_correction", "n3"), ("begin_taking_back", "n3")]
    presenter.show(TAKING_BACK)
    settle()
    assert not page.words.isVisible()
    assert QApplication.focusWidget() is page.why.editor


def test_what_stood_before_shows_when_asked_for(shown):
    page = shown(NotesPage(FakePresenter(NOTES)))
    assert CORRECTED.earlier[0] not in _words(page)
    _link(page, f"What stood before in the note of {CORRECTED.who}").click()
    assert CORRECTED.earlier[0] in _words(page)


def test_category_and_level_are_asked_for_mappa_only(shown):
    presenter = FakePresenter(FLAGS)
    page = shown(FlagsPage(presenter))
    assert not page.category.isVisible()
    presenter.show(MAPPA)
    settle()
    assert page.category.isVisible()
    page.texts["source"].set_text("Police")
    page.save_button.click()
    wish, fields = presenter.wishes[-1]
    assert (wish, fields["source"], fields["review.day"]) == ("save", "Police", "")


def test_the_reason_has_the_focus_and_goes_with_either_button(shown):
    presenter = FakePresenter(SHUT)
    page = shown(RestrictedPage(presenter))
    assert QApplication.focusWidget() is page.reason.editor
    page.reason.set_text("Collapsed")
    page.emergency.click()
    page.open_button.click()
    assert presenter.wishes == [("open_in_emergency", "Collapsed"), ("open", "Collapsed")]
    presenter.show(replace(SHUT, may_open_for_care=False))
    assert not page.open_button.isVisible()
    assert page.emergency.isVisible()


def test_who_is_ticked_is_passed_on(shown):
    presenter = FakePresenter(RESTRICTION)
    page = shown(RestrictionPage(presenter))
    assert not page.lift_button.isVisible()
    page.named.editors()[1].click()
    page.why.set_text("A cousin")
    page.restrict_button.click()
    assert presenter.wishes == [("restrict", ["a", "s"], "A cousin")]
    presenter.show(STANDS)
    assert page.lift_button.isVisible()


def test_an_opening_is_looked_at_below_its_own_row(shown):
    presenter = FakePresenter(OPENINGS)
    page = shown(OpeningsPage(presenter))
    press(Qt.Key.Key_Return)
    assert presenter.wishes == [("choose", "o1")]
    presenter.show(replace(OPENINGS, chosen="o1"))
    settle()
    assert page.outcome.isVisible()
    page.words.set_text("Spoke with Jo")
    page.save_button.click()
    assert presenter.wishes[-1] == ("review", "", "Spoke with Jo")
    presenter.show(OPENINGS)
    settle()
    assert not page.outcome.isVisible()
