"""The quiet promise at the foot of the rail."""

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QColor, QFont, QPainter, QPaintEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from hubdesk.ui.controls.present_width import PresentWidth
from hubdesk.ui.controls.wrapped_text import draw, height_in, longest_word
from hubdesk.ui.theme import SPACE, look
from hubdesk.ui.theme.tokens import SMALL

_LEFT = 20


class RailFoot(PresentWidth, QLabel):
    """A shield and a line of words; the shield alone when the rail is narrow."""

    def __init__(self, words: str, parent: QWidget | None = None) -> None:
        super().__init__(words, parent)
        self._narrow = False
        self.setToolTip(words)
        self.setAccessibleName(words)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def set_narrow(self, narrow: bool) -> None:
        """Leave the words out, or show them again."""
        self._narrow = narrow
        self.updateGeometry()
        self.update()

    def shows_words(self) -> bool:
        """Whether the words are drawn."""
        return not self._narrow

    def hasHeightForWidth(self) -> bool:
        """The words wrap."""
        return True

    def heightForWidth(self, width: int) -> int:
        """The shield or the words, whichever is taller."""
        words = 0 if self._narrow else height_in(self.text(), self._type(), width - self._indent())
        return max(words, look().em(20)) + SPACE[2]

    def sizeHint(self) -> QSize:
        """The rail's width decides."""
        width = self._indent() + (0 if self._narrow else look().em(150))
        return QSize(width, self.heightForWidth(self.present_width(width)))

    def minimumSizeHint(self) -> QSize:
        """Wide enough for the longest word."""
        words = 0 if self._narrow else longest_word(self.text(), self._type())
        return QSize(self._indent() + words, look().em(20))

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002
        """Shield, words."""
        theme = look().theme
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        area = QRectF(self.rect())
        size = look().em(20)
        left = (area.width() - size) / 2 if self._narrow else _LEFT
        look().icons.paint(painter, "shield", theme.success, QRectF(left, area.center().y() - size / 2, size, size))
        if not self._narrow:
            painter.setFont(self._type())
            painter.setPen(QColor(theme.secondary_text))
            draw(painter, area.adjusted(self._indent() - SPACE[2], 0, -SPACE[1], 0), self.text())

    def _type(self) -> QFont:
        return look().font(SMALL)

    def _indent(self) -> int:
        return look().em(20) + (0 if self._narrow else _LEFT + 2 * SPACE[2])
