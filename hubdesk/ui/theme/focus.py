"""The focus mark of text fields: a ring drawn over the field's edge, outside its rectangle.

QSS cannot draw outside a box and a proxy style in Python is not safe, so a small overlay follows the focus.
Own-painted controls draw their focus themselves.
"""

import shiboken6
from PySide6.QtCore import QEvent, QObject, QPoint, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import (
    QAbstractScrollArea,
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QLineEdit,
    QPlainTextEdit,
    QTextEdit,
    QWidget,
)

from hubdesk.ui.theme.look import look
from hubdesk.ui.theme.tokens import EDGE, FOCUS_WIDTH

RINGED = (QLineEdit, QComboBox, QAbstractSpinBox, QTextEdit, QPlainTextEdit)


class FocusRing(QWidget):
    """Yellow ring with a dark inner edge around one field, for as long as that field has the focus."""

    def __init__(self, target: QWidget) -> None:
        super().__init__(_room_for_ring(target))
        self._target = target
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        # Moves of anything between the field and the ring's parent move the field too.
        walker = target
        while walker is not self.parentWidget():
            walker.installEventFilter(self)
            walker = walker.parentWidget()
        self._place()
        self.show()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: ARG002
        """Follow the field."""
        if event.type() in (QEvent.Type.Move, QEvent.Type.Resize, QEvent.Type.Show, QEvent.Type.LayoutRequest):
            self._place()
        elif event.type() == QEvent.Type.Hide:
            self.hide()
        return False

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002
        """Draw 4 px of yellow outside and 4 px of dark edge inside the field's border."""
        theme = look().theme
        painter = QPainter(self)
        ring = QRectF(self.rect())
        half = FOCUS_WIDTH / 2
        painter.setPen(QPen(QColor(theme.focus), FOCUS_WIDTH))
        painter.drawRect(ring.adjusted(half, half, -half, -half))
        inner = FOCUS_WIDTH + EDGE
        painter.setPen(QPen(QColor(theme.focus_line), 2 * EDGE))
        painter.drawRect(ring.adjusted(inner, inner, -inner, -inner))

    def _place(self) -> None:
        if not shiboken6.isValid(self._target):
            return
        corner = self._target.mapTo(self.parentWidget(), QPoint(0, 0))
        self.setGeometry(_grown(QRect(corner, self._target.size())))
        self.raise_()


class FocusFollower(QObject):
    """Puts a ring on whichever text field has the focus. One per application."""

    def __init__(self, app: QApplication) -> None:
        super().__init__(app)
        self._ring: FocusRing | None = None
        app.focusChanged.connect(self._follow)

    def _follow(self, old: QWidget | None, new: QWidget | None) -> None:  # noqa: ARG002
        if self._ring is not None and shiboken6.isValid(self._ring):
            self._ring.hide()
            self._ring.deleteLater()
        self._ring = FocusRing(new) if isinstance(new, RINGED) and new.parentWidget() is not None else None


def _grown(rect: QRect) -> QRect:
    return rect.adjusted(-FOCUS_WIDTH, -FOCUS_WIDTH, FOCUS_WIDTH, FOCUS_WIDTH)


def _room_for_ring(target: QWidget) -> QWidget:
    """The nearest ancestor that can show the whole ring, without leaving the scrolled content."""
    room = target.parentWidget()
    while room.parentWidget() is not None and not room.isWindow():
        if isinstance(room.parentWidget().parentWidget(), QAbstractScrollArea):
            break
        ring = _grown(QRect(target.mapTo(room, QPoint(0, 0)), target.size()))
        if room.rect().contains(ring):
            break
        room = room.parentWidget()
    return room
