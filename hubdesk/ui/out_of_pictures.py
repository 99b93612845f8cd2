"""Every window of the program is kept out of screenshots and shared screens: menus, lists and dialogs are windows too.

Windows keeps a mark for each window by itself, so one that opens later is marked as it shows. Where the system has no
such mark (``keep_out`` says so by its answer) nothing is listened to.
"""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QApplication, QWidget


class OutOfPictures(QObject):
    """Marks ``window`` at once, every other as it shows. ``keep_out(handle, keep_out=…)`` says whether it was done."""

    def __init__(self, window: QWidget, keep_out: Callable[..., object]) -> None:
        super().__init__(window)
        self._window, self._keep_out = window, keep_out
        self._allowed = False
        self._listening = False

    def show_in_pictures(self, allowed: bool) -> None:
        """Let pictures show every window from now on, or none."""
        self._allowed = allowed
        done = self._mark(self._window)
        for other in QApplication.topLevelWidgets():
            if done and other is not self._window and other.isVisible():
                self._mark(other)
        app = QApplication.instance()
        if done and app is not None and not self._listening:
            self._listening = True
            app.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """A window shows: mark it before anything is painted in it."""
        if event.type() == QEvent.Type.Show and isinstance(watched, QWidget) and watched.isWindow():
            self._mark(watched)
        return False

    def stop(self) -> None:
        """Listen no longer."""
        app = QApplication.instance()
        if self._listening and app is not None:
            app.removeEventFilter(self)
            self._listening = False

    def _mark(self, window: QWidget) -> bool:
        return bool(self._keep_out(int(window.winId()), keep_out=not self._allowed))
