"""Nobody stays signed in for longer than a working day, however busy (security design §4.5).

Like the idle lock it compares with a clock that runs while the computer sleeps.
"""

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer, Signal

_TICK = 1000


class DayLimit(QObject):
    """Counts from ``start`` to ``stop``. ``now`` gives seconds, so tests bring theirs."""

    warned = Signal(int)
    """This many seconds are left; said each second at the end."""
    expired = Signal()
    """The time is over, once. It has stopped itself."""

    def __init__(
        self, now: Callable[[], float], limit: float, warning: int = 60, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._now, self._limit, self._warning = now, limit, warning
        self._from = 0.0
        self._timer = QTimer(self)
        self._timer.setInterval(_TICK)
        self._timer.timeout.connect(self.look)

    def start(self) -> None:
        """Count from now."""
        self._from = self._now()
        self._timer.start()

    def stop(self) -> None:
        """Count no longer."""
        self._timer.stop()

    def look(self) -> None:
        """Compare with the clock: warn, or end."""
        if not self._timer.isActive():
            return
        left = self._from + self._limit - self._now()
        if left <= 0:
            self.stop()
            self.expired.emit()
        elif left <= self._warning:
            self.warned.emit(int(left + 0.999))
