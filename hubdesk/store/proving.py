"""That the database library of this computer really encrypts: a file is made, looked at, and opened.

A program that was put together wrongly could come with a library of the same name that writes plain files.
"""

from datetime import datetime
from pathlib import Path

from hubdesk.domain.problems import KnownProblem
from hubdesk.store.engine import KEY_BYTES, StoreFile, create_store_file, library_versions, open_engine
from hubdesk.store.problems import StoreDamaged

_PLAIN = b"SQLite format 3\x00"
__all__ = ["library_versions", "proved_encrypting"]


def proved_encrypting(folder: Path, now: datetime) -> bool:
    """Make an empty file in this folder: whether it is not plain, opens with its key, and with no other."""
    file = StoreFile(folder / "proof.db", "control", "proof")
    key, other = bytearray(range(KEY_BYTES)), bytearray(KEY_BYTES)
    create_store_file(file, key, now)
    if file.path.read_bytes()[: len(_PLAIN)] == _PLAIN:
        return False
    open_engine(file, key).dispose()
    try:
        open_engine(file, other).dispose()
    except StoreDamaged:
        return True
    except KnownProblem:
        return False
    return False
