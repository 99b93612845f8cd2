"""Reads the file of GP practices that was fetched from the national directory: a CSV, or a zip with the CSV in it.

The file comes from elsewhere: its size, what it unpacks to and how many files it holds are limited before anything
reads it, and nothing is unpacked to the disk.
"""

import csv
import hashlib
import io
import zipfile
import zlib
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from hubdesk.domain.epraccur import Directory, NotADirectory, read_epraccur

MOST_BYTES = 20 * 1024 * 1024
MOST_UNPACKED = 60 * 1024 * 1024
MOST_FILES = 20
_ZIP_START = b"PK\x03\x04"
_ENCRYPTED = 0x1
_MOST_LINES = 1_000_000
_ENDLESS = 20_000
"""A line of a practice has a few hundred characters; 60 MB of commas would be read as 60 million columns."""


class LocalPracticeFiles:
    """``services.ports.PracticeFiles`` on the disks of this computer."""

    def read(self, path: str, tell: Callable[[int], None]) -> tuple[Directory, str]:
        """See the port."""
        return read_practice_file(path, tell)


def read_practice_file(path: str, tell: Callable[[int], None] = lambda _done: None) -> tuple[Directory, str]:
    """The practices in a file, and its SHA-256. Raises ``NotADirectory`` in words; ``tell`` may raise to stop."""
    file = Path(path)
    try:
        if file.stat().st_size > MOST_BYTES:
            raise NotADirectory(f"The file is larger than {MOST_BYTES // 1024 // 1024} MB.")
        data = file.read_bytes()
    except OSError as problem:
        raise NotADirectory(f"The file cannot be opened ({problem.strerror or 'unknown reason'}).") from problem
    content = _out_of_zip(data) if data.startswith(_ZIP_START) else data
    return read_epraccur(_rows(content), tell), hashlib.sha256(data).hexdigest()


def _rows(data: bytes) -> Iterator[Sequence[str]]:
    if b"\0" in data:
        raise NotADirectory("The file is not a CSV file.")
    if data.count(b"\n") + data.count(b"\r") > _MOST_LINES:  # counted before they are taken apart, which takes seconds
        raise NotADirectory("The file has far more lines than the directory of practices.")
    if max(map(len, data.replace(b"\r", b"\n").split(b"\n"))) >= _ENDLESS:
        raise NotADirectory("The file has a line that is far too long for a practice.")
    try:
        yield from csv.reader(io.StringIO(_text(data), newline=""), strict=True)
    except csv.Error as problem:
        raise NotADirectory("The file is not a whole CSV file.") from problem


def _text(data: bytes) -> str:
    """The text of the file: UTF-8 with or without its mark, else Windows-1252, as the older files are."""
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return data.decode("cp1252", errors="replace")


def _out_of_zip(data: bytes) -> bytes:
    """The one CSV in the zip; a description as PDF or text may lie beside it."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            entries = archive.infolist()
            if len(entries) > MOST_FILES:
                raise NotADirectory(f"The zip holds {len(entries)} files. The directory comes alone.")
            found = [one for one in entries if one.filename.casefold().endswith(".csv") and not one.is_dir()]
            if len(found) != 1:
                raise NotADirectory(f"The zip holds {len(found)} CSV files. It must hold one.")
            if found[0].flag_bits & _ENCRYPTED:
                raise NotADirectory("The zip is locked with a password.")
            with archive.open(found[0]) as file:
                content = file.read(MOST_UNPACKED + 1)
    except (
        zipfile.BadZipFile,
        zlib.error,
        EOFError,
        OSError,
        ValueError,
        RuntimeError,
        NotImplementedError,
    ) as problem:
        raise NotADirectory("The zip is damaged.") from problem
    if len(content) > MOST_UNPACKED:
        raise NotADirectory("The zip unpacks to far more than the directory of practices.")
    return content
