"""A Windows program file small enough to read: headers, one section with a version resource, and a place to sign."""

import struct

_SECTION, _AT = 0x200, 0x1000


def program_file(version: tuple[int, int, int, int] | None, *, signed: bool = False) -> bytes:
    """The bytes of one."""
    resources = _resources(version) if version else b""
    directories = [(0, 0)] * 16
    if version:
        directories[2] = (_AT, len(resources))
    if signed:
        directories[4] = (_SECTION + len(resources), 8)
    optional = struct.pack("<H106xI", 0x20B, 16) + b"".join(struct.pack("<II", *one) for one in directories)
    coff = struct.pack("<HHIIIHH", 0x8664, 1, 0, 0, 0, len(optional), 0x22)
    section = struct.pack("<8sIIII16x", b".rsrc", len(resources), _AT, len(resources), _SECTION)
    head = b"MZ" + b"\0" * 58 + struct.pack("<I", 64) + b"PE\0\0" + coff + optional + section
    return head.ljust(_SECTION, b"\0") + resources + (b"\0" * 8 if signed else b"")


def _resources(version: tuple[int, int, int, int]) -> bytes:
    """An icon's folder first, so that the right kind must be chosen; then kind, name, language, place, the data."""
    fixed = struct.pack("<IIHHHH", 0xFEEF04BD, 0x10000, version[1], version[0], version[3], version[2]).ljust(52, b"\0")
    data = b"\0" * 40 + fixed

    def folder(*entries: tuple[int, int]) -> bytes:
        return struct.pack("<12xHH", 0, len(entries)) + b"".join(struct.pack("<II", *entry) for entry in entries)

    deeper = 0x80000000
    kinds = folder((3, deeper | 200), (16, deeper | 32))
    names, languages = folder((1, deeper | 56)), folder((1033, 80))
    place = struct.pack("<II8x", _AT + 96, len(data))
    return kinds + names + languages + place + data
