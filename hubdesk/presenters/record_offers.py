"""What a visit told that is not in the record yet: for each section what stands now, and what would stand."""

from dataclasses import dataclass
from datetime import date

from hubdesk.domain.details import Details, Section
from hubdesk.presenters.details.overview import detail_facts
from hubdesk.presenters.details.sections import TITLES
from hubdesk.services.desk import Desk
from hubdesk.services.record_offers import Offer, record_offers
from hubdesk.services.visit_now import VisitNow


@dataclass(frozen=True, slots=True)
class OfferLine:
    """One fact: what the record says, and what it would say."""

    label: str
    was: str
    told: str


@dataclass(frozen=True, slots=True)
class OfferRow:
    """One section. One that ``replaces`` what is recorded is not ticked beforehand."""

    key: str
    title: str
    lines: tuple[OfferLine, ...]
    replaces: bool


def offer_rows(desk: Desk, now: VisitNow) -> tuple[OfferRow, ...]:
    """The sections offered at this point of a visit."""
    today = desk.clock.now().date()
    return tuple(_row(now, offer, today) for offer in record_offers(desk, now))


def _row(now: VisitNow, offer: Offer, today: date) -> OfferRow:
    title = TITLES[offer.section]
    before, after = _facts(now, now.details, today), _facts(now, offer.after(now.details), today)
    lines = tuple(OfferLine(label, before[label], told) for label, told in after.items() if before[label] != told)
    return OfferRow(offer.section.value, title, lines or (OfferLine(title, "", "More is told"),), offer.replaces)


def _facts(now: VisitNow, details: Details, today: date) -> dict[str, str]:
    notes = {"Notes on where they sleep": details.place.note, "Notes on safe contact": details.safe_contact.note}
    notes["What helps"] = details.communication.helps
    notes["Language"] = details.communication.language
    notes["Pregnancy"] = details.equality.words("pregnancy")
    counted = TITLES[Section.EQUALITY]  # the number of questions asked says nothing of what was told
    facts = {fact.label: fact.value for fact in detail_facts(now.person, details, today) if fact.label != counted}
    return facts | {label: note or "Not recorded" for label, note in notes.items()}
