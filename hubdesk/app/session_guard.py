"""All that locks a signed-in desk by itself: nobody there, a day gone by, the desktop left."""

from collections.abc import Callable

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from hubdesk.app.clock_watch import ClockWatch
from hubdesk.app.idle_lock import IdleLock
from hubdesk.app.session_watch import MakeWatch, Watch
from hubdesk.domain.housekeeping import SESSION_LONGEST, WARNING_SECONDS
from hubdesk.system.session_events import Left
from hubdesk.ui.day_limit import DayLimit
from hubdesk.ui.pages.idle_warning import IdleWarning

DAY_OVER = "8-hours"
_DAY_WORDS = "You have been signed in for 8 hours. Sign in again and you are back at this page. Nothing is lost."


class SessionGuard(QObject):
    """Between ``begin`` and ``end`` it calls ``lock`` with the reason. ``make_watch`` listens to the desktop."""

    def __init__(
        self,
        window: QWidget,
        seconds: Callable[[], float],
        lock: Callable[[str], None],
        make_watch: MakeWatch | None = None,
    ) -> None:
        super().__init__(window)
        self._lock = lock
        self.idle = IdleLock(window, seconds, lambda: lock("idle"))
        self.day = DayLimit(seconds, SESSION_LONGEST.total_seconds(), WARNING_SECONDS, self)
        self.day_warning = IdleWarning(window, _DAY_WORDS, may_stay=False)
        self.day.warned.connect(self.day_warning.count)
        self.day.expired.connect(lambda: lock(DAY_OVER))
        self.clock = ClockWatch(seconds, parent=self)
        self._watch: Watch | None = make_watch(window, self._left) if make_watch is not None else None
        if self._watch is not None:
            self._watch.start()

    def begin(self) -> None:
        """Someone has signed in."""
        self.idle.watch()
        self.day.start()
        self.clock.start()

    def end(self) -> None:
        """Nobody is signed in."""
        self.idle.rest()
        self.day.stop()
        self.clock.stop()
        self.day_warning.hide()

    def stop(self) -> None:
        """The program ends."""
        self.end()
        if self._watch is not None:
            self._watch.stop()

    def _left(self, how: Left) -> None:
        self._lock(how.value)
        if self._watch is not None:
            self._watch.covered()
