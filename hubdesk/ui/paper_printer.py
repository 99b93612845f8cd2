"""Printing pages that are pictures already: straight to the printer, with no file in between."""

from collections.abc import Iterator

from PySide6.QtCore import QMarginsF, QRectF
from PySide6.QtGui import QImage, QPageLayout, QPageSize, QPainter
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QWidget

from hubdesk.domain.problems import KnownProblem
from hubdesk.services.ports import PagePicture
from hubdesk.ui.printers import choose_printer

MOST_DPI = 300
"""Sharp for print of 8 points; a page of 600 dpi would take 140 MB."""


class PrinterRefused(KnownProblem):
    """The printer took no drawing, or stopped."""

    code = "printer-refused"

    def __init__(self) -> None:
        super().__init__(
            "The printer did not take the pages.",
            "Check that it is on and has paper, then print again; or save a PDF. Nothing is lost.",
        )


class QtPrinter:
    """``services.ports.Printer``. Made by the window, painted on by the worker: Qt allows that for printers."""

    def __init__(self, printer: QPrinter) -> None:
        self._printer = printer
        self._printer.setFullPage(True)

    @property
    def name(self) -> str:
        """What the system calls it."""
        return self._printer.printerName()

    @property
    def dpi(self) -> int:
        """The printer's resolution, within reason."""
        return max(72, min(self._printer.resolution(), MOST_DPI))

    @property
    def copies(self) -> int:
        """As the dialog was told."""
        return max(1, self._printer.copyCount())

    def put(self, pages: Iterator[PagePicture]) -> int:
        """Paint each page over the whole sheet. Raises ``PrinterRefused``."""
        painter = QPainter()
        if not painter.begin(self._printer):
            raise PrinterRefused
        count = 0
        try:
            painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
            sheet = QRectF(self._printer.pageLayout().fullRectPixels(self._printer.resolution()))
            for page in pages:
                if count and not self._printer.newPage():
                    raise PrinterRefused
                painter.drawImage(sheet, image_of(page))
                count += 1
        finally:
            painter.end()
        if self._printer.printerState() in (QPrinter.PrinterState.Error, QPrinter.PrinterState.Aborted):
            raise PrinterRefused
        return count


def image_of(page: PagePicture) -> QImage:
    """The page as a Qt picture; the pixels are shared, so the page must live as long as it."""
    return QImage(page.pixels, page.width, page.height, page.width * 4, QImage.Format.Format_RGB32)


def ask_for_printer(parent: QWidget, title: str) -> QtPrinter | None:
    """The system's print dialog; None where the user changed their mind. The job's name tells nothing of anybody."""
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setDocName("hubdesk")
    a4_sheet(printer)
    return QtPrinter(printer) if choose_printer(parent, title, printer) else None


def a4_sheet(printer: QPrinter) -> None:
    """A4, upright, to the edge: the margins are in the pages."""
    printer.setFullPage(True)
    size = QPageSize(QPageSize.PageSizeId.A4)
    printer.setPageLayout(QPageLayout(size, QPageLayout.Orientation.Portrait, QMarginsF(0, 0, 0, 0)))
