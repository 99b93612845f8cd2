"""What hubdesk writes into tables is text to every spreadsheet program (row 38)."""

import csv
import io
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import load_workbook

from hubdesk.domain.cells import safe_cell
from hubdesk.exchange.spreadsheets import write_template
from hubdesk.forms.spreadsheet import Sheet
from hubdesk.forms.translations import blank_table
from tests.support.sources import Source, plant, sources

FORMULAS = ("=1+1", "+44 1632 960 001", "-2", "@SUM(A1)", "\t=1", "\r=1", "\n=1", "＝1+1", "＋1", "－1", "＠a")
FORMULAS += (" =1", '"=1', "'=1", '  " =1', "\u00a0=1", "\u3000=1", "=cmd|' /C calc'!A0", "|cmd", "%0A=1")
PLAIN = ("O'Neil", "1-2", "a=b", "", " ", "null", "Zoë", "14-Mar-1988", "'", "a\tb")


@pytest.mark.parametrize("text", FORMULAS)
def test_row_38_a_formula_becomes_text(text: str):
    assert safe_cell(text).startswith("'")


@pytest.mark.parametrize("text", PLAIN)
def test_row_38_what_is_no_formula_stays(text: str):
    assert safe_cell(text) == text.replace("\t", " ")


@given(st.text(max_size=40))
def test_row_38_no_text_leaves_as_a_formula_or_breaks_its_row(text: str):
    out = io.StringIO(newline="")
    csv.writer(out, quoting=csv.QUOTE_ALL).writerows([[safe_cell(text), "next"], ["after"]])
    read = list(csv.reader(io.StringIO(out.getvalue(), newline=""), strict=True))
    assert read == [[safe_cell(text), "next"], ["after"]]
    assert not read[0][0].lstrip(' "').startswith(("=", "+", "-", "@", "\t", "\r"))


def test_row_38_a_workbook_holds_texts_and_no_formula(tmp_path: Path):
    path = tmp_path / "made.xlsx"
    write_template(str(path), [Sheet("Form", tuple((text,) for text in FORMULAS if text.isprintable()))])
    cells = [cell for row in load_workbook(path)["Form"].iter_rows() for cell in row]
    assert {cell.data_type for cell in cells} == {"s"}
    assert cells[0].value == "=1+1", "as it was written, letter by letter"


def test_row_38_a_table_for_a_translator_runs_nothing():
    form = {"title": "=1+1", "item": [{"linkId": "q1", "type": "string", "text": "@SUM(A1)"}]}
    sources_column = [row[3] for row in csv.reader(io.StringIO(blank_table(form)))]
    assert "@SUM(A1)" not in sources_column
    assert "'@SUM(A1)" in sources_column


MADE_UP = {"hubdesk.app.made_up_directory"}
"""Writes what the program itself has made up, to be read by itself."""


def writers_without_safe_cells(found: list[Source]) -> list[str]:
    """Modules that write CSV and never make their cells safe."""
    return [
        source.module
        for source in found
        if any(name in ("csv.writer", "csv.DictWriter") for name, _ in source.calls())
        and not any(name == "hubdesk.domain.cells.safe_cell" for name, _ in source.imports())
    ]


def test_row_38_whoever_writes_csv_makes_its_cells_safe():
    assert set(writers_without_safe_cells(sources())) <= MADE_UP


def test_a_planted_writer_is_named(tmp_path: Path):
    found = plant(tmp_path, "hubdesk/exchange/x.py", "import csv, io\ncsv.writer(io.StringIO())\n")
    assert writers_without_safe_cells(found) == ["hubdesk.exchange.x"]
