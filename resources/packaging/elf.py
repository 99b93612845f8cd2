"""What a Linux library says about itself: which others it needs, and where it wants them looked for."""

import struct
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

_MAGIC = b"\x7fELF\x02\x01"  # 64 bits, little end first: all that hubdesk is built for
_LOAD, _DYNAMIC = 1, 2
_NEEDED, _STRINGS, _RPATH, _RUNPATH = 1, 5, 15, 29


@dataclass(frozen=True, slots=True)
class Elf:
    """The names of the libraries that one needs, and the folders that it names for them."""

    needed: tuple[str, ...]
    run_paths: tuple[str, ...]


def read_elf(file: Path) -> Elf | None:
    """Read a program or library; None where it is not one."""
    with file.open("rb") as opened:
        if opened.read(len(_MAGIC)) != _MAGIC:
            return None
    data = file.read_bytes()
    start, size, count = (*struct.unpack_from("<Q", data, 32), *struct.unpack_from("<HH", data, 54))
    headers = [struct.unpack_from("<IIQQQQ", data, start + size * at) for at in range(count)]
    # kind, flags, offset, address, _, length in the file
    tables = [(offset, length) for kind, _, offset, _, _, length in headers if kind == _DYNAMIC]
    if not tables:
        return Elf((), ())
    (offset, length) = tables[0]
    entries = [struct.unpack_from("<qQ", data, at) for at in range(offset, offset + length, 16)]
    strings = next(value for tag, value in entries if tag == _STRINGS)
    base = next(
        offset + strings - address
        for kind, _, offset, address, _, length in headers
        if kind == _LOAD and address <= strings < address + length
    )

    def text(at: int) -> str:
        return data[base + at : data.index(b"\0", base + at)].decode()

    needed = tuple(text(value) for tag, value in entries if tag == _NEEDED)
    paths = tuple(text(value) for tag, value in entries if tag in (_RPATH, _RUNPATH))
    return Elf(needed, tuple(part for path in paths for part in path.split(":") if part))


def reached(roots: Iterable[str], needs: Mapping[str, Iterable[str]], by_name: Mapping[str, Iterable[str]]) -> set[str]:
    """Everything that is loaded once the ``roots`` are: what they need, what that needs, and so on.

    ``needs`` gives the library names that a file asks for, ``by_name`` the files that answer to a name. A name that
    nothing here answers to is the system's.
    """
    found: set[str] = set()
    waiting = list(roots)
    while waiting:
        file = waiting.pop()
        if file not in found:
            found.add(file)
            waiting += [other for name in needs.get(file, ()) for other in by_name.get(name, ())]
    return found
