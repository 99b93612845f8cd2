"""The crash page, the message page and the IT desk: calm words, a way on, nothing technical."""

from PySide6.QtWidgets import QApplication, QLabel

from hubdesk.ui.pages.crash import CrashPage
from hubdesk.ui.pages.it_desk import CLOSED, ItDeskPage
from hubdesk.ui.pages.message import MessagePage
from tests.ui.pages.settling import settle


def _words(page):
    return " ".join(label.text() for label in page.findChildren(QLabel) if label.isVisible())


def test_the_crash_page_gives_the_code_and_a_restart(shown, qtbot):
    page = shown(CrashPage("HD-4F2A-91C7"))
    assert "HD-4F2A-91C7" in _words(page)
    assert QApplication.focusWidget() is page.restart_button
    with qtbot.waitSignal(page.restart_requested):
        page.restart_button.click()
    with qtbot.waitSignal(page.close_requested):
        page.close_link.click()


def test_the_message_page_says_what_to_do_and_offers_two_ways(shown, qtbot):
    page = shown(MessagePage("The records are missing", "The file is not there.", "Tell your IT support."))
    assert "Tell your IT support." in _words(page)
    assert QApplication.focusWidget() is page.again_button
    with qtbot.waitSignal(page.try_again_requested):
        page.again_button.click()
    with qtbot.waitSignal(page.close_requested):
        page.close_link.click()


def test_the_message_is_said(shown, monkeypatch):
    said = []
    monkeypatch.setattr("hubdesk.ui.pages.message.announce", lambda _w, words, **_k: said.append(words))
    shown(MessagePage("Title", "Message."))
    assert said == ["Title. Message."]


def test_a_message_without_a_next_step_has_no_empty_heading(shown):
    assert "What to do next" not in _words(shown(MessagePage("Title", "Message.")))


def test_the_it_desk_shows_its_facts_and_that_records_stay_closed(shown, qtbot):
    page = shown(ItDeskPage([("Version", "1.0.0")]))
    assert CLOSED in _words(page)
    assert "Version 1.0.0" in _words(page)
    page.set_facts([("Last backup", "13-Mar-2026")])
    settle()
    assert "Last backup 13-Mar-2026" in _words(page)
    with qtbot.waitSignal(page.lock_requested):
        page.lock_button.click()
