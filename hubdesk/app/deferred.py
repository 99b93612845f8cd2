"""The strongroom before its libraries are loaded: they come in beside the unlock page, not before it."""

from collections.abc import Callable

from hubdesk.services.ports import Opened, Strongroom


class DeferredStrongroom:
    """``services.ports.Strongroom`` that is made when first needed, or by ``warm_up`` before that."""

    def __init__(self, make: Callable[[], Strongroom]) -> None:
        self._make = make
        self._made: Strongroom | None = None

    def warm_up(self) -> None:
        """Load the libraries now."""
        self._room()

    def unlock(self, sign_in: str, password: str) -> Opened:
        """See the port."""
        return self._room().unlock(sign_in, password)

    def lock(self) -> None:
        """See the port."""
        if self._made is not None:
            self._made.lock()

    def _room(self) -> Strongroom:
        if self._made is None:
            self._made = self._make()
        return self._made
