"""The recovery kit on paper: drawn straight to the printer, with no file in between."""

from collections.abc import Sequence

from PySide6.QtCore import QMarginsF, QRectF, Qt
from PySide6.QtGui import QFont, QPagedPaintDevice, QPageLayout, QPageSize, QPainter
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QWidget

from hubdesk.ui.printers import choose_printer

_ACROSS = 4
_MM = 25.4
_WORDS = (
    "This opens the health records of this hub if every password is forgotten, or if the computer's own part of the "
    "key is lost. Whoever has it and the files of the store can read every record.",
    "Seal it in an envelope with today's date across the seam, and keep it in a safe. Keep the second copy in another "
    "safe. Every six months, check that both envelopes are there and closed.",
    "To use it: call IT, and have two people present. It is typed as it stands here; capital or small letters, spaces "
    "and hyphens do not matter. Afterwards a new kit is made and this one is destroyed.",
)


def print_kit(parent: QWidget, groups: Sequence[str], hub: str) -> bool:
    """Ask for a printer and print; True when it was sent."""
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setDocName("hubdesk recovery kit")
    a4(printer)
    if not choose_printer(parent, "Print the recovery kit", printer):
        return False
    return draw_kit(printer, groups, hub)


def a4(device: QPagedPaintDevice) -> None:
    """A4, upright, with room at the edges."""
    margins = QMarginsF(20, 20, 20, 20)
    size = QPageSize(QPageSize.PageSizeId.A4)
    device.setPageLayout(QPageLayout(size, QPageLayout.Orientation.Portrait, margins, QPageLayout.Unit.Millimeter))


def draw_kit(device: QPagedPaintDevice, groups: Sequence[str], hub: str) -> bool:
    """Draw the one page; False where the device takes no drawing."""
    painter = QPainter()
    if not painter.begin(device):
        return False
    dots = device.logicalDpiY() / _MM
    width = device.pageLayout().paintRectPixels(device.logicalDpiX()).width()
    y = _line(painter, "Recovery kit", 0, width, dots, points=24, bold=True)
    y = _line(painter, hub or "hubdesk", y + 2 * dots, width, dots, points=14)
    y = _line(painter, _WORDS[0], y + 6 * dots, width, dots, points=11)
    y = _table(painter, groups, y + 8 * dots, width, dots)
    for words in _WORDS[1:]:
        y = _line(painter, words, y + 5 * dots, width, dots, points=11)
    painter.end()
    return True


def _line(
    painter: QPainter, words: str, y: float, width: float, dots: float, *, points: int, bold: bool = False
) -> float:
    """Words wrapped to the width; gives where they end."""
    painter.setFont(_font(points, bold=bold))
    flags = Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignLeft
    box = painter.boundingRect(QRectF(0, y, width, 200 * dots), flags, words)
    painter.drawText(box, flags, words)
    return box.bottom()


def _table(painter: QPainter, groups: Sequence[str], y: float, width: float, dots: float) -> float:
    across, down = width / _ACROSS, 20 * dots
    for place, group in enumerate(groups):
        left, top = (place % _ACROSS) * across, y + (place // _ACROSS) * down
        painter.setFont(_font(9))
        painter.drawText(QRectF(left, top, across, 6 * dots), Qt.AlignmentFlag.AlignLeft, str(place + 1))
        painter.setFont(_font(20, bold=True, fixed=True))
        painter.drawText(QRectF(left, top + 5 * dots, across, 12 * dots), Qt.AlignmentFlag.AlignLeft, group)
    return y + -(-len(groups) // _ACROSS) * down


def _font(points: int, *, bold: bool = False, fixed: bool = False) -> QFont:
    font = QFont()
    if fixed:
        font.setFamilies(["Liberation Mono", "Consolas", "Courier New", "DejaVu Sans Mono"])
        font.setStyleHint(QFont.StyleHint.Monospace)
    font.setPointSize(points)
    font.setBold(bold)
    return font
