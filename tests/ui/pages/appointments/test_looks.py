"""Every page of appointments and corrections: nothing cut off at any text size, every control named."""

from collections.abc import Callable

import pytest
from PySide6.QtWidgets import QAbstractButton, QWidget
from pytestqt.qtbot import QtBot

from tests.ui.pages.appointments.samples import PAGES
from tests.ui.pages.fitting import assert_whole_and_named
from tests.ui.scales import SCALES

# The machine that runs the tests may have no font for a script; what is measured then are the boxes drawn instead.
pytestmark = pytest.mark.qt_log_ignore("OpenType support missing", "propagateSizeHints")


@pytest.mark.parametrize("scale", SCALES)
@pytest.mark.parametrize("name", PAGES)
def test_nothing_is_cut_off_and_everything_has_a_name(
    name: str, scale: float, dress: Callable[..., None], shown: Callable[[QWidget], QWidget], qtbot: QtBot
):
    dress(scale)
    page = shown(PAGES[name]())
    assert_whole_and_named(page, qtbot)


@pytest.mark.parametrize("name", PAGES)
def test_nothing_is_deleted_and_no_words_are_contracted(name: str, shown: Callable[[QWidget], QWidget]):
    page = shown(PAGES[name]())
    words = " ".join(button.text() for button in page.findChildren(QAbstractButton)).lower()
    assert "delete" not in words
    assert "n't" not in words
