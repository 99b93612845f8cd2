"""The page of contacts: nothing cut off, what is typed stays until it is kept, and keys are enough."""

from collections.abc import Callable
from dataclasses import replace

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from hubdesk.presenters.contact_log import ContactLogState
from hubdesk.presenters.written_rows import WrittenRow
from hubdesk.ui.pages.contact_log import ContactLogPage
from tests.ui.pages.fakes import FakePresenter
from tests.ui.pages.fitting import assert_whole_and_named
from tests.ui.pages.states import BANNER, LONG, PROBLEM

pytestmark = pytest.mark.qt_log_ignore("OpenType support missing", "propagateSizeHints")

BEGIN = {"day.day": "2", "day.month": "6", "day.year": "2026"}
ROWS = (
    WrittenRow("c-1", "02-Jun-2026: Met the person", f"With {LONG}", LONG, "", may_take_back=True),
    WrittenRow("c-2", "01-Jun-2026: Texted", "Written 01-Jun-2026", "", f"Taken back: {LONG}", may_take_back=False),
)
EMPTY = ContactLogState(banner=BANNER, begin=BEGIN)
FULL = replace(EMPTY, rows=ROWS, older=3)
STATES = {
    "unread": ContactLogState(),
    "empty": EMPTY,
    "full": FULL,
    "asking": replace(FULL, taking_back="c-1"),
    "wrong": replace(FULL, taking_back="c-1", errors={"why": "Say why it is taken back"}),
    "wrong-field": replace(FULL, errors={"how": "Choose what it was", "day": "Enter the day"}),
    "trouble": replace(EMPTY, trouble=PROBLEM),
}
Shown = Callable[[QWidget], QWidget]


@pytest.mark.parametrize("scale", [1.0, 1.5, 2.0])
@pytest.mark.parametrize("name", STATES)
def test_nothing_is_cut_off_and_everything_has_a_name(
    name: str, scale: float, dress: Callable[..., None], shown: Shown, qtbot: QtBot
):
    dress(scale)
    page = shown(ContactLogPage(FakePresenter(STATES[name])))
    assert_whole_and_named(page, qtbot)


def test_what_is_typed_stays_until_it_is_kept(shown: Shown):
    presenter = FakePresenter(EMPTY)
    page = shown(ContactLogPage(presenter))
    page.fields.show_values(BEGIN | {"how": "met", "words": "Talked"})
    presenter.show(replace(EMPTY, busy=True))
    presenter.show(replace(EMPTY, errors={"with_whom": "Say who"}))
    assert page.fields.values()["words"] == "Talked"
    page.keep_button.click()
    assert presenter.wishes == [("write", page.fields.values())]
    presenter.show(replace(FULL, number=1))
    assert "words" not in page.fields.values()


def test_the_reason_is_asked_at_the_contact_it_is_for(shown: Shown, qtbot: QtBot):
    presenter = FakePresenter(FULL)
    page = shown(ContactLogPage(presenter))
    assert not page.written.why.isVisible()
    presenter.show(replace(FULL, taking_back="c-1"))
    qtbot.waitUntil(page.written.why.isVisible)
    page.written.why.set_text("Another person")
    page.written.take_back_button.click()
    assert presenter.wishes == [("take_back", "Another person")]
