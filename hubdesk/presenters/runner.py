"""Work that touches the store runs beside the window, one job after the other."""

from collections.abc import Callable
from typing import Protocol, TypeVar

from hubdesk.domain.problems import KnownProblem

T = TypeVar("T")


class Runner(Protocol):
    """Runs jobs one at a time and calls back on the window's own thread.

    A ``KnownProblem`` goes to ``failed``. Anything else is a defect: the runner hands it to the
    program's crash page and calls neither.
    """

    def run(self, work: Callable[[], T], done: Callable[[T], None], failed: Callable[[KnownProblem], None]) -> None:
        """Queue a job."""


class Immediate:
    """Runs each job at once on the caller's thread: for tests and for the command line."""

    def run(self, work: Callable[[], T], done: Callable[[T], None], failed: Callable[[KnownProblem], None]) -> None:
        """Run now."""
        try:
            result = work()
        except KnownProblem as problem:
            failed(problem)
            return
        done(result)
