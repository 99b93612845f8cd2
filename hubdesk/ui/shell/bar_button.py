"""A button in the top bar: icon and words on blue, or the icon alone when the bar is short of room."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPaintEvent
from PySide6.QtWidgets import QPushButton, QSizePolicy, QWidget

from hubdesk.ui.controls.wrapped_text import one_line
from hubdesk.ui.theme import SPACE, look
from hubdesk.ui.theme.tokens import BODY, FOCUS_WIDTH, RADIUS

_SIDE = 12


class BarButton(QPushButton):
    """A flat button; its spoken name stays whole when only the icon shows."""

    def __init__(self, text: str, icon: str, spoken: str, parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        self._glyph = icon
        self._icon_only = False
        self.setAccessibleName(spoken)
        self.setToolTip(spoken)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setAutoDefault(False)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def set_icon_only(self, icon_only: bool) -> None:
        """Leave the words out, or show them again."""
        self._icon_only = icon_only
        self.updateGeometry()
        self.update()

    def shows_words(self) -> bool:
        """Whether the words are drawn."""
        return not self._icon_only

    def sizeHint(self) -> QSize:
        """Icon and words on one line."""
        words = 0 if self._icon_only else int(one_line(self.text(), self._type()).width()) + SPACE[2]
        return QSize(look().em(20) + words + 2 * _SIDE, look().em(24) + 2 * SPACE[2])

    def minimumSizeHint(self) -> QSize:
        """Never cut."""
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002
        """Back, icon, words."""
        theme = look().theme
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        area = QRectF(self.rect())
        focus = self.hasFocus()
        if focus or self.underMouse():
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(theme.focus if focus else theme.chrome_hover))
            painter.drawRoundedRect(area, RADIUS, RADIUS)
        if focus:
            painter.fillRect(area.adjusted(0, area.height() - FOCUS_WIDTH, 0, 0), QColor(theme.focus_line))
        ink = theme.focus_text if focus else theme.on_chrome
        size = look().em(20)
        look().icons.paint(painter, self._glyph, ink, QRectF(_SIDE, area.center().y() - size / 2, size, size))
        if not self._icon_only:
            painter.setPen(QColor(ink))
            painter.setFont(self._type())
            words = area.adjusted(_SIDE + size + SPACE[2], 0, 0, 0)
            painter.drawText(words, Qt.AlignmentFlag.AlignVCenter, self.text())

    def _type(self) -> QFont:
        return look().font(BODY)
