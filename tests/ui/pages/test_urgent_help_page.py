"""The page of urgent help: nothing cut off, keys only, what is typed stays until it is kept."""

from collections.abc import Callable
from dataclasses import replace

import pytest
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from hubdesk.presenters.urgent_help import UrgentHelpState
from hubdesk.presenters.visit_pages import Line
from hubdesk.ui.pages.urgent_help import UrgentHelpPage
from tests.ui.pages.fakes import FakePresenter
from tests.ui.pages.fitting import assert_whole_and_named
from tests.ui.pages.states import BANNER, LONG, PROBLEM

pytestmark = pytest.mark.qt_log_ignore("OpenType support missing", "propagateSizeHints")

LINES = (Line("Emergency", "999", "Life is in danger now"), Line(LONG, "01632 960 111", LONG), Line("Ola", "1", ""))
NOBODY = UrgentHelpState(lines=LINES[:1], say=(("Situation", "I am Jo Brennan."),))
SOMEBODY = replace(
    NOBODY,
    banner=BANNER,
    lines=LINES,
    say=(("Situation", LONG),),
    told=("Emergency", "The duty team of the county in t"),
    about_somebody=True,
)
TOLD = replace(SOMEBODY, calls=(f"02-Jun-2026 10:42, Jo Brennan: told {LONG}. No reply is noted.",), kept=1)
STATES = {
    "nobody": NOBODY,
    "somebody": SOMEBODY,
    "told": TOLD,
    "wrong": replace(SOMEBODY, errors={"told": "Say who was told, like the crisis team"}),
    "trouble": replace(NOBODY, trouble=PROBLEM),
}


@pytest.mark.parametrize("scale", [1.0, 1.5, 2.0])
@pytest.mark.parametrize("name", STATES)
def test_nothing_is_cut_off_and_everything_has_a_name(
    name: str, scale: float, dress: Callable[..., None], shown: Callable[[QWidget], QWidget], qtbot: QtBot
):
    dress(scale)
    page = shown(UrgentHelpPage(FakePresenter(STATES[name])))
    assert_whole_and_named(page, qtbot)


def test_a_press_fills_whom_and_keeping_empties_the_boxes(shown: Callable[[QWidget], QWidget]):
    presenter = FakePresenter(SOMEBODY)
    page = shown(UrgentHelpPage(presenter))
    page.quick[0].click()
    page.reply.set_text("They come")
    page.keep_button.click()
    assert presenter.wishes == [("keep", "Emergency", "They come")]
    assert page.reply.text() == "They come"  # not kept yet
    presenter.show(TOLD)
    assert (page.told.text(), page.reply.text()) == ("", "")


def test_without_a_person_there_is_nothing_to_keep_or_print(shown: Callable[[QWidget], QWidget]):
    page = shown(UrgentHelpPage(FakePresenter(NOBODY)))
    assert not page.keep_button.isVisible()
    assert not page.sheet.isVisible()
    assert "999" in [label.text() for label in page.findChildren(QLabel) if label.isVisible()]
