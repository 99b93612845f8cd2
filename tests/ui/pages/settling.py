"""Waiting for what Qt leaves to its event loop, without sleeping."""

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget


def settle() -> None:
    """Let layouts that wait for the event loop happen."""
    for _ in range(10):
        QCoreApplication.processEvents()


def press(key: Qt.Key) -> None:
    """Press a key where the focus is."""
    QTest.keyClick(QApplication.focusWidget(), key)
    settle()


def type_words(words: str) -> None:
    """Type where the focus is."""
    QTest.keyClicks(QApplication.focusWidget(), words)
    settle()


def tab_order(page: QWidget, start: QWidget) -> list[QWidget]:
    """Where Tab leads from ``start``, once round."""
    start.setFocus(Qt.FocusReason.TabFocusReason)
    stops = [start]
    while True:
        press(Qt.Key.Key_Tab)
        stop = QApplication.focusWidget()
        if stop is None or stop in stops:
            return stops
        stops.append(stop)
