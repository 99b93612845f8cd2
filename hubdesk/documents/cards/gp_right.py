"""The card "I have a right to a GP", to show at a desk: short sentences, one idea each, nothing about the person."""

from hubdesk.documents.cards.appointment import stock_of
from hubdesk.documents.cards.sheet import card_pages
from hubdesk.documents.kit import Kit
from hubdesk.documents.page.fitting import Box, Part, fit
from hubdesk.documents.page.marks import MM, Mark, Page
from hubdesk.documents.templates import Stock
from hubdesk.documents.text.lines import Style
from hubdesk.domain.letter_words import unbroken
from hubdesk.domain.paper import GpRightCards

_MARGIN = 5 * MM
_SMALLEST = 8.0


def draw_gp_right(kit: Kit, content: GpRightCards) -> list[Page]:
    """As many cards as are asked for, all alike."""
    stock = stock_of(kit, content.sheet)
    return card_pages([_card(kit, stock, content)] * content.cards, stock, content.sheet)


def _card(kit: Kit, stock: Stock, content: GpRightCards) -> tuple[Mark, ...]:
    say = kit.template.say
    width, height = stock.width * MM - 2 * _MARGIN, stock.height * MM - 9 * MM
    normal, strong = Style(9.5, spacing=1.22), Style(9.5, bold=True, spacing=1.22)
    top = [
        Part(say("heading"), Style(13, bold=True, spacing=1.2), role="H1", space_after=0.2),
        *(Part(say(f"line_{n}"), normal, space_after=0.05) for n in (1, 2, 3, 4, 5)),
    ]
    foot = [Part(say("ask"), strong), Part(say("call", phone=unbroken(content.phone)), normal)]
    low = 3 * normal.leading + 1
    field = say("heading")
    return (
        *fit(kit.typesetter, top, Box(_MARGIN, 4.5 * MM, width, height - low - 2), field=field, smallest=_SMALLEST),
        *fit(
            kit.typesetter,
            foot,
            Box(_MARGIN, 4.5 * MM + height - low, width, low),
            field=field,
            smallest=_SMALLEST,
        ),
    )
