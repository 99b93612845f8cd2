"""Whoever looks whether hubdesk is well on this computer."""

from collections.abc import Mapping, Sequence
from typing import Protocol

from hubdesk.domain.health import Finding
from hubdesk.domain.machine_settings import Value
from hubdesk.domain.settings_table import Standing


class Doctor(Protocol):
    """Looks at the computer, never at a record."""

    def examine(self) -> Sequence[Finding]:
        """Everything, in the order IT reads it. Takes seconds, and longer where a share is away."""

    def settings(self, own: Mapping[str, Value]) -> Sequence[Standing]:
        """Every setting as it stands, with what the hub has set itself."""
