"""Reads a spreadsheet (.xlsx or .csv) as rows of text, and writes the template.

A workbook is a zip of XML files made by anybody: its size, what it unpacks to, and how many cells it has are limited
before anything reads it. Formulas are read as the values last worked out, never computed.
"""

import csv
import io
import zipfile
import zlib
from collections.abc import Iterator, Sequence
from datetime import date, datetime
from pathlib import Path
from typing import Any

from hubdesk.domain.cells import safe_cell
from hubdesk.domain.problems import KnownProblem
from hubdesk.exchange.workbook_limits import holds_too_much
from hubdesk.forms.spreadsheet import Sheet

MOST_BYTES = 2 * 1024 * 1024
MOST_UNPACKED = 20 * 1024 * 1024
MOST_SHEETS, MOST_ROWS, MOST_COLUMNS = 10, 1000, 30
LONGEST_CELL = 2000


class UnreadableSpreadsheet(KnownProblem):
    """The file cannot be read as a spreadsheet."""

    code = "unreadable-spreadsheet"


def read_spreadsheet(path: str) -> tuple[Sheet, ...]:
    """The sheets of a file. Raises ``UnreadableSpreadsheet`` in words."""
    file = Path(path)
    try:
        if file.stat().st_size > MOST_BYTES:
            raise UnreadableSpreadsheet("The file is larger than 2 MB.", "Keep only the form in it, no pictures.")
        data = file.read_bytes()
    except OSError as problem:
        said = f"The file cannot be opened ({problem.strerror or 'unknown reason'})."
        raise UnreadableSpreadsheet(said, "Check that it is there and not open elsewhere.") from problem
    kind = file.suffix.casefold()
    if kind == ".csv":
        return (Sheet("", _limited("", _csv_rows(data))),)
    if kind == ".xlsx":
        return _workbook(data)
    raise UnreadableSpreadsheet(f'A file of the kind "{kind}" is not read.', "Save it as .xlsx or as .csv.")


def _csv_rows(data: bytes) -> Iterator[Sequence[Any]]:
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as problem:
        said = "The file is not written in UTF-8, so letters with accents could change."
        raise UnreadableSpreadsheet(said, 'Save it as "CSV UTF-8", or as .xlsx.') from problem
    first = text.partition("\n")[0]
    # A comma belongs to CSV, a semicolon to what spreadsheets write in many countries; options hold semicolons too.
    delimiter = ";" if first.count(";") > first.count(",") else ","
    try:
        yield from csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    except csv.Error as problem:
        raise UnreadableSpreadsheet("The file is not a whole CSV file.", "Save it again, or as .xlsx.") from problem


def _workbook(data: bytes) -> tuple[Sheet, ...]:
    _check_zip(data)
    from openpyxl import load_workbook  # slow to load, and wanted seldom

    try:
        book = load_workbook(io.BytesIO(data), read_only=True, data_only=True, keep_links=False)
    except Exception as problem:
        raise _damaged() from problem
    try:
        if len(book.sheetnames) > MOST_SHEETS:
            raise UnreadableSpreadsheet(f"There are more than {MOST_SHEETS} sheets.", "Keep only those of the form.")
        return tuple(Sheet(name, _limited(name, _rows_of(book[name]))) for name in book.sheetnames)
    except KnownProblem:
        raise
    except Exception as problem:
        raise _damaged() from problem
    finally:
        book.close()


def _rows_of(sheet: Any) -> Iterator[Sequence[Any]]:
    if hasattr(sheet, "iter_rows"):  # a sheet that is only a chart has no rows
        yield from sheet.iter_rows(max_row=MOST_ROWS + 1, max_col=MOST_COLUMNS + 1, values_only=True)


def _damaged() -> UnreadableSpreadsheet:
    return UnreadableSpreadsheet("The file is not a whole .xlsx workbook.", "Open it and save it again as .xlsx.")


