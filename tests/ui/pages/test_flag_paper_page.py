"""The page that puts a flag on paper: nothing cut off, what is typed stays, and each choice is printed by itself."""

from collections.abc import Callable
from dataclasses import replace

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from hubdesk.presenters.flag_paper import FlagPaperLine, FlagPaperState
from hubdesk.ui.controls import ActionButton
from hubdesk.ui.pages.flag_paper import FlagPaperPage
from tests.ui.pages.fakes import FakePresenter
from tests.ui.pages.fitting import assert_whole_and_named
from tests.ui.pages.states import BANNER, LONG, PROBLEM

pytestmark = pytest.mark.qt_log_ignore("OpenType support missing", "propagateSizeHints")

ROW = FlagPaperLine("p-1", f"For {LONG}", (LONG, "Not printed yet"), may_print=True)
READY = FlagPaperState(banner=BANNER, title=LONG, stands=True, begin={"decided_by": "Sam Okafor, nurse"}, rows=(ROW,))
STATES = {
    "unread": FlagPaperState(),
    "ready": replace(READY, said="It is kept. Print it below."),
    "wrong": replace(READY, errors={"basis": "Choose why it may be passed on"}, trouble=PROBLEM),
    "ended": replace(READY, stands=False, rows=(replace(ROW, may_print=False),)),
}
Shown = Callable[[QWidget], QWidget]


@pytest.mark.parametrize("scale", [1.0, 2.0])
@pytest.mark.parametrize("name", STATES)
def test_nothing_is_cut_off_and_everything_has_a_name(
    name: str, scale: float, dress: Callable[..., None], shown: Shown, qtbot: QtBot
):
    dress(scale)
    page = shown(FlagPaperPage(FakePresenter(STATES[name])))
    assert_whole_and_named(page, qtbot)


def test_what_is_typed_stays_and_each_choice_is_printed_by_itself(shown: Shown):
    presenter = FakePresenter(READY)
    page = shown(FlagPaperPage(presenter))
    asked: list[str] = []
    page.print_requested.connect(asked.append)
    page.fields.show_values({"reader": "Ola Novak"})
    presenter.show(replace(READY, errors={"basis": "Choose why it may be passed on"}))
    assert page.fields.values() == {"reader": "Ola Novak"}
    page.keep_button.click()
    assert presenter.wishes == [("choose", {"reader": "Ola Novak"})]
    (button,) = [one for one in page.findChildren(ActionButton) if one.text() == "Print"]
    button.click()
    assert asked == ["p-1"]
