"""A group of controls with one legend, for screen readers; nothing is drawn."""

from PySide6.QtCore import QEvent, QSize
from PySide6.QtGui import QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QGroupBox, QWidget


class FieldSet(QGroupBox):
    """An invisible group box: role Grouping, the legend as its name, and a label for each control right inside it."""

    def __init__(self, legend: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.set_legend(legend)

    def set_legend(self, legend: str) -> None:
        """Change what is read out on entering the group."""
        self.setTitle(legend.replace("&", "&&"))
        self.setContentsMargins(0, 0, 0, 0)

    def legend(self) -> str:
        """What is read out on entering the group."""
        return self.title().replace("&&", "&")

    # The native class keeps a strip free for the title whenever it measures itself; nothing is drawn there.
    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave out the native measuring."""
        QWidget.resizeEvent(self, event)

    def changeEvent(self, event: QEvent) -> None:
        """Undo the native measuring after a change of font or style."""
        super().changeEvent(event)
        self.setContentsMargins(0, 0, 0, 0)

    # The native hints make room for the title, which would force a long legend's width on the page.
    def sizeHint(self) -> QSize:
        """The content's own size."""
        return self.layout().totalSizeHint() if self.layout() else QSize()

    def minimumSizeHint(self) -> QSize:
        """The content's own smallest size."""
        return self.layout().totalMinimumSize() if self.layout() else QSize()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw nothing."""
