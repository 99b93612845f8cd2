"""One score over time: a mark for each result on its range, joined only where the results compare."""

from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from hubdesk.ui.theme import look
from hubdesk.ui.theme.tokens import SMALL

MOST = 6
"""Results shown: more would be crowded, and the words beside the picture hold them all."""
_HEIGHT, _WIDTH, _LEAST = 92, 480, 200


@dataclass(frozen=True, slots=True)
class TrendMark:
    """One result: the day and the value in words, and the run it belongs to. A line joins marks of one run only."""

    day: str
    value: float
    words: str
    run: int


class TrendChart(QWidget):
    """Draws the latest results from left to right, evenly apart. It holds no colour that judges."""

    def __init__(
        self, low: float, high: float, marks: tuple[TrendMark, ...], spoken: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._low, self._high, self.marks = low, max(high, low + 1), marks[-MOST:]
        self.setAccessibleName(spoken)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """A comfortable width."""
        return QSize(look().em(_WIDTH), self._line() * 2 + look().em(_HEIGHT))

    def minimumSizeHint(self) -> QSize:
        """Still readable when narrow."""
        return QSize(look().em(_LEAST), self.sizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002
        """The range, the lines, then the marks with their words over them and their days below."""
        theme, painter = look().theme, QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(look().font(SMALL))
        area = self._area()
        painter.setPen(QPen(QColor(theme.border_strong), 1))
        painter.drawLine(area.bottomLeft(), area.bottomRight())
        painter.drawLine(area.topLeft(), area.bottomLeft())
        points = [self._point(area, at) for at in range(len(self.marks))]
        painter.setPen(QPen(QColor(theme.text), 2))
        for at in range(1, len(points)):
            if self.marks[at].run == self.marks[at - 1].run:
                painter.drawLine(points[at - 1], points[at])
        for at, point in enumerate(points):
            self._paint_mark(painter, area, at, point)
        self._paint_ends(painter, area)

    def _paint_mark(self, painter: QPainter, area: QRectF, at: int, point: QPointF) -> None:
        theme, line, wide = look().theme, self._line(), area.width() / max(1, len(self.marks))
        painter.setPen(QPen(QColor(theme.text), 2))
        painter.setBrush(QColor(theme.text))
        painter.drawEllipse(point, 4, 4)
        over = QRectF(point.x() - wide / 2, point.y() - line - 4, wide, line)
        painter.drawText(over, Qt.AlignmentFlag.AlignCenter, self.marks[at].words)
        painter.setPen(QColor(theme.secondary_text))
        ends = at in (0, len(self.marks) - 1)
        if ends or painter.fontMetrics().horizontalAdvance(self.marks[at].day) < wide:
            below = QRectF(point.x() - wide / 2, area.bottom() + 2, wide, line)
            painter.drawText(below, Qt.AlignmentFlag.AlignCenter, self.marks[at].day)

    def _paint_ends(self, painter: QPainter, area: QRectF) -> None:
        painter.setPen(QColor(look().theme.secondary_text))
        line = self._line()
        for y, value in ((area.top(), self._high), (area.bottom(), self._low)):
            box = QRectF(0, y - line / 2, area.left() - 6, line)
            painter.drawText(box, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, f"{value:g}")

    def _point(self, area: QRectF, at: int) -> QPointF:
        share = (self.marks[at].value - self._low) / (self._high - self._low)
        return QPointF(area.left() + area.width() * (at + 0.5) / len(self.marks), area.bottom() - share * area.height())

    def _area(self) -> QRectF:
        line = self._line()
        return QRectF(look().em(36), line + 4, self.width() - look().em(40), self.height() - 2 * line - 8)

    def _line(self) -> int:
        return look().em(SMALL) + 8
