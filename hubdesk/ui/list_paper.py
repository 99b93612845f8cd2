"""A list on paper: names, what is next, by when, and boxes to tick. No clinical word, no service, no probation."""

from collections.abc import Sequence

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QFont, QPagedPaintDevice, QPainter, QPen
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QDialog, QWidget

from hubdesk.ui.kit_paper import a4

TICKS = ("Reached", "Try again", "Booked", "Closed")
_MM = 25.4
_ROW, _HEAD = 11.0, 8.0
_COLUMNS = (0.05, 0.31, 0.25, 0.13)
"""Shares of the width: number, name, what is next, by when. The rest is for the boxes."""
_FOOT = "Work copy. Put it into confidential waste once it has been typed in."
ListedRow = tuple[str, str, str]


def print_list(parent: QWidget, title: str, day: str, rows: Sequence[ListedRow]) -> bool:
    """Ask for a printer and print; True when it was sent."""
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setDocName("hubdesk list")
    a4(printer)
    dialog = QPrintDialog(printer, parent)
    dialog.setWindowTitle("Print the list")
    if dialog.exec() != QDialog.DialogCode.Accepted:
        return False
    return draw_list(printer, title, day, rows)


def draw_list(device: QPagedPaintDevice, title: str, day: str, rows: Sequence[ListedRow]) -> bool:
    """Draw all pages, each with its heading and number; False where the device takes no drawing."""
    painter = QPainter()
    if not painter.begin(device):
        return False
    dots = device.logicalDpiY() / _MM
    room = device.pageLayout().paintRectPixels(device.logicalDpiX())
    each = max(1, int((room.height() / dots - 34) / _ROW))
    sheets = [rows[n : n + each] for n in range(0, len(rows), each)] or [[]]
    for number, sheet in enumerate(sheets):
        if number:
            device.newPage()
        _page(painter, title, f"{day} · page {number + 1} of {len(sheets)}", sheet, number * each, dots, room.width())
        painter.setFont(_font(8))
        foot = QRectF(0, room.height() - 5 * dots, room.width(), 5 * dots)
        painter.drawText(foot, Qt.AlignmentFlag.AlignLeft, _FOOT)
    painter.end()
    return True


def _page(
    painter: QPainter, title: str, day: str, rows: Sequence[ListedRow], before: int, dots: float, width: float
) -> None:
    painter.setFont(_font(16, bold=True))
    painter.drawText(QRectF(0, 0, width, 9 * dots), Qt.AlignmentFlag.AlignLeft, title)
    painter.setFont(_font(10))
    painter.drawText(QRectF(0, 9 * dots, width, 6 * dots), Qt.AlignmentFlag.AlignLeft, day)
    top = 18 * dots
    _cells(painter, ("", "Who", "What is next", "By when"), top, _HEAD * dots, width, bold=True)
    for place, words in enumerate(TICKS):
        painter.drawText(_box(place, top, _HEAD * dots, width), Qt.AlignmentFlag.AlignCenter, words)
    for place, (who, what, due) in enumerate(rows):
        at = top + (_HEAD + place * _ROW) * dots
        painter.setPen(QPen(Qt.GlobalColor.gray, 0.2 * dots))
        painter.drawLine(0, int(at), int(width), int(at))
        painter.setPen(QPen(Qt.GlobalColor.black, 0.3 * dots))
        _cells(painter, (str(before + place + 1), who, what, due), at, _ROW * dots, width, bold=False)
        for tick in range(len(TICKS)):
            box = _box(tick, at, _ROW * dots, width)
            side = 4.5 * dots
            painter.drawRect(QRectF(box.center().x() - side / 2, box.center().y() - side / 2, side, side))


def _cells(painter: QPainter, words: Sequence[str], y: float, height: float, width: float, *, bold: bool) -> None:
    painter.setFont(_font(9, bold=bold))
    x, flags = 0.0, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft | Qt.TextFlag.TextWordWrap
    for share, text in zip(_COLUMNS, words, strict=True):
        area = QRectF(x, y, share * width - 0.01 * width, height)
        metrics = painter.fontMetrics()
        fitted = metrics.elidedText(text, Qt.TextElideMode.ElideRight, int(area.width() * 1.8)) if text else ""
        painter.drawText(area, flags, fitted)
        x += share * width


def _box(place: int, y: float, height: float, width: float) -> QRectF:
    left, share = sum(_COLUMNS), (1 - sum(_COLUMNS)) / len(TICKS)
    return QRectF((left + place * share) * width, y, share * width, height)


def _font(points: int, *, bold: bool = False) -> QFont:
    font = QFont()
    font.setPointSize(points)
    font.setBold(bold)
    return font
