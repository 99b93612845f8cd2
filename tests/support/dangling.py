"""Finds threads, timers and animations that a test started and left running.

They fire into the next test, or crash the interpreter when it ends (the idea is napari's). Only what Python started
can be seen; Qt's own timers, such as a blinking cursor, are Qt's to stop.
"""

import sys
import threading
import time
import traceback
import weakref
from collections.abc import Callable
from typing import Any

import pytest

PATIENCE = 2.0
"""Seconds that a thread, already told to stop, may take to end."""


def new_threads(before: set[threading.Thread]) -> list[str]:
    """Name the Python threads that started since ``before`` and will not end."""
    deadline = time.monotonic() + PATIENCE
    started = [t for t in threading.enumerate() if t not in before and not t.name.startswith("pytest_timeout")]
    for thread in started:
        thread.join(max(0.0, deadline - time.monotonic()))
    return [f"thread {thread.name!r} is still running" for thread in started if thread.is_alive()]


class QtWatch:
    """Notes each thread, timer and animation as it starts, with the line that started it."""

    def __init__(self, patch: pytest.MonkeyPatch) -> None:
        from PySide6.QtCore import QAbstractAnimation, QPropertyAnimation, QThread, QTimer, QVariantAnimation

        self._started: list[tuple[weakref.ref[Any], str]] = []
        for kind in (QThread, QTimer, QAbstractAnimation, QPropertyAnimation, QVariantAnimation):
            patch.setattr(kind, "start", self._noting(kind.start))

    def left_running(self) -> list[str]:
        """Describe what still runs, once everything already on its way has been delivered."""
        from PySide6.QtCore import QCoreApplication, QEvent, QThreadPool

        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        left = [f"{type(thing).__name__} started at {where}" for thing, where in self._alive() if _runs(thing)]
        if not QThreadPool.globalInstance().waitForDone(int(PATIENCE * 1000)):
            left.append("a job of the global QThreadPool")
        return [f"{what} is still running" for what in left]

    def _alive(self) -> list[tuple[Any, str]]:
        from shiboken6 import isValid

        things = {id(thing): (thing, where) for reference, where in self._started if (thing := reference())}
        return [(thing, where) for thing, where in things.values() if isValid(thing)]

    def _noting(self, start: Callable[..., Any]) -> Callable[..., Any]:
        def noted(thing: Any, *arguments: Any) -> Any:
            caller = traceback.extract_stack(sys._getframe(1), limit=1)[0]
            self._started.append((weakref.ref(thing), f"{caller.filename}:{caller.lineno}"))
            return start(thing, *arguments)

        return noted


def _runs(thing: Any) -> bool:
    from PySide6.QtCore import QAbstractAnimation, QThread, QTimer

    if isinstance(thing, QThread):
        return thing.isRunning() and not thing.wait(int(PATIENCE * 1000))
    if isinstance(thing, QTimer):
        return thing.isActive()
    return thing.state() == QAbstractAnimation.State.Running
