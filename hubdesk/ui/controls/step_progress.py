"""How far along: a native progress bar drawn as one segment per question."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QProgressBar, QSizePolicy, QWidget

from hubdesk.ui.theme import look

_GAP = 4
_MOST_SEGMENTS = 30


class StepProgress(QProgressBar):
    """Progress in whole questions; done, here and left differ in shade and are also spoken."""

    def __init__(self, total: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._here = -1
        self.setTextVisible(False)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName("Progress")
        self.set_progress(0, -1, total)

    def set_progress(self, done: int, here: int = -1, total: int | None = None) -> None:
        """``done`` questions are answered; ``here`` (from 0) is the one shown."""
        if total is not None:
            self.setRange(0, max(1, total))
        self._here = here
        self.setValue(min(done, self.maximum()))
        self.setAccessibleDescription(f"{done} of {self.maximum()} answered")
        self.update()

    def sizeHint(self) -> QSize:
        """A thin bar."""
        return QSize(200, 8)

    def minimumSizeHint(self) -> QSize:
        """May become narrow."""
        return QSize(40, 8)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002
        """Segments, or one bar when there would be too many."""
        theme = look().theme
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        steps = self.maximum()
        gap = _GAP if steps <= _MOST_SEGMENTS else 0
        width = (self.width() - gap * (steps - 1)) / steps
        for step in range(steps):
            done, here = step < self.value(), step == self._here
            fill = theme.progress_here if here else theme.progress_done if done else theme.progress_left
            painter.setPen(QColor(theme.text) if theme.contrast and gap else Qt.PenStyle.NoPen)
            painter.setBrush(QColor(fill))
            half = 0.5 if theme.contrast else 0
            round_by = 4 if gap else 0
            segment = QRectF(step * (width + gap), 0, width, self.height()).adjusted(half, half, -half, -half)
            painter.drawRoundedRect(segment, round_by, round_by)
