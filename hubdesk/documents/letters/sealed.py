"""The sealed page: safety facts for one clinician. What was said and done; there is never a level of risk."""

from collections.abc import Sequence

from hubdesk.documents.kit import Kit, Look
from hubdesk.documents.letters.parts import Parts
from hubdesk.documents.letters.sheet import letter_pages, sealed_pages
from hubdesk.documents.page.marks import INK, Page
from hubdesk.documents.page.strips import Column, Strip, gap
from hubdesk.domain.letter_words import letter_date, unbroken
from hubdesk.domain.paper import Edition, Frame, SealedNote


def with_sealed(kit: Kit, frame: Frame, body: Sequence[Strip], note: SealedNote | None) -> list[Page]:
    """A letter's pages, and after them the sealed page where there is one; never on the person's own copy."""
    if note is None or frame.edition is Edition.PERSON:
        return letter_pages(kit, frame, body)
    return [*letter_pages(kit, frame, body, even=True), *sealed_pages(kit, frame, _sealed_body(kit, frame, note))]


def _sealed_body(kit: Kit, frame: Frame, note: SealedNote) -> list[Strip]:
    look = Look.at(11)
    parts = Parts(kit, frame, look)
    words = kit.common.say
    inner = Column(kit.typesetter, kit.width - 18)
    cover = [
        *inner.text(words("sealed_heading"), look.heading, role="H1", keep=True),
        *inner.text(words("sealed_for", who=note.for_whom), look.body),
        *inner.text(words("sealed_from", who=_writer(frame), date=letter_date(frame.written_on)), look.body),
        *inner.text(words("sealed_how"), look.body),
    ]
    return [
        *parts.column.box(cover, colour=INK),
        gap(10),
        *parts.details(),
        *parts.section(words("sealed_said"), note.said),
        *parts.section(words("sealed_done"), note.done),
        *parts.section(words("sealed_plan"), note.plan),
        *parts.section(words("sealed_told"), note.told),
        *(parts.section(words("sealed_abuse"), note.abuse) if note.abuse else []),
        gap(10),
        *parts.column.text(words("sealed_no_level"), look.small),
    ]


def _writer(frame: Frame) -> str:
    """Who wrote it and how to call them: the page travels without its letter."""
    signer = frame.signer
    parts = (signer.name, signer.role, signer.registration, frame.sender.hub, signer.phone or frame.sender.phone)
    return ", ".join(unbroken(part) if part == parts[-1] else part for part in parts if part)
