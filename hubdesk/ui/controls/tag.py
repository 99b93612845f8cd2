"""A tag: a short state in bold on a pale fill, with an icon where the colour alone would say it."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from hubdesk.ui.controls.wrapped_text import one_line
from hubdesk.ui.theme import look
from hubdesk.ui.theme.tokens import SMALL

_SIDE = 8
_GAP = 6


class Tag(QLabel):
    """A tag in one of the NHS tag colours: grey, green, blue, aqua, purple, pink, red, orange, yellow."""

    def __init__(self, text: str, colour: str = "grey", parent: QWidget | None = None, *, icon: str = "") -> None:
        super().__init__(text, parent)
        self._colour, self._glyph = colour, icon
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def set_state(self, text: str, colour: str) -> None:
        """Show another state."""
        self._colour = colour
        self.setText(text)
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """One line."""
        return tag_size(self.text(), self._glyph)

    def minimumSizeHint(self) -> QSize:
        """Never cut."""
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002
        """Box, icon, words."""
        paint_tag(QPainter(self), QRectF(self.rect()), self.text(), self._colour, self._glyph)


def tag_size(text: str, icon: str = "") -> QSize:
    """The room a tag takes."""
    words = one_line(text, look().font(SMALL, bold=True))
    beside = look().em(16) + _GAP if icon else 0
    return QSize(int(words.width()) + 2 * _SIDE + beside + 2, max(28, int(words.height()) + 8))


def paint_tag(painter: QPainter, area: QRectF, text: str, colour: str, icon: str = "") -> None:
    """Draw a tag; also used for rows of a list."""
    ink = look().theme.tags[colour]
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(QColor(ink.ink), 1))
    painter.setBrush(QColor(ink.fill))
    painter.drawRect(area.adjusted(0.5, 0.5, -0.5, -0.5))
    left = area.left() + _SIDE
    if icon:
        size = look().em(16)
        look().icons.paint(painter, icon, ink.ink, QRectF(left, area.center().y() - size / 2, size, size))
        left += size + _GAP
    painter.setFont(look().font(SMALL, bold=True))
    painter.setPen(QColor(ink.ink))
    painter.drawText(area.adjusted(left - area.left(), 0, 0, 0), Qt.AlignmentFlag.AlignVCenter, text)
