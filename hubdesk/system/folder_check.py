"""Refusing data folders on a network drive or inside a synced folder.

The database needs shared memory and honest locks, which network drives do not give, and a sync program may
put an older copy back over a newer one (security design §2.4).
"""

import ctypes
import re
from pathlib import Path, PurePath
from typing import Any

from hubdesk.domain.problems import KnownProblem

_DRIVE_REMOTE = 4
_MOUNTS = Path("/proc/self/mounts")
_NETWORK_TYPES = frozenset(
    {
        "9p", "afs", "afpfs", "autofs", "ceph", "cifs", "davfs", "fuse.davfs2", "fuse.gcsfuse", "fuse.glusterfs",
        "fuse.google-drive-ocamlfuse", "fuse.onedriver", "fuse.rclone", "fuse.s3fs", "fuse.sshfs", "fuse.vmhgfs-fuse",
        "glusterfs", "lustre", "ncpfs", "nfs", "nfs4", "smb", "smb2", "smb3", "smbfs", "vboxsf",
    }
)  # fmt: skip
_SYNCED = re.compile(r"onedrive|dropbox|google ?drive|my drive|icloud ?drive|nextcloud|owncloud|box sync")


class UnsafeFolder(KnownProblem):
    """The data folder is on a network drive or is synced. The folder's own path is named: it is no one's data."""

    code = "unsafe-folder"

    def __init__(self, folder: PurePath, why: str) -> None:
        super().__init__(
            f"The records cannot be kept in {folder}, because it is {why}.",
            "Choose a folder on this computer's own disk.",
        )


def refuse_unsafe_folder(folder: Path, mounts: str | None = None) -> None:
    """Refuse a folder that is on a network drive or synced. The folder need not exist yet.

    ``mounts`` is the text of ``/proc/self/mounts``; it is read when not given (Linux only).

    Raises:
        UnsafeFolder: naming the folder.
    """
    real = folder.expanduser().resolve()
    for place in (folder, real):
        text = str(place)
        if text.startswith(("\\\\", "//")):
            raise UnsafeFolder(folder, "on a network drive")
        if any(_is_synced(part) for part in re.split(r"[\\/]", text)):
            raise UnsafeFolder(folder, "copied by a sync program")
    if any(_is_mapped_drive(place) for place in (folder, real)):
        raise UnsafeFolder(folder, "on a network drive")
    if _mount_type(real, mounts if mounts is not None else _read_mounts()) in _NETWORK_TYPES:
        raise UnsafeFolder(folder, "on a network drive")


def _is_synced(part: str) -> bool:
    # Whole names and "OneDrive - Some Trust", but not a folder that merely contains the word.
    found = _SYNCED.match(part.casefold())
    return found is not None and not part[found.end() : found.end() + 1].isalnum()


def _is_mapped_drive(folder: PurePath) -> bool:
    """Windows: whether the letter it begins with stands for a share, as ``Z:`` often does."""
    windows: Any = getattr(ctypes, "windll", None)
    letter = re.match(r"[A-Za-z]:", str(folder))
    if windows is None or letter is None:
        return False
    return bool(windows.kernel32.GetDriveTypeW(f"{letter[0]}\\") == _DRIVE_REMOTE)


def _read_mounts() -> str:
    try:
        return _MOUNTS.read_text(encoding="utf-8", errors="replace")
    except OSError:
        return ""


def _mount_type(folder: Path, mounts: str) -> str:
    """The type of the file system that holds a folder; the deepest mount wins, then the latest."""
    best_depth, found = -1, ""
    for line in mounts.splitlines():
        fields = line.split()
        if len(fields) < 3:
            continue
        point = Path(_unescape(fields[1]))
        if folder.is_relative_to(point) and len(point.parts) >= best_depth:
            best_depth, found = len(point.parts), fields[2]
    return found


def _unescape(text: str) -> str:
    """Spaces and the like stand as octal in that file (proc_mounts(5), getmntent(3))."""
    return re.sub(r"\\([0-7]{3})", lambda octal: chr(int(octal[1], 8)), text)
