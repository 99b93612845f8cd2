"""``damaged.json``: that this folder's files were found damaged, so that the next start begins in read-only mode.

It stands beside the files and not in them: which of them can still be trusted is the question. Putting a backup back
moves it away with the damaged files; a check that finds everything sound removes it.
"""

import json
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from hubdesk.domain.clock import Clock
from hubdesk.domain.hold import Hold, HoldReason
from hubdesk.system.log import topic

MARK_FILE = "damaged.json"


@dataclass(frozen=True, slots=True)
class DamageMark:
    """The mark of one data folder."""

    folder: Path
    clock: Clock

    def read(self) -> frozenset[str]:
        """The kinds of the files that were found damaged; empty where none was."""
        try:
            told = json.loads((self.folder / MARK_FILE).read_bytes())
            return frozenset({"records", "control"} & set(told["files"])) or frozenset({"records"})
        except FileNotFoundError:
            return frozenset()
        except (OSError, ValueError, KeyError, TypeError):
            return frozenset({"records"})  # a mark that cannot be read is one all the same

    def found(self) -> datetime | None:
        """When; None where it does not say."""
        try:
            return datetime.fromisoformat(json.loads((self.folder / MARK_FILE).read_bytes())["found"])
        except (OSError, ValueError, KeyError, TypeError):
            return None

    def follow(self, hold: Hold) -> None:
        """Keep the mark as the hold is from now on, and the hold as the mark is now."""
        marked = self.read()
        if marked:
            hold.damage(*marked)
        hold.watch(lambda: self._keep(hold))

    def _keep(self, hold: Hold) -> None:
        path = self.folder / MARK_FILE
        try:
            if hold.reason is HoldReason.DAMAGED:
                found = self.found() or self.clock.now()
                told = {"files": sorted(hold.damaged), "found": found.isoformat(timespec="seconds")}
                path.write_text(json.dumps(told), encoding="ascii")
            else:
                path.unlink(missing_ok=True)
        except OSError:
            topic("store").warning("that the records are damaged could not be kept for the next start")
