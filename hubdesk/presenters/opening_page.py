"""Builds the opening page of a visit."""

from collections.abc import Iterator, Sequence
from datetime import date

from hubdesk.domain.agreements import USUAL, WHOLE_VISIT, Agreement, Given, How, Recipient
from hubdesk.domain.dates import cui_date
from hubdesk.presenters.visit_parts import OpeningPage, RecipientRow, Said
from hubdesk.services.opening import AgreementEntry, OpeningEntry
from hubdesk.services.visit_now import VisitNow
from hubdesk.services.visit_words import VisitWords

MINUTES = "{minutes}"
"""Stands in the words where the length of the visit is said."""


def opening_page(now: VisitNow, words: VisitWords, minutes: int) -> OpeningPage:
    """The opening page of a visit of about so many minutes, with what is recorded so far."""
    standing = {a.recipient: a for a in now.agreements}
    bases = words.legal_bases
    return OpeningPage(
        said=tuple(read_aloud(words.opening.replace(MINUTES, str(minutes)))),
        recipients=tuple(RecipientRow(r.value, r.label, r.needs_name, _before(now, standing.get(r))) for r in USUAL),
        hows=tuple((h.value, h.label) for h in How),
        bases=tuple((b.code, b.words) for b in bases),
        entry=_entry(now, standing),
    )


def read_aloud(text: str) -> Iterator[Said]:
    """The words of the opening as headings, paragraphs and bullets: the few marks of Markdown that a site needs."""
    for block in text.replace("\r\n", "\n").split("\n"):
        line = block.strip()
        if line.startswith("#"):
            yield Said("heading", line.lstrip("# "))
        elif line.startswith(("- ", "* ")):
            yield Said("bullet", line[2:].strip())
        elif line:
            yield Said("text", line)


def agreement_words(agreement: Agreement) -> str:
    """What stands, in one line for staff: ``Yes, 21-Nov-2026, until 01-Feb-2027``."""
    day = cui_date(agreement.at.date())
    if agreement.withdrawn_on is not None:
        return f"Withdrawn {cui_date(agreement.withdrawn_on)}"
    if agreement.given is not Given.YES:
        return f"{agreement.given.label}, {day}"
    who = f" ({agreement.name})" if agreement.name else ""
    until = f", until {cui_date(agreement.until)}" if agreement.until else ""
    return f"Yes{who}, {day}{until}"


def sharing_line(agreements: Sequence[Agreement], today: date) -> str:
    """What stands, for the overview: who may be told things today, and who may not."""
    yes = [a.recipient.label for a in agreements if a.covers(today)]
    no = [a.recipient.label for a in agreements if not a.covers(today) and a.given is not Given.NOT_ASKED]
    parts = [f"yes: {', '.join(yes)}" if yes else "", f"no: {', '.join(no)}" if no else ""]
    return "; ".join(part for part in parts if part) or "not asked yet"


def _before(now: VisitNow, agreement: Agreement | None) -> str:
    """What was recorded in an earlier visit; what is said in this one shows in the fields."""
    if agreement is None or agreement.visit_id == now.visit.id:
        return ""
    return f"Before: {agreement_words(agreement)}"


def _entry(now: VisitNow, standing: dict[Recipient, Agreement]) -> OpeningEntry:
    opening = now.opening
    agreements = tuple(_agreement(now, recipient, standing.get(recipient)) for recipient in USUAL)
    if opening is None:
        return OpeningEntry(agreements=agreements)
    return OpeningEntry(
        matters=opening.matters,
        privacy_notice=opening.privacy_notice,
        legal_basis=opening.legal_basis,
        legal_basis_words=opening.legal_basis_words,
        objection=opening.objection,
        objection_words=opening.objection_words,
        agreements=agreements,
    )


def _agreement(now: VisitNow, recipient: Recipient, standing: Agreement | None) -> AgreementEntry:
    if standing is None or standing.visit_id != now.visit.id or standing.withdrawn_on is not None:
        return AgreementEntry(recipient.value, what=WHOLE_VISIT, how=How.SPOKEN.value)
    until = standing.until
    typed = (str(until.day), str(until.month), str(until.year)) if until else ("", "", "")
    return AgreementEntry(
        recipient.value,
        standing.given.value,
        standing.name,
        standing.what or WHOLE_VISIT,
        standing.how or How.SPOKEN.value,
        typed,
    )
