"""The window shown: from the start of the process to the unlock page painted and the event loop free.

Baseline: a bare PySide6 QWidget of the same size in a fresh process, to the same moment. For the command line:
``python -c pass`` against ``hubdesk --version``. Cold means that the files were put out of memory first, as well as
this system allows without rights; where it cannot be asked for, there is no cold figure.
"""

from collections.abc import Callable, Iterator
from pathlib import Path
from statistics import median

from tests.benchmarks.demo_hub import demo_store
from tests.benchmarks.figure import Figure
from tests.benchmarks.fresh import CAN_FORGET, child, forget_files, whole_run

ROUNDS, COLD_ROUNDS = 11, 7
AIM = 1.6


def figures(place: Path) -> Iterator[Figure]:
    """Warm and cold window, and the command line."""
    folder = demo_store(place)
    cases = (lambda: child("unlock_page", folder)["ms"], lambda: child("bare_window")["ms"])
    shown, bare = _in_turns(ROUNDS, *cases)
    yield Figure("window shown, warm, median", median(shown), "ms", "bare QWidget window", median(bare), AIM, "ratio")
    yield Figure("window shown, warm, least", min(shown), "ms", "bare QWidget window", min(bare))
    if CAN_FORGET:
        shown, bare = _in_turns(COLD_ROUNDS, *cases, before=forget_files)
        yield Figure("window shown, cold, median", median(shown), "ms", "the same, cold", median(bare), AIM, "ratio")
    told, nothing = _in_turns(ROUNDS, lambda: whole_run("-m", "hubdesk", "--version"), lambda: whole_run("-c", "pass"))
    yield Figure("hubdesk --version, median", median(told), "ms", "python -c pass", median(nothing))


def _in_turns(rounds: int, *cases: Callable[[], float], before: Callable[[], None] = lambda: None) -> list[list[float]]:
    for case in cases:
        case()  # byte code and font caches are made once, and do not count
    times: list[list[float]] = [[] for _ in cases]
    for _ in range(rounds):
        for case, taken in zip(cases, times, strict=True):
            before()
            taken.append(case())
    return times
