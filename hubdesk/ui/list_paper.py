"""A list on paper: names, what is next, by when, and boxes to tick. No clinical word, no service, no probation."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QLineF, QRectF, Qt
from PySide6.QtGui import QFont, QPagedPaintDevice, QPainter, QPen
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QWidget

from hubdesk.ui.kit_paper import a4
from hubdesk.ui.printers import choose_printer

TICKS = ("Reached", "Try again", "Booked", "Closed")
HEADS = ("Who", "What is next", "By when")
_MM = 25.4
_TOP, _HEAD, _ROW, _BOX = 18.0, 8.0, 11.0, 4.5
_COLUMNS = (0.05, 0.26, 0.21, 0.13)
"""Shares of the width: number, name, what is next, by when. The rest is for the boxes."""
_FOOT = "Work copy. Put it into confidential waste once it has been typed in."
ListedRow = tuple[str, str, str]


def print_list(
    parent: QWidget,
    title: str,
    day: str,
    rows: Sequence[ListedRow],
    ticks: Sequence[str] = TICKS,
    heads: ListedRow = HEADS,
    numbers: Sequence[str] = (),
) -> bool:
    """Ask for a printer and print; True when it was sent."""
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setDocName("hubdesk list")
    a4(printer)
    if not choose_printer(parent, "Print the list", printer, may_choose_pages=True):
        return False
    return draw_list(printer, title, day, rows, ticks, heads, numbers)


def draw_list(
    device: QPagedPaintDevice,
    title: str,
    day: str,
    rows: Sequence[ListedRow],
    ticks: Sequence[str] = TICKS,
    heads: ListedRow = HEADS,
    numbers: Sequence[str] = (),
) -> bool:
    """Draw all pages, each with its heading and number, the rows counted or with ``numbers`` of their own.

    False where the device takes no drawing.
    """
    painter = QPainter()
    if not painter.begin(device):
        return False
    dots = device.logicalDpiY() / _MM
    room = device.pageLayout().paintRectPixels(device.logicalDpiX())
    each = max(1, int((room.height() / dots - 34) / _ROW))
    numbered = list(zip(numbers or [str(n + 1) for n in range(len(rows))], rows, strict=True))
    sheets = [numbered[n : n + each] for n in range(0, len(numbered), each)] or [[]]
    for number, sheet in enumerate(sheets):
        if number:
            device.newPage()
        page = _Page(painter, dots, room.width(), ticks, heads)
        page.head(title, f"{day} · page {number + 1} of {len(sheets)}")
        page.rows(sheet)
        page.foot(room.height())
    painter.end()
    return True


@dataclass(frozen=True, slots=True)
class _Page:
    """One page while it is drawn; everything in millimetres from its top left corner."""

    painter: QPainter
    dots: float
    width: float
    ticks: Sequence[str]
    heads: ListedRow

    def head(self, title: str, day: str) -> None:
        """What list, of which day, and what stands in the columns."""
        self._say(title, 0, 9, points=16, bold=True)
        self._say(day, 9, 6, points=10)
        self._cells(("", *self.heads), _TOP, _HEAD, bold=True)
        for place, words in enumerate(self.ticks):
            self.painter.setFont(_font(8, bold=True))
            self.painter.drawText(self._box(place, _TOP, _HEAD), Qt.AlignmentFlag.AlignCenter, words)

    def rows(self, rows: Sequence[tuple[str, ListedRow]]) -> None:
        """The rows with their numbers, each with its boxes."""
        for place, (number, row) in enumerate(rows):
            at = _TOP + _HEAD + place * _ROW
            self.painter.setPen(QPen(Qt.GlobalColor.gray, 0.2 * self.dots))
            self.painter.drawLine(QLineF(0, at * self.dots, self.width, at * self.dots))
            self.painter.setPen(QPen(Qt.GlobalColor.black, 0.3 * self.dots))
            self._cells((number, *row), at, _ROW, bold=False)
            for tick in range(len(self.ticks)):
                centre, side = self._box(tick, at, _ROW).center(), _BOX * self.dots
                self.painter.drawRect(QRectF(centre.x() - side / 2, centre.y() - side / 2, side, side))

    def foot(self, height: float) -> None:
        """What becomes of the paper."""
        self._say(_FOOT, height / self.dots - 5, 5, points=8)

    def _say(self, words: str, top: float, height: float, *, points: int, bold: bool = False) -> None:
        self.painter.setFont(_font(points, bold=bold))
        area = QRectF(0, top * self.dots, self.width, height * self.dots)
        self.painter.drawText(area, Qt.AlignmentFlag.AlignLeft, words)

    def _cells(self, words: Sequence[str], top: float, height: float, *, bold: bool) -> None:
        self.painter.setFont(_font(9, bold=bold))
        flags = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft | Qt.TextFlag.TextWordWrap
        left = 0.0
        for share, text in zip(_COLUMNS, words, strict=True):
            area = QRectF(left, top * self.dots, (share - 0.01) * self.width, height * self.dots)
            self.painter.drawText(area, flags, self._fitted(text, area))
            left += share * self.width

    def _fitted(self, text: str, area: QRectF) -> str:
        """As much of the text as goes into its cell."""
        metrics, flags = self.painter.fontMetrics(), Qt.TextFlag.TextWordWrap
        for share in (4.0, 1.8, 1.5, 1.2):
            fitted = metrics.elidedText(text, Qt.TextElideMode.ElideRight, int(area.width() * share))
            if self.painter.boundingRect(area, flags, fitted).height() <= area.height():
                return fitted
        return metrics.elidedText(text, Qt.TextElideMode.ElideRight, int(area.width()))

    def _box(self, place: int, top: float, height: float) -> QRectF:
        share = (1 - sum(_COLUMNS)) / len(self.ticks)
        left = (sum(_COLUMNS) + place * share) * self.width
        return QRectF(left, top * self.dots, share * self.width, height * self.dots)


def _font(points: int, *, bold: bool = False) -> QFont:
    font = QFont()
    font.setPointSize(points)
    font.setBold(bold)
    return font
