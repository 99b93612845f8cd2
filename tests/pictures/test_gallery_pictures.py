"""The look itself: the gallery and the question page against pictures that a person has looked at.

Pixels depend on Qt and on the font, so they are compared only where both are the recorded ones.
Set HUBDESK_WRITE_PICTURES=1 to draw them again, look at them, and commit them.
"""

import json
import os
from pathlib import Path

import pytest
from PySide6.QtCore import qVersion
from PySide6.QtGui import QColor, QFontInfo, QFontMetricsF, QImage, QPalette

from hubdesk.ui.gallery import GalleryPage
from hubdesk.ui.theme import LIGHT, contrast_theme, look

FOLDER = Path(__file__).parent
RECORD = FOLDER / "drawn_with.json"
WRITE = os.environ.get("HUBDESK_WRITE_PICTURES") == "1"


def _drawn_with():
    font = look().font(19)
    sample = "Over the last 2 weeks, how often have you been bothered by this problem?"
    return {
        "qt": qVersion(),
        "font": QFontInfo(font).family(),
        "sample": round(QFontMetricsF(font).horizontalAdvance(sample), 3),
    }


def _dark_palette():
    palette = QPalette()
    roles = QPalette.ColorRole
    for role, colour in (
        (roles.Window, "#202020"),
        (roles.WindowText, "#ffffff"),
        (roles.Highlight, "#8ee3f0"),
        (roles.HighlightedText, "#263b50"),
        (roles.Link, "#75e9fc"),
    ):
        palette.setColor(role, QColor(colour))
    return palette


@pytest.mark.parametrize(
    ("name", "scale", "contrast"), [("light", 1.0, False), ("contrast", 1.0, True), ("light-150", 1.5, False)]
)
def test_the_gallery_looks_as_it_did(qtbot, dress, name, scale, contrast):
    dress()
    here = _drawn_with()
    if not WRITE and json.loads(RECORD.read_text(encoding="utf-8")) != here:
        pytest.skip(f"pictures were drawn with {RECORD.read_text(encoding='utf-8').strip()}, this is {here}")
    dress(scale, contrast_theme(_dark_palette()) if contrast else LIGHT)
    page = GalleryPage()
    qtbot.addWidget(page)
    page.resize(1024, 600)
    page.show()
    qtbot.wait(20)
    page.resize(1024, page.scroll.widget().height() + page.bar.height())
    page.setFocus()
    qtbot.wait(20)
    drawn = page.grab().toImage().convertToFormat(QImage.Format.Format_RGB32)
    file = FOLDER / f"gallery-{name}.png"
    if WRITE:
        drawn.save(str(file), "PNG", 0)  # quality 0 is the smallest file
        RECORD.write_text(json.dumps(here) + "\n", encoding="utf-8")
        return
    kept = QImage(str(file)).convertToFormat(QImage.Format.Format_RGB32)
    if drawn != kept:
        drawn.save(str(FOLDER / f"gallery-{name}.new.png"))
    assert drawn == kept, f"see gallery-{name}.new.png beside the kept picture"
