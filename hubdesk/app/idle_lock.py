"""The watch over a signed-in desk, and its warning on the window."""

from collections.abc import Callable

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from hubdesk.domain.housekeeping import IDLE_USUAL, WARNING_SECONDS
from hubdesk.ui.idle import IdleWatch
from hubdesk.ui.pages.idle_warning import IdleWarning


class IdleLock(QObject):
    """Between ``watch`` and ``rest`` it calls ``lock`` when nobody has been there for the minutes set."""

    def __init__(self, window: QWidget, seconds: Callable[[], float], lock: Callable[[], None]) -> None:
        super().__init__(window)
        self.idle = IdleWatch(seconds, WARNING_SECONDS, self)
        self.warning = IdleWarning(window)
        self.idle.warned.connect(self.warning.count)
        self.idle.stayed.connect(self.warning.hide)
        self.idle.expired.connect(self.warning.hide)
        self.idle.expired.connect(lock)

    def watch(self, minutes: int = IDLE_USUAL) -> None:
        """From now on."""
        self.warning.hide()
        self.idle.start(minutes)

    def rest(self) -> None:
        """Nobody is signed in."""
        self.idle.stop()
        self.warning.hide()