def _check_zip(data: bytes) -> None:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            unpacked = sum(entry.file_size for entry in archive.infolist())
            if unpacked > MOST_UNPACKED:
                raise UnreadableSpreadsheet("The workbook unpacks to more than 20 MB.", "Keep only the form in it.")
            if holds_too_much(archive):
                raise UnreadableSpreadsheet("The workbook holds far more than a form.", "Keep only the form in it.")
    except (zipfile.BadZipFile, zlib.error, EOFError, ValueError, OSError, RuntimeError) as problem:
        raise _damaged() from problem


def _limited(name: str, rows: Iterator[Sequence[Any]]) -> tuple[tuple[str, ...], ...]:
    kept: list[tuple[str, ...]] = []
    where = f'The sheet "{name}"' if name else "The file"
    for row in rows:
        texts = tuple(_text(value) for value in row)
        if len(kept) >= MOST_ROWS and any(texts):
            raise UnreadableSpreadsheet(f"{where} has more than {MOST_ROWS} rows.", "Keep only the form in it.")
        if any(texts[MOST_COLUMNS:]):
            raise UnreadableSpreadsheet(f"{where} has more than {MOST_COLUMNS} columns.", "Keep only the form in it.")
        if any(len(text) > LONGEST_CELL for text in texts):
            said = f"{where} has a cell with more than {LONGEST_CELL} characters (row {len(kept) + 1})."
            raise UnreadableSpreadsheet(said, "Shorten it.")
        filled = max((number for number, text in enumerate(texts, start=1) if text), default=0)
        kept.append(texts[:filled])
    while kept and not any(kept[-1]):
        kept.pop()
    return tuple(kept)


def _text(value: Any) -> str:
    """A cell as a person reads it: 2.0 is 2, and a date is a date."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    if isinstance(value, datetime):
        return value.date().isoformat()
    if isinstance(value, date):
        return value.isoformat()
    return str(value)


def write_template(path: str, sheets: Sequence[Sheet]) -> None:
    """Write the template where the user chose. Raises ``UnreadableSpreadsheet`` where that cannot be."""
    file = Path(path)
    if file.suffix.casefold() == ".csv":
        text = io.StringIO(newline="")
        writer = csv.writer(text)
        for sheet in sheets:
            writer.writerows([[safe_cell(text) for text in row] for row in (*sheet.rows, ())])
        data = text.getvalue().encode("utf-8-sig")
    else:
        data = _template_workbook(sheets)
    try:
        file.write_bytes(data)
    except OSError as problem:
        said = f"The file cannot be written ({problem.strerror or 'unknown reason'})."
        raise UnreadableSpreadsheet(said, "Choose another folder.") from problem


def _template_workbook(sheets: Sequence[Sheet]) -> bytes:
    from openpyxl import Workbook
    from openpyxl.styles import Alignment, Font

    book = Workbook()
    book.remove(book.active)
    for sheet in sheets:
        page = book.create_sheet(sheet.name)
        for row in sheet.rows:
            page.append([int(text) if text.isdecimal() else text for text in row])
        for cells in page.iter_rows():
            for cell in cells:
                if cell.data_type == "f":
                    cell.data_type = "s"  # openpyxl takes "=…" for a formula
                head = cell.row == 1 or (sheet.name == "Form" and cell.column == 1)
                cell.font = Font(name="Arial", size=11, bold=head)
                cell.alignment = Alignment(wrap_text=True, vertical="top")
        for column, width in enumerate(_widths(sheet), start=1):
            page.column_dimensions[page.cell(1, column).column_letter].width = width
        if sheet.name != "Form":
            page.freeze_panes = "A2"
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def _widths(sheet: Sheet) -> list[int]:
    columns = max(len(row) for row in sheet.rows)
    longest = [max((len(row[i]) for row in sheet.rows if i < len(row)), default=0) for i in range(columns)]
    return [max(10, min(46, length + 3)) for length in longest]
