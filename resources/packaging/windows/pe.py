"""What a Windows program file (.exe, .dll, .pyd) says of itself: its version, and whether somebody signed it.

The format is in "PE Format" (Microsoft). Read by hand, because the tools that know it run on Windows only.
"""

import struct
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

_RESOURCES, _CERTIFICATES = 2, 4
"""Places in the table of directories."""
_VERSION = 16
"""The kind of resource."""
_FIXED = 0xFEEF04BD
"""The sign that VS_FIXEDFILEINFO begins with."""
_PE32_PLUS = 0x20B
_SUBFOLDER = 0x80000000


@dataclass(frozen=True, slots=True)
class ProgramFile:
    """One program file."""

    version: str | None
    """Four numbers, or None where it has no version resource."""
    signed: bool


def read_program_file(path: Path) -> ProgramFile | None:
    """What a file says; None where it is no program file."""
    with path.open("rb") as stream:
        if stream.read(2) != b"MZ":
            return None
    return parse(path.read_bytes())


def parse(data: bytes) -> ProgramFile | None:
    """The same, from the bytes. A file that is cut off or damaged is not taken for a program file."""
    try:
        return _parse(data)
    except (struct.error, IndexError):
        return None


def _parse(data: bytes) -> ProgramFile | None:
    (start,) = struct.unpack_from("<I", data, 0x3C)
    if data[:2] != b"MZ" or data[start : start + 4] != b"PE\0\0":
        return None
    sections, optional_size = struct.unpack_from("<6xH12xH", data, start)[:2]
    optional = start + 24
    (magic,) = struct.unpack_from("<H", data, optional)
    directories = optional + (112 if magic == _PE32_PLUS else 96)
    (count,) = struct.unpack_from("<I", data, directories - 4)

    def directory(which: int) -> tuple[int, int]:
        at, size = struct.unpack_from("<II", data, directories + 8 * which) if which < count else (0, 0)
        return at, size

    table = optional + optional_size
    rows = [struct.unpack_from("<8xIIII", data, table + 40 * n) for n in range(sections)]

    def in_file(address: int) -> int:
        for size, virtual, raw_size, raw in rows:
            if virtual <= address < virtual + max(size, raw_size):
                return address - virtual + raw
        raise IndexError(address)

    resources, _ = directory(_RESOURCES)
    fixed = _fixed_info(data, in_file(resources), in_file) if resources else None
    return ProgramFile(fixed, signed=directory(_CERTIFICATES)[1] > 0)


def _fixed_info(data: bytes, root: int, in_file: Callable[[int], int]) -> str | None:
    """The version resource: kind, then name, then language, then the data."""
    at = root
    for wanted in (_VERSION, None, None):
        named, numbered = struct.unpack_from("<12xHH", data, at)
        entries = [struct.unpack_from("<II", data, at + 16 + 8 * n) for n in range(named + numbered)]
        found = [target for name, target in entries if wanted is None or name == wanted]
        if not found:
            return None
        at = root + (found[0] & ~_SUBFOLDER)
    address, size = struct.unpack_from("<II", data, at)
    begin = in_file(address)
    sign = data.find(struct.pack("<I", _FIXED), begin, begin + size)
    if sign < 0:
        return None
    high, low = struct.unpack_from("<8xII", data, sign)
    return f"{high >> 16}.{high & 0xFFFF}.{low >> 16}.{low & 0xFFFF}"
