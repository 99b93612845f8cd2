"""Open safety records at the head of a person's page: nobody may overlook them."""

from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from hubdesk.ui.controls import Card
from hubdesk.ui.theme import look

_LINE = 8


class SafetyCard(Card):
    """A card with a thick red line down its left side; the words and tags inside say why."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)

    def paintEvent(self, event: QPaintEvent) -> None:
        """The card, then its line."""
        super().paintEvent(event)
        painter = QPainter(self)
        painter.fillRect(QRectF(0, 0, _LINE, self.height()), QColor(look().theme.error))
