"""What a GP registration form asks, as far as it is recorded: to be read over, changed and copied by hand."""

from collections.abc import Callable, Mapping

from hubdesk.domain.asked import May
from hubdesk.domain.discreet_address import discreet_address
from hubdesk.domain.gp_case import chosen_practice, proxy_of
from hubdesk.domain.gp_case_events import Happened
from hubdesk.domain.letter_words import letter_birth_date, letter_date
from hubdesk.domain.other_names import NameKind
from hubdesk.domain.paper import Address, AllergyState, MedicinesState
from hubdesk.services.paper.gathering import Gathered
from hubdesk.services.paper.letters import paper_person

_ONLY_POST = "For GP registration and NHS letters only. It is not where I live."


def practice_reader(known: Gathered) -> dict[str, str]:
    """The practice that was chosen in the case, else the one in the record, as the reader of a letter."""
    chosen = chosen_practice(known.gp_case.events) if known.gp_case else None
    if chosen is not None and chosen.fact("name"):
        name, address, postcode = (chosen.fact(one) for one in ("name", "address", "postcode"))
    else:
        practice = known.details.gp.practice
        name, address, postcode = practice.name, practice.address, practice.postcode
    lines = [part.strip() for part in address.replace("\n", ",").split(",") if part.strip()]
    town = lines.pop() if len(lines) > 1 else ""
    return {"to_name": name, "to_lines": "\n".join(lines), "to_town": town, "to_postcode": postcode}


def case_start(known: Gathered) -> dict[str, str]:
    """What the case knows for the registration letter: how the person is known, and which address is used."""
    case = known.gp_case
    told = case.events_of(Happened.IDENTITY) if case else []
    agreed = case.events_of(Happened.ADDRESS) if case else []
    found = {"how_known": told[-1].fact("statement") if told else ""}
    if agreed:
        found["proxy"] = "yes" if agreed[-1].how == "proxy" else ""
    return found


def refusal_start(known: Gathered) -> dict[str, str]:
    """The last refusal of the case, for the reply to the practice."""
    refused = known.gp_case.events_of(Happened.REFUSED) if known.gp_case else []
    if not refused:
        return {}
    last = refused[-1]
    why = ". ".join(part for part in (last.how_label, last.words) if part)
    return {"refused_on": letter_date(last.on), "refused_by": last.fact("by"), "refused_why": why}


def post_address(known: Gathered) -> Address | None:
    """An address for post that is not where the person sleeps: what was agreed in the case, or none."""
    agreed = known.gp_case.events_of(Happened.ADDRESS) if known.gp_case else []
    if not agreed:
        return None
    if agreed[-1].how == "proxy" and known.sender.address.printed:
        return known.sender.address
    lines = tuple(agreed[-1].fact("address").splitlines())
    return Address(lines) if agreed[-1].how == "care-of" and lines else None


def _address(known: Gathered) -> str:
    post = post_address(known)
    if post is not None:
        return "\n".join(discreet_address(post).printed)
    person = paper_person(known)
    return "\n".join(person.address.printed) if person.address else person.address_words


def _address_note(known: Gathered) -> str:
    if post_address(known) is None:
        return ""
    until = proxy_of(known.gp_case.events) if known.gp_case else None
    return f"{_ONLY_POST} We look at it again on {letter_date(until)}." if until else _ONLY_POST


def _previous(known: Gathered) -> str:
    others = (n for n in known.details.names.names if n.kind is not NameKind.SPELLING)
    return ", ".join(f"{n.given} {n.family}".strip() for n in others)


def _said(known: Gathered, key: str) -> str:
    words = known.details.equality.words(key)
    return "" if words in ("Not asked", "Prefers not to say") else words


def _someone(known: Gathered) -> str:
    """Only who may be called: the practice would ring them."""
    someone = known.details.someone
    if not someone.name or someone.may_call is not May.YES:
        return ""
    phone = someone.phone.shown if someone.phone else ""
    return ", ".join(part for part in (someone.name, someone.relation, phone) if part)


def _language(known: Gathered) -> str:
    needs = known.details.communication
    helped = "an interpreter is needed" if needs.interpreter is May.YES else ""
    return ", ".join(part for part in (needs.language, helped) if part)


def _needs(known: Gathered) -> str:
    needs = known.details.communication
    return ". ".join(part for part in (*needs.needs, needs.helps) if part)


def _medicines(known: Gathered) -> str:
    """The list as the person carries it: who prescribed is left out, for it may tell of prison."""
    told = known.details.medicines.medicines
    if told.state is MedicinesState.NONE:
        return "None"
    lines = []
    for one in told.items:
        parts = [part for part in (one.name, one.how) if part]
        parts += [f"runs out on {letter_date(one.runs_out_on)}"] if one.runs_out_on else []
        lines.append(", ".join(parts))
    return "\n".join(lines)


def _allergies(known: Gathered) -> str:
    told = known.details.medicines.allergies
    if told.state in (AllergyState.NOT_RECORDED, AllergyState.UNAVAILABLE):
        return ""
    return ", ".join(told.items) or told.state.label


STARTS: Mapping[str, Callable[[Gathered], str]] = {
    "form_title": lambda known: known.person.name.title,
    "form_first": lambda known: known.person.name.given,
    "form_last": lambda known: known.person.name.family,
    "form_previous": _previous,
    "form_sex": lambda known: paper_person(known).gender,
    "form_born": lambda known: letter_birth_date(known.person.born),
    "form_nhs_number": lambda known: known.person.nhs_number_shown if known.person.nhs_number else "",
    "form_address": _address,
    "form_address_note": _address_note,
    "form_phone": lambda known: paper_person(known).phone,
    "form_email": lambda known: known.details.contact.email,
    "form_previous_gp": lambda known: known.details.gp.practice.name,
    "form_medicines": _medicines,
    "form_allergies": _allergies,
    "form_forces": lambda known: _said(known, "armed_forces"),
    "form_language": _language,
    "form_needs": _needs,
    "form_someone": _someone,
    "form_ethnicity": lambda known: _said(known, "ethnicity"),
    "form_disability": lambda known: _said(known, "disability"),
}
"""What a field may begin with, by the name that the template gives."""
