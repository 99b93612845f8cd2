"""The test sheet for cards: the edge of every card, printed on plain paper and held against a sheet of cards.

Printers pull paper in a little askew, each in its own way; the nudge on the page moves all cards by what is measured.
"""

from dataclasses import replace

from hubdesk.documents.cards.appointment import inside, stock_of
from hubdesk.documents.cards.sheet import card_pages
from hubdesk.documents.kit import Kit
from hubdesk.documents.page.fitting import Part, fit
from hubdesk.documents.page.marks import GREY, INK, MM, Area, Mark, Page, Rule
from hubdesk.documents.templates import Stock
from hubdesk.documents.text.lines import Style
from hubdesk.domain.paper import CardSheet

_TEXT = Style(10, spacing=1.25)
_ARM = 4 * MM
_INSIDE = 0.5 * MM
"""The edge is drawn this far inside, so that labels at the edge of the paper stay in what a printer reaches."""


def draw_trial(kit: Kit, sheet: CardSheet) -> list[Page]:
    """One page: each card's edge and number, what to do in the first four."""
    stock = stock_of(kit, sheet)
    bare = replace(stock, ticks=False)
    cells = [_cell(kit, stock, number) for number in range(1, stock.columns * stock.rows + 1)]
    return card_pages(cells, bare, replace(sheet, first_cell=1))


def _cell(kit: Kit, stock: Stock, number: int) -> tuple[Mark, ...]:
    say, box = kit.template.say, inside(stock)
    width, height = stock.width * MM - 2 * _INSIDE, stock.height * MM - 2 * _INSIDE
    middle = stock.width * MM / 2, stock.height * MM - 9 * MM
    key = f"step_{number}"
    parts = [Part(say("heading", number=number), Style(12, bold=True, spacing=1.2, colour=GREY), space_after=0.3)]
    parts += [Part(say(key), _TEXT)] if key in kit.template.words else []
    return (
        Area(_INSIDE, _INSIDE, width, height, stroke=INK, thickness=0.5),
        Rule(middle[0] - _ARM, middle[1], middle[0] + _ARM, middle[1], 0.5, INK),
        Rule(middle[0], middle[1] - _ARM, middle[0], middle[1] + _ARM, 0.5, INK),
        *fit(kit.typesetter, parts, replace(box, height=box.height - 6 * MM), field=say("title"), smallest=7),
    )
