"""A wish that must wait until what was typed is stored."""

from collections.abc import Callable

from hubdesk.presenters.visit_pages import VisitState


class WishAfterSaving:
    """Holds one wish. It is carried out once storing went well, and forgotten when it did not.

    Without this, "Continue" pressed after a slip of the keys would turn the page on the answer before.
    """

    def __init__(self) -> None:
        self._wish: Callable[[], None] | None = None

    def ask(self, wish: Callable[[], None]) -> None:
        """Carry this out after the storing that is under way or about to begin."""
        self._wish = wish

    def ready(self, state: VisitState) -> bool:
        """Whether storing went well and a wish waits to be carried out; when storing failed, forget the wish."""
        if not state.busy and (state.errors or state.trouble is not None):
            self._wish = None
        return self._wish is not None and not state.busy

    def carry_out(self) -> None:
        """Do what was wished, once."""
        wish, self._wish = self._wish, None
        if wish is not None:
            wish()
