"""One answer of several: a native radio button drawn as a card."""

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QPainter
from PySide6.QtWidgets import QRadioButton, QWidget

from hubdesk.ui.controls.choice_card import ChoiceCard
from hubdesk.ui.theme import look


class RadioCard(ChoiceCard, QRadioButton):
    """A radio button whose whole card can be pressed; ``key`` is shown in a cap, the group acts on it."""

    step_requested = Signal(int)
    """An arrow key asks for the next (1) or the previous (-1) card."""

    def __init__(self, text: str, key: str = "", parent: QWidget | None = None, *, compact: bool = False) -> None:
        super().__init__(parent)
        self.setText(text.replace("&", "&&"))
        self.dress(key, compact=compact)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows move between the cards without choosing: passing over an answer must never record it."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            event.ignore()  # some desktops let Enter press a radio button; here it goes on with the page
            return
        step = {Qt.Key.Key_Up: -1, Qt.Key.Key_Left: -1, Qt.Key.Key_Down: 1, Qt.Key.Key_Right: 1}.get(event.key())
        if step is None:
            super().keyPressEvent(event)
        else:
            self.step_requested.emit(step)

    def paint_mark(self, painter: QPainter, box: QRectF) -> None:
        """A ring, with a dot when chosen."""
        pen = self.mark_pen()
        half = pen.widthF() / 2
        painter.setPen(pen)
        painter.setBrush(QColor(look().theme.surface))
        painter.drawEllipse(box.adjusted(half, half, -half, -half))
        if self.isChecked():
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(self.mark_ink())
            quarter = box.width() / 4
            painter.drawEllipse(box.adjusted(quarter, quarter, -quarter, -quarter))
