"""Hears on this system's own way that the desktop is left, and tells it on the window's thread."""

import sys
from collections.abc import Callable
from typing import Protocol

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QWidget

from hubdesk.system.session_events import Left, SessionEvents


class Watch(Protocol):
    """What the program asks of it."""

    def start(self) -> None:
        """From now on."""

    def covered(self) -> None:
        """The screen shows no record any more."""

    def stop(self) -> None:
        """No longer."""


MakeWatch = Callable[[QWidget, Callable[[Left], None]], Watch]
"""Given the window, and what to call on its thread."""


def session_watch(window: QWidget, left: Callable[[Left], None]) -> Watch:
    """The watch of this system; one that hears nothing where there is none (the idle lock works everywhere)."""
    if sys.platform == "win32":
        from hubdesk.app.windows_session import WindowsSession

        return WindowsSession(window, left)
    return _Listening(window, left)


class _Listening(QObject):
    """Brings what other threads hear to the window's own."""

    _heard = Signal(object)

    def __init__(self, window: QWidget, left: Callable[[Left], None]) -> None:
        super().__init__(window)
        self._heard.connect(left, Qt.ConnectionType.QueuedConnection)
        self._events = SessionEvents(self._heard.emit)

    def start(self) -> None:
        """From now on."""
        if sys.platform == "linux":
            self._events.start()

    def covered(self) -> None:
        """Sleep may go on."""
        self._events.covered()

    def stop(self) -> None:
        """No longer."""
        if sys.platform == "linux":
            self._events.stop()
