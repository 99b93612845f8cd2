"""Rows of a long list that are only made when they are looked at: thousands are listed, a dozen are seen."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import Generic, Protocol, TypeVar


class _Keyed(Protocol):
    @property
    def key(self) -> str: ...


R = TypeVar("R", bound=_Keyed)


class LazyRows(Generic[R]):
    """Rows by place; their keys are known at once."""

    def __init__(self, keys: Iterable[str], make: Callable[[int], R]) -> None:
        self.keys = tuple(keys)
        self._make, self._made = make, dict[int, R]()

    @classmethod
    def of(cls, rows: Iterable[R]) -> LazyRows[R]:
        """Rows that are there already."""
        made = tuple(rows)
        return cls((row.key for row in made), made.__getitem__)

    def __len__(self) -> int:
        """How many there are."""
        return len(self.keys)

    def __getitem__(self, place: int) -> R:
        """The row at a place, made now if nobody has looked at it yet. Raises ``IndexError``."""
        if not 0 <= place < len(self.keys):
            raise IndexError(place)
        if place not in self._made:
            self._made[place] = self._make(place)
        return self._made[place]

    def __iter__(self) -> Iterator[R]:
        """All of them, made as they are passed."""
        return (self[place] for place in range(len(self.keys)))

    def with_key(self, key: str) -> R | None:
        """The row with this key, if it is here."""
        return self[self.keys.index(key)] if key in self.keys else None
