"""Cards of credit-card size: an appointment, lines to fill in, and numbers for a crisis."""

from collections.abc import Sequence

from hubdesk.documents.cards.code import beside_code
from hubdesk.documents.cards.sheet import card_pages
from hubdesk.documents.kit import Kit
from hubdesk.documents.page.fitting import Box, Part, fit
from hubdesk.documents.page.marks import GREY, INK, MM, Area, Mark, Page, Rule, Words
from hubdesk.documents.templates import Stock
from hubdesk.documents.text.lines import Style, set_lines, text_width
from hubdesk.domain.letter_words import letter_date, letter_time, short_day, unbroken
from hubdesk.domain.paper import AppointmentCards, CardAppointment, CardSheet, CrisisCards, WriteYourOwnCards
from hubdesk.domain.site import HelpLine

_MARGIN = 5 * MM
_SMALLEST = 7.0
_HEADING = Style(10, bold=True, colour=GREY, spacing=1.2)


def draw_appointments(kit: Kit, content: AppointmentCards) -> list[Page]:
    """A card for each appointment."""
    stock = stock_of(kit, content.sheet)
    return card_pages([_appointment(kit, stock, one) for one in content.appointments], stock, content.sheet)


def draw_write_your_own(kit: Kit, content: WriteYourOwnCards) -> list[Page]:
    """Cards with dotted lines."""
    stock = stock_of(kit, content.sheet)
    return card_pages([_to_fill_in(kit, stock, content)] * content.cards, stock, content.sheet)


def draw_crisis(kit: Kit, content: CrisisCards) -> list[Page]:
    """Cards with the national numbers and the site's own."""
    stock = stock_of(kit, content.sheet)
    return card_pages([_numbers(kit, stock, content)] * content.cards, stock, content.sheet)


def stock_of(kit: Kit, sheet: CardSheet) -> Stock:
    """The sheet that was chosen, else plain paper."""
    return kit.common.stocks.get(sheet.stock) or kit.common.stocks["plain"]


def inside(stock: Stock) -> Box:
    """The part of a card that is written on."""
    return Box(_MARGIN, 4.5 * MM, stock.width * MM - 2 * _MARGIN, stock.height * MM - 9 * MM)


def _appointment(kit: Kit, stock: Stock, one: CardAppointment) -> tuple[Mark, ...]:
    """Day and time large; a discreet card says no more than day, time, place and phone."""
    say = kit.template.say
    parts = [Part(say("heading"), _HEADING, role="H1", space_after=0.2)]
    day, time = short_day(one.at.date()), letter_time(one.at)
    if one.discreet:
        normal, large = Style(9.5, spacing=1.25), Style(15, bold=True, spacing=1.22)
        parts += [Part(day, large), Part(time, large, space_after=0.15)]
        parts += [Part(line, normal) for line in one.place]
    else:
        normal = Style(9, spacing=1.2)
        length = say("minutes", count=one.minutes) if one.minutes else ""
        people = [say("with", who=one.who)] if one.who else []
        people += [say("companion", who=one.companion)] if one.companion else []
        bring = say("bring", what=one.bring) if one.bring else say("bring_nothing")
        what = ", ".join(text for text in (one.what, length) if text)
        more = [*one.place, what, ". ".join(people), one.getting_there, bring]
        parts += [Part(f"{day}, {time}", Style(12.5, bold=True, spacing=1.2), space_after=0.15)]
        parts += [Part(text, normal) for text in more if text]
    box = inside(stock)
    code: tuple[Mark, ...] = ()
    if one.code:
        code, box = beside_code(kit, one.code, box)
    foot = Style(9.5, bold=True, spacing=1.25)
    call = say("cannot", phone=unbroken(one.phone))
    top = Box(box.x, box.y, box.width, box.height - 2 * foot.leading - 2)
    bottom = Box(box.x, box.y + top.height + 2, box.width, box.height - top.height - 2)
    ending = [Part(call, foot), Part(say("norm"), Style(8.5, colour=GREY, spacing=1.25))]
    field = say("heading")
    return (
        *fit(kit.typesetter, parts, top, field=field, smallest=_SMALLEST),
        *fit(kit.typesetter, ending, bottom, field=field, smallest=_SMALLEST),
        *code,
    )


