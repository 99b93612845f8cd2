"""A copy of a whole record, drawn to be read: large plain print, headings, every page named and numbered.

It never refuses a character: a person has a right to all of it, and the file for a computer has every sign exactly.
"""

from collections.abc import Sequence

from hubdesk.documents.kit import Kit, Look
from hubdesk.documents.page.marks import GREY, Page
from hubdesk.documents.page.strips import Column, Strip, gap
from hubdesk.documents.problems import MissingGlyph
from hubdesk.documents.running_foot import footed_pages
from hubdesk.documents.text.cleaning import printable
from hubdesk.documents.text.lines import Style
from hubdesk.domain.offence_data import TAG
from hubdesk.domain.paper.record_copy import CopyPart, RecordCopy

_FOOT = Style(9, colour=GREY, spacing=1.25)
_POINTS = 11
_LABEL = 190.0
_NOT_HERE = "[?]"


def draw_record_copy(kit: Kit, content: RecordCopy) -> list[Page]:
    """The pages."""
    look, column = Look.at(_POINTS), Column(kit.typesetter, kit.width)
    say = kit.template.say
    facts = (
        (say("name"), content.name),
        (say("born"), content.born),
        (say("nhs_number"), content.nhs_number),
        (say("made_on"), content.made_on),
        (say("made_by"), content.hub),
        (say("controller"), content.controller or say("not_said")),
        (say("officer"), content.officer or say("not_said")),
    )
    body = [
        *column.text(say("heading"), look.title, role="H1", keep=True),
        gap(6, keep=True),
        *column.pairs([(label, _shown(kit, text)) for label, text in facts], look.body, label_width=_LABEL),
        gap(6),
        *(strip for key in ("intro", "mistakes", "signs") for strip in _paragraph(column, look, say(key))),
        *(strip for part in content.parts for strip in _part(kit, column, look, part)),
    ]
    return _pages(kit, content, body)


def _part(kit: Kit, column: Column, look: Look, part: CopyPart) -> list[Strip]:
    chapter = part.level == 1
    style = Style(look.body.size * 1.35, bold=True, spacing=1.2) if chapter else look.heading
    mark = f"  [{TAG}]" if part.offence else ""
    strips: list[Strip] = [gap(10)] if chapter else []
    strips += column.heading(f"{_shown(kit, part.title)}{mark}", style, role="H2" if chapter else "H3")
    if part.note:
        strips += column.text(_shown(kit, part.note), look.small, keep=bool(part.rows))
    for row in part.rows:
        text = _shown(kit, row.text)
        if row.label:
            strips += column.pairs([(_shown(kit, row.label), text)], look.body, label_width=_LABEL)
        else:
            strips += _paragraph(column, look, text)
    return strips


def _paragraph(column: Column, look: Look, text: str) -> list[Strip]:
    return [*column.text(text, look.body), gap(4)]


def _shown(kit: Kit, text: str) -> str:
    """A text that can be set: a sign that no font has is shown as such, in its place."""
    clean = printable(text)
    if clean.isascii():
        return clean or "-"
    while True:
        try:
            for line in clean.split("\n"):
                kit.typesetter.words(line, 0)
                kit.typesetter.words(line, 0, bold=True)
        except MissingGlyph as problem:
            clean = clean.replace(problem.character, _NOT_HERE)
        else:
            return clean or "-"


def _pages(kit: Kit, content: RecordCopy, body: Sequence[Strip]) -> list[Page]:
    """Every page names the person and the day: sheets of several records must never be mixed."""
    column = Column(kit.typesetter, kit.width)
    words = kit.template.say("foot", name=_shown(kit, content.name), date=content.made_on)

    def foot(page: str) -> list[Strip]:
        return column.text(f"{words}  ·  {page}", _FOOT, role="Artifact")

    return footed_pages(kit, body, foot, ruled=True)
