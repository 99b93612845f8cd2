"""The page of a letter: who writes, the address in the window, the running foot with name and page."""

from collections.abc import Sequence
from dataclasses import replace

from hubdesk.documents.kit import Kit
from hubdesk.documents.page.fitting import Box, Part, fit
from hubdesk.documents.page.flow import Region, flow, tightened
from hubdesk.documents.page.marks import A4, BLUE, GREY, LINE, MM, Mark, Page, Rule, Words
from hubdesk.documents.page.strips import Column, Strip, at_places, height_of, stack
from hubdesk.documents.text.cleaning import clusters
from hubdesk.documents.text.lines import Style, set_lines, text_width
from hubdesk.domain.letter_words import letter_birth_date, letter_date, unbroken
from hubdesk.domain.paper import Edition, Frame

_FOOT = Style(8, colour=GREY, spacing=1.25)
_CONTACT = Style(9, spacing=1.3)


def letter_pages(
    kit: Kit,
    frame: Frame,
    body: Sequence[Strip],
    *,
    address: bool = True,
    even: bool = False,
    discreet: bool = False,
) -> list[Page]:
    """Set a letter's strips onto pages. Without ``address`` the text begins right under the sender; ``discreet``
    leaves out sender and name, so that the paper names nobody but in its own words.

    With ``even`` a blank side fills up the last sheet, so that a sealed page never prints on the letter's back.
    """
    foot = [Strip(_FOOT.leading)] if discreet else _foot_strips(kit, frame)
    bottom = A4[1] - kit.common.letter.bottom * MM - height_of(foot) - 8
    opening = [] if discreet else _opening(kit, frame, address=address)
    low = max((mark.bounds[3] + 14 for mark in opening), default=kit.common.letter.next_top * MM)
    start = kit.common.letter.body_top * MM if address else low
    placed = tightened(_trimmed(body), Region(start, bottom), Region(kit.common.letter.next_top * MM, bottom))
    pages = [at_places(strips, kit.left) for strips in placed]
    pages[0] = (*opening, *pages[0])
    if even and len(pages) % 2:
        pages.append(_blank_side(kit))
    return [
        Page.a4(*marks, *_foot(kit, foot, kit.shared("page", number=number, count=len(pages))))
        for number, marks in enumerate(pages, 1)
    ]


def sealed_pages(kit: Kit, frame: Frame, body: Sequence[Strip]) -> list[Page]:
    """The sealed page, counted apart from the letter; it begins on a sheet of its own."""
    foot = _foot_strips(kit, frame)
    bottom = A4[1] - kit.common.letter.bottom * MM - height_of(foot) - 8
    region = Region(kit.common.letter.next_top * MM, bottom)
    placed = flow(_trimmed(body), region, region)
    return [
        Page.a4(
            *at_places(strips, kit.left),
            *_foot(kit, foot, kit.common.say("sealed_page", number=n, count=len(placed))),
        )
        for n, strips in enumerate(placed, 1)
    ]


def _blank_side(kit: Kit) -> tuple[Mark, ...]:
    strips = Column(kit.typesetter, kit.width).text(kit.common.say("blank_side"), Style(10, colour=GREY))
    return stack(strips, kit.left, A4[1] / 2)


def _trimmed(strips: Sequence[Strip]) -> list[Strip]:
    kept = list(strips)
    while kept and kept[-1].gap:
        kept.pop()
    return kept


def _opening(kit: Kit, frame: Frame, *, address: bool) -> list[Mark]:
    """The fixed parts of the first page."""
    marks = [*(_sender(kit, frame) if address else _sender_in_lines(kit, frame))]
    note = Style(10, colour=GREY)
    if address:
        private = set_lines(kit.typesetter, kit.shared("confidential"), note, 90 * MM)[0]
        marks += [Words(kit.left, 15 * MM + 10, private, note.size, note.colour)]
        marks += address_marks(kit, frame)
    told = [kit.common.say("your_copy")] if frame.edition is Edition.PERSON else []
    told += [kit.common.say("interpreter", language=frame.interpreter)] if address and frame.interpreter else []
    top = 21 * MM + 10
    for line in (line for words in told for line in set_lines(kit.typesetter, words, Style(10, bold=True), 90 * MM)):
        marks.append(Words(kit.left, top, line, 10))
        top += 14
    return marks


