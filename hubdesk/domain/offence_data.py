"""Which of what hubdesk keeps is criminal-offence data: the one place that says so.

Data about offences, proceedings and sentences, and what probation, prison and police know a person by, needs a
condition of its own (UK GDPR Article 10; Data Protection Act 2018 section 11(2) and Schedule 1), which the trust names
(``domain.trust``). It is marked where it is stored, shown and given out, and is on no paper by default.
"""

import re
from collections.abc import Iterable, Mapping

from hubdesk.domain.details import Details, Section
from hubdesk.domain.names import fold
from hubdesk.domain.orders import EpisodeKind, Requirement

TAG = "Criminal-offence data"
"""The words of the mark, on screens and in a copy of the record."""
OFFENCE_BASIS = "offence_basis"
"""The field of a paper that says why such data stands on it; empty where it may not."""

ABOUT_THE_ORDER: Mapping[str, str] = {
    "letter-referral-mhtr": "The referral is for treatment that a court may order",
    "letter-referral-reconnect": "The service is for people leaving custody",
    "letter-handover-prison": "Its reader is healthcare in the prison",
    "letter-handover-request": "Its reader is healthcare in the prison",
    "letter-cstr-attendance": "The order asks for this report",
    "letter-court-summary": "Its reader is the court",
}
"""Letters that are about an order or go to those who keep it: choosing one is the choice, and this the basis."""

SECTIONS = tuple(section for section in Section if section.probation_origin)
"""Sections of a person's details that hold it, and nothing else."""
TABLES: Mapping[str, tuple[str, ...]] = {
    "person_number": ("crn", "prison_number", "pnc"),
    "person_section": ("content",),
}
"""Where it lies in the store; of sections, those marked ``probation_origin``."""

_PHRASES = (
    *("mappa", "marac", "integrated offender management", "iom"),
    *("probation practitioner", "probation officer", "offender manager", "supervising officer"),
    *("licence condition", "licence conditions", "recall to prison", "recalled to prison", "release on licence"),
    *("index offence", "previous convictions", "criminal record", "post-sentence supervision"),
    *("unpaid work requirement", "rehabilitation activity requirement", "curfew requirement", "case reference number"),
    *(kind.label for kind in EpisodeKind),
    *(requirement.label for requirement in Requirement),
    *("mhtr", "drr", "atr", "aamr"),
)
"""Words that mean an order, a sentence or how somebody is managed, whoever they are about."""


def is_offence_data(section: Section | None) -> bool:
    """Whether this section of the details holds it."""
    return section in SECTIONS


def offence_data_in(texts: Iterable[str], details: Details) -> tuple[str, ...]:
    """What kinds of it stand in these texts, in words for the worker: a number of this person, a prison they came
    from, or words that mean an order. Never the data itself."""
    said = f" {' '.join(_flat(text) for text in texts)} "
    tight = said.replace(" ", "")
    numbers = {"CRN": details.numbers.crn, "prison number": details.numbers.prison_number, "PNC": details.numbers.pnc}
    found = [name for name, number in numbers.items() if number and _flat(number).replace(" ", "") in tight]
    orders = details.orders
    places = {_flat(place) for place in (orders.released_from, *(e.place for e in orders.episodes))} - {""}
    if any(f" {place} " in said for place in places):
        found.append("the prison")
    return (*found, *dict.fromkeys(phrase for phrase in _FOLDED if f" {phrase} " in said))


def _flat(text: str) -> str:
    """Folded, with every sign that is no letter or digit as one space."""
    return " ".join(re.sub(r"[^\w]+", " ", fold(text)).split())


_FOLDED = tuple(dict.fromkeys(_flat(phrase) for phrase in _PHRASES))