def _to_fill_in(kit: Kit, stock: Stock, content: WriteYourOwnCards) -> tuple[Mark, ...]:
    """Dotted lines with labels. The box is ticked after the person has read the card out."""
    say, box = kit.template.say, inside(stock)
    label = Style(9, spacing=1.2)
    heading = [Part(say("heading"), _HEADING, role="H1")]
    marks = [*fit(kit.typesetter, heading, Box(box.x, box.y, box.width, 14), field=say("heading"), smallest=8)]
    names = [say("day"), say("time"), say("place"), say("who")]
    room = max(text_width(kit.typesetter, name, label) for name in names) + 5
    place = ", ".join(content.place)
    y, step = box.y + 30, 20.5
    for name in names:
        marks.append(Words(box.x, y, set_lines(kit.typesetter, name, label, room)[0], label.size, GREY))
        if name == say("place") and place:
            spot = Box(box.x + room, y - label.leading / 2 - label.size * 0.35, box.width - room, step - 4)
            marks += fit(kit.typesetter, [Part(place, label)], spot, field=name, smallest=6)
        else:
            marks.append(Rule(box.x + room, y + 1, box.x + box.width, y + 1, 0.9, INK, dots=True))
        y += step
    foot_top = box.y + box.height - 26
    call = say("cannot", phone=unbroken(content.phone))
    foot = Box(box.x, foot_top, box.width, 13)
    marks += fit(kit.typesetter, [Part(call, Style(9.5, bold=True, spacing=1.2))], foot, field=call, smallest=_SMALLEST)
    tick = box.y + box.height - 9
    marks.append(Area(box.x, tick, 8, 8, stroke=INK, thickness=0.9))
    read = set_lines(kit.typesetter, say("read_back"), Style(8.5), box.width - 12)[0]
    marks.append(Words(box.x + 12, tick + 7, read, 8.5))
    return tuple(marks)


def _numbers(kit: Kit, stock: Stock, content: CrisisCards) -> tuple[Mark, ...]:
    """999 first, then the national numbers and the site's own; last the day on which they were checked."""
    box, say = inside(stock), kit.template.say
    checked = say("checked", date=letter_date(content.checked_on)) if content.checked_on else ""
    heading = [Part(say("heading"), Style(11, bold=True, spacing=1.2), role="H1")]
    marks = [*fit(kit.typesetter, heading, Box(box.x, box.y, box.width, 15), field=say("heading"), smallest=8)]
    foot = Box(box.x, box.y + box.height - 10, box.width, 10)
    marks += fit(kit.typesetter, [Part(checked, Style(7.5, colour=GREY, spacing=1.2))], foot, field=checked, smallest=6)
    lines = (*kit.common.lines, *content.lines)
    marks += _rows(kit, lines, Box(box.x, box.y + 17, box.width, box.height - 29))
    return tuple(marks)


def _rows(kit: Kit, lines: Sequence[HelpLine], box: Box) -> list[Mark]:
    number_width = box.width * 0.42
    height = min(19.0, box.height / len(lines))
    marks: list[Mark] = []
    for index, line in enumerate(lines):
        y = box.y + index * height
        itself = line.number in line.label
        number = [Part(unbroken(line.label if itself else line.number), Style(10, bold=True, spacing=1.2))]
        words = line.note if itself else f"{line.label}. {line.note}" if line.note else line.label
        about = [Part(words, Style(8, spacing=1.15))]
        room = box.width - number_width
        spots = (Box(box.x, y, number_width - 4, height), Box(box.x + number_width, y + 2.4, room, height - 2.4))
        marks += fit(kit.typesetter, number, spots[0], field=line.label, smallest=7)
        marks += fit(kit.typesetter, about, spots[1], field=line.label, smallest=6)
    return marks
