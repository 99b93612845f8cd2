"""Measuring and drawing text that wraps, for controls that paint themselves."""

from functools import lru_cache
from math import ceil

from PySide6.QtCore import QRectF, QSizeF, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter

_WRAP = Qt.TextFlag.TextWordWrap
_ENDLESS = 100_000.0


def one_line(text: str, font: QFont) -> QSizeF:
    """The room that the text takes on one line."""
    metrics = QFontMetricsF(font)
    return QSizeF(ceil(metrics.horizontalAdvance(text)) + 1, ceil(metrics.height()))


def longest_word(text: str, font: QFont) -> int:
    """The narrowest width at which no word is broken."""
    metrics = QFontMetricsF(font)
    return max((ceil(metrics.horizontalAdvance(word)) + 1 for word in text.split()), default=0)


@lru_cache(maxsize=4096)
def height_in(text: str, font: QFont, width: float) -> int:
    """The height of the text when wrapped to a width. Remembered: layouts ask for the same many times a page."""
    box = QFontMetricsF(font).boundingRect(QRectF(0, 0, max(1.0, width), _ENDLESS), _WRAP, text)
    return ceil(box.height())


def draw(painter: QPainter, area: QRectF, text: str, align: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignLeft) -> None:
    """Draw wrapped text, centred top to bottom."""
    painter.drawText(area, align | Qt.AlignmentFlag.AlignVCenter | _WRAP, text)
