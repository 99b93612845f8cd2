"""Eight hours at a shared desk, compressed: ``python -m tests.benchmarks.soak`` (some minutes; not part of ``bench``).

1,000 times unlocked and locked again and 5,000 pages opened, in the real program with real files; passwords cost next
to nothing. What grows from after the first tenth, when everything is loaded, to the end is told: resident memory and
open files. Ends with 1 where one grows by more than 5 %. Smaller numbers may be given: ``soak 100 500``.
"""

import gc
import os
import sys
import tempfile
from collections.abc import Callable
from itertools import cycle
from pathlib import Path

from PySide6.QtCore import QEvent, QEventLoop
from PySide6.QtWidgets import QApplication

from hubdesk.presenters.routes import AppointmentsRoute, PapersRoute, PersonRoute, TodayRoute
from hubdesk.services.people import find_people
from tests.benchmarks.children.report import resident
from tests.benchmarks.demo_hub import demo_store
from tests.benchmarks.figures.page_turn import _holds
from tests.support.program import Workstation, dress

LOCKS, PAGES = 1000, 5000
MOST_GROWTH = 0.05


class Sleeper:
    """Waits without turning: the worker needs the processor more."""

    def waitUntil(self, holds: Callable[[], object], timeout: int = 0) -> None:
        """Until it holds, looked at after each event."""
        while not _holds(holds):
            QApplication.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)


def soak(place: Path, locks: int, pages: int) -> tuple[tuple[float, int], tuple[float, int]]:
    """(megabytes, open files) after the first tenth and at the end; both with nobody signed in."""
    app = QApplication([])
    dress(app)
    folder = demo_store(place)
    station = Workstation(Sleeper(), folder).switch_on()
    each = pages // locks
    routes = None
    early = None
    for turn in range(1, locks + 1):
        station.unlock("sam" if turn % 3 else "asha")
        if routes is None:
            people = [PersonRoute(found.id, 1) for found in find_people(station.program.desk, "a")[:8]]
            routes = cycle([TodayRoute(), *people, AppointmentsRoute(), PapersRoute()])
        for _ in range(each):
            station.program.go(next(routes))
            station.settle()
            _let_go()
        station.program.lock()
        station.settle()
        _let_go()
        if turn == max(1, locks // 10):
            early = _held()
            print(f"after {turn} locks: {_words(early)}", flush=True)
    late = _held()
    print(f"after {locks} locks, {locks * each} pages: {_words(late)}", flush=True)
    station.switch_off()
    assert early is not None
    return early, late


def _let_go() -> None:
    """Delete the pages that were left: the event loop of a running program does it by itself."""
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def _held() -> tuple[float, int]:
    gc.collect()
    files = len(os.listdir("/proc/self/fd")) if sys.platform == "linux" else 0  # noqa: PTH208 - a list of names
    return resident(), files


def _words(held: tuple[float, int]) -> str:
    return f"{held[0]:.1f} MB, {held[1]} open files"


def main(locks: int = LOCKS, pages: int = PAGES) -> int:
    """Run it in a folder that is gone afterwards."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    with tempfile.TemporaryDirectory(prefix="hubdesk-soak-", ignore_cleanup_errors=True) as place:
        early, late = soak(Path(place), locks, pages)
    growth = [after / before - 1 if before else 0.0 for before, after in zip(early, late, strict=True)]
    print(f"memory {growth[0]:+.1%}, open files {growth[1]:+.1%}; the aim is at most {MOST_GROWTH:.0%}")
    return int(max(growth) > MOST_GROWTH)


if __name__ == "__main__":
    sys.exit(main(*map(int, sys.argv[1:])))
