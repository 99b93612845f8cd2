"""Parts side by side where there is room, and one below the other where there is not."""

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QWidget

from hubdesk.ui.theme import SPACE, look


class StackingRow(QWidget):
    """A row that becomes a column when narrower than ``below`` (px at 100 % text)."""

    def __init__(self, below: int, gap: int = SPACE[4], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._below = below
        self._parts = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._parts.setContentsMargins(0, 0, 0, 0)
        self._parts.setSpacing(gap)

    def add(self, part: QWidget, share: int = 0, align: Qt.AlignmentFlag | None = None) -> None:
        """Add a part; parts with a share divide the width that is left over."""
        if align is None:
            self._parts.addWidget(part, share)
        else:
            self._parts.addWidget(part, share, align)

    def stack_below(self, width: int) -> None:
        """Become a column already when narrower than this (px at 100 % text)."""
        self._below = width
        self._arrange()

    def stacked(self) -> bool:
        """Whether the parts are below each other now."""
        return self._parts.direction() == QBoxLayout.Direction.TopToBottom

    def minimumSizeHint(self) -> QSize:
        """No wider than the widest part, so that the page can become narrow enough to stack."""
        items = (self._parts.itemAt(place) for place in range(self._parts.count()))
        widest = max((item.minimumSize().width() for item in items if item is not None), default=0)
        return QSize(widest, self._parts.totalMinimumSize().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Stack or unstack."""
        super().resizeEvent(event)
        self._arrange()

    def changeEvent(self, event: QEvent) -> None:
        """Arrange again when the text size changes."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self._arrange()

    def _arrange(self) -> None:
        direction = QBoxLayout.Direction
        self._parts.setDirection(
            direction.TopToBottom if self.width() < look().em(self._below) else direction.LeftToRight
        )
