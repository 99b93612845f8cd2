"""The way in and out of the records. What it takes to open them is loaded beside the unlock page, not before it."""

from collections.abc import Callable
from datetime import timedelta
from functools import cached_property
from typing import TYPE_CHECKING

from hubdesk.domain.clock import Clock
from hubdesk.domain.problems import KnownProblem
from hubdesk.system.log import Code, topic

if TYPE_CHECKING:
    from hubdesk.domain.ids import Ids
    from hubdesk.services.desk import Desk
    from hubdesk.services.form_shelf import FormShelf
    from hubdesk.services.ports import Strongroom


class Door:
    """Opens a desk for a name and a password, and closes it. All of it is work for the worker.

    ``room`` and ``shelf`` are called once, when first needed or by ``warm_up`` before that.
    """

    def __init__(self, room: "Callable[[], Strongroom]", shelf: "Callable[[], FormShelf]", clock: Clock) -> None:
        self._make_room, self._make_shelf, self.clock = room, shelf, clock

    def warm_up(self) -> None:
        """Load the libraries and the forms now."""
        _ = self._room, self._shelf, self._ids

    def open(self, sign_in: str, password: str) -> "Desk":
        """This user's desk. Raises the strongroom's known problems."""
        from hubdesk.services.unlock import unlock

        return unlock(self._room, self._shelf, self.clock, self._ids, sign_in, password)

    def lock(self, desk: "Desk", why: str) -> None:
        """Close a desk, after a backup if it has been a while: one that is locked in the evening and ended from the
        unlock page would never be backed up."""
        from hubdesk.services.housekeeping import AT_LOCK_AFTER

        self._back_up(desk, "locked", AT_LOCK_AFTER)
        self.close(desk, why)

    def close_for_good(self, desk: "Desk | None") -> None:
        """The program ends: back up, and close the records."""
        if desk is not None:
            self._back_up(desk, "closed")
            self.close(desk, "closed")
        elif "_room" in self.__dict__:
            self._room.lock()

    def close(self, desk: "Desk", why: str) -> None:
        """Lock; the keys are forgotten even where the audit trail cannot be written (a full disk)."""
        from hubdesk.services.unlock import lock

        try:
            lock(desk, self._room, why)
        except KnownProblem as problem:
            topic("lock").warning("locked, and the audit trail could not be told", exc_info=problem)
        finally:
            self._room.lock()

    def _back_up(self, desk: "Desk", why: str, older_than: timedelta = timedelta(0)) -> None:
        from hubdesk.services.housekeeping import back_up_if_due

        try:
            back_up_if_due(desk, why=why, older_than=older_than)
        except KnownProblem as problem:
            topic("backup").error("no backup was made: %s", Code(problem.code))

    @cached_property
    def _ids(self) -> "Ids":
        import secrets

        from hubdesk.domain.ids import Ids

        return Ids(self.clock, secrets.token_bytes)

    @cached_property
    def _room(self) -> "Strongroom":
        return self._make_room()

    @cached_property
    def _shelf(self) -> "FormShelf":
        return self._make_shelf()
