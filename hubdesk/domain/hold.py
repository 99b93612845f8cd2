"""Read-only mode: why nothing may be stored now, and what is said to whoever tries (security design §6.2, 6 to 9).

The pages go on showing what can be read. Storing into records that are damaged would spread the damage and hide what
was lost; storing into records that are older than they were would make two histories of one person.
"""

from collections.abc import Callable
from enum import StrEnum

from hubdesk.domain.problems import KnownProblem


class HoldReason(StrEnum):
    """Why."""

    DAMAGED = "damaged"
    OLDER = "older"


class NothingIsStored(KnownProblem):
    """Something was to be stored in read-only mode."""

    code = "read-only"

    def __init__(self, reason: HoldReason) -> None:
        super().__init__(_SAYS[reason], _THEN[reason])
        self.reason = reason


class Hold:
    """Whether the open store is held, and why; one for all its files, from unlocking to locking.

    Whoever meets damage first sets it, on whatever thread that is; those who watch are called there and then.
    """

    def __init__(self) -> None:
        self.reason: HoldReason | None = None
        """Why nothing is stored; None while all is well."""
        self.damaged: frozenset[str] = frozenset()
        """The kinds of the damaged files: ``records``, ``control``."""
        self._watchers: list[Callable[[], None]] = []

    def damage(self, *kinds: str) -> None:
        """These files are damaged: from now on nothing is stored."""
        if not self.damaged.issuperset(kinds):
            self.damaged |= frozenset(kinds)
            self._now(HoldReason.DAMAGED)

    def older(self) -> None:
        """The files are older than they were: nothing is stored until a lead has said why. Damage counts for more."""
        self._now(self.reason or HoldReason.OLDER)

    def release(self) -> None:
        """All is well again."""
        self.damaged = frozenset()
        self._now(None)

    def holds(self, kind: str) -> bool:
        """Whether nothing is stored in this file. The control file is written while it is sound: what a lead decides,
        and that somebody signed in, must be kept somewhere."""
        return self.reason is not None and (kind != "control" or kind in self.damaged)

    def check(self) -> None:
        """Raises ``NothingIsStored`` while held."""
        if self.reason is not None:
            raise NothingIsStored(self.reason)

    def watch(self, watcher: Callable[[], None]) -> None:
        """Call it after each change."""
        self._watchers.append(watcher)

    def _now(self, reason: HoldReason | None) -> None:
        self.reason = reason
        for watcher in tuple(self._watchers):
            watcher()


_SAYS = {
    HoldReason.DAMAGED: "The records are damaged, so nothing is stored.",
    HoldReason.OLDER: "The records are older than they were, so nothing is stored.",
}
_THEN = {
    HoldReason.DAMAGED: "Write it on paper. A clinical lead or IT puts the last backup back; then enter it again.",
    HoldReason.OLDER: "Write it on paper. A clinical lead has to say why they are older; then enter it again.",
}
