"""The one worker thread that owns the database, and the way back to the window's thread."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import TypeVar

from PySide6.QtCore import QObject, Qt, Signal

from hubdesk.domain.problems import KnownProblem

T = TypeVar("T")


class Worker(QObject):
    """Implements ``presenters.Runner``: jobs run one after the other beside the window.

    ``crashed`` is called on the window's thread with any error that is not a ``KnownProblem``.
    """

    _finished = Signal(object)

    def __init__(self, crashed: Callable[[BaseException], None], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._crashed = crashed
        self._threads = ThreadPoolExecutor(max_workers=1, thread_name_prefix="records")
        self._finished.connect(self._call_back, Qt.ConnectionType.QueuedConnection)

    def run(self, work: Callable[[], T], done: Callable[[T], None], failed: Callable[[KnownProblem], None]) -> None:
        """Queue a job; ``done`` or ``failed`` is called on the window's thread."""
        self._threads.submit(self._job, work, done, failed)

    def stop(self) -> None:
        """Wait for the jobs under way and end the thread. Nothing is called back after this."""
        self._threads.shutdown(wait=True)
        self._finished.disconnect(self._call_back)

    def _job(self, work: Callable[[], T], done: Callable[[T], None], failed: Callable[[KnownProblem], None]) -> None:
        try:
            result = work()
        except KnownProblem as problem:
            known = problem
            self._finished.emit(lambda: failed(known))
        except Exception as error:  # noqa: BLE001 - the last hook: a defect goes to the crash page, never unseen
            unknown = error
            self._finished.emit(lambda: self._crashed(unknown))
        else:
            self._finished.emit(lambda: done(result))

    def _call_back(self, call: Callable[[], None]) -> None:
        call()
