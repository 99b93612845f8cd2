"""Locks a desk that nobody sits at (security design §4.5): a warning first, and a minute later the lock.

The deadline is a moment on a clock that runs while the computer sleeps, compared at every event and every second: a
Qt timer stands still in sleep, so after waking the first thing that happens, whatever it is, locks.
"""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QInputEvent, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QApplication

_TICK = 1000
_PRESSES = (
    QEvent.Type.KeyPress,
    QEvent.Type.ShortcutOverride,  # comes before each key; a key that is a shortcut brings nothing else
    QEvent.Type.MouseButtonPress,
    QEvent.Type.MouseButtonDblClick,
    QEvent.Type.Wheel,
    QEvent.Type.TouchBegin,
    QEvent.Type.TabletPress,
)
"""What says that someone is there. A mouse that moves counts too, but does not call the warning off."""


_MODIFIERS = (Qt.Key.Key_Control, Qt.Key.Key_Shift, Qt.Key.Key_Alt, Qt.Key.Key_AltGr, Qt.Key.Key_Meta)


class IdleWatch(QObject):
    """Watches the whole application between ``start`` and ``stop``. ``now`` gives seconds, so tests bring theirs."""

    warned = Signal(int)
    """This many seconds are left; said each second of the warning."""
    stayed = Signal()
    """Someone is there after all: the warning is over."""
    expired = Signal()
    """Time is up, once. The watch has stopped itself."""

    def __init__(self, now: Callable[[], float], warning: int = 60, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._now, self._warning = now, warning
        self._limit = 0.0
        self._last = 0.0
        self._at = QPoint()
        self._warning_shows = False
        self._timer = QTimer(self)
        self._timer.setInterval(_TICK)
        self._timer.timeout.connect(self.look)

    @property
    def running(self) -> bool:
        """Whether it watches."""
        return self._timer.isActive()

    def start(self, minutes: int) -> None:
        """Watch from now on, with this many minutes; again with other minutes is fine."""
        self.stop()
        self._limit, self._last = minutes * 60.0, self._now()
        self._timer.start()
        app = QApplication.instance()
        if app is not None:
            app.installEventFilter(self)

    def stop(self) -> None:
        """Watch no longer."""
        app = QApplication.instance()
        if app is not None:
            app.removeEventFilter(self)
        self._timer.stop()
        self._warning_shows = False

    def look(self) -> None:
        """Compare with the clock: warn, or lock."""
        if not self.running:
            return
        left = self._last + self._limit - self._now()
        if left <= 0:
            self.stop()
            self.expired.emit()
        elif left <= self._warning:
            self._warning_shows = True
            self.warned.emit(int(left + 0.999))

    def stay(self) -> None:
        """Someone is there."""
        showed, self._warning_shows = self._warning_shows, False
        self._last = self._now()
        if showed:
            self.stayed.emit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: ARG002
        """Every event is a moment to look at the clock; a press shows that someone is there.

        While the warning shows, a press only calls it off: the key or click must not also answer a question that
        nobody was looking at.
        """
        if not isinstance(event, QInputEvent):
            return False  # asked first: hundreds of other events come with each page, and their kind costs more to read
        kind = event.type()
        if kind not in _PRESSES and kind != QEvent.Type.MouseMove:
            return False
        over = self._now() >= self._last + self._limit
        if kind == QEvent.Type.ShortcutOverride and (over or self._warning_shows):
            event.accept()  # no shortcut fires; the key itself comes next and does what is to be done
            return True
        if over or not self._warning_shows:
            self.look()
        if not self.running:
            return True  # it has just locked: this press was meant for a page that is gone
        if kind == QEvent.Type.MouseMove:
            return self._moved(event)
        if self._warning_shows and isinstance(event, QKeyEvent) and event.key() in _MODIFIERS:
            return False  # the key that it belongs to comes next and calls the warning off, without its shortcut
        showed = self._warning_shows
        self.stay()
        return showed

    def _moved(self, event: QEvent) -> bool:
        """Qt also sends moves of its own when a page is laid out: only another place is a hand on the mouse."""
        if isinstance(event, QMouseEvent) and not self._warning_shows:
            place = event.globalPosition().toPoint()
            if place != self._at:
                self._at = place
                self.stay()
        return False
