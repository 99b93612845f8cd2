"""What is loaded beside the unlock page, while a password is being typed."""

from collections.abc import Callable
from importlib import import_module

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QWidget

from hubdesk.app.door import Door

SIGNED_IN = "hubdesk.app.signed_in"
"""The module that brings every page beyond the unlock page with it."""


def warm_up(door: Door) -> None:
    """Work for the worker. Nothing depends on it: what is not there when it is needed is loaded then."""
    door.warm_up()
    import_module(SIGNED_IN)


def after_first_paint(window: QWidget, act: Callable[[], None]) -> None:
    """Call ``act`` once the window has been drawn: before that, whatever else runs makes it come later."""
    window.installEventFilter(_FirstPaint(window, act))


class _FirstPaint(QObject):
    def __init__(self, window: QWidget, act: Callable[[], None]) -> None:
        super().__init__(window)
        self._act = act

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Let everything pass; go after the first paint."""
        if event.type() == QEvent.Type.Paint:
            watched.removeEventFilter(self)
            QTimer.singleShot(0, self._act)
        return False
