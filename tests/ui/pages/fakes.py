"""A presenter without rules: it holds a state and writes down what the page wishes."""

from collections.abc import Callable
from typing import Any


class FakePresenter:
    """Stands in for any presenter. ``wishes`` are tuples: the wish, then what came with it."""

    def __init__(self, state: Any) -> None:
        self.state = state
        self.wishes: list[tuple[Any, ...]] = []
        self._watcher: Callable[[Any], None] = lambda _state: None

    def watch(self, watcher: Callable[[Any], None]) -> None:
        self._watcher = watcher
        watcher(self.state)

    def show(self, state: Any) -> None:
        """As if a job had ended with this state."""
        self.state = state
        self._watcher(state)

    def __getattr__(self, wish: str) -> Callable[..., None]:
        if wish.startswith("_"):
            raise AttributeError(wish)
        return lambda *given: self.wishes.append((wish, *given))
