"""Backups that lie in a folder, as they describe themselves; read without a key, so nothing of it is proved yet."""

import json
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from hubdesk.app.backups import FORMAT, MANIFEST, VERSION, sha256
from hubdesk.app.data_folder import CONTROL_FILE, RECORDS_NAME
from hubdesk.domain.problems import KnownProblem


class BackupUnusable(KnownProblem):
    """This folder holds no backup that can be put back."""

    code = "backup-unusable"

    def __init__(self, why: str) -> None:
        super().__init__(why, "Nothing was changed. Try the backup before it.")


@dataclass(frozen=True, slots=True)
class BackupFound:
    """A backup as its manifest describes it; read without a key, so not proved yet."""

    folder: Path
    name: str
    store: str
    made_at: datetime
    files: dict[str, dict[str, Any]]
    number: int = 0
    """Its place in the order of making: the clock may have stood wrong."""

    @property
    def records(self) -> str:
        """The name of the file of the records."""
        return _records_name(self.files)


def read_backup(folder: Path) -> BackupFound:
    """The backup in a folder, or the newest of a folder of backups. Raises ``BackupUnusable``."""
    if not (folder / MANIFEST).is_file():
        inside = backups_in(folder)
        if not inside:
            raise BackupUnusable("There is no hubdesk backup in this folder.")
        return inside[0]
    try:
        told = json.loads((folder / MANIFEST).read_text(encoding="utf-8"))
        if told["format"] != FORMAT:
            raise BackupUnusable("There is no hubdesk backup in this folder.")
        if told["version"] > VERSION:
            raise BackupUnusable("This backup was made by a newer hubdesk.")
        files = {name: told["files"][name] for name in (CONTROL_FILE, _records_name(told["files"]))}
        return BackupFound(
            folder, told["name"], told["store"], datetime.fromisoformat(told["madeAt"]), files, int(told["number"])
        )
    except (OSError, ValueError, KeyError, TypeError):
        raise BackupUnusable("The description of this backup cannot be read.") from None


def backups_in(folder: Path) -> list[BackupFound]:
    """Every backup that can be read in a folder, newest first."""
    found = []
    for manifest in sorted(folder.glob(f"hubdesk-*/{MANIFEST}")):
        if not manifest.parent.name.endswith(".part"):
            with suppress(BackupUnusable):  # one that is broken does not hide the others
                found.append(read_backup(manifest.parent))
    return sorted(found, key=lambda one: (one.number, one.made_at), reverse=True)


def _records_name(files: Mapping[str, object]) -> str:
    """The file of the records: its name carries the number of their keys. Raises ``KeyError``."""
    found = [name for name in files if name != CONTROL_FILE and RECORDS_NAME.fullmatch(name)]
    if len(found) != 1:
        raise KeyError("records")
    return found[0]


def check_sums(backup: BackupFound) -> None:
    """What the backup says of its own files. Raises ``BackupUnusable``."""
    for name, entry in backup.files.items():
        try:
            same = sha256(backup.folder / name) == entry["sha256"]
        except OSError:
            raise BackupUnusable("A file of this backup is missing or cannot be read.") from None
        if not same:
            raise BackupUnusable("A file of this backup was changed or damaged after it was made.")
