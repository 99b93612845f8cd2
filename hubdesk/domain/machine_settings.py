"""What IT fixes for a whole computer, and what stands because of it.

``settings_table`` reads what there is to fix; here is only what came of it, because the window waits for it.
"""

from collections.abc import Mapping
from types import MappingProxyType

from hubdesk.domain.problems import KnownProblem

Value = bool | int | str | tuple[str, ...]

SET_BY_IT = "Set by your IT team"
"""What stands beside a value that nobody at the desk can change."""


class SetByIt(KnownProblem):
    """Somebody tried to change what IT has fixed."""

    code = "set-by-it"

    def __init__(self) -> None:
        super().__init__("This is set by your IT team for the whole computer.", "Ask IT to change it.")


class Rules:
    """The values that IT has fixed on this computer, by the name of the setting, and what was wrong with the policy."""

    __slots__ = ("doubtful", "faults", "fixed", "sources")

    def __init__(
        self,
        fixed: Mapping[str, Value] | None = None,
        sources: Mapping[str, str] | None = None,
        faults: tuple[str, ...] = (),
        doubtful: frozenset[str] = frozenset(),
    ) -> None:
        self.fixed: Mapping[str, Value] = MappingProxyType(dict(fixed or {}))
        self.sources: Mapping[str, str] = MappingProxyType(dict(sources or {}))
        """Where each of them was set, in words."""
        self.faults = faults
        """What is wrong with the policy, a sentence each. Nothing of a person can be in it."""
        self.doubtful = doubtful
        """The settings that IT wanted to fix and did not manage to."""

    def locked(self, name: str) -> bool:
        """Whether IT has fixed this setting."""
        return name in self.fixed

    def check(self, name: str) -> None:
        """Raises ``SetByIt`` where IT has fixed this setting."""
        if self.locked(name):
            raise SetByIt

    def text(self, name: str, own: str = "") -> str:
        """What IT has fixed, else ``own``."""
        value = self.fixed.get(name)
        return value if isinstance(value, str) else own

    def number(self, name: str, own: int) -> int:
        """What IT has fixed, else ``own``."""
        value = self.fixed.get(name)
        return value if type(value) is int else own

    def yes(self, name: str, *, own: bool) -> bool:
        """What IT has fixed, else ``own``."""
        value = self.fixed.get(name)
        return value if isinstance(value, bool) else own

    def names(self, name: str) -> tuple[str, ...]:
        """What IT has fixed, else nothing."""
        value = self.fixed.get(name)
        return value if isinstance(value, tuple) else ()


NO_RULES = Rules()
"""A computer on which IT has fixed nothing."""
