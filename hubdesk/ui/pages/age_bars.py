"""How many wait how long: a bar for each band of days, with its words and number beside it."""

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from hubdesk.presenters.day_lists.referrals import AgeBand
from hubdesk.ui.controls.wrapped_text import one_line
from hubdesk.ui.theme import SPACE, look
from hubdesk.ui.theme.tokens import SMALL

_BAR, _WIDEST = 14, 420


class AgeBars(QWidget):
    """Bars of one colour: the numbers say it, the bars only show it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._bands: tuple[AgeBand, ...] = ()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def set_bands(self, bands: Sequence[AgeBand]) -> None:
        """Show these."""
        self._bands = tuple(bands)
        self.setAccessibleName("Open referrals by age")
        self.setAccessibleDescription(". ".join(f"{band.words}: {band.count}" for band in bands))
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """A line for each band."""
        return QSize(look().em(360), self._line() * len(self._bands))

    def minimumSizeHint(self) -> QSize:
        """Words and number always have room."""
        return QSize(self._words() + look().em(80), self.sizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002
        """Words, bar, number."""
        painter, theme = QPainter(self), look().theme
        painter.setFont(look().font(SMALL))
        words, line = self._words(), self._line()
        room = min(look().em(_WIDEST), self.width() - words - look().em(60))
        for place, band in enumerate(self._bands):
            top = place * line
            painter.setPen(QColor(theme.text))
            flags = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
            painter.drawText(QRectF(0, top, words, line), flags, band.words)
            height = look().em(_BAR)
            bar = QRectF(words, top + (line - height) / 2, max(1.0, room * band.share), height)
            painter.fillRect(bar, QColor(theme.link))
            painter.drawText(QRectF(bar.right() + SPACE[2], top, look().em(60), line), flags, str(band.count))

    def _words(self) -> int:
        font = look().font(SMALL)
        return max((int(one_line(band.words, font).width()) for band in self._bands), default=0) + SPACE[3]

    def _line(self) -> int:
        return max(look().em(24), int(one_line("X", look().font(SMALL)).height()) + SPACE[1])
