"""Every page in every state: nothing cut off at any text size, every control named, no colour of its own."""

from collections.abc import Callable

import pytest
from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QAbstractButton, QWidget
from pytestqt.qtbot import QtBot

from hubdesk.ui.theme import contrast_theme
from tests.ui.pages.fitting import assert_whole_and_named, cut_off
from tests.ui.pages.states import PAGES

# The machine that runs the tests may have no font for a script; what is measured then are the boxes drawn instead.
pytestmark = pytest.mark.qt_log_ignore("OpenType support missing", "propagateSizeHints")

Shown = Callable[[QWidget], QWidget]


@pytest.mark.parametrize("scale", [1.0, 1.5, 2.0])
@pytest.mark.parametrize("name", PAGES)
def test_nothing_is_cut_off_and_everything_has_a_name_in_plain_words(
    name: str, scale: float, dress: Callable[..., None], shown: Shown, qtbot: QtBot
) -> None:
    dress(scale)
    page = shown(PAGES[name]())
    assert_whole_and_named(page, qtbot)
    words = " ".join(button.text() for button in page.findChildren(QAbstractButton)).lower()
    assert "delete" not in words, "no page offers to delete"
    assert "n't" not in words, "no words are contracted"


@pytest.mark.parametrize("name", ["unlock-demo", "today", "register-errors", "person-full"])
def test_text_that_grows_while_a_page_shows_is_not_cut_off(
    name: str, dress: Callable[..., None], shown: Shown, qtbot: QtBot
) -> None:
    page = shown(PAGES[name]())
    dress(2.0)
    assert cut_off(page, qtbot) == []


@pytest.mark.parametrize("name", PAGES)
def test_with_contrast_only_the_colours_of_the_system_show(name: str, dress: Callable[..., None], shown: Shown) -> None:
    dress(1.0, contrast_theme(_palette()))
    page = shown(PAGES[name]())
    picture = page.grab().toImage()
    middle = [picture.pixelColor(x, picture.height() // 2).name() for x in range(2, 30)]
    assert set(middle) == {"#000000"}


def _palette() -> QPalette:
    palette = QPalette()
    roles = QPalette.ColorRole
    for role, colour in (
        (roles.Window, "#000000"),
        (roles.WindowText, "#ffffff"),
        (roles.Highlight, "#1aebff"),
        (roles.HighlightedText, "#000000"),
        (roles.Link, "#ffff00"),
    ):
        palette.setColor(role, QColor(colour))
    return palette
