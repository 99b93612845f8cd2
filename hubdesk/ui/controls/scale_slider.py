"""A slider that starts with no answer: nothing is marked on the line until somebody has chosen."""

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen, QWheelEvent
from PySide6.QtWidgets import QSizePolicy, QSlider, QWidget

from hubdesk.ui.theme import look
from hubdesk.ui.theme.tokens import FOCUS_WIDTH

_UP = (Qt.Key.Key_Right, Qt.Key.Key_Up, Qt.Key.Key_Home, Qt.Key.Key_PageUp)
_DOWN = (Qt.Key.Key_Left, Qt.Key.Key_Down, Qt.Key.Key_End, Qt.Key.Key_PageDown)


class ScaleSlider(QSlider):
    """A native slider, drawn as ours. The first arrow to the right marks the lowest number, the first to the left the
    highest; from then on arrows move by one step. The wheel never changes an answer."""

    picked = Signal()
    """A number was chosen by hand: on letting go of the mouse or of a key."""
    moved = Signal()
    """The mark is somewhere else now, or there is one."""

    def __init__(self, name: str, low: int, high: int, step: int = 1, parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._answered = False
        self._step = max(1, step)
        self.setRange(low, high)
        self.setSingleStep(self._step)
        self.setPageStep(max(self._step, (high - low) // 10 // self._step * self._step))
        self.setAccessibleName(name)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def answer(self) -> int | None:
        """The number chosen, or None."""
        return self.value() if self._answered else None

    def set_answer(self, value: int | None) -> None:
        """Show a number as chosen; None clears."""
        self._answered = value is not None
        self.setValue(self.minimum() if value is None else value)
        self.update()
        self.moved.emit()

    def sizeHint(self) -> QSize:
        """High enough for the mark and the focus around it."""
        return QSize(look().em(320), self._mark() + 2 * FOCUS_WIDTH)

    def minimumSizeHint(self) -> QSize:
        """May become short."""
        return QSize(look().em(120), self._mark() + 2 * FOCUS_WIDTH)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows, Home, End, Page up and down."""
        if event.key() not in (*_UP, *_DOWN):
            event.ignore()
        elif not self._answered:
            self.set_answer(self.minimum() if event.key() in _UP else self.maximum())
        else:
            super().keyPressEvent(event)
            self.set_answer(self.value())

    def keyReleaseEvent(self, event: QKeyEvent) -> None:
        """A key held down counts once."""
        super().keyReleaseEvent(event)
        if event.key() in (*_UP, *_DOWN) and not event.isAutoRepeat():
            self.picked.emit()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """The mark goes where the mouse is."""
        if event.button() is Qt.MouseButton.LeftButton:
            self.set_answer(self._at(event.position().x()))

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """The mark follows."""
        if event.buttons() & Qt.MouseButton.LeftButton:
            self.set_answer(self._at(event.position().x()))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Chosen."""
        if event.button() is Qt.MouseButton.LeftButton and self._answered:
            self.picked.emit()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Leave the wheel to the page."""
        event.ignore()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002
        """Line, focus, and the mark where there is an answer."""
        theme = look().theme
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        bar = self._bar()
        if self.hasFocus():
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(theme.focus))
            halo = bar.adjusted(-FOCUS_WIDTH, -FOCUS_WIDTH, FOCUS_WIDTH, FOCUS_WIDTH)
            painter.drawRoundedRect(halo, halo.height() / 2, halo.height() / 2)
        line = QColor(theme.focus_line if self.hasFocus() else theme.input_border)
        painter.setPen(QPen(line, 2))
        painter.setBrush(QColor(theme.surface))
        painter.drawRoundedRect(bar, bar.height() / 2, bar.height() / 2)
        if self._answered:
            centre, half = self._place(self.value()), self._mark() / 2
            painter.setPen(QPen(QColor(theme.surface), 3))
            painter.setBrush(QColor(theme.focus_line if self.hasFocus() else theme.chosen))
            painter.drawEllipse(QRectF(centre - half, self.height() / 2 - half, half * 2, half * 2))

    def _mark(self) -> int:
        return look().em(32)

    def _bar(self) -> QRectF:
        thick, half = look().em(12), self._mark() / 2
        return QRectF(half, (self.height() - thick) / 2, self.width() - 2 * half, thick)

    def _place(self, value: int) -> float:
        bar = self._bar()
        return bar.left() + bar.width() * (value - self.minimum()) / max(1, self.maximum() - self.minimum())

    def _at(self, x: float) -> int:
        bar = self._bar()
        share = (x - bar.left()) / max(1.0, bar.width())
        steps = round(share * (self.maximum() - self.minimum()) / self._step)
        return min(self.maximum(), max(self.minimum(), self.minimum() + steps * self._step))
