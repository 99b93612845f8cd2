"""The gallery holds every control, so measuring it measures them all."""

import pytest
from PySide6.QtGui import QColor, QPalette

from hubdesk.ui.controls import ScrollPage
from hubdesk.ui.gallery import GalleryPage
from hubdesk.ui.theme import contrast_theme
from tests.ui.measure import clipped_widgets, unnamed_controls


def _gallery(qtbot, width=1134):
    page = GalleryPage()
    page.resize(width, 574)
    qtbot.addWidget(page)
    page.show()
    page.show_problems()
    qtbot.wait(20)
    return page


@pytest.mark.parametrize("scale", [1.0, 1.5, 2.0])
@pytest.mark.parametrize("width", [700, 1134, 1700])
def test_nothing_is_cut_off(qtbot, dress, scale, width):
    dress(scale)
    assert clipped_widgets(_gallery(qtbot, width)) == []


def test_nothing_is_cut_off_when_the_text_size_changes_live(qtbot, dress):
    page = _gallery(qtbot)
    dress(2.0)
    qtbot.wait(20)
    assert clipped_widgets(page) == []
    dress(1.0)
    qtbot.wait(20)
    assert clipped_widgets(page) == []


def test_every_control_has_a_name_and_a_role(qtbot, dress):
    assert unnamed_controls(_gallery(qtbot)) == []


def test_it_is_a_page_like_any_other(qtbot, dress):
    assert isinstance(_gallery(qtbot), ScrollPage)


def test_contrast_draws_no_colour_of_ours(qtbot, dress):
    palette = QPalette()
    for role, colour in (("Window", "#000000"), ("WindowText", "#ffffff"), ("Highlight", "#00ffff"),
                         ("HighlightedText", "#000000"), ("Link", "#ffff00")):  # fmt: skip
        palette.setColor(getattr(QPalette.ColorRole, role), QColor(colour))
    dress(theme=contrast_theme(palette))
    image = _gallery(qtbot).grab().toImage()
    seen = {image.pixelColor(x, y).name() for x in range(0, image.width(), 7) for y in range(0, image.height(), 7)}
    assert "#005eb8" not in seen
    assert "#007f3b" not in seen
    assert "#000000" in seen