def _sender(kit: Kit, frame: Frame) -> tuple[Mark, ...]:
    """Top right: the organisation as text (never a logo), how to reach the hub, date and reference."""
    sender, say = frame.sender, kit.common.label
    texts = [sender.hub, *sender.address.printed]
    labelled = [(say("phone"), unbroken(sender.phone)), (say("email"), sender.email), (say("hours"), sender.hours)]
    texts += [f"{label}: {value}" for label, value in labelled if value]
    parts = [Part(sender.organisation, Style(13, bold=True, colour=BLUE, spacing=1.2), space_after=0.25)]
    parts += [Part(text, _CONTACT) for text in texts if text]
    dated = [f"{say('date')}: {letter_date(frame.written_on)}"]
    dated += [f"{say('reference')}: {frame.reference}"] if frame.reference else []
    parts[-1] = replace(parts[-1], space_after=1.0)
    parts += [Part(text, replace(_CONTACT, size=10)) for text in dated]
    left = A4[0] - 20 * MM - 68 * MM
    room = (kit.common.letter.body_top - 15) * MM
    return fit(kit.typesetter, parts, Box(left, 12 * MM, 68 * MM, room), field=say("contact"), smallest=7)


def _sender_in_lines(kit: Kit, frame: Frame) -> tuple[Mark, ...]:
    """The sender across the top of a sheet that goes into no envelope."""
    sender, say = frame.sender, kit.common.label
    facts = [sender.hub, sender.address.in_a_line, f"{say('phone')} {unbroken(sender.phone)}"]
    facts.append(letter_date(frame.written_on))
    parts = [
        Part(sender.organisation, Style(13, bold=True, colour=BLUE, spacing=1.2)),
        Part("  ·  ".join(fact for fact in facts if fact), _CONTACT),
    ]
    return fit(kit.typesetter, parts, Box(kit.left, 12 * MM, kit.width, 22 * MM), field=say("contact"), smallest=7)


def address_marks(kit: Kit, frame: Frame) -> tuple[Mark, ...]:
    """The reader's address inside the envelope's window.

    A name longer than two lines is cut here, and only here, as post offices cut names; it stands in full in
    the letter. An address that is too long is refused.

    Raises:
        DoesNotFit: the address has too many or too long lines.
    """
    window = kit.common.windows[frame.sender.window]
    box = Box(window.x * MM, window.y * MM, window.width * MM, window.height * MM)
    size = 10.5
    style = Style(size, spacing=1.18)
    name = _two_lines(kit, frame.recipient.name, replace(style, size=8), box.width)
    where = [kit.common.say("by_hand")] if frame.by_hand else [frame.recipient.role, *frame.recipient.address.printed]
    lines = [name, *where]
    parts = [Part(line, style) for line in lines if line]
    return fit(kit.typesetter, parts, box, field=kit.common.label("address"), smallest=8)


def _two_lines(kit: Kit, name: str, style: Style, width: float) -> str:
    if len(set_lines(kit.typesetter, name, style, width)) <= 2:
        return name
    signs = clusters(name)
    low, high = 1, len(signs)
    while low < high:
        middle = (low + high + 1) // 2
        if len(set_lines(kit.typesetter, "".join(signs[:middle]), style, width)) <= 2:
            low = middle
        else:
            high = middle - 1
    return "".join(signs[:low]).rstrip()


def _foot_strips(kit: Kit, frame: Frame) -> list[Strip]:
    """Name, date of birth and NHS number, as they stand at the foot of each page."""
    person, say = frame.person, kit.common.label
    if kit.template.carried and kit.template.kind == "sheet":
        name = f"{person.called} ({person.latin_name})" if person.latin_name else person.called
        return Column(kit.typesetter, kit.width - 42 * MM).text(name, _FOOT, role="Artifact")
    words = (
        f"{person.full_name}{f' ({person.latin_name})' if person.latin_name else ''}"
        f"  ·  {say('born')} {_inside(letter_birth_date(person.born))}"
    )
    if not kit.template.minimum:
        words += f"  ·  {unbroken(say('nhs_number'))} {unbroken(_inside(person.nhs_number_shown))}"
    return Column(kit.typesetter, kit.width - 42 * MM).text(words, _FOOT, role="Artifact")


def _foot(kit: Kit, strips: Sequence[Strip], page: str) -> list[Mark]:
    height = height_of(strips)
    top = A4[1] - kit.common.letter.bottom * MM - height
    line = set_lines(kit.typesetter, page, _FOOT, 60 * MM)[0]
    right = kit.left + kit.width - text_width(kit.typesetter, page, _FOOT)
    marks: list[Mark] = [Rule(kit.left, top - 4, kit.left + kit.width, top - 4, 0.75, LINE)]
    marks += stack(strips, kit.left, top)
    marks.append(Words(right, top + _FOOT.leading / 2 + _FOOT.size * 0.35, line, _FOOT.size, _FOOT.colour, "Artifact"))
    return marks


def _inside(text: str) -> str:
    """ "Not known" and "Not recorded" inside a line; months and numbers stay as they are."""
    return f"n{text[1:]}" if text.startswith("Not ") else text
