"""Backups of the open store."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Protocol

from hubdesk.domain.backup_ages import NO_BACKUPS, Ages


@dataclass(frozen=True, slots=True)
class BackupMade:
    """A backup that was made, read back and found sound."""

    name: str
    size: int
    kept: Ages = NO_BACKUPS
    """What lies in the folder now, this one included."""
    audit_seq: int = 0
    """The last row of the records' audit trail that it holds: what comes later would be lost by putting it back."""


class Backups(Protocol):
    """Backups of the open store."""

    def check_folder(self, folder: str) -> str:
        """The folder in full, if backups may go there. Raises the known problem otherwise; nothing is left in it."""

    def same_disk(self, folder: str) -> bool:
        """Whether this folder is on the disk that holds the records."""

    def look_over(self) -> tuple[str, ...]:
        """Check both files whole; what is wrong, by page and row numbers, empty where they are sound."""

    def keep_room(self) -> None:
        """Set room aside for the day the disk is full, where there is plenty."""

    def has_room(self) -> bool:
        """Whether the disk of the records has room to store."""

    def keep_heads(self) -> Mapping[str, str]:
        """Keep beside the backups where the audit trails end now. Gives that in short, by the kind of file."""

    def make(self, folder: str) -> BackupMade:
        """Make a backup, read it back, check it, and let go what ``domain.backup_ages`` names.

        Raises a known problem; the backups made before stay.
        """
