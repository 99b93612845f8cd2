"""What a hub sets for its workstation: when it locks by itself, and where backups go. And how the backups went."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from hubdesk.domain.ids import UserId
from hubdesk.domain.problems import InvalidEntry

IDLE_SHORTEST, IDLE_USUAL, IDLE_LONGEST = 2, 5, 10
"""Minutes without a key or a click before the screen locks (security design §4.5)."""
WARNING_SECONDS = 60
"""How long before that the warning shows."""
SESSION_LONGEST = timedelta(hours=8)
"""After this the screen locks even where someone is there: a password is given once a working day at least."""
BACKUP_OLD_AFTER = timedelta(hours=36)
"""A hub that closes each evening has a backup of yesterday in the morning; a day missed is too long."""


@dataclass(frozen=True, slots=True)
class HubSettings:
    """The settings of the hub, kept in the control file. ``backup_folder`` is empty until someone sets it."""

    idle_minutes: int = IDLE_USUAL
    backup_folder: str = ""
    pictures_allowed: bool = False
    """Whether screenshots and shared screens show hubdesk (Windows); a lead allows it, for supervision by video."""


@dataclass(frozen=True, slots=True)
class BackupRun:
    """One backup that was tried. ``problem`` is the code of what went wrong, empty for a good one."""

    at: datetime
    by: UserId
    name: str
    size: int
    problem: str = ""

    @property
    def good(self) -> bool:
        """Whether it was made, checked and kept."""
        return not self.problem


def read_idle_minutes(text: str) -> int:
    """The minutes typed or chosen. Raises ``InvalidEntry`` outside 2 to 10."""
    minutes = int(text) if text.strip().isdecimal() else 0
    if not IDLE_SHORTEST <= minutes <= IDLE_LONGEST:
        raise InvalidEntry({"idle": f"Choose {IDLE_SHORTEST} to {IDLE_LONGEST} minutes"})
    return minutes


CLOCK_BACK_BY = timedelta(minutes=2)
"""So much earlier than hubdesk was last used, the computer's clock must have been set back (security design §5.2)."""

OLDER = "records-older"
"""The setting that holds since when the records are known to be older than this computer last saw them."""
OLDER_FROM = "records-older-from"
"""The setting that holds where the audit trails had been, by kind of file."""
