"""Where IT allows only some printers, those and no other are offered; else the system's own dialog."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtPrintSupport import QPrintDialog, QPrinter, QPrinterInfo
from PySide6.QtWidgets import QDialog, QLabel, QWidget

from hubdesk.ui.allowed_printers import allow_printers, allowed_printers
from hubdesk.ui.printers import AllowedPrinters, choose_printer
from tests.support.program import dress


@pytest.fixture
def allowed(qapp):
    dress(qapp)

    def allow(*names):
        allow_printers(qapp, names)

    yield allow
    allow_printers(qapp, ())


def words(dialog):
    return " ".join(label.text() for label in dialog.findChildren(QLabel) if label.isVisibleTo(dialog))


def test_only_those_that_are_allowed_and_there_are_offered(qtbot, allowed):
    dialog = AllowedPrinters(None, "Print", ["Front desk", "Interview 2"], ["Back room", "FRONT DESK", "PDF"])
    qtbot.addWidget(dialog)
    assert dialog.printer() == "FRONT DESK"
    rows = range(dialog.printers.editor.count())
    assert [dialog.printers.editor.itemData(row) for row in rows] == [None, "FRONT DESK"]
    dialog.printers.set_value(None)
    dialog.print_button.click()
    assert dialog.printers.error()
    dialog.printers.set_value("FRONT DESK")
    dialog.number.set_text("0")
    dialog.print_button.click()
    assert dialog.number.error()
    assert dialog.result() != QDialog.DialogCode.Accepted
    dialog.number.set_text("2")
    qtbot.keyClick(dialog.number.editor, Qt.Key.Key_Return)
    assert (dialog.result(), dialog.copies()) == (QDialog.DialogCode.Accepted, 2)


def test_where_none_of_them_is_there_it_says_which_and_offers_no_way_round(qtbot, allowed):
    dialog = AllowedPrinters(None, "Print", ["Front desk"], ["PDF"])
    qtbot.addWidget(dialog)
    assert "Front desk" in words(dialog)
    assert "PDF" not in words(dialog)
    assert not dialog.print_button.isVisibleTo(dialog)


def test_every_way_to_print_asks_through_the_same_door(qtbot, allowed, monkeypatch):
    shown = []
    parent = QWidget()
    qtbot.addWidget(parent)
    monkeypatch.setattr(QPrintDialog, "exec", lambda dialog: shown.append("system") or QDialog.DialogCode.Rejected)
    monkeypatch.setattr(AllowedPrinters, "exec", lambda dialog: shown.append("ours") or QDialog.DialogCode.Accepted)
    monkeypatch.setattr(QPrinterInfo, "availablePrinterNames", lambda: ["Front desk"])
    assert not choose_printer(parent, "Print", QPrinter())
    allowed("Front desk")
    assert allowed_printers() == ["Front desk"]
    printer = QPrinter()
    assert choose_printer(parent, "Print", printer)
    assert shown == ["system", "ours"]
