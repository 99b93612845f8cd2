"""Workbooks and CSV files made to keep a computer busy, or to run something on the next one (rows 31 and 38).

Each of these workbooks is smaller than 1.2 MB. Before workbook_limits.py the worst took half a minute and 650 MB.
"""

import io
import zipfile
from collections.abc import Callable
from pathlib import Path
from time import process_time

import pytest
from openpyxl import Workbook

from hubdesk.domain.epraccur import NotADirectory
from hubdesk.exchange.practice_file import read_practice_file
from hubdesk.exchange.spreadsheets import MOST_COLUMNS, MOST_ROWS, UnreadableSpreadsheet, read_spreadsheet
from tests.forms.test_hostile_rows import LOOPS, loop

MAIN = b'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
LINK = b'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" r:id="rId1"'


def workbook(*rows: tuple[object, ...]) -> bytes:
    book = Workbook()
    for row in rows or (("a",),):
        book.active.append(row)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def altered(part: str, change: Callable[[bytes], bytes], source: bytes | None = None) -> bytes:
    """A workbook with one part changed as no spreadsheet program would."""
    out = io.BytesIO()
    whole = io.BytesIO(source or workbook())
    with zipfile.ZipFile(whole) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for entry in old.infolist():
            data = old.read(entry)
            new.writestr(entry.filename, change(data) if entry.filename.endswith(part) else data)
    return out.getvalue()


def cells(xml: bytes, after: bytes = b"") -> bytes:
    """The first sheet with these rows."""
    whole = b"<worksheet " + MAIN + b"><sheetData>" + xml + b"</sheetData>" + after + b"</worksheet>"
    return altered("sheet1.xml", lambda _old: whole)


def names(xml: bytes) -> bytes:
    made = b"</sheets><definedNames>" + xml + b"</definedNames>"
    return altered("workbook.xml", lambda old: old.replace(b"</sheets>", made))


MANY_SHEETS = b"<sheets>" + b'<sheet name="x" sheetId="1" ' + LINK + b"/>"
ATTRIBUTES = b" ".join(b'a%d="1"' % number for number in range(100_000))

