"""What a workbook may hold before openpyxl reads it: ten kilobytes of it kept a computer busy for half a minute.

An .xlsx file is a zip of XML, and openpyxl takes each element and attribute one by one (measured: 5 to 250 µs each).
So they are counted first, which costs milliseconds. A real form stays a hundred times below these numbers.
"""

import zipfile
from collections.abc import Iterator

MOST_RATIO = 100
"""How many times its packed size a part may unpack to; a real sheet is packed to a tenth."""
_SMALL = 64 * 1024
"""A part this small may be packed as tightly as it likes."""
MOST_MARKS = 20_000
"""Elements and attributes in a part that is no table: settings, styles, names."""
MOST_MARKS_OF_A_TABLE = 150_000
MOST_MARKS_OF_ALL = 300_000
LONGEST_MARK = 64 * 1024
"""Bytes from one ``>`` to the next: a cell holds 2,000 characters at most."""

_TABLES = ("xl/worksheets/", "xl/sharedStrings")


def holds_too_much(archive: zipfile.ZipFile) -> bool:
    """Whether reading this workbook would cost far more than a form is worth. Raises what ``zipfile`` raises."""
    total = 0
    for entry, data in _parts(archive):
        if len(data) > max(_SMALL, entry.compress_size * MOST_RATIO):
            return True
        marks = data.count(b"<") + data.count(b"=")
        table = entry.filename.startswith(_TABLES)
        total += marks
        if marks > (MOST_MARKS_OF_A_TABLE if table else MOST_MARKS) or total > MOST_MARKS_OF_ALL:
            return True
        if max(map(len, data.split(b">"))) > LONGEST_MARK:
            return True
    return False


def _parts(archive: zipfile.ZipFile) -> Iterator[tuple[zipfile.ZipInfo, bytes]]:
    """The XML in the file, part by part; pictures and the like are never opened."""
    for entry in archive.infolist():
        if entry.filename.casefold().endswith((".xml", ".rels", ".vml")):
            yield entry, archive.read(entry)
