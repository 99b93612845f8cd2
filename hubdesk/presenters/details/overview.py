"""What is known of a person, for their page: what presses now, what is still to ask, and the facts."""

from dataclasses import dataclass
from datetime import date

from hubdesk.domain.asked import May
from hubdesk.domain.contacts import SafeContact, SomeoneKnown
from hubdesk.domain.dates import cui_date
from hubdesk.domain.details import Details, Section
from hubdesk.domain.equality import CHARACTERISTICS
from hubdesk.domain.gp import GpStatus
from hubdesk.domain.hospital import HospitalUse
from hubdesk.domain.ids import PersonId
from hubdesk.domain.medicines import RunOut, medicine_line, run_outs
from hubdesk.domain.orders import Requirement, release_clock, release_line, timeline
from hubdesk.domain.paper.clinical import AllergyState, MedicinesState
from hubdesk.domain.people import Person
from hubdesk.domain.sleeping_place import Lodging
from hubdesk.domain.still_to_ask import still_to_ask
from hubdesk.presenters.details.sections import TITLES
from hubdesk.presenters.routes import DetailsRoute, Route

_COUNT_FROM = 14
"""Days before it ends from which a supply is counted down on the person's page."""
_HOSPITAL_DAYS = 30


@dataclass(frozen=True, slots=True)
class DetailRow:
    """One line of "Now" or "Still to ask"; opening it leads to its section."""

    title: str
    detail: str
    tag: str
    tag_kind: str
    action: str
    route: Route


@dataclass(frozen=True, slots=True)
class DetailFact:
    """One fact; ``section`` is where it is changed, None for the identity."""

    label: str
    value: str
    section: Section | None


def for_officers_eyes(details: Details) -> Details:
    """What may be seen while an officer is in the room: what the person needs to be understood, and nothing else."""
    return Details(communication=details.communication)


def banner_tags(details: Details, today: date) -> tuple[tuple[str, str], ...]:
    """What every page of the person tells: a supply about to end (no name of it), and communication needs."""
    pressing = [r for r in run_outs(details.medicines.medicines, today) if r.pressing]
    tags = [(pressing[0].discreet, _colour(pressing[0]))] if pressing else []
    tags += [(need, "blue") for need in details.communication.needs]
    return tuple(tags)


def now_rows(person_id: PersonId, details: Details, today: date) -> tuple[DetailRow, ...]:
    """The clocks and warnings that count today, the most pressing first."""
    rows = [*_supply_rows(person_id, details, today)]
    if clock := release_clock(details.orders, today):
        rows.append(
            DetailRow(
                clock,
                release_line(details.orders, today),
                "First 28 days",
                "blue",
                "Change",
                _to(person_id, Section.ORDERS),
            )
        )
    rows += _abstinence_rows(person_id, details)
    if details.gp.status in (GpStatus.NONE, GpStatus.UNKNOWN):
        rows.append(
            DetailRow("No GP yet", details.gp.status.label, "GP", "orange", "Change", _to(person_id, Section.GP))
        )
    if never := details.safe_contact.with_answer(May.NO):
        ways = ", ".join(way.label.lower() for way in never)
        rows.append(
            DetailRow(
                f"Not safe: {ways}",
                _notes(details.safe_contact),
                "Safe contact",
                "orange",
                "Change",
                _to(person_id, Section.SAFE_CONTACT),
            )
        )
    if details.communication.needs:
        words = ", ".join(details.communication.needs)
        rows.append(
            DetailRow(
                words,
                details.communication.helps,
                "Communication",
                "blue",
                "Change",
                _to(person_id, Section.COMMUNICATION),
            )
        )
    hospital = details.hospital
    recent = hospital.asked_on is not None and (today - hospital.asked_on).days <= _HOSPITAL_DAYS
    if recent and hospital.use in (HospitalUse.EMERGENCY, HospitalUse.ADMITTED, HospitalUse.BOTH):
        rows.append(
            DetailRow(
                "Hospital in the last 30 days",
                hospital.line,
                "Hospital",
                "grey",
                "Change",
                _to(person_id, Section.HOSPITAL),
            )
        )
    return tuple(rows)


def to_ask_rows(person_id: PersonId, details: Details) -> tuple[DetailRow, ...]:
    """What is still to ask."""
    return tuple(
        DetailRow(TITLES[m.section], m.what, "", "", "Ask now", _to(person_id, m.section))
        for m in still_to_ask(details)
    )


