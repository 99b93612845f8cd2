"""The page on read-only mode and the strip above every page: nothing cut off, everything named, and what each does."""

from collections.abc import Callable

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from hubdesk.domain.hold import HoldReason
from hubdesk.presenters.hold import STRIP, HoldPageState
from hubdesk.ui.pages.hold import HoldPage
from hubdesk.ui.shell.hold_strip import HoldStrip
from hubdesk.ui.shell.main_window import MainWindow
from tests.ui.measure import clipped_widgets, unnamed_controls
from tests.ui.pages.fakes import FakePresenter
from tests.ui.pages.fitting import assert_whole_and_named
from tests.ui.pages.states import LONG, PROBLEM

pytestmark = pytest.mark.qt_log_ignore("OpenType support missing", "propagateSizeHints")

DAMAGED = HoldPageState(
    title="The records are damaged",
    why=LONG,
    backup="The last backup is of 21-Nov-2026 18:15.",
    lost_heading="Written since then, as the damaged file still tells (2)",
    lost=(("22-Nov-2026 09:12 · Sam Okafor", f"Registered the person · {LONG}"), ("22-Nov-2026 09:10 · Jo", LONG)),
    next_step=LONG,
    may_get_back=True,
    folder="/media/stick",
)
OLDER = HoldPageState(
    title="The records are not as they were left",
    why=LONG,
    next_step=LONG,
    may_explain=True,
    may_get_back=True,
    errors={"why": "Say why, in a few words"},
)
STATES = {
    "unread": HoldPageState(),
    "damaged": DAMAGED,
    "older": OLDER,
    "trouble": HoldPageState(trouble=PROBLEM),
    "in-order": HoldPageState(title="The records are in order", said="Stored.", do_now="", looks=""),
}
Shown = Callable[[QWidget], QWidget]


@pytest.mark.parametrize("scale", [1.0, 1.5, 2.0])
@pytest.mark.parametrize("name", STATES)
def test_nothing_is_cut_off_and_everything_has_a_name(
    name: str, scale: float, dress: Callable[..., None], shown: Shown, qtbot: QtBot
):
    dress(scale)
    page = shown(HoldPage(FakePresenter(STATES[name])))
    assert_whole_and_named(page, qtbot)


def test_what_a_lead_may_do_is_there_and_reaches_the_presenter(shown: Shown):
    presenter = FakePresenter(OLDER)
    page = shown(HoldPage(presenter))
    page.reason.set_text("IT put Monday back")
    page.explain.click()
    page.get_back.click()
    assert presenter.wishes == [("explain", "IT put Monday back"), ("get_back",)]
    presenter.show(DAMAGED)
    assert not page.explain.isVisible(), "damage is not explained away"
    assert page.get_back.isVisible()


@pytest.mark.parametrize("scale", [1.0, 1.5, 2.0])
def test_the_strip_shows_on_every_page_but_not_to_a_person_who_answers_alone(
    scale: float, dress: Callable[..., None], qtbot: QtBot
):
    dress(scale)
    window = MainWindow()
    qtbot.addWidget(window)
    window.resize(1366, 768)
    window.show_page(QWidget())
    window.show()
    window.set_hold(STRIP[HoldReason.DAMAGED])
    strip = window.findChild(HoldStrip)
    assert strip.isVisible()
    assert clipped_widgets(strip) == []
    assert unnamed_controls(strip) == []
    with qtbot.waitSignal(window.hold_requested):
        strip.more.click()
    window.show_alone(QWidget())
    assert not strip.isVisible()
    window.show_page(QWidget())
    assert strip.isVisible()
    window.set_hold("")
    assert not strip.isVisible()
