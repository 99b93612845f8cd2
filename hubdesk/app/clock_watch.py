"""Notices that the computer's clock was set while somebody is signed in (security design §6.2, row 17).

What the clock says is compared with a clock that nobody can set and that goes on in sleep. A time zone or the change to
summer time moves neither, and a clock that is kept right by the network moves by less than a second.
"""

import time
from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer, Signal

from hubdesk.domain.housekeeping import CLOCK_BACK_BY

_EVERY = 30_000


class ClockWatch(QObject):
    """Looks every half minute between ``start`` and ``stop``. ``seconds`` cannot be set; ``says`` is the clock's."""

    moved = Signal(int)
    """The clock was set by so many seconds, forward or back."""

    def __init__(
        self, seconds: Callable[[], float], says: Callable[[], float] = time.time, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._seconds, self._says = seconds, says
        self._apart = 0.0
        self._timer = QTimer(self)
        self._timer.setInterval(_EVERY)
        self._timer.timeout.connect(self.look)

    def start(self) -> None:
        """Somebody has signed in: what was before is another's to find."""
        self._apart = self._says() - self._seconds()
        self._timer.start()

    def stop(self) -> None:
        """Nobody is signed in."""
        self._timer.stop()

    def look(self) -> None:
        """Compare the two."""
        if not self._timer.isActive():
            return
        apart = self._says() - self._seconds()
        by, self._apart = apart - self._apart, apart
        if abs(by) > CLOCK_BACK_BY.total_seconds():
            self.moved.emit(int(by))