def detail_facts(person: Person, details: Details, today: date) -> tuple[DetailFact, ...]:
    """Every section as a fact. Probation's numbers are said to be there, and not shown: others may see the screen."""
    place, someone, medicines = details.place, details.someone, details.medicines
    facts = [
        (Section.GP, _gp(details)),
        (Section.MEDICINES, _medicines(details)),
        (Section.PLACE, place.kind.label if place.kind is Lodging.NOT_ASKED else _place(details)),
        (Section.CONTACT, _contact(details)),
        (Section.SAFE_CONTACT, _safe(details.safe_contact)),
        (Section.COMMUNICATION, ", ".join(details.communication.needs) or _communication(details)),
        (Section.SUITS, details.suits.line or "Not asked"),
        (Section.SOMEONE, _someone(details) if someone.known is SomeoneKnown.YES else someone.known.label),
        (Section.HOSPITAL, details.hospital.line),
        (Section.NEEDS, details.needs.line or "Not asked"),
        (Section.ORDERS, _orders(details, today)),
        (Section.NAMES, _names(details)),
        (Section.EQUALITY, f"{len(details.equality.asked)} of {len(CHARACTERISTICS)} asked"),
        (Section.NUMBERS, "Recorded" if details.numbers.any else "Not recorded"),
    ]
    shown = [DetailFact(TITLES[section], value, section) for section, value in facts]
    allergies = medicines.allergies
    words = ", ".join(allergies.items) or (
        "Not recorded" if allergies.state is AllergyState.NOT_RECORDED else allergies.state.label
    )
    shown.insert(2, DetailFact("Allergies", words, Section.MEDICINES))
    number = f"{person.nhs_number_shown} (not traced)" if person.nhs_number else "Not recorded"
    identity = (
        DetailFact("Known as", person.name.preferred or "Not recorded", None),
        DetailFact("NHS number", number, None),
    )
    return (*identity, *shown)


def _to(person_id: PersonId, section: Section) -> Route:
    return DetailsRoute(person_id, section)


def _colour(supply: RunOut) -> str:
    return "red" if supply.days <= 1 else "orange"


def _supply_rows(person_id: PersonId, details: Details, today: date) -> list[DetailRow]:
    rows = []
    for supply in run_outs(details.medicines.medicines, today):
        if supply.days <= _COUNT_FROM:
            tag, colour = (
                ("Act today", _colour(supply))
                if supply.days <= 1
                else ("Medicine", "orange" if supply.pressing else "grey")
            )
            detail = f"Last day of supply {cui_date(supply.on)}"
            rows.append(DetailRow(supply.text, detail, tag, colour, "Change", _to(person_id, Section.MEDICINES)))
    return rows


def _gp(details: Details) -> str:
    gp = details.gp
    return f"{gp.practice.name}. {gp.status.label}" if gp.practice.name else gp.status.label


def _medicines(details: Details) -> str:
    medicines = details.medicines.medicines
    if medicines.state is MedicinesState.LISTED:
        return "; ".join(medicine_line(m) for m in medicines.items)
    return {MedicinesState.NONE: "Takes none", MedicinesState.DECLINED: "Prefers not to say"}.get(
        medicines.state, "Not asked"
    )


def _place(details: Details) -> str:
    place = details.place
    return (
        f"{place.one_line} ({place.kind.label})"
        if place.lines
        else " ".join((place.kind.label, place.postcode)).strip()
    )


def _contact(details: Details) -> str:
    contact = details.contact
    parts = [f"{phone.shown} ({phone.note})" if phone.note else phone.shown for phone in contact.phones]
    parts += ["Has no phone"] if contact.no_phone else []
    parts += [contact.email] if contact.email else []
    return "; ".join(parts) or "Not asked"


def _safe(safe: SafeContact) -> str:
    yes, no = safe.with_answer(May.YES), safe.with_answer(May.NO)
    parts = [
        f"{words}: {', '.join(w.label.lower() for w in ways)}"
        for words, ways in (("Safe", yes), ("Not safe", no))
        if ways
    ]
    return ". ".join(parts) or "Not asked"


def _notes(safe: SafeContact) -> str:
    notes = [rule.note for rule in safe.rules if rule.note and rule.safe is May.NO]
    return ". ".join([*notes, *([safe.note] if safe.note else [])])


def _communication(details: Details) -> str:
    return "No needs told" if details.communication.asked else "Not asked"


def _abstinence_rows(person_id: PersonId, details: Details) -> list[DetailRow]:
    """Stopping suddenly is dangerous for somebody who depends on alcohol (facts row 73 and §5.2)."""
    if not any(one.requirement is Requirement.AAMR and one.standing.runs for one in details.orders.treatment):
        return []
    title = "A court has told them not to drink"
    detail = "Whoever depends on alcohol must not stop suddenly. Ask how much they drink, and tell a clinician"
    return [DetailRow(title, detail, "Clinical advice", "orange", "Open", _to(person_id, Section.ORDERS))]


def _someone(details: Details) -> str:
    someone = details.someone
    who = f"{someone.name} ({someone.relation})" if someone.relation else someone.name
    call = {May.YES: "may be called", May.NO: "do not call"}.get(someone.may_call, "not asked if we may call")
    return " · ".join(part for part in (who, someone.phone.shown if someone.phone else "", call) if part)


def _orders(details: Details, today: date) -> str:
    orders = details.orders
    parts = [release_line(orders, today)] if orders.released.asked else []
    lines = [*parts, *timeline(orders, today), *(one.line for one in orders.treatment)]
    return "\n".join(lines) or "Not asked"


def _names(details: Details) -> str:
    names = details.names
    return "; ".join(n.display for n in names.names) or ("None" if names.none else "Not asked")
