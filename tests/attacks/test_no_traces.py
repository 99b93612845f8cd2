"""Nothing of a person is handed to another program or laid down beside the records (row 42), read from the source.

Letters are drawn, shown and printed from memory; a PDF goes only where somebody saves it. The canary test looks at what
really lies about afterwards.
"""

import re

import pytest
from PySide6.QtPrintSupport import QPrinter

from hubdesk.ui.paper_printer import a4_sheet
from tests.support.sources import Source, plant, sources

HANDED_ON = re.compile(
    r"os\.(startfile|system|popen|spawn\w*)|webbrowser\..*|.*QDesktopServices.*|.*\bQProcess\b.*|subprocess\.\w+"
)
TEMPORARY = re.compile(r"tempfile\..*|.*\bQTemporary(File|Dir)\b.*")
RUNS_TEXT = re.compile(r"eval|exec|pickle\.loads?|marshal\.loads?|shelve\.open")

STARTS_ITSELF = {"hubdesk.app.fresh_process"}
FORMS_ONLY = {"hubdesk.forms.spreadsheet.making"}
"""Lays a form down to have it checked as a folder; there is nothing of a person in a form."""
PROOF_ONLY = {"hubdesk.app.doctor.program_checks"}
"""Makes an empty encrypted file to prove that it is encrypted; nobody is in it."""


def calling(pattern: re.Pattern[str], found: list[Source]) -> set[str]:
    return {source.module for source in found for name, _ in source.calls() if pattern.fullmatch(name)}


def test_row_42_no_paper_is_handed_to_another_program():
    assert calling(HANDED_ON, sources()) <= STARTS_ITSELF


def test_row_42_nothing_of_a_person_goes_through_temporary_files():
    assert calling(TEMPORARY, sources()) <= FORMS_ONLY | PROOF_ONLY


def test_no_text_is_ever_run():
    assert calling(RUNS_TEXT, sources()) == set()


@pytest.mark.parametrize(
    ("pattern", "line"),
    [
        (HANDED_ON, "import os\nos.startfile('x')\n"),
        (HANDED_ON, "from PySide6.QtGui import QDesktopServices as D\nD.openUrl('x')\n"),
        (TEMPORARY, "from tempfile import mkstemp\nmkstemp()\n"),
        (RUNS_TEXT, "eval('1')\n"),
    ],
)
def test_a_planted_fault_is_named(tmp_path, pattern, line):
    assert calling(pattern, plant(tmp_path, "hubdesk/ui/x.py", line)) == {"hubdesk.ui.x"}


def test_row_42_a_print_job_says_nothing_of_anybody(qapp):
    printer = QPrinter()
    a4_sheet(printer)
    assert printer.docName() in ("", "hubdesk")
    assert printer.creator() in ("", "hubdesk")
