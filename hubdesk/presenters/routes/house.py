"""Places of the hub itself."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class TodayRoute:
    """The list of what waits today."""


@dataclass(frozen=True, slots=True)
class NewKeysRoute:
    """Changing the keys of the records."""
