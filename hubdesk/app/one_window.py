"""One window for each data folder in a desktop session: a second start brings the first forward and ends.

Security design §6.2, row 21. Other sessions and other accounts of the computer open windows of their own (row 22), so
the lock lies with the user's own run-time files and its name holds the desktop session. Where no lock can be made the
program opens all the same: two windows are safe, only confusing.
"""

import os
import sys
from pathlib import Path

from PySide6.QtCore import QCryptographicHash, QFileSystemWatcher, QLockFile, QObject, QStandardPaths, Signal

_SESSION = ("WAYLAND_DISPLAY", "DISPLAY", "SESSIONNAME")
_HANDED_OVER = 3_000
"""Milliseconds that the next process waits for the one before to let go."""


class OneWindow(QObject):
    """This process's claim to be the one. ``wanted`` is told when somebody starts the program again."""

    wanted = Signal()

    def __init__(self, folder: Path, place: Path | None = None) -> None:
        super().__init__()
        stem = (place or _place()) / f"hubdesk-{_digest(folder)}"
        self._call = stem.with_suffix(".call")
        self._lock = QLockFile(str(stem.with_suffix(".lock")))
        self._lock.setStaleLockTime(0)  # whoever lives holds it, however long; whoever was killed does not
        self._watcher = QFileSystemWatcher(self)
        self._watcher.fileChanged.connect(lambda _path: self.wanted.emit())

    def take(self, *, handed_over: bool = False) -> bool:
        """Become the one; False where another window is, which is then brought forward."""
        if self._lock.tryLock(_HANDED_OVER if handed_over else 0):
            self._listen()
        elif self._lock.error() is QLockFile.LockError.LockFailedError:
            self._ring()
            return False
        return True

    def let_go(self) -> None:
        """Leave the place to the next process."""
        if not self._lock.isLocked():
            return
        self._watcher.removePath(str(self._call))
        self._call.unlink(missing_ok=True)
        self._lock.unlock()

    def _listen(self) -> None:
        try:
            self._call.write_bytes(b"")
        except OSError:
            return
        self._watcher.addPath(str(self._call))

    def _ring(self) -> None:
        try:
            self._call.write_bytes(b"1")
        except OSError:
            return


def _place() -> Path:
    kind = QStandardPaths.StandardLocation
    where = kind.GenericCacheLocation if sys.platform == "win32" else kind.RuntimeLocation
    place = Path(QStandardPaths.writableLocation(where))
    place.mkdir(parents=True, exist_ok=True)
    return place


def _digest(folder: Path) -> str:
    session = next((name for key in _SESSION if (name := os.environ.get(key))), "")
    words = f"{folder.resolve()}|{session}".encode()
    return bytes(QCryptographicHash.hash(words, QCryptographicHash.Algorithm.Sha256).toHex().data()).decode()[:16]
