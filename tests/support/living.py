"""Objects that are still there: for tests that something is let go of."""

import gc
from typing import TypeVar

T = TypeVar("T")


def living(kind: type[T]) -> list[T]:
    """Every object of this type that the interpreter still holds."""
    return [one for one in gc.get_objects() if isinstance(one, kind)]
