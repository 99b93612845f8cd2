"""Room kept for a full disk (security design §2.4 and §6.2, row 3): 16 MB that are given up when nothing else is left.

Every look at a record writes an audit event, so on a disk with no room at all nobody could read a person's record: a
clinical hazard of its own. When the disk is nearly full the ballast goes, storing is refused with the words of a full
disk, and what it leaves is for the audit trail alone: some thousand looks. Once there is room again it is made anew.
"""

import os
import shutil
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from hubdesk.system.log import topic

BALLAST_FILE = "ballast.bin"
SIZE = 16 * 1024 * 1024
LOW = 8 * 1024 * 1024
"""With less than this beside the ballast, the disk is full as far as storing goes."""
PLENTY = 4 * SIZE


def free_bytes(folder: Path) -> int:
    """How much room the disk of a folder has for this user; plenty where the system does not say."""
    try:
        return shutil.disk_usage(folder).free
    except OSError:
        return PLENTY


@dataclass(frozen=True, slots=True)
class Ballast:
    """The ballast of one data folder. Implements ``store.stores.Room``."""

    folder: Path
    free: Callable[[Path], int] = free_bytes

    def keep(self) -> None:
        """Make it where there is plenty of room; where it cannot be made, storing stops a little sooner."""
        if self._path.exists() or self.free(self.folder) < PLENTY:
            return
        try:
            handle = os.open(self._path, os.O_CREAT | os.O_EXCL | os.O_RDWR, 0o660)
            try:
                if hasattr(os, "posix_fallocate"):
                    os.posix_fallocate(handle, 0, SIZE)
                else:
                    os.write(handle, bytes(SIZE))
            finally:
                os.close(handle)
        except OSError:
            self.give_up()

    def is_low(self) -> bool:
        """Whether there is no room to store. The ballast goes the first time."""
        free = self.free(self.folder)
        if self._path.exists():
            if free >= LOW:
                return False
            self.give_up()
            return True
        return free < LOW + SIZE

    def give_up(self) -> None:
        """The disk is full: let the trail have the room."""
        try:
            self._path.unlink(missing_ok=True)
        except OSError:
            topic("store").warning("the ballast could not be given up")

    @property
    def _path(self) -> Path:
        return self.folder / BALLAST_FILE
