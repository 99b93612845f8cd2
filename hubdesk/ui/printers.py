"""Asking for a printer: the system's own dialog, or, where IT allows only some printers, those and no other."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtPrintSupport import QAbstractPrintDialog, QPrintDialog, QPrinter, QPrinterInfo
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from hubdesk.ui.allowed_printers import allowed_printers
from hubdesk.ui.controls import ActionButton, Body, Heading, SelectField, TextField
from hubdesk.ui.theme import SPACE, look

_MOST_COPIES = 20


def choose_printer(parent: QWidget, title: str, printer: QPrinter, *, may_choose_pages: bool = False) -> bool:
    """Ask which printer; ``printer`` is that one afterwards. False where the user changed their mind."""
    allowed = allowed_printers()
    if allowed:
        chosen = AllowedPrinters(parent, title, allowed, QPrinterInfo.availablePrinterNames())
        if chosen.exec() != QDialog.DialogCode.Accepted:
            return False
        printer.setPrinterName(chosen.printer())
        printer.setCopyCount(chosen.copies())
        return True
    dialog = QPrintDialog(printer, parent)
    dialog.setWindowTitle(title)
    if not may_choose_pages:
        dialog.setOption(QAbstractPrintDialog.PrintDialogOption.PrintPageRange, on=False)
        dialog.setOption(QAbstractPrintDialog.PrintDialogOption.PrintToFile, on=False)
    return dialog.exec() == QDialog.DialogCode.Accepted


class AllowedPrinters(QDialog):
    """Those of the allowed printers that this computer has, and how many copies."""

    def __init__(self, parent: QWidget, title: str, allowed: Sequence[str], there: Sequence[str]) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        names = {name.casefold(): name for name in there}
        found = [names[one.casefold()] for one in allowed if one.casefold() in names]
        self.printers = SelectField("Printer", [(name, name) for name in found])
        self.number = TextField("Copies", f"1 to {_MOST_COPIES}", chars=4, limit=2)
        self.number.set_text("1")
        self.print_button, self.cancel_button = ActionButton("Print"), ActionButton("Cancel", "secondary")
        column = QVBoxLayout(self)
        column.setContentsMargins(SPACE[5], SPACE[5], SPACE[5], SPACE[5])
        column.setSpacing(SPACE[4])
        column.addWidget(Heading(title))
        if found:
            self.printers.set_value(found[0])
            column.addWidget(Body("Your IT team allows these printers."))
            column.addWidget(self.printers)
            column.addWidget(self.number)
        else:
            column.addWidget(Body(f"None of the printers that your IT team allows is here: {', '.join(allowed)}."))
            column.addWidget(Body("Ask IT to connect one, or to allow another."))
            self.print_button.hide()
        row = QHBoxLayout()
        row.addWidget(self.print_button)
        row.addWidget(self.cancel_button)
        row.addStretch(1)
        column.addLayout(row)
        self.setMinimumWidth(look().em(420))
        self.print_button.clicked.connect(self._print)
        self.number.submitted.connect(self._print)
        self.cancel_button.clicked.connect(self.reject)
        self.cancel_button.setShortcut(QKeySequence(Qt.Key.Key_Escape))
        (self.printers.focus_editor if found else self.cancel_button.setFocus)()

    def printer(self) -> str:
        """The printer chosen."""
        return self.printers.value() or ""

    def copies(self) -> int:
        """How many."""
        return int(self.number.text())

    def _print(self) -> None:
        typed = self.number.text().strip()
        if not self.printer():
            self.printers.set_error("Choose a printer")
        elif typed.isdecimal() and 1 <= int(typed) <= _MOST_COPIES:
            self.accept()
        else:
            self.number.set_error(f"Enter a number from 1 to {_MOST_COPIES}")
