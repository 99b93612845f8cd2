"""``services.ports.doctor.Doctor`` on this computer."""

from collections.abc import Mapping, Sequence
from pathlib import Path

from hubdesk.app.doctor import Ward, examine
from hubdesk.domain.clock import Clock
from hubdesk.domain.health import Finding
from hubdesk.domain.machine_settings import Value
from hubdesk.domain.settings_table import Standing, standings
from hubdesk.system.machine_policy import machine_rules, settings_table


class LocalDoctor:
    """Looks at the data folder given. ``printers`` names the printers, where the caller has asked for them."""

    def __init__(self, folder: Path, clock: Clock, printers: Sequence[str] | None = None) -> None:
        self._folder, self._clock, self._printers = folder, clock, printers

    def examine(self) -> Sequence[Finding]:
        """See the port."""
        return examine(Ward(self._folder, machine_rules(), self._clock, printers=self._printers))

    def settings(self, own: Mapping[str, Value]) -> Sequence[Standing]:
        """See the port."""
        return standings(settings_table(), machine_rules(), own)