HOSTILE: dict[str, Callable[[], bytes]] = {
    "a row of a million cells": lambda: cells(b'<row r="1">' + b"<c/>" * 1_000_000 + b"</row>"),
    "a million rows": lambda: cells(b"<row/>" * 1_000_000),
    "cells within cells": lambda: cells(b"<row>" + b"<c>" * 200_000 + b"</c>" * 200_000 + b"</row>"),
    "merged a hundred thousand times": lambda: cells(
        b"", b'<mergeCells><mergeCell ref="A1:XFD1048576"/></mergeCells>' * 100_000
    ),
    "a million styles": lambda: altered("styles.xml", lambda _: b"<styleSheet " + MAIN + b">" + b"<xf/>" * 1_000_000),
    "a million texts": lambda: altered("sheet1.xml", lambda _: b"<sst>" + b"<si><t>a</t></si>" * 700_000),
    "names without end": lambda: names(b'<definedName name="a">A1</definedName>' * 300_000),
    "sheets without end": lambda: altered("workbook.xml", lambda old: old.replace(b"<sheets>", MANY_SHEETS * 50_000)),
    "attributes without end": lambda: cells(b'<row r="1"><c ' + ATTRIBUTES + b"/></row>"),
    "a name of ten million letters": lambda: cells(b"<" + b"x" * 10_000_000 + b"/>"),
    "a cell of five million letters": lambda: cells(
        b'<row r="1"><c t="inlineStr"><is><t>' + b"x" * 5_000_000 + b"</t></is></c>"
    ),
    "a row that is nowhere": lambda: cells(b'<row r="1"><c r="ZZZZZZ1"><v>1</v></c></row>'),
    "a number of 5,000 digits": lambda: cells(b'<row r="1"><c r="A1"><v>' + b"9" * 5000 + b"</v></c></row>"),
    "a truth that is none": lambda: cells(b'<row r="1"><c r="A1" t="b"><v>zz</v></c></row>'),
    "a text that is not there": lambda: cells(b'<row r="1"><c r="A1" t="s"><v>99999999</v></c></row>'),
    "a day that never was": lambda: cells(b'<row r="1"><c r="A1" t="d"><v>99999-99-99</v></c></row>'),
    "not XML": lambda: altered("sheet1.xml", lambda _: b"MZ" * 500),
    "something cut off": lambda: altered("sheet1.xml", lambda old: old[: len(old) // 2]),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_row_31_a_hostile_workbook_is_refused_soon_and_in_words(name: str, tmp_path: Path):
    path = tmp_path / "scale.xlsx"
    path.write_bytes(HOSTILE[name]())
    allowed = LOOPS * loop()
    started = process_time()
    with pytest.raises(UnreadableSpreadsheet) as refused:
        read_spreadsheet(str(path))
    took = process_time() - started
    assert refused.value.what_next
    assert took < max(allowed, LOOPS * loop())


def test_row_31_a_part_that_lies_about_its_size_is_damaged(tmp_path: Path):
    data = bytearray(workbook())
    place = data.rindex(b"PK\x01\x02")
    data[place + 24 : place + 28] = (10).to_bytes(4, "little")
    path = tmp_path / "scale.xlsx"
    path.write_bytes(data)
    with pytest.raises(UnreadableSpreadsheet):
        read_spreadsheet(str(path))


def test_a_full_workbook_of_a_form_is_read(tmp_path: Path):
    rows = [("Id", "Question", "Type", "Options", "Weight", "Needed", "Note", "Help") for _ in range(MOST_ROWS)]
    path = tmp_path / "scale.xlsx"
    path.write_bytes(workbook(*rows))
    assert len(read_spreadsheet(str(path))[0].rows) == MOST_ROWS
    path.write_bytes(workbook(*([tuple(range(MOST_COLUMNS))] * 300)))
    assert len(read_spreadsheet(str(path))[0].rows) == 300


def test_row_31_nothing_outside_the_workbook_is_opened(tmp_path: Path):
    """A reference to a file of this computer, as text to be drawn in."""
    secret = tmp_path / "secret.txt"
    secret.write_text("Zwartkanarie")
    entity = f'<!DOCTYPE w [<!ENTITY x SYSTEM "{secret.as_uri()}">]>'.encode()
    xml = entity + b"<worksheet " + MAIN + b'><sheetData><row r="1"><c t="inlineStr"><is><t>&x;</t></is></c></row>'
    path = tmp_path / "scale.xlsx"
    path.write_bytes(altered("sheet1.xml", lambda _: xml + b"</sheetData></worksheet>"))
    try:
        found = repr(read_spreadsheet(str(path)))
    except UnreadableSpreadsheet as refused:
        found = refused.message
    assert "Zwartkanarie" not in found


def zipped(data: bytes) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("epraccur.csv", data)
    return out.getvalue()


DIRECTORIES: dict[str, Callable[[], bytes]] = {
    "a line of fifty million commas": lambda: zipped(b"," * 50_000_000),
    "fifty million lines": lambda: zipped(b"\n" * 50_000_000),
    "fifty million quotes": lambda: zipped(b'"' * 50_000_000),
    "lines of two columns": lambda: zipped(b"a,b\n" * 10_000_000),
    "more than it may": lambda: zipped(b"x\n" * 40_000_000),
    "not a zip": lambda: b"PK\x03\x04" + b"\xff" * 1000,
}


@pytest.mark.parametrize("name", DIRECTORIES)
def test_row_31_a_hostile_directory_of_practices_is_refused_soon_and_in_words(name: str, tmp_path: Path):
    path = tmp_path / "epraccur.zip"
    path.write_bytes(DIRECTORIES[name]())
    allowed = LOOPS * loop()
    started = process_time()
    with pytest.raises(NotADirectory) as refused:
        read_practice_file(str(path))
    took = process_time() - started
    assert refused.value.message.endswith(".")
    assert took < max(allowed, LOOPS * loop())
