"""The sheet *What helps me*: large plain words, the person's name and nothing that marks who gave it."""

from collections.abc import Iterable, Sequence

from hubdesk.documents.kit import Kit, Look
from hubdesk.documents.page.marks import BLUE, GREY, Page
from hubdesk.documents.page.strips import Column, Strip, gap
from hubdesk.documents.running_foot import footed_pages
from hubdesk.documents.text.lines import Style
from hubdesk.domain.letter_words import letter_date
from hubdesk.domain.paper import Help, WhatHelpsSheet

_FOOT = Style(10, colour=GREY, spacing=1.25)


def draw_what_helps(kit: Kit, content: WhatHelpsSheet) -> list[Page]:
    """The pages of the sheet, in the size of print the person needs."""
    say, look = kit.template.say, Look.at(content.text_points, wide=content.frame.pale)
    column = Column(kit.typesetter, kit.width)
    body = [
        *column.text(say("heading"), look.title, role="H1", keep=True),
        gap(5, keep=True),
        *column.text(say("intro", name=content.frame.person.called), look.body, keep=True),
        gap(4, keep=True),
        *_part(column, look, say("good_at"), content.good_at),
        *(_helps(column, look, say("helps"), content.helps) if content.helps else []),
        *_part(column, look, say("too_much"), content.too_much),
        *_part(column, look, say("please_do_not"), content.please_do_not),
        *_part(column, look, say("told"), content.told),
    ]
    return _pages(kit, content, body)


def _part(column: Column, look: Look, heading: str, texts: Sequence[str]) -> list[Strip]:
    return [*column.heading(heading, look.heading), *column.items(texts, look.body)] if texts else []


def _helps(column: Column, look: Look, heading: str, helps: Iterable[Help]) -> list[Strip]:
    """Each area in a line of its own, with what helps below it: a narrow column of labels breaks in large print."""
    found = column.heading(heading, look.heading)
    for one in helps:
        if one.area:
            found += column.text(one.area, Style(look.body.size, bold=True, colour=BLUE), keep=True)
            found += column.text(one.what, look.body, indent=look.body.size)
        else:
            found += column.items([one.what], look.body)
        found.append(gap(look.body.size * 0.3))
    return found


def _pages(kit: Kit, content: WhatHelpsSheet, body: Sequence[Strip]) -> list[Page]:
    """Every page names the person, the day and the page, and nothing else: no number, no birthday, no address."""
    made = kit.template.say("foot", hub=content.frame.sender.hub, date=letter_date(content.frame.written_on))
    person = content.frame.person
    name = f"{person.called} ({person.latin_name})" if person.latin_name else person.called
    column = Column(kit.typesetter, kit.width)

    def foot(page: str) -> list[Strip]:
        words = f"{name}  ·  {page}"
        return [*column.text(words, _FOOT, role="Artifact"), *column.text(made, _FOOT, role="Artifact")]

    return footed_pages(kit, body, foot, ruled=True)
