"""Who does what here: a list to keep at the desk, each service with the day on which it was checked."""

from dataclasses import replace

from hubdesk.documents.kit import Kit, Look
from hubdesk.documents.page.marks import GREY, Page
from hubdesk.documents.page.strips import Column, Strip, gap
from hubdesk.documents.running_foot import footed_pages
from hubdesk.documents.text.cleaning import printable
from hubdesk.documents.text.lines import Style
from hubdesk.domain.letter_words import letter_date
from hubdesk.domain.local_services import LocalService
from hubdesk.domain.paper.services_sheet import ServicesSheet

_FOOT = Style(9, colour=GREY, spacing=1.25)
_LABEL = 74.0


def draw_services_sheet(kit: Kit, content: ServicesSheet) -> list[Page]:
    """The pages."""
    look, column, say = Look.at(11), Column(kit.typesetter, kit.width), kit.template.say
    title = say("heading_area", area=printable(content.area)) if content.area else say("heading")
    body = [
        *column.text(title, look.title, role="H1", keep=True),
        gap(4, keep=True),
        *column.text(say("lead", date=letter_date(content.printed_on)), look.body),
    ]
    for group, services in content.groups:
        body += [gap(10), *column.heading(group, Style(14, bold=True, spacing=1.2), role="H2")]
        for service in services:
            body += _service(kit, column, look, content, service)
    return _pages(kit, content, body)


def _service(kit: Kit, column: Column, look: Look, content: ServicesSheet, one: LocalService) -> list[Strip]:
    say = kit.template.say
    checked = letter_date(one.checked_on) if one.checked_on else say("never")
    if one.checked_on and one.stale(content.printed_on):
        checked = say("old", date=checked)
    rows = (
        (say("phone"), one.phone),
        (say("email"), one.email),
        (say("who"), one.who),
        (say("address"), one.address),
        (say("hours"), one.hours),
        (say("area"), one.area),
        (say("for"), ", ".join(one.tags)),
        (say("rules"), one.rules),
        (say("checked"), checked),
    )
    filled = [(label, printable(text)) for label, text in rows if text]
    name = column.heading(printable(one.name), look.heading, role="H3")
    pairs = column.pairs(filled, look.body, label_width=_LABEL)
    kept = [replace(strip, keep=True) for strip in pairs[:-1]]
    return [gap(5, keep=True), *name, *kept, *pairs[-1:]]


def _pages(kit: Kit, content: ServicesSheet, body: list[Strip]) -> list[Page]:
    """Every page says of which hub it is."""
    column = Column(kit.typesetter, kit.width)

    def foot(page: str) -> list[Strip]:
        return column.text(f"{printable(content.hub)}  ·  {page}", _FOOT, role="Artifact")

    return footed_pages(kit, body, foot, ruled=False)
