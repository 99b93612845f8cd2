"""What was said and recorded when a visit was opened: told, legal basis, objection, and what matters to the person.

Openings are only ever added; the newest of a visit is what stands.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from hubdesk.domain.ids import UserId, VisitId

NOT_RECORDED = "not-recorded"


@dataclass(frozen=True, slots=True)
class LegalBasis:
    """One legal basis as the trust words it; ``code`` is the trust's own."""

    code: str
    words: str


UNRECORDED_BASIS = LegalBasis(NOT_RECORDED, "Not recorded")


@dataclass(frozen=True, slots=True)
class Opening:
    """The opening of one visit as it stands. "yes", "no" and "not-asked" are three different answers."""

    visit_id: VisitId
    at: datetime
    by: UserId
    privacy_notice: str = "not-asked"
    """Whether the privacy notice was given: "yes", "no" or "not-asked" (nobody has said yet)."""
    legal_basis: str = NOT_RECORDED
    legal_basis_words: str = ""
    """The words of the basis when it was chosen: the trust may word its list anew later."""
    objection: str = "not-asked"
    objection_words: str = ""
    matters: str = ""
    """"What would help most today?" in the person's own words; heads every letter."""


def read_bases(text: str) -> tuple[LegalBasis, ...]:
    """The trust's list: one a line, code, colon, words; lines without both are left out. "Not recorded" comes first."""
    found = (line.partition(":") for line in text.splitlines())
    listed = [LegalBasis(code.strip(), words.strip()) for code, colon, words in found if colon]
    return (UNRECORDED_BASIS, *_once([b for b in listed if b.code and b.words and b.code != NOT_RECORDED]))


def _once(bases: Sequence[LegalBasis]) -> list[LegalBasis]:
    return list({b.code: b for b in bases}.values())
