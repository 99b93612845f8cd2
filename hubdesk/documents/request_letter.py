"""The letter that asks the owner of an instrument for permission: about no person, so with no person's foot."""

import tomllib
from collections.abc import Mapping
from datetime import datetime
from pathlib import Path
from typing import Any

from hubdesk.documents.kit import Kit, Look
from hubdesk.documents.page.flow import Region, flow
from hubdesk.documents.page.marks import A4, BLUE, GREY, LINE, MM, Mark, Page, Rule, Words
from hubdesk.documents.page.painter import About, paint
from hubdesk.documents.page.strips import Column, Strip, at_places, gap
from hubdesk.documents.templates import Template, load_common
from hubdesk.documents.text.cleaning import printable
from hubdesk.documents.text.faces import load_faces
from hubdesk.documents.text.fonts import font_folders, index_fonts
from hubdesk.documents.text.lines import Style, set_lines, text_width
from hubdesk.documents.text.words import Typesetter
from hubdesk.domain.letter_words import letter_date
from hubdesk.domain.licence_letter import LicenceLetter

_TOP, _BOTTOM, _BODY_POINTS = 16, 16, 10.5
_FOOT = Style(8, colour=GREY)


def draw_request_letter(resources: Path, content: LicenceLetter, at: datetime) -> bytes:
    """The letter as a PDF. Raises the problems of the press: no fonts, a character that cannot be printed."""
    with Path(resources, "licences", "request.toml").open("rb") as file:
        wording = tomllib.load(file)
    template = _template(wording)
    typesetter = Typesetter(load_faces(index_fonts(font_folders(resources))))
    kit = Kit(typesetter, template, load_common(resources / "documents"))
    strips = _strips(kit, wording["words"], content)
    region = Region(_TOP * MM, A4[1] - _BOTTOM * MM)
    placed = flow(strips, region, region)
    pages = [
        Page.a4(*at_places(page, kit.left), *_foot(kit, template.say("page", number=number, count=len(placed))))
        for number, page in enumerate(placed, 1)
    ]
    return paint(pages, About(template.title, f"{template.id} {template.version}", at))


def _template(wording: Mapping[str, Any]) -> Template:
    words = {name: text for name, text in wording["words"].items() if isinstance(text, str)}
    return Template(
        id=wording["id"],
        version=wording["version"],
        title=wording["title"],
        kind=wording["kind"],
        dated=wording["dated"],
        sources=tuple(wording["sources"]),
        required={},
        required_without_agreement={},
        words=words,
    )


def _strips(kit: Kit, words: Mapping[str, Any], content: LicenceLetter) -> list[Strip]:
    look, column, say = Look.at(_BODY_POINTS), Column(kit.typesetter, kit.width), kit.template.say
    body = look.body

    def text(words: str) -> list[Strip]:
        return [*column.text(printable(words), body), gap(body.size * 0.5)]

    return [
        *column.text(printable(content.hub), Style(13, bold=True, colour=BLUE)),
        *column.text(printable(content.site), look.small),
        *(column.text(printable(content.reach), look.small) if content.reach else ()),
        *column.text(letter_date(content.written_on), look.small),
        gap(20),
        *(strip for part in content.owner.split(";") for strip in column.text(printable(part.strip()), body)),
        gap(10),
        *column.text(printable(say("heading", title=content.title)), look.title, role="H1", keep=True),
        gap(8, keep=True),
        *text(say("who", hub=content.hub, site=content.site)),
        *text(say("ask", name=content.name)),
        *column.heading(say("how_heading"), look.heading),
        *column.items(words["how"], body),
        *column.heading(say("please_heading"), look.heading),
        *column.items(words["please"], body, numbered=True),
        *text(say("not_owner")),
        gap(4),
        *column.text(say("closing"), body, keep=True),
        gap(30, keep=True),
        *column.text(printable(content.signer), body, keep=True),
        *column.text(printable(content.profession), body),
        *_slip(kit, column, words, look),
    ]


def _slip(kit: Kit, column: Column, words: Mapping[str, Any], look: Look) -> list[Strip]:
    """The part that may come back: a line for each thing the lead has to record."""
    inner = Column(kit.typesetter, kit.width - 18)
    strips = inner.text(words["slip_heading"], look.heading, role="H2", keep=True)
    strips += inner.text(words["slip"], look.small, keep=True)
    for label in words["slip_rows"]:
        line = Rule(inner.width * 0.42, 19, inner.width, 19, 0.75, LINE)
        written = inner.text(label, look.body)[0]
        strips.append(Strip(22, (*(mark.moved(0, 6) for mark in written.marks), line), keep=True))
    return [gap(16), *column.box(strips, colour=BLUE, padding=9)]


def _foot(kit: Kit, words: str) -> tuple[Mark, ...]:
    line = set_lines(kit.typesetter, words, _FOOT, 60 * MM)[0]
    left = kit.left + kit.width - text_width(kit.typesetter, words, _FOOT)
    return (Words(left, A4[1] - 9 * MM, line, _FOOT.size, _FOOT.colour, "Artifact"),)
