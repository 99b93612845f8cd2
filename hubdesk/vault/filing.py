"""Reading the key file, and replacing it so that a crash or a full disk leaves the old one or the new one.

Security design §4.3: temporary file, fsync, the old one kept as ``.bak``, replace, fsync of the folder.
"""

import errno
import os
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from hubdesk.domain.file_modes import mode_of_files
from hubdesk.domain.problems import ChangedElsewhere, StorageBusy, StorageFull
from hubdesk.vault.keyfile import MAX_BYTES
from hubdesk.vault.problems import KeyfileDamaged, KeyfileMissing

_FULL = (errno.ENOSPC, errno.EDQUOT)
_HELD_BY_ANOTHER = (5, 32, 33)
"""Windows: access denied, sharing violation, lock violation. A virus scanner holds what was just written."""
_WAITS = (0.05, 0.1, 0.2, 0.4, 0.8, 1.6, 3.2, 3.6)
"""Seconds between tries, ten in all (security design §6.2, row 25)."""


def spare_of(path: Path) -> Path:
    """Where the spare copy of a key file lies."""
    return path.with_name(path.name + ".bak")


def read(path: Path) -> bytes:
    """The bytes of a key file; never more than the limit is read.

    Raises:
        KeyfileMissing: there is none.
        KeyfileDamaged: it is too large, or not a file.
    """
    try:
        with path.open("rb") as file:
            data = file.read(MAX_BYTES + 1)
    except FileNotFoundError:
        raise KeyfileMissing from None
    except IsADirectoryError:
        raise KeyfileDamaged("file") from None
    if len(data) > MAX_BYTES:
        raise KeyfileDamaged("size")
    return data


def write(path: Path, data: bytes, *, replaces: bytes | None) -> None:
    """Put new contents in place; ``replaces`` is what was read before, ``None`` for a first file.

    Raises:
        StorageFull: no room; the old file is untouched.
        StorageBusy: another program held a file for ten seconds; the old file is untouched.
        ChangedElsewhere: another window changed the file since it was read.
    """
    with _room_on_disk(), _staged(path, data) as staged:
        if _found(path) != replaces:
            raise ChangedElsewhere("The users were changed in another window.", "Nothing was saved. Try again.")
        if replaces is not None:
            with _staged(spare_of(path), replaces) as spare:
                _put_in_place(spare, spare_of(path))
        _put_in_place(staged, path)
        _sync_folder(path.parent)


def keep_spare(path: Path) -> None:
    """Make the spare equal to the file, once that has been proved good by a sign-in.

    Raises:
        StorageFull: no room; both files are untouched.
    """
    data = read(path)
    if _found(spare_of(path)) == data:
        return
    with _room_on_disk(), _staged(spare_of(path), data) as spare:
        _put_in_place(spare, spare_of(path))
        _sync_folder(path.parent)


def _put_in_place(staged: Path, target: Path) -> None:
    for wait in (*_WAITS, None):
        try:
            staged.replace(target)
        except PermissionError as error:
            if getattr(error, "winerror", None) not in _HELD_BY_ANOTHER:
                raise
            if wait is None:
                raise StorageBusy(
                    "Another program holds the key file, perhaps the virus scanner. Nothing was changed.",
                    "Try again in a moment. If it stays so, ask IT to leave the records' folder out of its scans.",
                ) from None
            time.sleep(wait)
        else:
            return


def _found(path: Path) -> bytes | None:
    try:
        return read(path)
    except KeyfileMissing:
        return None


@contextmanager
def _room_on_disk() -> Iterator[None]:
    try:
        yield
    except OSError as error:
        if error.errno in _FULL:
            raise StorageFull(
                "The disk is full, so the key file was not changed.", "Free some space and try again."
            ) from None
        raise


@contextmanager
def _staged(target: Path, data: bytes) -> Iterator[Path]:
    """The data in a temporary file beside the target, on the disk for good; removed if nobody took it."""
    staged = target.with_name(target.name + ".tmp")
    staged.unlink(missing_ok=True)  # left over from a crash; it would block every later save
    flags, mode = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), mode_of_files(target.parent)
    try:
        with os.fdopen(os.open(staged, flags, mode), "wb") as file:
            if hasattr(os, "fchmod"):
                os.fchmod(file.fileno(), mode)  # whatever the umask says
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        yield staged
    finally:
        staged.unlink(missing_ok=True)


def _sync_folder(folder: Path) -> None:
    if os.name == "nt":  # a folder cannot be opened there; NTFS journals the rename
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
