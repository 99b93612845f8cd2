"""What happens to the files of a store from outside: bits flip, pages go, old ones are put back."""

import shutil
from pathlib import Path

PAGE = 4096


def pages(path: Path) -> int:
    return path.stat().st_size // PAGE


def flip_a_bit(path: Path, page: int) -> None:
    data = bytearray(path.read_bytes())
    data[(page - 1) * PAGE + 1000] ^= 4
    path.write_bytes(data)


def zero(path: Path, page: int) -> None:
    data = bytearray(path.read_bytes())
    data[(page - 1) * PAGE : page * PAGE] = bytes(PAGE)
    path.write_bytes(data)


def swap(path: Path, page: int, other: int) -> None:
    data = bytearray(path.read_bytes())
    a, b = ((n - 1) * PAGE for n in (page, other))
    data[a : a + PAGE], data[b : b + PAGE] = data[b : b + PAGE], data[a : a + PAGE]
    path.write_bytes(data)


def cut(path: Path, to_pages: int) -> None:
    with path.open("r+b") as file:
        file.truncate(to_pages * PAGE)


def changed_pages(old: bytes, new: bytes) -> list[int]:
    """Pages that both have and that differ, 1 for the first."""
    both = min(len(old), len(new)) // PAGE
    return [n + 1 for n in range(both) if old[n * PAGE : (n + 1) * PAGE] != new[n * PAGE : (n + 1) * PAGE]]


def paste(path: Path, old: bytes, page: int) -> None:
    data = bytearray(path.read_bytes())
    data[(page - 1) * PAGE : page * PAGE] = old[(page - 1) * PAGE : page * PAGE]
    path.write_bytes(data)


def put_back(old: Path, folder: Path) -> None:
    """A whole folder as it was."""
    shutil.rmtree(folder)
    shutil.copytree(old, folder)
