"""Files that come from elsewhere: what is read of a spreadsheet, and what is refused in words."""

import io
import zipfile
from datetime import date

import pytest
from openpyxl import Workbook

from hubdesk.exchange.files import FileNotWritten
from hubdesk.exchange.form_files import FormFileProblem, LocalFormFiles
from hubdesk.exchange.spreadsheets import (
    MOST_COLUMNS,
    MOST_ROWS,
    UnreadableSpreadsheet,
    read_spreadsheet,
    write_template,
)
from hubdesk.forms.spreadsheet import Sheet
from hubdesk.forms.spreadsheet.template import TEMPLATE
from tests.forms.sheets import form_of


def workbook(tmp_path, *rows, name="scale.xlsx"):
    book = Workbook()
    for row in rows:
        book.active.append(row)
    path = tmp_path / name
    book.save(path)
    return str(path)


def text_file(tmp_path, data: bytes, name="scale.csv"):
    path = tmp_path / name
    path.write_bytes(data)
    return str(path)


@pytest.mark.parametrize("name", ["template.xlsx", "template.csv"])
def test_the_template_is_written_read_and_sound(tmp_path, name):
    path = str(tmp_path / name)
    write_template(path, TEMPLATE)
    form = form_of(*read_spreadsheet(path))
    assert form.faults == form.findings == ()
    assert form.pack.title == "Name of the scale"


def test_numbers_dates_and_truth_are_read_as_people_write_them(tmp_path):
    path = workbook(tmp_path, [1, 2.0, 2.5, True, None, date(2026, 3, 1), "  text "])
    assert read_spreadsheet(path)[0].rows == (("1", "2", "2.5", "yes", "", "2026-03-01", "  text "),)


def test_a_formula_is_never_worked_out(tmp_path):
    assert read_spreadsheet(workbook(tmp_path, ["a", "=1+1"]))[0].rows == (("a",),)


@pytest.mark.parametrize("delimiter", [",", ";"])
def test_a_csv_file_of_either_kind(tmp_path, delimiter):
    line = delimiter.join(("Id", '"Never=0; Often=1, or more"'))
    path = text_file(tmp_path, f"\ufeff{line}\n".encode())
    assert read_spreadsheet(path) == (Sheet("", (("Id", "Never=0; Often=1, or more"),)),)


def zip_of(size: int) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/workbook.xml", b" " * size)
    return out.getvalue()


@pytest.mark.parametrize(
    ("name", "data", "words"),
    [
        ("a.xlsx", b"", "not a whole .xlsx"),
        ("a.xlsx", b"no zip at all", "not a whole .xlsx"),
        ("a.xlsx", zip_of(10), "not a whole .xlsx"),
        ("a.xlsx", zip_of(30_000_000), "unpacks to more than 20 MB"),
        ("a.xlsx", b"x" * 3_000_000, "larger than 2 MB"),
        ("a.csv", b"x" * 3_000_000, "larger than 2 MB"),
        ("a.csv", "Schlaf,für".encode("cp1252"), "UTF-8"),
        ("a.csv", b'a,"never closed', "not a whole CSV"),
        ("a.csv", b"a\n" * (MOST_ROWS + 1), "more than 1000 rows"),
        ("a.csv", b"," * MOST_COLUMNS + b"x\n", "more than 30 columns"),
        ("a.csv", b"x" * 2001, "more than 2000 characters (row 1)"),
        ("a.ods", b"", 'kind ".ods"'),
        ("a.xlsm", b"", 'kind ".xlsm"'),
    ],
)
def test_what_cannot_be_read_is_refused_in_words(tmp_path, name, data, words):
    with pytest.raises(UnreadableSpreadsheet) as refused:
        read_spreadsheet(text_file(tmp_path, data, name))
    assert words in refused.value.message
    assert refused.value.what_next


def test_a_file_that_is_not_there(tmp_path):
    with pytest.raises(UnreadableSpreadsheet, match="cannot be opened"):
        read_spreadsheet(str(tmp_path / "nothing.xlsx"))


def test_a_workbook_with_an_entity_bomb_is_refused(tmp_path):
    path = workbook(tmp_path, ["a"])
    bomb = b'<!DOCTYPE a [<!ENTITY x "%s">]><worksheet>%s</worksheet>' % (b"y" * 1000, b"&x;" * 100_000)
    out = io.BytesIO()
    with zipfile.ZipFile(path) as source, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as target:
        for entry in source.infolist():
            data = bomb if entry.filename.endswith("sheet1.xml") else source.read(entry)
            target.writestr(entry.filename, data)
    try:
        found = read_spreadsheet(text_file(tmp_path, out.getvalue(), "bomb.xlsx"))
    except UnreadableSpreadsheet:
        return
    assert found[0].rows == ()


def test_files_are_written_whole_or_not_at_all(tmp_path):
    files = LocalFormFiles()
    files.write(str(tmp_path / "a.pdf"), b"one")
    assert files.read_pack(str(tmp_path / "a.pdf")) == b"one"
    with pytest.raises(FileNotWritten):
        files.write(str(tmp_path / "nowhere" / "a.pdf"), b"two")
    with pytest.raises(FormFileProblem):
        files.read_pack(str(tmp_path / "nothing.hubform"))
    with pytest.raises(UnreadableSpreadsheet):
        files.write_template(str(tmp_path / "nowhere" / "a.xlsx"))
    assert [one.name for one in tmp_path.iterdir()] == ["a.pdf"]
