"""The easy read card: one side of A4, folded twice to A6, at least 14 points, a picture for each idea.

Fold the top half back, then the left half back. The bottom right quarter is the cover, the bottom left
the back; the two at the top stand on their heads so that they open as the inside.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from hubdesk.documents.kit import Kit
from hubdesk.documents.page.fitting import Box, Part, fit
from hubdesk.documents.page.marks import A4, MM, Mark, Page, Panel, Picture, Rule
from hubdesk.documents.page.pictures import PICTURES
from hubdesk.documents.page.strips import Column, height_of
from hubdesk.documents.problems import DoesNotFit
from hubdesk.documents.text.lines import Style
from hubdesk.domain.letter_words import letter_date, letter_time, short_day, unbroken
from hubdesk.domain.paper import CardAppointment, FoldedCard

SMALLEST = 14.0
"""Points: easy read is never smaller (facts §4.3)."""
MOST_APPOINTMENTS = 3
_WIDTH, _HEIGHT = A4[0] / 2, A4[1] / 2
_MARGIN = 8 * MM
_PICTURE = 12 * MM
_TEXT = Style(16, spacing=1.3)
_LEAD = Style(15, spacing=1.3)
_STRONG = Style(20, bold=True, spacing=1.25)


@dataclass(frozen=True, slots=True)
class Idea:
    """One idea: a picture at the left, a lead and the words at the right."""

    picture: str
    lead: str
    words: tuple[str, ...]
    strong: bool = False


def draw_folded(kit: Kit, content: FoldedCard) -> list[Page]:
    """The one page of the card, its panels in the order of reading.

    Raises:
        DoesNotFit: more than three appointments, or a text too long for its panel at 14 points.
    """
    if len(content.appointments) > MOST_APPOINTMENTS:
        raise DoesNotFit("appointments")
    first = content.appointments[0]
    return folded(
        _cover(kit, content),
        ideas_below(kit, _where(kit, first)),
        ideas_below(kit, _who(kit, first, content.appointments[1:])),
        _back(kit, content),
    )


def folded(
    cover: tuple[Mark, ...], left: tuple[Mark, ...], right: tuple[Mark, ...], back: tuple[Mark, ...]
) -> list[Page]:
    """The sheet with its four sides, each drawn from its own corner, and marks where it is folded."""
    panels = (
        Panel(_WIDTH, _HEIGHT, _WIDTH, _HEIGHT, cover),
        Panel(_WIDTH, 0, _WIDTH, _HEIGHT, left, turned=True),
        Panel(0, 0, _WIDTH, _HEIGHT, right, turned=True),
        Panel(0, _HEIGHT, _WIDTH, _HEIGHT, (*back, *_fold_marks())),
    )
    return [Page(A4[0], A4[1], panels)]


def cover_box(top: float = 4) -> Box:
    """Where the heading of the cover stands."""
    return Box(_MARGIN, _MARGIN + top, _WIDTH - 2 * _MARGIN, 62)


def _fold_marks() -> tuple[Mark, ...]:
    """Short lines at the edges of the sheet where it is folded, from the corner of the panel at the bottom left."""
    near, far = 5 * MM, 9 * MM
    across = (Rule(x, 0, x + far - near, 0, 0.5) for x in (near, A4[0] - far))
    down = (Rule(_WIDTH, y, _WIDTH, y + far - near, 0.5) for y in (near - _HEIGHT, _HEIGHT - far))
    return (*across, *down)


def _cover(kit: Kit, content: FoldedCard) -> tuple[Mark, ...]:
    say, first = kit.template.say, content.appointments[0]
    title = say("cover_many" if len(content.appointments) > 1 else "cover")
    heading = [Part(title, Style(22, bold=True, spacing=1.2), role="H1", space_after=0.2)]
    box = cover_box()
    named = [*heading, Part(say("hello", name=content.greeting), _TEXT)]
    if content.greeting and not first.discreet and _has_room(kit, named, box):
        heading = named
    ideas = [
        Idea("calendar", say("when"), (short_day(first.at.date()),), strong=True),
        Idea("clock", "", (letter_time(first.at),), strong=True),
    ]
    return (
        *fit(kit.typesetter, heading, box, field=say("hello", name="").strip(), smallest=SMALLEST),
        *ideas_below(kit, ideas, top=box.y + box.height + 8),
    )


def _has_room(kit: Kit, parts: Sequence[Part], box: Box) -> bool:
    """A name too long for the cover is left out: nobody can make their own name shorter."""
    try:
        fit(kit.typesetter, parts, box, field="", smallest=SMALLEST)
    except DoesNotFit:
        return False
    return True


def _where(kit: Kit, one: CardAppointment) -> list[Idea]:
    say = kit.template.say
    found = [Idea("house", say("where"), one.place)]
    if one.getting_there and not one.discreet:
        found.append(Idea("walk", say("travel"), (one.getting_there,)))
    found.append(Idea("phone", say("cannot"), (say("call", phone=unbroken(one.phone)),)))
    return found


def _who(kit: Kit, one: CardAppointment, later: Sequence[CardAppointment]) -> list[Idea]:
    say = kit.template.say
    found: list[Idea] = []
    if not one.discreet:
        found += [Idea("person", say("who"), (one.who,))] if one.who else []
        found += [Idea("people", say("companion"), (one.companion,))] if one.companion else []
        found += [Idea("bag", say("bring"), (one.bring,))] if one.bring else []
    if not found:
        found.append(Idea("people", "", (say("bring_nothing"),)))
    if later:
        days = tuple(f"{short_day(next_one.at.date())}, {letter_time(next_one.at)}" for next_one in later)
        found.append(Idea("calendar", say("next"), days))
    return found


def _back(kit: Kit, content: FoldedCard) -> tuple[Mark, ...]:
    say = kit.template.say
    lines = (*kit.common.lines, *content.lines)
    parts = [Part(say("help"), Style(16, bold=True, spacing=1.2), role="H1", space_after=0.35)]
    for line in lines:
        title = line.label if line.number in line.label else f"{line.label}: {unbroken(line.number)}"
        parts.append(Part(title, Style(15, bold=True, spacing=1.2)))
        parts.append(Part(f"{line.note}." if line.note else " ", Style(14, spacing=1.2), space_after=0.3))
    if content.checked_on:
        parts.append(Part(say("checked", date=letter_date(content.checked_on)), Style(14, spacing=1.2)))
    box = Box(_MARGIN, _MARGIN, _WIDTH - 2 * _MARGIN, _HEIGHT - 2 * _MARGIN)
    return fit(kit.typesetter, parts, box, field=say("help"), smallest=SMALLEST)


def ideas_below(kit: Kit, ideas: Sequence[Idea], top: float = _MARGIN + 6) -> tuple[Mark, ...]:
    """Ideas one below the other, with room between them."""
    marks: list[Mark] = []
    left = _MARGIN + _PICTURE + 10
    y = top
    for idea in ideas:
        parts = [Part(idea.lead, _LEAD)] if idea.lead else []
        parts += [Part(words, _STRONG if idea.strong else _TEXT) for words in idea.words if words]
        room = Box(left, y, _WIDTH - _MARGIN - left, _HEIGHT - _MARGIN - y)
        marks += fit(kit.typesetter, parts, room, field=idea.lead or "card", smallest=SMALLEST)
        column = Column(kit.typesetter, room.width)
        height = sum(height_of(column.text(part.text, part.style)) for part in parts)
        marks.append(Picture(_MARGIN, y + 1, _PICTURE, PICTURES[idea.picture]))
        y += max(height, _PICTURE) + 16
    return tuple(marks)
