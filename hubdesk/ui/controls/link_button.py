"""A text link: underlined words that wrap, filled yellow with a dark line below when they have the focus."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from hubdesk.ui.controls.enter_key import EnterPresses
from hubdesk.ui.controls.present_width import PresentWidth
from hubdesk.ui.controls.wrapped_text import draw, height_in, longest_word, one_line
from hubdesk.ui.theme import look
from hubdesk.ui.theme.tokens import BODY, FOCUS_WIDTH

_GAP = 6
_ICON_SHIFT = 4
"""Arrows have air at their left; this brings them in line with the text above and below."""


class LinkButton(PresentWidth, EnterPresses):
    """A button that looks like a link. ``spoken`` is its full name where the words alone say too little.

    ``tone`` is link, error (in an error summary) or light (on a coloured panel).
    """

    def __init__(
        self,
        text: str,
        parent: QWidget | None = None,
        *,
        icon: str = "",
        spoken: str = "",
        tone: str = "link",
        px: int = BODY,
    ) -> None:
        super().__init__(text, parent)
        self._glyph, self._tone, self._px = icon, tone, px
        if spoken:
            self.setAccessibleName(spoken)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setAutoDefault(False)
        policy = QSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def sizeHint(self) -> QSize:
        """One line."""
        width = int(one_line(self._words(), self._type()).width()) + self._indent()
        return QSize(width, self.heightForWidth(self.present_width(width)))

    def minimumSizeHint(self) -> QSize:
        """Wide enough for the longest word."""
        width = longest_word(self._words(), self._type()) + self._indent()
        return QSize(width, int(one_line("x", self._type()).height()) + 2 * FOCUS_WIDTH)

    def hasHeightForWidth(self) -> bool:
        """Long links wrap."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Text, with room for the focus line below."""
        return height_in(self._words(), self._type(), width - self._indent()) + 2 * FOCUS_WIDTH

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002
        """Focus block, icon, words."""
        theme = look().theme
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        area = QRectF(self.rect())
        ink = self._ink()
        if self.hasFocus():
            painter.fillRect(area, QColor(theme.focus))
            painter.fillRect(area.adjusted(0, area.height() - FOCUS_WIDTH, 0, 0), QColor(theme.focus_line))
        if not self.isEnabled():
            painter.setOpacity(0.5)
        if self._glyph:
            size = look().em(20)
            look().icons.paint(
                painter, self._glyph, ink, QRectF(-_ICON_SHIFT, area.center().y() - size / 2, size, size)
            )
        painter.setFont(self._type())
        painter.setPen(QColor(ink))
        draw(painter, area.adjusted(self._indent() - 1, 0, 0, 0), self._words())

    def _ink(self) -> str:
        theme = look().theme
        if self.hasFocus():
            return theme.focus_text
        if self._tone == "error":
            return theme.error
        if self._tone == "light":
            return theme.on_panel
        return theme.link_hover if self.underMouse() else theme.link

    def _words(self) -> str:
        return self.text().replace("&&", "&")

    def _type(self) -> QFont:
        return look().font(self._px, bold=self._tone == "error", underline=not self.hasFocus())

    def _indent(self) -> int:
        return (look().em(20) + _GAP - _ICON_SHIFT if self._glyph else 0) + 2
