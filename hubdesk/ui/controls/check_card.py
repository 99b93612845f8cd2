"""A yes-or-no tick: a native check box drawn as a card."""

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen
from PySide6.QtWidgets import QCheckBox, QWidget

from hubdesk.ui.controls.choice_card import ChoiceCard
from hubdesk.ui.theme import look


class CheckCard(ChoiceCard, QCheckBox):
    """A check box whose whole card can be pressed; ``key`` is shown in a cap, and is for the page to listen to."""

    def __init__(self, text: str, parent: QWidget | None = None, *, key: str = "", compact: bool = False) -> None:
        super().__init__(parent)
        self.setText(text.replace("&", "&&"))
        self.dress(key, compact=compact)

    def paint_mark(self, painter: QPainter, box: QRectF) -> None:
        """A box, with a tick when chosen."""
        pen = self.mark_pen()
        half = pen.widthF() / 2
        painter.setPen(pen)
        painter.setBrush(QColor(look().theme.surface))
        painter.drawRect(box.adjusted(half, half, -half, -half))
        if self.isChecked():
            tick = QPen(self.mark_ink(), box.width() / 8)
            tick.setCapStyle(Qt.PenCapStyle.RoundCap)
            tick.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
            painter.setPen(tick)
            across, down = box.width(), box.height()
            painter.drawPolyline(
                [box.topLeft() + QPointF(across * x, down * y) for x, y in ((0.25, 0.53), (0.43, 0.7), (0.76, 0.32))]
            )
