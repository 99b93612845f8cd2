"""A navigator is told "not now" and asked again on the day; a nurse supplies the kit; a flag goes to one reader."""

from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtPrintSupport import QPrinter

from hubdesk.domain.typed import typed_day
from hubdesk.services.flags import set_flag
from hubdesk.ui import paper_printer
from hubdesk.ui.paper_printer import QtPrinter


@pytest.fixture
def printed(tmp_path, monkeypatch):
    """A printer that prints into a file."""

    def ask(_parent, _title):
        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
        printer.setOutputFileName(str(tmp_path / "printed.pdf"))
        printer.setResolution(100)
        return QtPrinter(printer)

    monkeypatch.setattr(paper_printer, "ask_for_printer", ask)
    return tmp_path / "printed.pdf"


def open_care(desk):
    desk.press("Care and support: naloxone, tests, vaccines, capacity")
    desk.wait_for("Write something down")


def write(desk, kind, outcome, **fields):
    """Choose what it is about and what came of it, then fill what is asked."""
    desk.page.kind.set_value(kind)
    desk.page.kind.chosen.emit(kind)
    desk.settle()
    desk.press(outcome)
    desk.page.fields.show_values(desk.page.fields.values() | fields)
    desk.press("Write it down")
    desk.wait_for("It is written down.")


def test_not_now_comes_back_on_its_day_and_the_nurse_supplies_the_kit(workstation):
    desk = workstation()
    desk.unlock("jo")
    desk.register("Avery", "Mason")
    open_care(desk)
    today = desk.clock.now().date()
    desk.page.kind.chosen.emit("naloxone")
    desk.settle()
    assert desk.sees("What is given here is written down by the nurse or doctor who gives it. You may arrange it.")
    assert not desk.sees("Kit supplied here")
    write(desk, "naloxone", "Not now", **typed_day("due", today))
    desk.open_row("Today")
    desk.wait_for("A dose or an offer, due")
    assert not desk.sees("naloxone")
    desk.press("Lock")
    desk.wait_for("Sign-in name")
    desk.unlock("sam")
    desk.open_row("Follow-up")
    desk.settle()
    desk.press("Care and support due (1)")
    desk.settle()
    (row,) = desk.page.list.rows()
    assert (row.title, row.detail) == ("AVERY, Mason", "Take-home naloxone. Offer it again")
    desk.page.list.setFocus(Qt.FocusReason.TabFocusReason)
    desk.key(Qt.Key.Key_Return)
    desk.settle()
    desk.wait_for("Write something down")
    kit = {"batch": "N-204", "trained": "yes"} | typed_day("expiry", today + timedelta(days=400))
    write(desk, "naloxone", "Kit supplied here", **kit)
    desk.wait_for("The kit runs out")
    desk.open_row("Follow-up")
    desk.settle()
    assert desk.sees("Care and support due (0)")


def test_a_flag_goes_to_one_reader_with_its_basis_and_the_log_says_so(workstation, printed):
    desk = workstation()
    desk.unlock("sam")
    desk.register("Avery", "Mason")
    today = desk.clock.now().date()
    fields = {"kind": "mappa", "source": "Police lead", **typed_day("on", today), **typed_day("review", today)}
    set_flag(desk.program.desk, desk.page._presenter._id, fields)
    desk.press("Safeguarding and multi-agency: none")
    desk.wait_for("MAPPA (public protection)")
    desk.press("Put on paper for one reader: MAPPA (public protection)")
    desk.wait_for("Nothing of this was ever put on paper.")
    desk.press("Keep this choice")
    desk.wait_for("Choose why it may be passed on")
    chosen = {"reader": "Ola Novak", "service": "Adult services", "basis": "duty", "why": "Meets them next week"}
    desk.page.fields.show_values(desk.page.fields.values() | chosen | {"told": "yes"})
    desk.press("Keep this choice")
    desk.wait_for("Not printed yet")
    desk.press("Print: For Ola Novak, Adult services")
    desk.wait_for("It was printed, and that is written down.")
    assert desk.sees("1 page")
    assert printed.stat().st_size > 1000
