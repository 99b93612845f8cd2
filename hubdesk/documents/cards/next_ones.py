"""The next appointments, at most three, on one card: day and time first, then where."""

from hubdesk.documents.cards.appointment import inside, stock_of
from hubdesk.documents.cards.code import beside_code
from hubdesk.documents.cards.sheet import card_pages
from hubdesk.documents.kit import Kit
from hubdesk.documents.page.fitting import Box, Part, fit
from hubdesk.documents.page.marks import GREY, Mark, Page
from hubdesk.documents.problems import DoesNotFit
from hubdesk.documents.templates import Stock
from hubdesk.documents.text.lines import Style
from hubdesk.domain.letter_words import letter_time, short_day, unbroken
from hubdesk.domain.paper import AppointmentCards, CardAppointment

MOST = 3
_SMALLEST = 7.0
_WHEN, _MORE = Style(10.5, bold=True, spacing=1.2), Style(9, spacing=1.2)
_FOOT = Style(9.5, bold=True, spacing=1.25)


def draw_next(kit: Kit, content: AppointmentCards) -> list[Page]:
    """One card. Raises ``DoesNotFit`` for more than three appointments."""
    if len(content.appointments) > MOST:
        raise DoesNotFit("appointments")
    stock = stock_of(kit, content.sheet)
    return card_pages([_card(kit, stock, content.appointments)], stock, content.sheet)


def _card(kit: Kit, stock: Stock, appointments: tuple[CardAppointment, ...]) -> tuple[Mark, ...]:
    say, box = kit.template.say, inside(stock)
    codes, phones = {one.code for one in appointments}, {one.phone for one in appointments}
    code: tuple[Mark, ...] = ()
    if len(codes) == 1 and "" not in codes:
        code, box = beside_code(kit, appointments[0].code, box)
    title = say("heading" if len(appointments) > 1 else "heading_one")
    parts = [Part(title, Style(10, bold=True, colour=GREY, spacing=1.2), role="H1", space_after=0.15)]
    for one in appointments:
        own = unbroken(one.phone) if len(phones) > 1 else ""
        parts.append(Part(f"{short_day(one.at.date())}, {letter_time(one.at)}", _WHEN))
        parts.append(Part(_line(kit, one, own), _MORE, space_after=0.3))
    foot = say("cannot", phone=unbroken(appointments[0].phone)) if len(phones) == 1 else say("cannot_each")
    low = _FOOT.leading
    top = Box(box.x, box.y, box.width, box.height - low - 2)
    bottom = Box(box.x, box.y + top.height + 2, box.width, low)
    return (
        *fit(kit.typesetter, parts, top, field=title, smallest=_SMALLEST),
        *fit(kit.typesetter, [Part(foot, _FOOT)], bottom, field=title, smallest=_SMALLEST),
        *code,
    )


def _line(kit: Kit, one: CardAppointment, phone: str) -> str:
    """Where it is; on a card that says more, also what for and with whom."""
    say, more = kit.template.say, []
    if not one.discreet:
        more = [one.what, say("with", who=one.who) if one.who else ""]
        more.append(say("companion", who=one.companion) if one.companion else "")
    return ". ".join(part for part in (", ".join(one.place), *more, phone) if part)
