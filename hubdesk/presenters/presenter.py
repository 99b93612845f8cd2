"""What all presenters share: a frozen state, those who watch it, work through the runner."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Generic, TypeVar

from hubdesk.domain.problems import KnownProblem
from hubdesk.presenters.runner import Runner

S = TypeVar("S")
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Trouble:
    """A known problem as a page shows it."""

    message: str
    what_next: str = ""

    @classmethod
    def of(cls, problem: KnownProblem) -> "Trouble":
        """From the problem."""
        return cls(problem.message, problem.what_next)


class Presenter(Generic[S]):
    """Holds a page's state and tells its view when the state changes."""

    def __init__(self, state: S, runner: Runner) -> None:
        self.state = state
        self._runner = runner
        self._watchers: list[Callable[[S], None]] = []

    def watch(self, watcher: Callable[[S], None]) -> None:
        """Call ``watcher`` with each new state, and with the present one now."""
        self._watchers.append(watcher)
        watcher(self.state)

    def unwatch(self) -> None:
        """Forget everyone who watches; jobs still under way end quietly."""
        self._watchers.clear()

    def _show(self, state: S) -> None:
        self.state = state
        for watcher in tuple(self._watchers):
            watcher(state)

    def _quietly(self, work: Callable[[], None]) -> None:
        """Work whose end nobody is told of: the page is left meanwhile."""
        self._work(work, lambda _none: None, lambda _problem: None)

    def _work(self, work: Callable[[], T], done: Callable[[T], None], failed: Callable[[KnownProblem], None]) -> None:
        self._runner.run(work, done, failed)
