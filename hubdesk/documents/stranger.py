"""What a stranger who finds the paper would learn, in one line for the preview."""

from collections.abc import Callable

from hubdesk.documents.templates import Template
from hubdesk.domain.paper import (
    AccessSheet,
    AppointmentCards,
    CardAppointment,
    CrisisCards,
    DrugAlcoholReferral,
    Edition,
    FoldedCard,
    Frame,
    GeneralLetter,
    GpClinicalLetter,
    GpRegistrationLetter,
    GpRightCards,
    MentalHealthReferral,
    Paper,
    PersonLetter,
    SbarSheet,
    SealedNote,
    SharedList,
    WhatHelpsSheet,
    WriteYourOwnCards,
)

_START = "A stranger who finds this would learn "


def stranger_line(content: Paper, template: Template) -> str:
    """One plain sentence or two; it names kinds of facts, never the facts."""
    match content:
        case CrisisCards():
            return f"{_START}numbers to call in a crisis. Nothing about the person."
        case GpRightCards():
            return f"{_START}{template.words['stranger']}, and a phone number. No name is printed."
        case WriteYourOwnCards():
            return f"{_START}a phone number, and what the person writes on the card. No name is printed."
        case AppointmentCards(appointments=appointments):
            return _card(appointments, named=False)
        case FoldedCard(appointments=appointments, greeting=greeting):
            named = bool(greeting) and not appointments[0].discreet
            return f"{_card(appointments, named=named)} Numbers to call in a crisis are on the back."
        case WhatHelpsSheet():
            return f"{_START}the name, what the person finds hard and what helps."
        case DrugAlcoholReferral(core=core) | MentalHealthReferral(core=core):
            return _letter(content, core.frame, core.sealed)
        case GpClinicalLetter(frame=frame, sealed=sealed):
            return _letter(content, frame, sealed)
        case GeneralLetter(discreet=True):
            return f"{_START}{template.words['stranger']}. No name is printed."
        case GeneralLetter(frame=frame, sealed=sealed):
            shown = _who(frame) if {"details", "reach"} & set(template.blocks) else ["the name"]
            return _line([*shown, template.words["stranger"]], frame, sealed)
        case SharedList(frame=frame) | AccessSheet(frame=frame):
            return _line(["the name", template.words["stranger"]], frame, None)
        case GpRegistrationLetter(frame=frame) | SbarSheet(frame=frame) | PersonLetter(frame=frame):
            return _letter(content, frame, None)


def _card(appointments: tuple[CardAppointment, ...], *, named: bool) -> str:
    told = ["a day, a time, a place and a phone number"]
    open_ones = [one for one in appointments if not one.discreet]
    if any(one.what for one in open_ones):
        told.append("what the appointment is for")
    if any(one.who or one.companion for one in open_ones):
        told.append("who will be there")
    if named:
        told.insert(0, "a first name")
    ending = "" if open_ones else " No name, no service and no health detail."
    return f"{_START}{_listed(told)}.{ending}"


def _letter(content: Paper, frame: Frame, sealed: SealedNote | None) -> str:
    return _line([*_who(frame), *_what(content)], frame, sealed)


def _line(told: list[str], frame: Frame, sealed: SealedNote | None) -> str:
    line = f"{_START}{_listed(told)}."
    if sealed and frame.edition is not Edition.PERSON:
        line += " The sealed page tells what was said about safety: keep it in its own envelope."
    return line


def _who(frame: Frame) -> list[str]:
    person = frame.person
    told = ["the name"]
    told += ["the date of birth"] if person.born.known else []
    told += ["the NHS number"] if person.nhs_number else []
    told += ["the address"] if person.address else []
    return told


def _what(content: Paper) -> list[str]:
    facts: list[tuple[type, Callable[[], list[str]]]] = [
        (GpRegistrationLetter, lambda: ["that the person needs a GP surgery", "their medicines and allergies"]),
        (DrugAlcoholReferral, lambda: ["that the person is referred for help with drugs or alcohol", "health details"]),
        (MentalHealthReferral, lambda: ["that the person is referred for mental health care", "health details"]),
        (GpClinicalLetter, lambda: ["health details, medicines and screening results"]),
        (SbarSheet, lambda: ["that there was an emergency, and what happened"]),
        (PersonLetter, lambda: ["that the person sees a health service, and what was talked about"]),
    ]
    return next(tell() for kind, tell in facts if isinstance(content, kind))


def _listed(parts: list[str]) -> str:
    return f"{', '.join(parts[:-1])} and {parts[-1]}" if len(parts) > 1 else parts[0]
