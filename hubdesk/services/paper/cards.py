"""The content of each card. Discreet unless the person chose a card that says more."""

from collections.abc import Mapping
from dataclasses import replace

from hubdesk.domain.appointments import Appointment
from hubdesk.domain.paper import (
    AppointmentCards,
    CardAppointment,
    CardSheet,
    CrisisCards,
    FoldedCard,
    GpRightCards,
    WriteYourOwnCards,
)
from hubdesk.domain.postcodes import postcodes_whole
from hubdesk.domain.short_address import in_code, postcode_in
from hubdesk.domain.telling_words import tells
from hubdesk.services.paper.gathering import Gathered
from hubdesk.services.paper.typed_lines import day_of, decimal_of, lines_of, number_of

Typed = Mapping[str, str]
ON_A_CARD = 3
"""Appointments on one card: the next and the two after it (facts §4.1)."""
_MOST = 10
"""Cards on one sheet."""


def appointment_cards(known: Gathered, typed: Typed) -> AppointmentCards:
    """Cards of the next appointments."""
    return AppointmentCards(_chosen(known, typed), known.today, sheet_of(typed))


def folded_card(known: Gathered, typed: Typed) -> FoldedCard:
    """The easy read card, with the name only where the person chose a card that says more."""
    open_card = typed.get("discreet") == "no"
    return FoldedCard(
        appointments=_chosen(known, typed),
        written_on=known.today,
        lines=known.site.lines,
        checked_on=day_of(typed, "checked"),
        greeting=known.person.name.spoken if open_card else "",
    )


def own_cards(known: Gathered, typed: Typed) -> WriteYourOwnCards:
    """Cards the person writes on."""
    place = lines_of(typed.get("place", ""))
    count = number_of(typed.get("cards", ""), 1, _MOST)
    return WriteYourOwnCards(typed.get("phone", ""), place, count, known.today, sheet_of(typed))


def crisis_cards(known: Gathered, typed: Typed) -> CrisisCards:
    """Cards with numbers to call."""
    count = number_of(typed.get("cards", ""), 1, _MOST)
    return CrisisCards(known.site.lines, day_of(typed, "checked"), count, sheet_of(typed))


def gp_right_cards(typed: Typed) -> GpRightCards:
    """Cards to show at the desk of a surgery."""
    count = number_of(typed.get("cards", ""), 1, _MOST)
    return GpRightCards(typed.get("phone", ""), count, sheet_of(typed))


def _chosen(known: Gathered, typed: Typed) -> tuple[CardAppointment, ...]:
    discreet = typed.get("discreet") != "no"
    cards = (_card(a, known, discreet=discreet) for a in known.appointments[:ON_A_CARD])
    return tuple(replace(card, code=_code(typed.get("code", ""), card, known)) for card in cards)


def _code(choice: str, card: CardAppointment, known: Gathered) -> str:
    """What the QR code holds; nothing where none was chosen, or where there is nothing to put in it."""
    if choice == "web":
        return in_code(known.sender.web) if known.sender.web else ""
    return postcode_in(card.place) if choice == "place" else ""


def _card(appointment: Appointment, known: Gathered, *, discreet: bool) -> CardAppointment:
    details = appointment.details
    phone = details.phone or known.sender.phone
    if discreet:
        return CardAppointment(details.starts, quiet_place(appointment), phone)
    return CardAppointment(
        at=details.starts,
        place=tuple(postcodes_whole(line) for line in details.place_lines),
        phone=phone,
        what=details.what,
        who=details.with_whom,
        companion=details.companion,
        minutes=details.minutes,
        discreet=False,
    )


def quiet_place(appointment: Appointment) -> tuple[str, ...]:
    """The lines of a place that tell a stranger nothing."""
    return tuple(postcodes_whole(line) for line in appointment.details.place_lines if not tells(line))


def sheet_of(typed: Typed) -> CardSheet:
    """Where the cards lie on the paper, as typed."""
    return CardSheet(
        stock=typed.get("stock", "") or "plain",
        first_cell=number_of(typed.get("first_cell", ""), 1, _MOST),
        nudge_x=decimal_of(typed.get("nudge_x", "")),
        nudge_y=decimal_of(typed.get("nudge_y", "")),
    )
