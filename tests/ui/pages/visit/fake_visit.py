"""A visit presenter that only remembers what was wished, and shows what a test tells it to show."""

from collections.abc import Callable
from typing import Any

from hubdesk.presenters.visit import VisitPresenter
from hubdesk.presenters.visit_pages import VisitState


class FakeVisit:
    """Every wish of the real presenter, written down as (name, arguments…)."""

    def __init__(self, state: VisitState) -> None:
        self.state = state
        self.wishes: list[tuple[Any, ...]] = []
        self.answers_with: dict[str, VisitState] = {}
        self._watcher: Callable[[VisitState], None] = lambda _state: None

    def watch(self, watcher: Callable[[VisitState], None]) -> None:
        self._watcher = watcher
        watcher(self.state)

    def show(self, state: VisitState) -> None:
        self.state = state
        self._watcher(state)

    def __getattr__(self, name: str) -> Callable[..., None]:
        if name.startswith("_") or not callable(getattr(VisitPresenter, name, None)):
            raise AttributeError(name)

        def wish(*given: Any) -> None:
            self.wishes.append((name, *given))
            if name in self.answers_with:
                self.show(self.answers_with[name])

        return wish
