"""One flag on paper, for one reader: what other services told, on what basis it is passed on, and by whose decision."""

from hubdesk.documents.kit import Kit, Look
from hubdesk.documents.page.marks import GREY, INK, Page
from hubdesk.documents.page.strips import Column, Strip, gap
from hubdesk.documents.running_foot import footed_pages
from hubdesk.documents.text.cleaning import printable
from hubdesk.documents.text.lines import Style
from hubdesk.domain.flag_paper import Told
from hubdesk.domain.identifiers import show_nhs_number
from hubdesk.domain.letter_words import letter_birth_date, letter_date, unbroken
from hubdesk.domain.paper.flag_sheet import FlagSheet

_FOOT = Style(9, colour=GREY, spacing=1.25)
_LABEL = 118.0


def draw_flag_sheet(kit: Kit, content: FlagSheet) -> list[Page]:
    """The pages."""
    look, say, paper = Look.at(11), kit.template.say, content.paper
    column, inner = Column(kit.typesetter, kit.width), Column(kit.typesetter, kit.width - 18)
    cover = [
        *inner.text(say("heading"), look.title, role="H1", keep=True),
        gap(4, keep=True),
        *inner.text(say("for", reader=printable(paper.reader), service=printable(paper.service)), look.body),
        *inner.text(say("alone"), look.body),
    ]
    body = [*column.box(cover, colour=INK), gap(10)]
    for title, rows in (
        ("about", _about(kit, content)),
        ("told", _flag(kit, content)),
        ("basis", _basis(kit, content)),
    ):
        filled = [(label, printable(text)) for label, text in rows if text]
        body += [
            *column.heading(say(title), Style(14, bold=True, spacing=1.2), role="H2"),
            *column.pairs(filled, look.body, label_width=_LABEL),
            gap(10),
        ]
    body += column.text(say("after", phone=unbroken(content.phone)), look.body)
    return _pages(kit, content, body)


def _about(kit: Kit, content: FlagSheet) -> list[tuple[str, str]]:
    say = kit.template.say
    person = content.person
    return [
        (say("name"), person.full_name),
        (say("born"), letter_birth_date(person.born)),
        (say("nhs_number"), show_nhs_number(person.nhs_number) if person.nhs_number else ""),
    ]


def _flag(kit: Kit, content: FlagSheet) -> list[tuple[str, str]]:
    say, flag = kit.template.say, content.paper.flag
    on = f", {letter_date(flag.on)}" if flag.on else ""
    return [
        (say("what"), flag.words),
        (say("source"), f"{flag.source}{on}"),
        (say("lead"), flag.lead),
        (say("note"), flag.note),
        (say("review"), letter_date(flag.review) if flag.review else ""),
    ]


def _basis(kit: Kit, content: FlagSheet) -> list[tuple[str, str]]:
    say, paper = kit.template.say, content.paper
    told = say("was_told") if paper.told is Told.YES else say("was_not_told", why=printable(paper.told_why))
    return [
        (say("why"), f"{paper.basis.label}. {paper.why}"),
        (say("decided"), f"{paper.decided_by}, {letter_date(paper.decided_on)}"),
        (say("person_told"), told),
        (say("from"), f"{content.signer}, {content.hub}, {letter_date(content.printed_on)}"),
    ]


def _pages(kit: Kit, content: FlagSheet, body: list[Strip]) -> list[Page]:
    """Every page says for whom it is and about whom."""
    column = Column(kit.typesetter, kit.width)
    whose = (content.paper.reader, content.person.full_name)

    def foot(page: str) -> list[Strip]:
        return column.text("  ·  ".join(printable(part) for part in (*whose, page) if part), _FOOT, role="Artifact")

    return footed_pages(kit, body, foot, ruled=False)
