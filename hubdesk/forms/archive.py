"""Reads the zip of a ``.hubform`` file without ever trusting it (security design §6.2, row 31).

Everything is read in memory; nothing is unpacked to the disk, so no name in it can become a path. Python's own
reader renames what it does not like; here the whole file is refused, because a pack is made by a program and has
no reason to hold anything odd.
"""

import stat
import zipfile
import zlib
from collections.abc import Mapping, Sequence
from io import BytesIO
from types import MappingProxyType

from hubdesk.forms.build import FormError

MAX_ARCHIVE = 10 * 1024 * 1024
MAX_TOTAL = 10 * 1024 * 1024
MAX_FILES = 200
MAX_RATIO = 100
MAX_NAME = 64
ALLOWED = ("pack.json", "signature.json")

_START = b"PK\x03\x04"
_ENCRYPTED = 0x1
_WAYS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)


class ArchiveError(FormError):
    """A file that is not an honest form pack; ``finding`` is the linter's code for it."""

    code = "form-archive"
    finding = "E520"

    def __init__(self, message: str) -> None:
        super().__init__(message, "Ask whoever sent the pack for a new copy, made with hubdesk.")


def read_archive(data: bytes, allowed: Sequence[str] = ALLOWED) -> Mapping[str, bytes]:
    """The files in a pack by name; raises ArchiveError, in words, where anything about it is not as it should be."""
    if len(data) > MAX_ARCHIVE:
        raise ArchiveError(f"The pack is larger than {MAX_ARCHIVE // 1024 // 1024} MB.")
    if not data.startswith(_START):
        raise ArchiveError("The file is not a form pack.")
    try:
        with zipfile.ZipFile(BytesIO(data)) as archive:
            entries = archive.infolist()
            _check_entries(entries, allowed)
            return MappingProxyType(_contents(archive, entries, len(data)))
    except (
        zipfile.BadZipFile,
        zlib.error,
        EOFError,
        OSError,
        ValueError,
        RuntimeError,
        NotImplementedError,
    ) as problem:
        raise ArchiveError("The pack is damaged, or is not a form pack.") from problem


def _check_entries(entries: Sequence[zipfile.ZipInfo], allowed: Sequence[str]) -> None:
    if len(entries) > MAX_FILES:
        raise ArchiveError(f"The pack holds {len(entries)} files; the most is {MAX_FILES}.")
    if not entries:
        raise ArchiveError("The pack is empty.")
    seen: set[str] = set()
    for entry in entries:
        # Python cuts a name at a NUL; what was really written stands in orig_filename.
        name = entry.orig_filename
        if name not in allowed or entry.filename != name:
            raise ArchiveError(f"The pack holds a file with a name that does not belong in it: {_shown(name)}.")
        if name in seen:
            raise ArchiveError(f"The pack holds {_shown(name)} twice.")
        seen.add(name)
        if not _is_plain(entry):
            raise ArchiveError(f"{_shown(name)} in the pack is a link or a folder, not a file.")
        if entry.flag_bits & _ENCRYPTED or entry.compress_type not in _WAYS:
            raise ArchiveError("The pack is locked or packed in a way hubdesk does not read.")


def _is_plain(entry: zipfile.ZipInfo) -> bool:
    kind = stat.S_IFMT(entry.external_attr >> 16)
    return not entry.is_dir() and kind in (0, stat.S_IFREG)


def _shown(name: str) -> str:
    shown = "".join(one if one.isprintable() else "?" for one in name[: MAX_NAME + 1])
    return f'"{shown[:MAX_NAME]}{"…" if len(name) > MAX_NAME else ""}"'


def _contents(archive: zipfile.ZipFile, entries: Sequence[zipfile.ZipInfo], size: int) -> dict[str, bytes]:
    """Read what is there, never what is promised: the sizes in the list of files may lie."""
    left = min(MAX_TOTAL, size * MAX_RATIO)
    found: dict[str, bytes] = {}
    for entry in entries:
        with archive.open(entry) as file:
            content = file.read(left + 1)
        if len(content) > left:
            raise ArchiveError("The pack unpacks to far more than it should.")
        left -= len(content)
        found[entry.filename] = content
    return found
