"""A ``.hubform`` file that means harm is refused whole, in words (security design §6.2, row 31)."""

import random
import struct
import tracemalloc
import zipfile
from io import BytesIO
from time import perf_counter

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hubdesk.forms.archive import MAX_TOTAL, ArchiveError, read_archive


def packed(*files: tuple[str | zipfile.ZipInfo, bytes], way: int = zipfile.ZIP_DEFLATED) -> bytes:
    out = BytesIO()
    with zipfile.ZipFile(out, "w", way) as archive:
        for name, content in files:
            archive.writestr(name, content)
    return out.getvalue()


def renamed(data: bytes, old: bytes, new: bytes) -> bytes:
    """The same archive with another name of the same length, which the zip writer would not write."""
    assert len(old) == len(new)
    return data.replace(old, new)


def link() -> zipfile.ZipInfo:
    entry = zipfile.ZipInfo("pack.json")
    entry.create_system, entry.external_attr = 3, 0o120777 << 16
    return entry


def many() -> bytes:
    return packed(*((f"{number}.json", b"{}") for number in range(400)), way=zipfile.ZIP_STORED)


def lying_about_its_size() -> bytes:
    data = bytearray(packed(("pack.json", b"0" * 50_000_000)))
    place = data.rindex(b"PK\x01\x02")
    data[place + 24 : place + 28] = struct.pack("<I", 10)  # the size promised in the list of files
    return bytes(data)


def locked() -> bytes:
    data = bytearray(packed(("pack.json", b"{}")))
    data[data.rindex(b"PK\x01\x02") + 8] |= 1
    return bytes(data)


HOSTILE = {
    "a path upwards": lambda: packed(("../pack.json", b"{}")),
    "an absolute path": lambda: packed(("/etc/pack.json", b"{}")),
    "a drive": lambda: packed(("C:\\pack.json", b"{}")),
    "a drive in slashes": lambda: packed(("C:/pack.json", b"{}")),
    "a folder": lambda: packed(("forms/pack.json", b"{}")),
    "a folder entry": lambda: packed(("pack.json/", b"")),
    "a symbolic link": lambda: packed((link(), b"/etc/passwd")),
    "a name twice": lambda: renamed(packed(("pack.json", b"{}"), ("pick.json", b"{}")), b"pick.json", b"pack.json"),
    "a device of Windows": lambda: packed(("CON", b"{}")),
    "a device with an ending": lambda: packed(("CON.json", b"{}")),
    "300 characters": lambda: packed(("a" * 300, b"{}")),
    "NUL in a name": lambda: renamed(packed(("pack.jsonX", b"{}")), b"pack.jsonX", b"pack.json\0"),
    "capitals": lambda: packed(("PACK.JSON", b"{}")),
    "another file": lambda: packed(("pack.json", b"{}"), ("run.exe", b"MZ")),
    "too many files": lambda: many(),
    "a bomb": lambda: packed(("pack.json", b"0" * 50_000_000)),
    "a bomb that lies": lambda: lying_about_its_size(),
    "no file": lambda: packed(),
    "locked": lambda: locked(),
    "another way of packing": lambda: packed(("pack.json", b"{}"), way=zipfile.ZIP_LZMA),
    "something in front": lambda: b"MZ" + packed(("pack.json", b"{}")),
    "not a zip": lambda: b"%PDF-1.7",
    "nothing": lambda: b"",
    "too large": lambda: b"PK\x03\x04" + b"0" * (11 * 1024 * 1024),
    "cut off": lambda: packed(("pack.json", b"{}" * 500))[:-30],
}


@pytest.mark.parametrize("name", HOSTILE)
def test_row_31_a_hostile_zip_is_refused_whole_in_words(name: str) -> None:
    started = perf_counter()
    tracemalloc.start()
    with pytest.raises(ArchiveError) as caught:
        read_archive(HOSTILE[name]())
    most = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert perf_counter() - started < 2
    assert most < 200 * 1024 * 1024
    assert caught.value.finding == "E520"
    assert caught.value.message.endswith(".")
    assert caught.value.what_next


def test_row_31_a_changed_byte_is_noticed() -> None:
    data = bytearray(packed(("pack.json", b'{"a": 1}'), way=zipfile.ZIP_STORED))
    data[data.index(b'{"a": 1}') + 6] = ord("2")
    with pytest.raises(ArchiveError):
        read_archive(bytes(data))


def test_an_honest_pack_is_read() -> None:
    files = read_archive(packed(("pack.json", b'{"a": 1}'), ("signature.json", b"{}")))
    assert dict(files) == {"pack.json": b'{"a": 1}', "signature.json": b"{}"}


def test_a_large_honest_pack_is_read() -> None:
    content = random.Random(7).randbytes(1024 * 1024)
    assert len(content) < MAX_TOTAL
    assert read_archive(packed(("pack.json", content)))["pack.json"] == content


@settings(max_examples=200, deadline=None)
@given(st.lists(st.tuples(st.integers(0, 10_000), st.integers(0, 255)), max_size=6))
def test_row_31_no_damage_does_anything_but_refuse(changes: list[tuple[int, int]]) -> None:
    whole = packed(("pack.json", b'{"a": 1}' * 20), ("signature.json", b"{}"))
    data = bytearray(whole)
    for at, value in changes:
        data[at % len(data)] = value
    try:
        files = read_archive(bytes(data))
    except ArchiveError:
        return
    assert files["pack.json"] == b'{"a": 1}' * 20
