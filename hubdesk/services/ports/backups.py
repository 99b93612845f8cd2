"""Backups of the open store."""

from dataclasses import dataclass
from typing import Protocol


@dataclass(frozen=True, slots=True)
class BackupMade:
    """A backup that was made, read back and found sound."""

    name: str
    size: int


class Backups(Protocol):
    """Backups of the open store."""

    def check_folder(self, folder: str) -> str:
        """The folder in full, if backups may go there. Raises the known problem otherwise; nothing is left in it."""

    def same_disk(self, folder: str) -> bool:
        """Whether this folder is on the disk that holds the records."""

    def make(self, folder: str) -> BackupMade:
        """Make a backup, read it back, check it, and let the oldest go. Raises a known problem; older ones stay."""
