"""The letter that asks a surgery to register a person. England and Wales differ in their template texts only."""

from hubdesk.documents.kit import Kit, Look
from hubdesk.documents.letters.parts import Parts
from hubdesk.documents.letters.sheet import letter_pages
from hubdesk.documents.page.marks import GREY, Page
from hubdesk.documents.page.strips import Column, Strip, gap
from hubdesk.domain.discreet_address import discreet_address
from hubdesk.domain.letter_words import letter_date
from hubdesk.domain.paper import GpRegistrationLetter


def draw_gp_registration(kit: Kit, content: GpRegistrationLetter) -> list[Page]:
    """The pages of the letter."""
    say, frame = kit.template.say, content.frame
    parts = Parts(kit, frame, Look.at(11))
    known = [
        (say("previous_names"), content.previous_names),
        (say("birth_place"), content.birth_place),
        (say("previous_gp"), content.previous_gp),
        (say("previous_address"), content.previous_address),
    ]
    body = [
        *parts.title(say("heading")),
        *parts.details(reach=True),
        *parts.text(kit.common.say("dear", name=frame.recipient.greeting or kit.common.say("colleague"))),
        *parts.text(say("opening", name=frame.person.full_name)),
        *_identity(parts, content),
        *_proxy(parts, content),
        *parts.section(say("rules"), content.scheme or say("scheme")),
        *parts.pairs([(say("scheme_contact"), content.scheme_contact)] if content.scheme_contact else []),
        *parts.together([*parts.heading(say("details")), *parts.pairs(known)]),
        *parts.medicines(content.medicines, say("medicines_heading")),
        *parts.allergies(content.allergies),
        *parts.kept(parts.needs()),
        gap(6, keep=True),
        *parts.kept(parts.text(say("reply"))),
        *parts.ending(),
        *parts.to_sign((say("person_signs"), kit.common.label("date"))),
    ]
    return letter_pages(kit, frame, body)


def _identity(parts: Parts, content: GpRegistrationLetter) -> list[Strip]:
    say, given = parts.kit.template.say, content.identity
    inner = Column(parts.kit.typesetter, parts.kit.width - 18)
    text = say("identity_text", how_known=given.how_known)
    signed = say(
        "identity_signed", by=given.by, role=given.role, organisation=given.organisation, date=letter_date(given.on)
    )
    strips = [
        *inner.text(say("identity"), parts.look.heading, role="H2", keep=True),
        Strip(3, keep=True),
        *inner.text(text, parts.look.body),
        Strip(4, keep=True),
        *inner.text(signed, parts.look.body),
    ]
    return [gap(6), *parts.column.box(strips, colour=GREY), gap(4)]


def _proxy(parts: Parts, content: GpRegistrationLetter) -> list[Strip]:
    if content.proxy_address is None:
        return []
    say = parts.kit.template.say
    shown = content.proxy_address if content.show_probation_in_address else discreet_address(content.proxy_address)
    until = say("proxy_until", date=letter_date(content.proxy_ends_on)) if content.proxy_ends_on else ""
    held = say("proxy_held") if content.proxy_ends_on else ""
    return [
        *parts.heading(say("proxy")),
        *parts.text("\n".join(shown.printed)),
        *parts.text(" ".join(part for part in (say("proxy_note"), until, held) if part)),
    ]
