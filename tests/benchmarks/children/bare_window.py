"""The least that PySide6 can do: one QWidget in a window. Reports when it was painted, and its memory."""

from PySide6.QtCore import QTimer
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QApplication, QWidget

from tests.benchmarks.children.report import leave, resident


class BareWindow(QWidget):
    """Reports after its first paint."""

    def paintEvent(self, _event: QPaintEvent) -> None:
        QTimer.singleShot(0, lambda: leave(rss=resident()))


app = QApplication([])
window = BareWindow()
window.resize(1366, 768)
window.show()
app.exec()
