"""Sheets of cards: each card in its cell, moved by the printer's own error, with corner marks on plain paper."""

from collections.abc import Sequence

from hubdesk.documents.page.marks import A4, LINE, MM, Mark, Page, Panel, Rule
from hubdesk.documents.problems import DoesNotFit
from hubdesk.documents.templates import Stock
from hubdesk.domain.paper import CardSheet

FARTHEST_NUDGE = 5.0
"""Millimetres: a sheet that lies farther off is in the wrong tray."""


def card_pages(cards: Sequence[tuple[Mark, ...]], stock: Stock, sheet: CardSheet) -> list[Page]:
    """Lay cards out, the first in the first free cell.

    Raises:
        DoesNotFit: the first cell or the nudge is outside the sheet.
    """
    cells = stock.columns * stock.rows
    if not 1 <= sheet.first_cell <= cells:
        raise DoesNotFit("first free card")
    if max(abs(sheet.nudge_x), abs(sheet.nudge_y)) > FARTHEST_NUDGE:
        raise DoesNotFit("nudge")
    placed = [divmod(sheet.first_cell - 1 + index, cells) for index in range(len(cards))]
    pages = []
    for number in range(placed[-1][0] + 1 if placed else 0):
        panels = [
            _panel(stock, sheet, cell, marks)
            for (page, cell), marks in zip(placed, cards, strict=True)
            if page == number
        ]
        pages.append(Page(A4[0], A4[1], tuple(panels)))
    return pages


def _panel(stock: Stock, sheet: CardSheet, cell: int, marks: tuple[Mark, ...]) -> Panel:
    x, y = stock.corner(cell)
    corner = ((x + sheet.nudge_x) * MM, (y + sheet.nudge_y) * MM)
    ticks = _ticks(stock) if stock.ticks else ()
    return Panel(corner[0], corner[1], stock.width * MM, stock.height * MM, (*ticks, *marks))


def _ticks(stock: Stock) -> tuple[Mark, ...]:
    """Small marks at the corners, to cut along."""
    width, height, length = stock.width * MM, stock.height * MM, 3 * MM
    marks: list[Mark] = []
    for x, inward in ((0.0, 1), (width, -1)):
        for y, down in ((0.0, 1), (height, -1)):
            marks.append(Rule(x, y, x + inward * length, y, 0.5, LINE))
            marks.append(Rule(x, y, x, y + down * length, 0.5, LINE))
    return tuple(marks)
