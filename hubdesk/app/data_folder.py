"""The files of a store in its folder, and whether they are there. Opens nothing and makes nothing."""

import json
import re
from pathlib import Path

from hubdesk.domain.problems import KnownProblem

KEY_FILE = "hubdesk.keys"
CONTROL_FILE = "control.db"
RECORDS_FILE = "records-1.db"
"""The records of a new store. Each change of the keys makes the next number: ask ``records_file``."""

RECORDS_NAME = re.compile(r"records-[1-9][0-9]*\.db")
SECRET_FILE = "workstation.key"  # noqa: S105 - a file name


class StoreMissing(KnownProblem):
    """The folder holds no store at all."""

    code = "nothing-here-yet"

    def __init__(self) -> None:
        super().__init__(
            "There are no records on this computer yet.",
            "Ask IT to set hubdesk up with 'hubdesk store create', or look round with 'hubdesk demo'.",
        )


class KeyfileGone(KnownProblem):
    """There are records but no key file: nothing may be created in its place."""

    code = "keyfile-gone"

    def __init__(self) -> None:
        super().__init__(
            "The key file of these records is missing. The records themselves are still there.",
            "Ask IT to put 'hubdesk.keys' back from the last backup. Do not delete anything.",
        )


class StoreThere(KnownProblem):
    """The folder holds a store already."""

    code = "store-there"

    def __init__(self) -> None:
        super().__init__(
            "There are records in this folder already. Nothing was changed.", "Give another folder with --dir."
        )


def has_store(folder: Path) -> bool:
    """Whether any part of a store is in the folder."""
    whole = any((folder / name).exists() for name in (KEY_FILE, f"{KEY_FILE}.bak", CONTROL_FILE))
    return whole or bool(records_files(folder))


def records_files(folder: Path) -> list[Path]:
    """Every file of records in the folder: the one in use, and what a change of the keys that was cut short left."""
    return sorted(path for path in folder.glob("records-*.db") if RECORDS_NAME.fullmatch(path.name))


def records_file(folder: Path) -> Path:
    """The file of records in use, as the key file says; not proved. The first one's name where it cannot be read."""
    try:
        told = json.loads((folder / KEY_FILE).read_bytes())
        named = {f"{dek['id']}.db" for dek in told["deks"] if dek["state"] == "active"}
    except (OSError, ValueError, KeyError, TypeError):
        named = set()
    return folder / next((name for name in sorted(named) if RECORDS_NAME.fullmatch(name)), RECORDS_FILE)


def check_present(folder: Path) -> None:
    """Raises ``StoreMissing`` where there is nothing, ``KeyfileGone`` where only the key file is missing."""
    if not (folder / KEY_FILE).exists():
        raise KeyfileGone if has_store(folder) else StoreMissing
