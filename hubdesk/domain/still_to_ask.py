"""What is not known yet of a person. Nothing here is compulsory: it is a reminder, and it says what is missing."""

from dataclasses import dataclass

from hubdesk.domain.asked import May
from hubdesk.domain.contacts import SomeoneKnown
from hubdesk.domain.details import Details, Section
from hubdesk.domain.equality import CHARACTERISTICS
from hubdesk.domain.gp import GpStatus
from hubdesk.domain.hospital import HospitalUse
from hubdesk.domain.paper.clinical import AllergyState, MedicinesState
from hubdesk.domain.sleeping_place import Lodging


@dataclass(frozen=True, slots=True)
class Missing:
    """One section with something still to ask, and what."""

    section: Section
    what: str


def still_to_ask(details: Details) -> tuple[Missing, ...]:
    """The sections with something to ask, in the order of ``Section``. Declined is an answer, and so is nobody."""
    found = {section: _WAYS[section](details) for section in _WAYS}
    return tuple(Missing(section, found[section]) for section in Section if found.get(section))


def _gp(details: Details) -> str:
    if details.gp.status is GpStatus.NOT_ASKED:
        return "Whether they have a GP"
    return "Which practice" if details.gp.status.registered and not details.gp.practice.name else ""


def _medicines(details: Details) -> str:
    told, missing = details.medicines, []
    if told.medicines.state is MedicinesState.NOT_ASKED:
        missing.append("medicines")
    elif any(m.runs_out_on is None for m in told.medicines.items):
        missing.append("when each medicine runs out")
    if told.allergies.state is AllergyState.NOT_RECORDED:
        missing.append("allergies")
    return _sentence(missing)


def _place(details: Details) -> str:
    return "Where they sleep tonight" if details.place.kind is Lodging.NOT_ASKED else ""


def _contact(details: Details) -> str:
    return "" if details.contact.phones or details.contact.no_phone else "A phone number, or that they have none"


def _safe_contact(details: Details) -> str:
    open_ways = details.safe_contact.with_answer(May.NOT_ASKED)
    if not details.safe_contact.rules:
        return "Which ways of contact are safe"
    return _sentence([way.label.lower() for way in open_ways])


def _communication(details: Details) -> str:
    return "" if details.communication.asked else "Interpreter, reading, hearing and sight"


def _someone(details: Details) -> str:
    return "Next of kin, or someone to call" if details.someone.known is SomeoneKnown.NOT_ASKED else ""


def _hospital(details: Details) -> str:
    return "A&E or a hospital stay in the last 30 days" if details.hospital.use is HospitalUse.NOT_ASKED else ""


def _orders(details: Details) -> str:
    if details.orders.released is May.NOT_ASKED:
        return "Whether they came out of prison, and when"
    orders = details.orders
    known = orders.released_on or any(e.kind.custody for e in orders.episodes)
    return "The day of release" if orders.released is May.YES and not known else ""


def _names(details: Details) -> str:
    return "" if details.names.names or details.names.none else "Other names, and earlier ones"


def _equality(details: Details) -> str:
    left = len(CHARACTERISTICS) - len(details.equality.asked)
    if left == len(CHARACTERISTICS):
        return "All of it. Each question may be declined"
    return f"{left} more {'question' if left == 1 else 'questions'}. Each may be declined" if left else ""


_WAYS = {
    Section.GP: _gp,
    Section.MEDICINES: _medicines,
    Section.PLACE: _place,
    Section.CONTACT: _contact,
    Section.SAFE_CONTACT: _safe_contact,
    Section.COMMUNICATION: _communication,
    Section.SOMEONE: _someone,
    Section.HOSPITAL: _hospital,
    Section.ORDERS: _orders,
    Section.NAMES: _names,
    Section.EQUALITY: _equality,
}
"""Probation's numbers are not on the list: care does not need them."""


def _sentence(parts: list[str]) -> str:
    text = ", ".join(parts)
    return text[:1].upper() + text[1:]
