"""``last-backup.json``: when the last good backup was made and where, for whoever has no password (``hubdesk doctor``).

The encrypted settings hold the same and count; this is only a note beside them. Nothing about anybody is in it.
"""

import json
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from hubdesk.system.log import topic

BACKUP_MARK = "last-backup.json"


@dataclass(frozen=True, slots=True)
class NotedBackup:
    """The last good backup."""

    at: datetime
    folder: str
    count: int
    """How many lay in the folder after it."""


def read_backup_mark(folder: Path) -> NotedBackup | None:
    """What was noted in this data folder; None where nothing was, or it cannot be read."""
    try:
        told = json.loads((folder / BACKUP_MARK).read_text(encoding="utf-8"))
        at = datetime.fromisoformat(told["at"])
        return NotedBackup(at, str(told["folder"]), int(told["kept"])) if at.tzinfo else None
    except (OSError, ValueError, KeyError, TypeError):
        return None


def note_backup(folder: Path, noted: NotedBackup) -> None:
    """Note it. Where that cannot be done the backup is as good as before."""
    told = {"at": noted.at.isoformat(timespec="seconds"), "folder": noted.folder, "kept": noted.count}
    try:
        (folder / BACKUP_MARK).write_text(json.dumps(told), encoding="utf-8")
    except OSError:
        topic("backup").warning("that a backup was made could not be noted beside the records")
