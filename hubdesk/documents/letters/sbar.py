"""The emergency sheet: situation, background, assessment, request. It prints whatever is missing."""

from dataclasses import replace

from hubdesk.documents.kit import Kit, Look
from hubdesk.documents.letters.parts import Parts
from hubdesk.documents.letters.sheet import letter_pages
from hubdesk.documents.page.marks import BLUE, Page
from hubdesk.documents.page.strips import Column, Strip, gap
from hubdesk.documents.text.lines import Style
from hubdesk.domain.letter_words import letter_day, letter_time, unbroken
from hubdesk.domain.paper import SbarSheet

_PADDING = 7.0


def draw_sbar(kit: Kit, content: SbarSheet) -> list[Page]:
    """The pages of the sheet, nearly always one."""
    say, frame = kit.template.say, content.frame
    parts = Parts(kit, frame, replace(Look.at(10), body=Style(10, spacing=1.25)))
    at = content.happened_at
    when = f"{letter_day(at.date())}, {letter_time(at)}" if at else ""
    body = [
        *parts.title(say("heading")),
        *parts.text(say("line")),
        *parts.details(),
        *parts.pairs(
            (
                (say("when"), when),
                (say("where"), content.where_now),
                (say("company"), content.with_whom),
                (say("call_back"), unbroken(frame.sender.phone)),
            )
        ),
        *_block(parts, "situation", content.situation),
        *_block(parts, "background", content.background),
        *_block(parts, "assessment", content.assessment),
        *_block(parts, "request", content.request),
        *parts.medicines(content.medicines),
        *parts.allergies(content.allergies),
        *parts.needs(),
        *parts.heading(say("told")),
        *(
            parts.column.items(content.told, parts.look.body)
            if content.told
            else parts.text(f"{kit.common.say('not_recorded')}.")
        ),
        *_sharing(parts, content),
        *_handed_over(parts),
    ]
    return letter_pages(kit, frame, body, address=False)


def _block(parts: Parts, key: str, text: str) -> list[Strip]:
    """One of the four, with its hint, in a box of its own so that it is found while talking on the phone."""
    say = parts.kit.template.say
    inner = Column(parts.kit.typesetter, parts.kit.width - 2 * _PADDING)
    strips = [
        *inner.text(f"{say(key)}: {_lower_first(say(f'{key}_hint'))}", parts.look.heading, role="H2", keep=True),
        Strip(3, keep=True),
        *inner.text(text.strip() or parts.kit.common.say("not_recorded"), parts.look.body),
    ]
    return [gap(5), *parts.column.box(strips, colour=BLUE, padding=_PADDING)]


def _lower_first(text: str) -> str:
    return text[:1].lower() + text[1:]


def _handed_over(parts: Parts) -> list[Strip]:
    """Who hands over, the agreement, and two lines to sign."""
    say, signer = parts.kit.template.say, parts.frame.signer
    who = ", ".join(part for part in (signer.name, signer.role, signer.registration) if part)
    return [
        gap(4),
        *parts.pairs([(say("handed_by"), who)]),
        *parts.agreement(),
        *parts.to_sign((say("signed"), say("taken_by"))),
    ]


def _sharing(parts: Parts, content: SbarSheet) -> list[Strip]:
    """Basis, who decided and whether the person was told: needed where there is no agreement."""
    if content.frame.agreement is not None and not content.basis:
        return []
    say = parts.kit.template.say
    return [
        *parts.heading(say("sharing")),
        *parts.pairs(
            (
                (say("basis"), content.basis),
                (say("decided_by"), content.decided_by),
                (say("person_told"), content.person_told),
            )
        ),
    ]
